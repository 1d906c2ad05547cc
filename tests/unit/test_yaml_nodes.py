"""Reading YAML: every value as it is written, every place right, nothing that hangs or falls over."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from kyoyaku.making.pipeline import check
from kyoyaku.problems import codes
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.yaml_nodes import Map, Scalar, Seq, compose
from tests import made


def scalar(written: str) -> Scalar:
    node, problems = compose("f.yaml", f"key: {written}\n".encode())
    assert problems == []
    assert isinstance(node, Map)
    found = node.get("key")
    assert isinstance(found, Scalar)
    return found


@pytest.mark.fault("A7")
@pytest.mark.parametrize(
    "written",
    ["no", "on", "yes", "true", "null", "~", "010", "01", "12:30", "1_000", "1e3", "0x1F", ".5", ".inf", "2017-03-22", "1.10", "=", "第1条", "「甲」",
     "a: b".replace(": ", ":"), "葛\U000e0100城𠮷⑴", "1 2  3"],
)  # fmt: skip
def test_a_value_is_the_text_that_is_written(written: str) -> None:
    assert scalar(written).text == written


@pytest.mark.parametrize(
    ("written", "text"),
    [('"a #b"', "a #b"), ("'it''s'", "it's"), ('"甲\\u3000乙"', "甲\u3000乙"), ('"{{ x }}"', "{{ x }}"), ("|-\n  一\n  二", "一\n二"),
     (">-\n  一\n  二", "一 二"), ('"- - -"', "- - -")],
)  # fmt: skip
def test_quotes_and_blocks_are_read_as_yaml_says(written: str, text: str) -> None:
    assert scalar(written).text == text


@pytest.mark.fault("A3")
def test_only_a_comment_behind_a_bare_value_cuts_it() -> None:
    assert scalar("第1条 #目的").cut
    assert not scalar('"第1条" #目的').cut
    assert not scalar("第1条#目的").cut


def test_places_count_characters_not_bytes() -> None:
    node, _ = compose("f.yaml", "一二三: 𠮷甲\n乙: [丙, 丁]\n".encode())
    assert isinstance(node, Map)
    (first_key, first), (_, second) = node.entries.values()
    assert (first_key.line, first_key.column, first.place.line, first.place.column) == (1, 1, 1, 6)
    assert isinstance(second, Seq)
    assert [(item.place.line, item.place.column) for item in second.items] == [(2, 5), (2, 8)]


@pytest.mark.fault("A19")
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_the_lines(ends: str) -> None:
    _, problems = compose("f.yaml", ends.join(("a: 1", "b: 2", "a: 3", "")).encode())
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("duplicate-key", 3, 1)]


@pytest.mark.fault("A18")
def test_a_mark_at_the_start_does_not_move_the_columns() -> None:
    node, problems = compose("f.yaml", "\ufeffkey: 値\n".encode())
    assert made.codes(problems) == ["byte-order-mark"]
    assert isinstance(node, Map)
    assert node.entries["key"][0].column == 1


@pytest.mark.fault("A16", "A17")
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf_16", "utf_16_le", "utf_16_be"])
@pytest.mark.parametrize("words", ["協約", "連携協約は、甲及び乙が協力する。", "かな", "ＡＢＣ 協約 abc"])
def test_other_encodings_are_named(encoding: str, words: str) -> None:
    named = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP", "utf_16": "UTF-16", "utf_16_le": "UTF-16LE",
             "utf_16_be": "UTF-16BE"}  # fmt: skip
    _, problems = decode("f.yaml", f"title: {words}\nshort_title: {words}\n".encode(encoding))
    assert [dict(one.args)["encoding"] for one in problems if one.code == "encoding"] == [named[encoding]]


OPENERS = (
    "[",
    "{",
    "- ",
    "? ",
    "- ? ",
    "-   ",
    "-\t",
    "? - ",
    "!!seq - ",
    "&a - ",
    "[[{",
    "a: [",
    "'",
    '"',
    "|",
    "> ",
    "* ",
    "<<: ",
)


@pytest.mark.fault("A13", "A14")
@pytest.mark.parametrize("opener", OPENERS)
def test_nothing_nested_is_too_deep_to_tell(opener: str) -> None:
    # In a process of its own: a parser that overflows its stack takes the whole process with it.
    program = (
        "import sys; from kyoyaku.reading.yaml_nodes import compose\n"
        f"node, problems = compose('f.yaml', ({opener!r} * 100_000 + 'a').encode())\n"
        "sys.exit(0 if node is not None or problems else 1)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=made.ROOT, timeout=20, check=False).returncode == 0


AGREEMENT = f"{made.PARTIES}title: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]\n"


def keys(count: int) -> str:
    return "".join(f"k{n}: v\n" for n in range(count))


@pytest.mark.fault("A22")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("100,000 keys", AGREEMENT + keys(100_000)),
        ("a line of a megabyte", AGREEMENT.replace("定める", "定" * 350_000)),
        ("a scalar of five megabytes", AGREEMENT.replace("定める", "定" * 1_700_000)),
        ("dangling references", AGREEMENT.replace("定める", "第9条の" * 100_000)),
        ("references", AGREEMENT.replace("定める", "第1条は、" * 100_000)),
        ("controls", AGREEMENT.replace("定める", "\x07" * 3_000_000)),
        ("signs of markup", AGREEMENT.replace("定める", "<" * 3_000_000)),
        ("entities", AGREEMENT.replace("定める", "&a" * 1_500_000)),
        ("the same key", AGREEMENT + "title: v\n" * 50_000),
    ],
    ids=lambda value: value if len(str(value)) < 40 else "",
)
def test_large_files_take_no_longer_than_they_may(name: str, text: str) -> None:
    started = time.process_time()
    check(made.files(text))
    assert time.process_time() - started < 10, name


def test_units_that_are_not_there_are_told_in_time() -> None:
    units = "".join(f"  k{n}: {{text: a, source: aaaaaaaaaaaa, status: draft}}\n" for n in range(10_000))
    started = time.process_time()
    problems = check(
        {**made.project(), f"content/agreements/{made.REAL}/en.yaml": f"language: en\nunits:\n{units}".encode()}
    )
    assert time.process_time() - started < 10
    assert made.codes(problems).count("unknown-unit") == 10_000


def test_every_code_of_the_reader_is_in_the_catalogue() -> None:
    assert {"tab", "alias", "too-deep", "unknown-tag", "bad-key", "duplicate-key", "encoding"} <= set(codes())
