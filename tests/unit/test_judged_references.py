"""References as people judged them: sentences put in the place of a unit's text, each with what it cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.references import References, find_references
from kyoyaku.problems import has_errors
from scripts.bench_references import Judge, answers, corpus_of
from tests import made

FOLDER = made.ROOT / "tests/references"
CORPUS = corpus_of(
    (FOLDER / "phrases-agreement.yaml").read_text("utf-8"), (FOLDER / "phrases-laws.yaml").read_text("utf-8")
)
SHARED = SharedTitles(CORPUS.laws)
ROWS = [line.split("\t")[:3] for line in (FOLDER / "phrases.tsv").read_text("utf-8").splitlines()[1:]]
STOPPED = {"第99条の例による。"}
"""The only sentence that cites what this text would have to have."""


def read(unit: str, sentence: str) -> References:
    agreement = CORPUS.agreements[0]
    units = {**agreement.units, unit: replace(agreement.units[unit], ja=sentence)}
    return find_references(replace(agreement, units=units), SHARED)


@pytest.mark.parametrize(("unit", "sentence", "right"), ROWS)
def test_a_judged_sentence_is_understood(unit: str, sentence: str, right: str) -> None:
    found = read(unit, sentence)
    judge = Judge(CORPUS.laws, [one for one in found.found if one.unit == unit], sentence)
    wrong = [one for one in answers(right) if not judge.right(one)]
    shown = [(sentence[one.start : one.end], one.targets, one.document, one.certainty) for one in judge.found]
    assert wrong == [], shown
    assert any(has_errors([one]) for one in found.problems) == (sentence in STOPPED)
