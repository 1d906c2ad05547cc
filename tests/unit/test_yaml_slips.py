"""What is no YAML is told at its sign, with the line as it was meant, and so that all slips of a file are told at once."""

from __future__ import annotations

import time

import pytest
import yaml

from kyoyaku.making.pipeline import check
from kyoyaku.problems import Problem, codes, hint
from kyoyaku.reading.yaml_nodes import Loader, compose
from tests import made

BASE = made.under(made.ROOT / "tests/problems/base/content", "content")
PATH = "content/agreements/tiny/agreement.yaml"
TEXT = "  text: 甲及び乙は、協力する。\n"
LINE = 16
"""Where TEXT stands in the agreement."""


def said(old: str, new: str) -> list[Problem]:
    """What is said of the agreement with something in it written otherwise."""
    whole = BASE[PATH].decode()
    assert old in whole
    found = check({**BASE, PATH: whole.replace(old, new, 1).encode()})
    return [one for one in found if one.place.file == PATH]


def told(old: str, new: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in said(old, new)]


@pytest.mark.fault("A1")
@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("- id: art-1\n  kind: article\n", "-\tid: art-1\n\tkind: article\n", [(12, 2), (13, 1)]),
        ("  label: 第1条\n", "  \tlabel: 第1条\n", [(14, 3)]),
        (TEXT, "  text: 甲及び乙は、\n\t協力する。\n", [(17, 1)]),
        (TEXT, "  text: |\n\t\t甲及び乙は、協力する。\n", [(17, 1)]),
        ("parties:\n- id: kou\n  symbol: 甲\n", "parties:\n\t- id: kou\n\t  symbol: 甲\n", [(3, 1), (4, 1)]),
        ("date:\n", "\tdate:\n", [(22, 1)]),
        ("  kind: city\n", "\tkind: city\n", [(6, 1)]),
        ("- id: otsu\n  symbol: 乙\n  name: 谷町\n", "- id: otsu\n\tsymbol: 乙\n \tname: 谷町\n", [(8, 1), (9, 2)]),
    ],
    ids=repr,
)  # fmt: skip
def test_a_tab_that_indents_is_told_at_each_line(old: str, new: str, places: list[tuple[int, int]]) -> None:
    assert told(old, new) == [("tab", *place) for place in places]


@pytest.mark.fault("A1")
@pytest.mark.parametrize(
    "new",
    ["  text:\t甲及び乙は、協力する。\n", "  text: 甲及び乙は、協力する。\t\n", "  text: 甲及び乙は、協力する。\n  \n"],
)
def test_a_tab_that_does_not_indent_does_no_harm(new: str) -> None:
    assert told(TEXT, new) == []


@pytest.mark.fault("A2")
@pytest.mark.parametrize(
    ("old", "new", "sign", "meant"),
    [
        ("  kind: article", "\u00a0\u00a0kind: article", "00A0", "  kind: article"),
        ("title: 山", "title:\u00a0山", "00A0", "title: 山"),
        ("title: 山", "title:\u2002山", "2002", "title: 山"),
        ("title: 山", "title\u202f: 山", "202F", "title: 山"),
        ("- id: art-1", "-\u00a0id: art-1", "00A0", "- id: art-1"),
        ("- id: art-1", "\u2003- id: art-1", "2003", " - id: art-1"),
        ("title: 山", "title﹕ 山", "FE55", "title: 山"),
        ("title: 山", "title︰山", "FE30", "title: 山"),
        ("title: 山", "title∶ 山", "2236", "title: 山"),
        ("- id: art-1", "・ id: art-1", "30FB", "- id: art-1"),
        ("- id: art-1", "ー id: art-1", "30FC", "- id: art-1"),
        ("- id: art-1", "— id：art-1", "2014", "- id: art-1"),
        ("- id: art-1", "•\u00a0id: art-1", "2022", "- id: art-1"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_only_looks_like_a_sign_of_yaml_is_named(old: str, new: str, sign: str, meant: str) -> None:
    found = [dict(one.args) for one in said(old, new) if one.code == "full-width-sign"]
    assert [one["char"] for one in found] == [f"U+{sign}"]
    assert found[0]["line"].startswith(meant)


@pytest.mark.fault("A2")
@pytest.mark.parametrize(
    ("old", "new", "place", "meant"),
    [
        ("title: 山", "title:山", (1, 6), "title: 山川市及び谷町の連携協約"),
        ("- id: art-1", "-id: art-1", (12, 1), "- id: art-1"),
        ("- id: art-1", "- id:art-1", (12, 5), "- id: art-1"),
        ("  kind: article", "  kind:article", (13, 7), "  kind: article"),
        ("  value: 2017", "  value:2017", (24, 8), "  value: 2017-03-22"),
        ("    label: 施策", "    label:施策", (31, 10), "    label: 施策"),
        ("  value: 2017", "  value:'2017", (24, 8), "  value: '2017-03-22"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_blank_left_out_is_told_where_it_belongs(old: str, new: str, place: tuple[int, int], meant: str) -> None:
    found = said(old, new)
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("missing-space", *place)]
    assert dict(found[0].args)["line"] == meant


@pytest.mark.fault("A3")
@pytest.mark.parametrize(
    ("value", "column", "meant"),
    [
        ("甲: 乙", 10, '"甲: 乙"'), ("甲:", 10, '"甲:"'), ("「甲」: 乙", 12, '"「甲」: 乙"'), ("（甲: 乙）", 11, '"（甲: 乙）"'), ("*甲", 9, '"*甲"'), ("* 甲", 9, '"* 甲"'),
        ("&甲", 9, '"&甲"'), ("& 甲", 9, '"& 甲"'), ("@甲", 9, '"@甲"'), ("%甲", 9, '"%甲"'), ("`甲`", 9, '"`甲`"'), ("!甲", 9, '"!甲"'), ("!甲 乙", 9, '"!甲 乙"'), ("|甲", 9, '"|甲"'),
        ("> 甲", 9, '"> 甲"'), ("- 甲", 9, '"- 甲"'), ("-", 9, '"-"'), ("? 甲", 9, '"? 甲"'), (", 甲", 9, '", 甲"'), ("] 甲", 9, '"] 甲"'), ("} 甲", 9, '"} 甲"'), ("[甲]と乙", 12, '"[甲]と乙"'),
        ("{甲}と乙", 12, '"{甲}と乙"'), ('@"甲"', 9, "'@\"甲\"'"), ("@C:\\甲's", 9, "'@C:\\甲''s'"), ("「甲」と'乙': 丙", 16, "\"「甲」と'乙': 丙\""),
    ],
)  # fmt: skip
def test_a_sign_of_yaml_is_told_where_it_is_with_the_line_in_quotes(value: str, column: int, meant: str) -> None:
    found = said(TEXT, f"  text: {value}\n")
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("needs-quotes", LINE, column)]
    assert dict(found[0].args)["line"] == f"  text: {meant}"
    read, problems = compose("f", (dict(found[0].args)["line"] + "\n").encode())
    assert read is not None
    assert problems == []


@pytest.mark.fault("A3")
@pytest.mark.parametrize(
    ("value", "code", "place"),
    [
        ("甲 # 乙", "text-cut", (LINE, 11, 3)), ("#甲", "text-cut", (LINE, 9, 2)), ("# 甲", "text-cut", (LINE, 9, 3)), ("甲\t#乙", "text-cut", (LINE, 11, 2)),
        ("https://a.jp/ #x", "text-cut", (LINE, 23, 2)), ("甲は、\n    乙と #1の\n    丙と協力する。", "text-cut", (LINE + 1, 8, 3)), ("甲は、\n    乙と協力する。 #甲", "text-cut", (LINE + 1, 13, 2)),
        ("'甲'と乙", "needs-quotes", (LINE, 12, 1)), ('"甲"と乙', "needs-quotes", (LINE, 12, 1)), ("'甲の'乙'", "needs-quotes", (LINE, 13, 1)), ('"甲', "yaml-syntax", (LINE, 9, 1)),
        ("'甲", "yaml-syntax", (LINE, 9, 1)), ("[甲", "yaml-syntax", (LINE, 9, 1)), ("甲、\n    「乙」: 丙", "needs-quotes", (LINE + 1, 8, 1)), ("甲、\n乙", "yaml-syntax", (LINE + 1, 1, 1)),
        ("甲、\n  乙", "yaml-syntax", (LINE + 1, 3, 1)), ('"甲\\乙"', "bad-escape", (LINE, 11, 1)), ('"C:\\xyz"', "bad-escape", (LINE, 12, 1)), ("@甲 # 注", "needs-quotes", (LINE, 9, 1)),
        ("! 甲", "unknown-tag", (LINE, 9, 1)), ("&a 甲", "alias", (LINE, 9, 2)),
    ],
)  # fmt: skip
def test_the_caret_is_under_what_breaks_or_is_cut(value: str, code: str, place: tuple[int, int, int]) -> None:
    found = said(TEXT, f"  text: {value}\n")
    assert [(one.code, one.place.line, one.place.column, one.place.width) for one in found] == [(code, *place)]


@pytest.mark.fault("A3")
@pytest.mark.parametrize(
    "value",
    [
        "「甲」",
        "甲　#乙",
        "甲#乙",
        "甲:乙",
        "甲と*乙*",
        "甲@乙",
        "100%",
        '甲"乙"',
        "---",
        "'甲' # 注",
        "|\n    甲: 乙 #丙",
        "甲-乙",
        "（甲）",
        "-甲",
        "?甲",
        "<<",
        "=",
    ],
)
def test_a_sign_that_does_no_harm_needs_no_quotes(value: str) -> None:
    assert told(TEXT, f"  text: {value}\n") == []


@pytest.mark.fault("A1", "A2", "A3", "A4", "A5")
def test_all_slips_of_a_file_are_told_at_once_and_what_is_behind_them() -> None:
    whole = BASE[PATH].decode()
    for old, new in (
        ("title: ", "title："), ("caption: （目的）", "captoin: （目的）"), ("caption: （取組）", "caption: @取組"), ("  value: ", "  value:"), ("label: 別表", "label: 別表 #1"),
        ("  - id: kou", "  - id: kou\n    id: kou"), ("kind: role", "kind: roll"),
    ):  # fmt: skip
        whole = whole.replace(old, new, 1)
    found = check({**BASE, PATH: whole.encode(), "content/terms.yaml": "terms：[]\n".encode()})
    assert [(one.code, one.place.line) for one in found if one.place.file == PATH] == [
        ("full-width-sign", 1), ("unknown-key", 15), ("needs-quotes", 20), ("missing-space", 24), ("text-cut", 27), ("duplicate-key", 34), ("bad-choice", 36),
    ]  # fmt: skip
    assert [one.code for one in found if one.place.file == "content/terms.yaml"] == ["full-width-sign"]


@pytest.mark.fault("A2")
def test_of_many_slips_the_first_are_told_in_time() -> None:
    for count, least in ((100, 50), (20_000, 5)):
        started = time.process_time()
        _, found = compose("f", "".join(f"k{number}: @一\n" for number in range(count)).encode())
        assert time.process_time() - started < 5
        assert least <= len(found) <= 50
        assert {one.code for one in found} == {"needs-quotes"}


@pytest.mark.fault("A9")
@pytest.mark.parametrize("data", ["　\n", "\u00a0", "\t\n", " \n\t\n　\n", "\ufeff　\r\n"])
def test_a_file_of_blanks_is_empty(data: str) -> None:
    found = check({**BASE, PATH: data.encode()})
    assert [one.code for one in found if one.place.file == PATH and one.code != "byte-order-mark"] == ["empty-file"]


@pytest.mark.fault("A12", "A13")
@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("title: 山", "title: !!str 山", "unknown-tag", (1, 8, 5)), ("title: 山", "title: !!binary 山", "unknown-tag", (1, 8, 8)), ("title: 山", "title: !<x> 山", "unknown-tag", (1, 8, 4)),
        ("title: 山", "title: !!python/object/apply:os.system 山", "unknown-tag", (1, 8, 31)), ("title: 山", "title: ! 山", "unknown-tag", (1, 8, 1)), ("title: 山", "!!str title: 山", "unknown-tag", (1, 1, 5)),
        ("date:\n", "date: !!map\n", "unknown-tag", (22, 7, 5)), ("date:\n", "date: !date\n", "unknown-tag", (22, 7, 5)), ("[art-2]", "! [art-2]", "unknown-tag", (28, 13, 1)),
        ("[art-2]", "[!!str art-2]", "unknown-tag", (28, 14, 5)), ("title: 山", "title: &a 山", "alias", (1, 8, 2)), ("parties:\n", "parties: &p\n", "alias", (2, 10, 2)), ("- id: kou\n", "- &k\n  id: kou\n", "alias", (3, 3, 2)),
        ("  - id: kou\n", "  - &k id: kou\n", "alias", (33, 5, 2)),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_tags_and_anchors_are_never_taken_out_in_silence(
    old: str, new: str, code: str, place: tuple[int, int, int]
) -> None:
    assert [(one.code, one.place.line, one.place.column, one.place.width) for one in said(old, new)] == [(code, *place)]


@pytest.mark.fault("A13")
def test_each_anchor_of_a_bomb_is_told_and_nothing_is_read_of_it() -> None:
    bomb = "a: &a [x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    node, found = compose("f", bomb.encode())
    assert node is None
    assert [(one.code, one.place.line, one.place.column) for one in found] == [
        ("alias", line, 4) for line in range(1, 12)
    ]


@pytest.mark.fault("A14")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 60, (1, 53)), ("a: 1\nb: " + "{a: " * 60, (2, 200)), ("- " * 60 + "a", (1, 101)), ("".join(" " * at + f"k{at}:\n" for at in range(60)), (51, 51)),
        ("a: '[[['\nb: " + "[" * 2_000, (2, 53)), ("".join("  " * at + f"- k{at}:\n" for at in range(60)), (26, 51)),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_is_nested_too_deep_is_told_where_it_goes_too_deep(text: str, place: tuple[int, int]) -> None:
    node, found = compose("f", text.encode())
    assert node is None
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("too-deep", *place)]


@pytest.mark.fault("A14")
@pytest.mark.parametrize(
    "value",
    [
        "'" + "[" * 3_000 + "'",
        "|\n    " + "「[{" * 2_000,
        "it is " + "[" * 100,
        ">-\n    " + "\n    ".join("[甲" for _ in range(200)),
    ],
)
def test_brackets_in_words_are_not_nested(value: str) -> None:
    assert told(TEXT, f"  text: {value}\n") == []


def test_what_the_parser_says_is_said_in_japanese() -> None:
    assert Loader is yaml.CSafeLoader
    known = codes()["yaml-syntax"]["ja"]["values"]
    faulty = (
        "a: [x", "a: {x", "[a, , b]", "a: b\nc\nd: e", "a:\n  b: c\n d: e", "- a\nb: c", "a: b\n- c", "%x\n---\na", "%YAML 9.2\n---\na", "a\n---\nb", "a: b\n}", "a: b\n... x", "a: 'x", "a: b: c", "? a\n? b\n- c",
        "a: 'b' 'c'", "...", "a: 甲\n  b: c", "%山", "- - a\n - b", "a: 'b\n---\nc'", "--- a: b",
    )  # fmt: skip
    details = [
        dict(one.args)["detail"]
        for text in faulty
        for one in compose("f", text.encode())[1]
        if one.code == "yaml-syntax"
    ]
    assert details
    assert set(details) <= set(known)


@pytest.mark.fault("A16", "A17")
@pytest.mark.parametrize(
    ("data", "likely", "place"),
    [
        ("a: 1\nb: 協約\n".encode("cp932"), "Shift_JIS", (2, 4)), ("a: 1\nb: 協約\n".encode("euc_jp"), "EUC-JP", (2, 4)), ("a: 協約、".encode() + "連携の\n".encode("cp932"), "—", (1, 7)),
        ("a: café\n".encode("latin-1"), "—", (1, 7)), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "—", (1, 1)), (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + b"\xff\xab\x11" * 20, "—", (1, 15)), ("a: 協約\n".encode("utf-32"), "UTF-32", (1, 1)),
        ("a: 協約\r\nb: 1\r\n".encode("utf-16"), "UTF-16", (1, 1)), ("a: 1\rb: ｶﾞ 協約\r".encode("cp932"), "Shift_JIS", (2, 4)),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_an_encoding_is_told_from_where_on_and_named_only_where_it_is_likely(
    data: bytes, likely: str, place: tuple[int, int]
) -> None:
    (found,) = compose("f.yaml", data)[1]
    assert (found.code, found.place.line, found.place.column) == ("encoding", *place)
    assert dict(found.args)["encoding"] == likely
    assert ("iconv" in hint(found, "ja")) == (likely != "—")
