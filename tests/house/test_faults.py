"""The list of what may go wrong: every row is held by a test, and no test names a row that is not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests import made
from tests.problems import test_problems as problems

TESTS = made.ROOT / "tests"
CASES = "tests/problems/test_problems.py"  # its marks are made from a table, not written

ROWS = {
    "A1": "tab indent", "A2": "full-width signs of YAML", "A3": "signs that want quotes", "A4": "duplicate key", "A5": "unknown key",
    "A6": "wrong type", "A7": "no, on, 010, 12:30", "A8": "impossible date", "A9": "empty file", "A12": "unknown tag",
    "A13": "aliases", "A14": "2,000 levels", "A15": "thousands of digits", "A16": "Shift_JIS, EUC-JP, ISO-2022-JP", "A17": "UTF-16",
    "A18": "byte-order mark", "A19": "ends of lines", "A21": "control characters", "A22": "very large", "A23": "front matter",
    "A24": "file names nearly right, merge conflicts",
    "B1": "numbers missing or twice", "B2": "第十条 and 第10条", "B4": "reference to nothing", "B5": "前条 in Article 1", "B6": "reference to 削除",
    "B8": "ids twice", "B9": "a language is missing", "B10": "unknown municipality", "B11": "order of dates", "B12": "role without party, empty cell",
    "B13": "dead link", "B15": "external link", "B16": "image", "B17": "empty, 1 and 500 articles, 60 parties",
    "C1": "markup in a field", "C2": "script addresses", "C3": "quotes in every context", "C5": "attributes in Markdown", "C6": "Markdown bombs",
    "C7": "unclosed markup", "C8": "path in a field", "C9": "templates", "C10": "formulas in CSV",
    "D1": "NFD", "D2": "variants of kanji", "D3": "①㈱㍻ and half-width kana", "D4": "bidi controls", "D5": "zero-width characters",
    "D6": "full-width digits", "D7": "private use, unassigned", "D8": "emoji, combining marks",
    "E1": "output over something else", "E2": "file of others in the site", "E3": "folder that is no site", "E4": "file edited by hand",
    "E5": "links and devices", "E6": "read-only", "E7": "disk full", "E9": "Windows: locks, reserved names", "E10": "names of one spelling",
    "E11": "unreadable file", "E13": "umask",
    "F1": "kill -9", "F2": "signals", "F3": "two at once", "F4": "clock", "F6": "no network", "F7": "other folder, root",
    "F9": "damaged cache, old library", "F10": "SOURCE_DATE_EPOCH",
    "G1": "ports and hosts", "G2": "hostile URLs", "G4": "dotfiles and sources", "G6": "500 files change", "G7": "fault during watch",
    "G9": "200 tabs", "G10": "serve under a folder",
    "H1": "zip twice", "H2": "hostile entries", "H3": "zip on Windows", "H4": "base address", "H6": "very large site",
}  # fmt: skip
WINDOWS = ("E9",)
"""What only Windows can show; of H3 it is a half, and the other half has a test."""

OPEN: dict[str, str] = {}
"""Rows that no test holds yet, and why."""


def marked(node: ast.AST) -> Iterator[str]:
    """The rows of every mark that is written under a node."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.fault":
            assert call.args, f"line {call.lineno}: a mark names its row"
            yield from (ast.literal_eval(one) for one in call.args)


@cache
def held() -> dict[str, tuple[str, ...]]:
    """Every row that a mark names, and the files in which it does."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        name = path.relative_to(made.ROOT).as_posix()
        if name != CASES:
            for row in marked(ast.parse(path.read_text("utf-8"))):
                found.setdefault(row, []).append(name)
    for code, rows in problems.FAULTS.items():
        for row in rows:
            found.setdefault(row, []).append(f"tests/problems/{code}")
    return {row: tuple(names) for row, names in found.items()}


@pytest.mark.parametrize("row", [row for row in ROWS if row not in (*WINDOWS, *OPEN)])
def test_a_row_is_held(row: str) -> None:
    assert held().get(row), f"no test is marked with {row}: {ROWS[row]}"


def test_no_mark_names_a_row_that_is_not_there() -> None:
    assert {row: names for row, names in held().items() if row not in ROWS} == {}


def test_what_the_table_of_problems_names_has_a_folder() -> None:
    assert set(problems.FAULTS) <= {problems.code(case) for case in problems.CASES}


def test_exceptions_are_rows_that_nothing_holds_yet() -> None:
    assert {*WINDOWS, *OPEN} <= set(ROWS)
    assert set(OPEN).isdisjoint(held()), "take it out of OPEN"
