"""What is no YAML, in the words of its editor: where it is, and the line as it was meant where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kyoyaku.problems import NOTHING, Place, Problem, problem
from kyoyaku.reading.slips import quoted, suspect, value_at

SLIPS: Final = frozenset({"tab", "full-width-sign", "missing-space", "needs-quotes"})
"""Codes of slips that are mended in passing, so that what is behind them can be read."""
_TAB: Final = re.compile(r"(?:[ ]|-(?=[ \t]))*\t")
_INDENT: Final = re.compile(r"(?:[ \t]|-(?=[ \t]))*")
_COMMENT: Final = re.compile(r"(?<=\S)[ \t]+#")
_KEY: Final = re.compile(r"[ ]*(?:-[ ]+)*[a-z][a-z0-9_-]*:(?:[ ]|$)")
_SIGNS: Final = frozenset("*&!%@`|>,]}")
_OPENERS: Final = frozenset("[{'\"")
_NO_KEY: Final = "did not find expected key"
_AT_ITS_BEGINNING: Final = (
    "could not find expected ':'",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected whitespace or line break",
    "found unexpected end of stream",
    "second occurrence",
)
"""What the parser says where it had enough, while the fault is where it began: a quote, a tag, a line with no key."""


class Slip(NamedTuple):
    """A problem, the line (from 0) that has it, and that line as it was meant; None where nobody can tell."""

    problem: Problem
    at: int
    meant: str | None = None


class _Error(NamedTuple):
    """What the parser says: what it was at and what it met, each with its line and column (from 0)."""

    context: str
    detail: str
    begin: tuple[int, int]
    at: tuple[int, int]


def slip(path: str, lines: Sequence[str], error: Any) -> Slip:
    """What is wrong where the parser stopped; `error` has its words and its marks."""
    found = _read(lines, error)
    line, column = found.at
    place = Place(path, line + 1, column + 1)
    if line >= len(lines):
        return Slip(problem("yaml-syntax", place, detail=found.detail), line)
    if "alias" in found.detail or "anchor" in found.detail or "anchor; first" in found.context:
        return Slip(problem("alias", place), line)
    near = [number for number in (line - 1, line) if 0 <= number < len(lines)]
    for number in near:
        if (tab := _TAB.match(lines[number])) is not None:
            mended = _INDENT.sub(_without_tabs, lines[number], count=1)
            return Slip(problem("tab", Place(path, number + 1, tab.end())), number, mended)
    for number in reversed(near):
        if (known := suspect(path, number + 1, lines[number])) is not None:
            return Slip(known, number, dict(known.args)["line"])
    if "escape" in found.detail or "hexdecimal" in found.detail:
        return Slip(problem("bad-escape", Place(path, line + 1, lines[line].rfind("\\", 0, column + 1) + 1)), line)
    return _of_quotes(path, lines, found) or Slip(problem("yaml-syntax", place, detail=found.detail), line)


def _read(lines: Sequence[str], error: Any) -> _Error:
    """The parser's error, at the place where an editor would look for it."""
    mark, opening = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or str(error).partition("\n")[0]
    context = getattr(error, "context", None) or ""
    at = (mark.line, mark.column) if mark is not None else (0, 0)
    begin = (opening.line, opening.column) if opening is not None else at
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    bracket = "',' or" in detail and begin[0] < at[0] <= last and _KEY.match(lines[at[0]]) is not None
    if at[0] > last or bracket or detail in _AT_ITS_BEGINNING:
        at = begin if begin[0] <= last else (last, max(0, len(lines[last]) - 1))
    return _Error(context, detail, begin, at)


def _without_tabs(indent: re.Match[str]) -> str:
    return indent[0].replace("-\t", "- ").replace("\t", "  ")


def _of_quotes(path: str, lines: Sequence[str], found: _Error) -> Slip | None:
    """A value that a sign of YAML makes something else, or cuts."""
    line, column = found.at
    if found.detail == _NO_KEY and line > 0 and (cut := _COMMENT.search(lines[line - 1])) is not None:
        place = Place(path, line, cut.end(), len(lines[line - 1]) - cut.end() + 1)
        return Slip(problem("text-cut", place, line=NOTHING), line - 1)
    written = lines[line]
    begin = value_at(written)
    value = written[begin:]
    mended = None if _COMMENT.search(written) else quoted(written)
    if begin and (value[0] in _SIGNS or re.match(r"[-?](?:\s|$)", value)):
        column = begin
    elif value[:1] in _OPENERS:
        if found.detail != _NO_KEY or column <= begin:
            return None
        mended = mended if value[0] in "[{" else None  # where a quotation ends is not certain
    elif written[column : column + 1] != ":" or column <= begin or (not begin and written[:column].isascii()):
        return None
    return Slip(problem("needs-quotes", Place(path, line + 1, column + 1), line=mended or NOTHING), line, mended)
