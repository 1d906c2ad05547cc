"""Each small agreement that docs/content-format.md shows as an example of a shape makes a site, alone and whole."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Final

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import analyse
from tests import made
from tests.house.test_docs import FORMAT, examples, valid

SHAPES: Final = dict(re.findall(r"^```yaml example/(\S+)\.yaml\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL))
NOT_SAID: Final = {"missing-translation", "words-unknown", "term-without-entry"}
"""Nothing is translated, no word is in the lexicon, and there is no glossary."""


@cache
def files(shape: str) -> dict[str, bytes]:
    site = examples()["content/site.yaml"]
    own = {"content/site.yaml": site.encode(), f"content/agreements/{shape}/agreement.yaml": SHAPES[shape].encode()}
    return {**made.machinery(), **own}


@cache
def outcome(shape: str) -> SiteOutcome:
    return build(files(shape), Options(None))


def test_the_shapes_that_agreements_have_are_there() -> None:
    assert set(SHAPES) >= {
        "annexes-and-costs", "chapters", "numbered-paragraphs", "supplements", "three-parties",
    }  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_it_makes_a_site_and_nothing_is_told_of_it(shape: str) -> None:
    assert set(made.codes(outcome(shape).problems)) <= NOT_SAID
    assert "full.html" in outcome(shape).site


@pytest.mark.parametrize("shape", SHAPES)
def test_editors_agree_with_it(shape: str) -> None:
    assert valid("agreement.yaml", SHAPES[shape].encode(), "agreement") == []


@pytest.mark.parametrize("shape", SHAPES)
def test_all_of_it_is_shown(shape: str) -> None:
    page = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>", "", outcome(shape).site["full.html"].decode())
    shown = re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", page)))
    units = made.agreement(SHAPES[shape]).units
    assert [key for key, unit in units.items() if re.sub(r"\s+", "", unit.ja) not in shown] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_all_that_it_cites_of_its_own_is_found(shape: str) -> None:
    (analysis,) = analyse(made.corpus(files(shape))).values()
    found = [(one.certainty, one.targets) for one in analysis.references.found]
    assert all(certainty in {"sure", "likely"} and targets for certainty, targets in found), found
