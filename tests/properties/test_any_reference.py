"""Whatever can be cited is found by the words that cite it, from wherever they stand; what is elsewhere is not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.references import find_references
from kyoyaku.model import Agreement
from kyoyaku.problems import has_errors
from tests import made
from tests.properties.agreements import MadeUp, agreements
from tests.properties.profiles import long, quiet
from tests.properties.written_references import Spot, Writer, Written, styles

QUIET = quiet(40)
LONG = long(2000)
BEFORE = ("", "甲は、", "協議の上、", "ただし、", "費用（実費をいう。）は、", "甲及び乙は、")
AFTER = ("に定めるところによる。", "の規定による。", "に掲げるものを行う。", "を準用する。", "に規定する事項とする。")
ELSEWHERE = (
    "山川市公契約条例",
    "原協約",
    "地方道路法",
    "変更前の",
    "旧協定書",
    "別に締結する覚書（平成3年3月3日締結）",
)
SHARED = SharedTitles(())


def understood(agreement: Agreement, sentences: dict[str, tuple[str, list[Written]]]) -> None:
    """Sentences at several places at once, each with what it cites."""
    units = {**agreement.units}
    for key, (words, _) in sentences.items():
        units[key] = replace(units[key], ja=words)
    found = find_references(replace(agreement, units=units), SHARED)
    for key, (words, wanted) in sentences.items():
        got = [
            Written(words[one.start : one.end], one.targets) for one in found.found if one.unit == key and one.targets
        ]
        assert got == wanted, (key, words)
    told = [one for one in found.problems if has_errors([one])]
    assert told == []


def agreement_of(made_up: MadeUp) -> Agreement:
    return made.corpus(made.files(made_up.yaml)).agreements[0]


def whole(made_up: MadeUp, chance: random.Random) -> None:
    """Every place of an agreement is cited once at least, somewhere, in some way of writing."""
    agreement = agreement_of(made_up)
    writer = Writer(agreement)
    spots = [spot for spot in writer.spots() if spot.unit in agreement.units]
    left = {target for spot in spots for one in writer.absolute(spot) for target in one.targets}
    for _ in range(4):
        sentences: dict[str, tuple[str, list[Written]]] = {}
        for spot in spots:
            one = chosen([*writer.absolute(spot)], left, chance)
            relative = [*writer.relative(spot)]
            if one is None or (relative and chance.random() < 0.4):
                one = chance.choice(relative) if relative else one
            if one is None:
                continue
            left -= set(one.targets)
            words = chance.choice(styles(one.words))
            sentence = chance.choice(BEFORE) + one.lead + words + chance.choice(AFTER)
            sentences[spot.unit] = (sentence, [Written(words, one.targets)])
        understood(agreement, sentences)
    several(agreement, writer, spots, chance)


def several(agreement: Agreement, writer: Writer, spots: list[Spot], chance: random.Random) -> None:
    """Lists and ranges, and what goes on with 同."""
    sentences: dict[str, tuple[str, list[Written]]] = {}
    for spot in spots:
        if rows := list(writer.several(spot)):
            row, style = chance.choice(rows), chance.randrange(4)
            wanted = [one._replace(words=styles(one.words)[style], lead="") for _, one in row]
            words = "".join(before + one.words for (before, _), one in zip(row, wanted, strict=True))
            until = "まで" if row[-1][0] == "から" else ""
            sentences[spot.unit] = (chance.choice(BEFORE) + words + until + chance.choice(AFTER), wanted)
    understood(agreement, sentences)


def chosen(row: list[Written], left: set[str], chance: random.Random) -> Written | None:
    fresh = [one for one in row if left & set(one.targets)]
    return chance.choice(fresh or row) if row else None


def elsewhere(made_up: MadeUp, chance: random.Random) -> None:
    """The same words after the name of another document lead nowhere."""
    agreement = agreement_of(made_up)
    writer = Writer(agreement)
    sentences: dict[str, tuple[str, list[Written]]] = {}
    for spot in writer.spots():
        row = [one for one in writer.absolute(Spot("")) if one.words.startswith(("第", "附則", "別表", "別記"))]
        if row:
            words = chance.choice(styles(chance.choice(row).words))
            sentences[spot.unit] = (f"{chance.choice(ELSEWHERE)}{words}{chance.choice(AFTER)}", [])
    understood(agreement, sentences)


@QUIET
@given(agreements(), st.integers(0, 2**32))
def test_whatever_is_cited_is_found(made_up: MadeUp, seed: int) -> None:
    whole(made_up, random.Random(seed))


@QUIET
@given(agreements(), st.integers(0, 2**32))
def test_what_is_cited_of_another_document_leads_nowhere(made_up: MadeUp, seed: int) -> None:
    elsewhere(made_up, random.Random(seed))


@pytest.mark.deep
@LONG
@given(agreements(), st.integers(0, 2**32))
def test_whatever_is_cited_is_found_at_length(made_up: MadeUp, seed: int) -> None:
    whole(made_up, random.Random(seed))
    elsewhere(made_up, random.Random(seed))
