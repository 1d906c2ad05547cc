"""The source text from units, layout and repairs: what is said of every way in which the two can part."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.source_map import check_source, line_words, regenerate
from kyoyaku.model import Agreement, Source
from kyoyaku.reading.places import Places
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 協約
body:
- {{id: art-1, kind: article, label: 第1条, text: 甲と乙は、協力する。}}
"""
LINES = """\
- {line: 1, pieces: title}
- {line: 2, blank: true}
- {line: 3, pieces: "art-1.label SP art-1[0:5]"}
- {line: 4, repair: scrap}
- {line: 5, pieces: "art-1[5:10] TAB"}
"""
REPAIRS = """\
- {id: scrap, kind: drop, drops: {4: 副}, why: {ja: 端}, units: [art-1]}
"""
WORDS = "協約\n\n第1条 甲と乙は、\n副\n協力する。\t\n"


def source(
    lines: str = LINES, repairs: str = REPAIRS, words: str = WORDS, doubts: str = "[]"
) -> tuple[Agreement, Source]:
    """The agreement with a source of certain lines, repairs, words and doubts."""
    yaml = f"title: {{ja: 出典}}\nlines:\n{lines}repairs:\n{repairs}doubts: {doubts}\n"
    files = made.files(AGREEMENT, {"agreements/tiny/source.yaml": yaml, "agreements/tiny/source.txt": words})
    agreement = made.corpus(files).agreements[0]
    assert agreement.source is not None
    return agreement, agreement.source


def told(*given: str, **more: str) -> list[tuple[str, dict[str, str]]]:
    return [(one.code, dict(one.args)) for one in check_source(*source(*given, **more))]


def test_the_map_gives_the_source() -> None:
    agreement, found = source()
    assert regenerate(agreement, found) == WORDS
    assert list(check_source(agreement, found)) == []
    assert [list(line_words(agreement, found, line)) for line in found.lines] == [
        [(1, "協約")], [(2, "")], [(3, "第1条 甲と乙は、")], [(4, "副")], [(5, "協力する。\t")],
    ]  # fmt: skip


def test_a_source_without_an_end_of_line_has_as_many_lines() -> None:
    assert told(words=WORDS.removesuffix("\n")) == []


def test_a_range_of_blank_lines_is_all_of_them() -> None:
    lines = LINES.replace("{line: 2, blank: true}", "{lines: 2-3, blank: true}")
    for old, new in ((5, 6), (4, 5), (3, 4)):
        lines = lines.replace(f"line: {old},", f"line: {new},")
    agreement, found = source(lines, REPAIRS.replace("{4: 副}", "{5: 副}"), WORDS.replace("\n\n", "\n\n\n"))
    assert list(check_source(agreement, found)) == []
    assert list(line_words(agreement, found, found.lines[1])) == [(2, ""), (3, "")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("- {line: 2, blank: true}\n", "", [("source-line-order", {"line": "3", "expected": "2"})]),
        ("line: 2, blank", "line: 1, blank",
         [("source-line-order", {"line": "1", "expected": "2"}), ("source-differs", {"line": "1", "source": "協約", "map": ""}),
          ("source-line-order", {"line": "3", "expected": "2"})]),
        ("pieces: title", "blank: true", [("source-differs", {"line": "1", "source": "協約", "map": ""}), ("unit-without-source", {"unit": "title"})]),
        (" SP art", " TAB art", [("source-differs", {"line": "3", "source": "第1条 甲と乙は、", "map": "第1条\t甲と乙は、"})]),
        ("art-1[0:5]", "art-1[0:4]", [("source-differs", {"line": "3", "source": "第1条 甲と乙は、", "map": "第1条 甲と乙は"}), ("unit-without-source", {"unit": "art-1"})]),
        ("art-1.label", "art-9", [("source-piece-unknown", {"piece": "art-9"})]),
        ("repair: scrap", "repair: other", [("source-piece-unknown", {"piece": "other"})]),
        ("- {line: 5, pieces: \"art-1[5:10] TAB\"}\n", "", [("source-line-count", {"last": "4", "count": "5"}), ("unit-without-source", {"unit": "art-1"})]),
        ('[5:10] TAB"}\n', '[5:10] TAB"}\n- {lines: 6-8, blank: true}\n',
         [("source-differs", {"line": "6", "source": "—", "map": ""}), ("source-line-count", {"last": "8", "count": "5"})]),
        ("{line: 4, repair", "{lines: 4-5, repair",
         [("source-piece-unknown", {"piece": "scrap"}), ("source-line-order", {"line": "5", "expected": "6"})]),
    ],
)  # fmt: skip
def test_what_parts_the_map_from_the_source_is_told(
    old: str, new: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert old in LINES
    found = told(LINES.replace(old, new))
    assert [one for one in found if one in expected] == expected
    assert {code for code, _ in found} <= {code for code, _ in expected} | {"unit-without-source"}


def test_long_lines_are_told_by_their_beginning() -> None:
    (found,) = told(words=WORDS.replace("副", "長" * 50))
    assert found == ("source-differs", {"line": "4", "source": "長" * 40, "map": "副"})


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("{id: d, unit: art-1, line: 3, quote: 協力, note: {ja: か}}", []),
        (
            "{id: d, unit: art-1, line: 3, quote: 努力, note: {ja: か}}",
            [("doubt-not-found", {"quote": "努力", "unit": "art-1"})],
        ),
        (
            "{id: d, unit: art-9, line: 3, quote: 協力, note: {ja: か}}",
            [("doubt-not-found", {"quote": "協力", "unit": "art-9"})],
        ),
    ],
)
def test_a_doubt_quotes_what_stands_in_its_unit(doubt: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert told(doubts=f"[{doubt}]") == expected


def test_a_repair_names_units_that_are_there() -> None:
    assert told(repairs=REPAIRS.replace("[art-1]", "[art-1, art-9, title]")) == [
        ("source-piece-unknown", {"piece": "art-9"})
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("[0:5]", "[5:10]", True),
        ("[0:6]", "[5:10]", True),
        ("[0:4]", "[5:10]", False),
        ("[1:5]", "[5:10]", False),
        ("[0:5]", "[5:9]", False),
        ("", "[2:3]", True),
        ("[5:10]", "[0:5]", True),
    ],
)
def test_every_character_of_a_unit_comes_from_somewhere(first: str, second: str, whole: bool) -> None:
    lines = LINES.replace("[0:5]", "@1").replace("[5:10]", "@2").replace("@1", first).replace("@2", second)
    assert (("unit-without-source", {"unit": "art-1"}) not in told(lines)) is whole


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("art-1.label", "art-9", [("source-piece-unknown", "art-9")]),
        ("art-1[0:5]", "art-1[0:5] x-1[0:2]", [("source-piece-unknown", "x-1[0:2]")]),
        ("repair: scrap", "repair: other", [("source-piece-unknown", "other")]),
        ("units: [art-1]", "units: [title, art-9]", [("source-piece-unknown", "art-9")]),
        ("doubts: []", "doubts: [{id: d, unit: art-1, line: 3, quote: 努力, note: {ja: か}}]", [("doubt-not-found", "努力")]),
        ("doubts: []", "doubts: [{id: d, unit: art-9, line: 3, quote: 協力, note: {ja: か}}]", [("doubt-not-found", "art-9")]),
        ("art-1[5:10] TAB", "art-1[5:10]", [("source-differs", '{line: 5, pieces: "art-1[5:10]"}')]),
        ("line: 2, blank", "line: 3, blank", [("source-line-order", "3")] * 2),
    ],
)  # fmt: skip
def test_the_caret_stands_under_what_is_wrong(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    yaml = f"title: {{ja: 出典}}\nlines:\n{LINES}repairs:\n{REPAIRS}doubts: []\n"
    assert yaml.count(old) == 1
    path = "agreements/tiny/source.yaml"
    files = made.files(AGREEMENT, {path: yaml.replace(old, new), "agreements/tiny/source.txt": WORDS})
    agreement = made.corpus(files).agreements[0]
    assert agreement.source is not None
    lines = files[f"content/{path}"].decode().split("\n")
    found = [(one.code, Places(files).exact(one.place)) for one in check_source(agreement, agreement.source)]
    marked = [(code, lines[at.line - 1][at.column - 1 :][: at.width]) for code, at in found]
    assert [one for one in marked if one in expected] == expected
