"""The real agreement is whole: what people counted in it, and every character of its source."""

from __future__ import annotations

from datetime import date

from kyoyaku.meaning.source_map import regenerate
from tests import made

SOURCE = made.ROOT / f"content/agreements/{made.REAL}/source.txt"
SEED_HASH = "e29bffeea7b44eab"


def test_the_source_is_regenerated_byte_for_byte() -> None:
    agreement = made.real().agreement
    assert agreement.source is not None
    assert regenerate(agreement, agreement.source).encode() == SOURCE.read_bytes()


def test_every_line_of_the_source_is_claimed_once() -> None:
    source = made.real().agreement.source
    assert source is not None
    claimed = [number for line in source.lines for number in range(line.first, line.last + 1)]
    assert claimed == list(range(1, len(SOURCE.read_text("utf-8").splitlines()) + 1))


def test_every_character_of_every_unit_comes_from_the_source_once() -> None:
    agreement = made.real().agreement
    assert agreement.source is not None
    taken: dict[str, list[tuple[int, int]]] = {}
    for line in agreement.source.lines:
        for key, first, last in line.pieces:
            if key in agreement.units:
                taken.setdefault(key, []).append((first, last if last is not None else len(agreement.units[key].ja)))
    repeated = {
        column.label.key for annex in agreement.annexes for column in annex.columns if column.label
    }  # over each part of a table
    for key, text in agreement.units.items():
        ranges = set(taken[key]) if key in repeated else taken[key]
        assert "".join(text.ja[first:last] for first, last in ranges) == text.ja, key


def test_the_map_holds_no_words_but_the_dropped_scraps() -> None:
    text = (SOURCE.parent / "source.yaml").read_text("utf-8")
    lines = text[text.index("\nlines:") : text.index("\nrepairs:")]
    assert lines.isascii()


def test_the_body_is_as_people_counted_it() -> None:
    agreement = made.real().agreement
    assert [article.label for article in agreement.articles] == [f"第{n}条" for n in range(1, 7)]
    assert [len(article.children) for article in agreement.articles] == [1, 1, 1, 2, 1, 1]
    assert agreement.preamble is not None
    assert agreement.closing is not None
    assert agreement.date is not None
    assert (agreement.date.text.ja, agreement.date.value) == ("平成29年3月22日", date(2017, 3, 22))
    assert [one.party for one in agreement.signatories] == ["kou", "otsu"]


def test_the_annex_is_as_people_counted_it() -> None:
    agreement = made.real().agreement
    (annex,) = agreement.annexes
    assert (annex.label.ja, annex.articles) == ("別表", ("art-3",))
    assert [len(top.categories) for top in annex.categories] == [0, 0, 3]
    assert [len(one.measures) for one in annex.walk() if one.measures] == [4, 3, 12, 1, 3]
    assert [one.label for one in annex.categories[2].categories] == ["(1)", "(2)", "(3)"]
    assert len(annex.measures) == 23
    assert sum(len(measure.cells) for measure in annex.measures) == 92
    assert len({text.key for measure in annex.measures for text in measure.cells.values()}) == 92


def test_repairs_and_doubts_are_those_that_are_known() -> None:
    source = made.real().agreement.source
    assert source is not None
    joined = {lines for one in source.repairs if one.kind == "join" for lines in [tuple(one.lines)]}
    assert joined == {(64, 66), (82, 84), (89, 112), (117, 127)}
    dropped = {number for one in source.repairs if one.kind == "drop" for number in one.lines}
    assert {33, 67, 128, 91, 119, 121, 123, 124, 125} <= dropped
    assert {"渡谷 豊美", "小林 真", "スケード振興"} <= {one.quote for one in source.doubts}
    assert {52, 43, 115, 116, 133} <= {one.line for one in source.doubts}


def test_names_of_persons_have_no_reading() -> None:
    agreement = made.real().agreement
    assert not {one.name.key for one in agreement.signatories if one.name} & set(agreement.readings)


def test_every_measure_and_heading_has_a_reading() -> None:
    agreement = made.real().agreement
    wanted = {"title", *(f"{measure.id}.title" for measure in agreement.measures)}
    wanted |= {one.caption.key for one in agreement.articles if one.caption}
    wanted |= {one.id for annex in agreement.annexes for one in annex.walk()}
    assert wanted - set(agreement.readings) == set()


def test_steps_that_nobody_recorded_have_no_day() -> None:
    steps = made.real().agreement.record.steps
    assert {one.kind for one in steps} >= {"resolution", "conclusion", "public-notice", "notification"}
    assert [(one.kind, one.date) for one in steps if one.date] == [("conclusion", date(2017, 3, 22))]
