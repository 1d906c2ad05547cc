"""Problems as text with carets, as JSON and as lines for GitHub."""

from __future__ import annotations

import json
import time

import pytest

from kyoyaku import problems
from kyoyaku.command.words import words
from kyoyaku.problems import Place, Problem, caret, problem, report
from kyoyaku.problems.report import Style

JA = Style("ja", words("ja"))
EN = Style("en", words("en"))


def found(file: str = "content/a.yaml", line: int = 0, column: int = 0, width: int = 1, reason: str = "why") -> Problem:
    return problem("unreadable-file", Place(file, line, column, width), reason=reason)


def test_place_message_line_caret_and_hint() -> None:
    files = {"content/a.yaml": "一行目\n題名: 第1条 #目的\n".encode()}
    assert report.text([found(line=2, column=9, width=3)], files, EN) == (
        "content/a.yaml:2:9: error unreadable-file: this cannot be read (why)\n"
        "    題名: 第1条 #目的\n"
        "                ^^^^^\n"
        "    To mend it: Allow it to be read, for example with chmod u+r (for a folder chmod u+rx).\n"
    )


def test_japanese_is_japanese() -> None:
    told = report.text([found()], {}, JA)
    assert told.startswith("content/a.yaml: error unreadable-file: 読めません（why）\n    直し方: ")


@pytest.mark.fault("D8")
@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "carets"),
    [
        ("abc", 1, 1, "abc", "^"),
        ("abc", 3, 9, "abc", "  ^"),
        ("abc", 4, 1, "abc", "   ^"),
        ("abc", 99, 1, "abc", "   ^"),
        ("", 1, 1, "", "^"),
        ("第1条", 2, 1, "第1条", "  ^"),
        ("第1条", 1, 3, "第1条", "^^^^^"),
        ("\ta", 2, 1, "    a", "    ^"),
        ("ab\ta", 4, 1, "ab  a", "    ^"),
        ("\ta", 1, 1, "    a", "^^^^"),
        ("a\x07b", 3, 1, "a␇b", "  ^"),
        ("a\x7fb", 2, 1, "a␡b", " ^"),
        ("a\u202eb", 3, 1, "a<U+202E>b", "         ^"),
        ("a\u0085b", 2, 1, "a<U+0085>b", " ^^^^^^^^"),
        ("か\u3099き", 3, 1, "か\u3099き", "  ^^"),
        ("か\u3099き", 2, 1, "か\u3099き", "^^"),
        ("葛\U000e0100城", 3, 1, "葛\U000e0100城", "  ^^"),
        ("𠮷x", 2, 1, "𠮷x", "  ^"),
        ("ｶﾞx", 3, 1, "ｶﾞx", "  ^"),
        ("👩\u200d👩\u200d👧x", 6, 1, "👩\u200d👩\u200d👧x", "  ^"),
        ("🏳\ufe0f\u200d🌈x", 5, 1, "🏳\ufe0f\u200d🌈x", " ^"),
        ("x👩\u200d👧y", 2, 3, "x👩\u200d👧y", " ^^"),
        ("x👩\u200d👧y", 4, 1, "x👩\u200d👧y", " ^^"),
        ("👍🏽x", 3, 1, "👍🏽x", "  ^"),
        ("a" + "\u0301" * 500 + "b", 502, 1, None, "   ^"),
        ("a\u3000b", 3, 1, "a\u3000b", "   ^"),
        ("a\ufeffb", 3, 1, "a<U+FEFF>b", "         ^"),
    ],
)
def test_the_caret_stands_under_its_character(
    line: str, column: int, width: int, shown: str | None, carets: str
) -> None:
    got = caret.point(line, column, width)
    assert got[1] == carets
    if shown is not None:
        assert got[0] == shown


@pytest.mark.fault("D8")
def test_hundreds_of_marks_do_not_run_over_the_lines_around() -> None:
    shown, carets = caret.point("か" + "\u0301" * 500 + "き" + "\u0301" * 2, 502, 1)
    assert (shown.count("\u0301"), carets) == (22, "   ^^")


@pytest.mark.parametrize("column", [1, 2, 40, 99, 100, 101, 150, 500, 999, 1000, 1001])
@pytest.mark.parametrize("letters", ["0123456789", "あいうえおかきくけこ"])
def test_a_long_line_is_cut_around_the_caret(column: int, letters: str) -> None:
    line = letters * 100
    shown, carets = caret.point(line, column, 1)
    wide = 1 if letters.isascii() else 2
    assert len(shown) <= caret.ROOM + 6
    assert len(carets) - 1 <= caret.ROOM + 3
    under = shown.replace("...", "")
    at = len(carets) - wide - (3 if shown.startswith("...") else 0)
    if column <= len(line):
        assert under[at // wide] == line[column - 1]


def test_a_line_of_a_million_characters_takes_no_time() -> None:
    started = time.perf_counter()
    shown, carets = caret.point("あ" * 1_000_000, 500_000, 900_000)
    assert time.perf_counter() - started < 0.05
    assert len(shown) < 120
    assert len(carets) < 120


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_end_as_their_files_end_them(ends: str) -> None:
    files = {"a": ends.join(["\ufeffone", "two\x85\u2028more", "three"]).encode()}
    assert "    three\n    ^^^^^\n" in report.text([found("a", 3, 1, 5)], files, EN)
    assert "    one\n" in report.text([found("a", 1, 1)], files, EN)


@pytest.mark.parametrize(("line", "column"), [(0, 0), (9, 1), (2, 0)])
def test_a_place_without_a_line_or_column_has_none_shown(line: int, column: int) -> None:
    told = report.text([found("a", line, column)], {"a": b"x\ny"}, EN)
    assert "^" not in told
    assert ("    y\n" in told) == (line == 2)


def test_what_is_no_utf8_is_shown_all_the_same() -> None:
    assert "ab" in report.text([found("a", 1, 1)], {"a": b"\x93\xfaab"}, EN)


def test_problems_are_in_order_and_only_fifty() -> None:
    many = [found("b", line, 1) for line in range(60, 0, -1)] + [found("a", 7, 1)]
    lines = [line for line in report.text(many, {}, EN).splitlines() if line.startswith(("a:", "b:"))]
    assert len(lines) == 50
    assert [line.split(": ")[0] for line in lines[:3]] == ["a:7:1", "b:1:1", "b:2:1"]
    assert report.text(many, {}, EN).endswith("error unreadable-file: 11 more (files: 1)\n")
    assert report.text(many, {}, JA).endswith("error unreadable-file: ほかに 11 件（1 ファイル）\n")


def warning(file: str, line: int, code: str = "name-not-nfc") -> Problem:
    return problem(code, Place(file, line, 1))


def test_errors_come_first_in_every_format() -> None:
    mixed = [*(warning("a", line) for line in range(1, 400)), found("z", 1, 1), found("y", 1, 1)]
    told = [line for line in report.text(mixed, {}, EN).splitlines() if line[0] in "ayz"]
    assert [line.split(": ")[0] for line in told[:3]] == ["y:1:1", "z:1:1", "a:1:1"]
    assert [line.split()[0] for line in report.github(mixed, EN).splitlines()[:3]] == [
        "::error",
        "::error",
        "::warning",
    ]
    records = report.records(mixed, EN)
    assert [one["severity"] for one in records] == ["error", "error", *["warning"] * 399]


def test_many_of_one_kind_are_summed_up_and_hide_no_other_kind() -> None:
    mixed = [*(warning("a", line) for line in range(1, 400)), *(warning(f"b{line}", 1, "byte-order-mark") for line in range(40)),
             warning("c", 9, "password-in-url"), warning("c", 8, "not-https")]  # fmt: skip
    said = report.text(mixed, {}, EN)
    assert sum(line.startswith(("a:", "b", "c:")) for line in said.splitlines()) == 50
    assert "c:9:1: " in said
    assert "c:8:1: " in said
    assert said.splitlines()[-2:] == [
        "warning name-not-nfc: 375 more (files: 1)", "warning byte-order-mark: 16 more (files: 16)",
    ]  # fmt: skip
    notices = [line for line in report.github(mixed, EN).splitlines() if line.startswith("::notice")]
    assert notices[0] == "::notice::warning name-not-nfc: 375 more (files: 1)"


def test_more_errors_than_are_shown_leave_no_room_for_warnings() -> None:
    many = [*(found("b", line) for line in range(60)), warning("a", 1)]
    said = report.text(many, {}, EN).splitlines()
    assert not [line for line in said if line.startswith("a:")]
    assert said[-2:] == ["error unreadable-file: 10 more (files: 1)", "warning name-not-nfc: 1 more (files: 1)"]


def test_a_problem_told_twice_is_shown_once() -> None:
    assert report.text([found(), found()], {}, EN) == report.text([found()], {}, EN)
    assert report.text([found()] * 70, {}, EN) == report.text([found()], {}, EN)


def test_hostile_words_are_harmless() -> None:
    evil = "\x1b[2J\x07\u202e\r\n::error::x"
    for told in (report.text([found(reason=evil)], {}, EN), report.one_line(found(reason=evil), EN)):
        assert "\x1b" not in told
        assert "\u202e" not in told
    assert "\n" not in report.one_line(found(reason=evil), EN)
    assert len(report.text([found(reason="x" * 1_000_000)], {}, EN)) < 1000
    assert "\n\n" not in report.text([found("a\nb")], {}, EN)


def test_colour_only_where_it_is_asked_for() -> None:
    files = {"content/a.yaml": b"abc"}
    coloured = report.text([found(line=1, column=1)], files, Style("en", words("en"), colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b" not in report.text([found(line=1, column=1)], files, EN)


def test_a_file_is_called_as_it_is_called_outside() -> None:
    style = Style("en", words("en"), rename=lambda file: f"/x/{file}")
    assert report.text([found()], {"content/a.yaml": b""}, style).startswith("/x/content/a.yaml: ")
    assert "file=/x/content/a.yaml" in report.github([found()], style)


def test_github_lines_are_escaped() -> None:
    told = report.github([found("content/a,b:c%.yaml", 2, 3, 4, reason="100%\r\n::error::x")], EN)
    assert told.startswith(
        "::error file=content/a%2Cb%3Ac%25.yaml,line=2,col=3,endColumn=7,title=unreadable-file"
        "::this cannot be read (100%25␍%0A::error::x)%0A"
    )
    assert told.count("\n") == 1


def test_github_leaves_out_what_is_not_known() -> None:
    assert report.github([found()], EN).startswith("::error file=content/a.yaml,title=unreadable-file::")
    assert report.github([problem("name-not-nfc", Place(""))], EN).startswith("::warning title=name-not-nfc::")


def test_github_shows_fifty_too() -> None:
    lines = report.github([found("a", line, 1) for line in range(1, 62)], EN).splitlines()
    assert len(lines) == 51
    assert lines[-1] == "::notice::error unreadable-file: 11 more (files: 1)"


def test_json_has_everything_and_is_plain_ascii() -> None:
    record = report.records([found(line=2, column=3, reason="日\ud800")], EN)[0]
    text = report.to_json(record)
    assert text.isascii()
    assert json.loads(text)["args"] == {"reason": "日\ud800"}
    assert record["line"] == 2
    assert record["severity"] == "error"


def test_every_code_has_words_in_both_languages() -> None:
    for code, entry in problems.codes().items():
        for lang in ("ja", "en"):
            said = entry[lang]
            assert said["message"].strip(), code
            assert "hint" in said, code
