"""Marks that a version control leaves where two versions of a file could not be joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from kyoyaku.problems import MOST_SHOWN, Place, Problem, problem

_MARK: Final = re.compile(r"^(?:(<{7}|>{7}|\|{7})(?: [^\n]*)?|={7})[ \t]*$", re.MULTILINE)


def conflicts(path: str, text: str) -> Iterator[Problem]:
    """Each conflict at its first mark, with the lines of all its marks.

    A row of = is a heading's line in Markdown and a ruled line in a text: alone it is a mark in YAML only.
    """
    return islice(_conflicts(path, text), MOST_SHOWN)


def _conflicts(path: str, text: str) -> Iterator[Problem]:
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>")):
        return
    marks: list[tuple[str, int]] = []
    line = at = 0
    for match in _MARK.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        sign = match[0][0]
        if marks and sign == "<":
            yield from _problem(path, marks)
            marks = []
        marks.append((sign, line + 1))
        if sign == ">":
            yield from _problem(path, marks)
            marks = []
    yield from _problem(path, marks)


def _problem(path: str, marks: list[tuple[str, int]]) -> Iterator[Problem]:
    signs = {sign for sign, _ in marks}
    certain = "<" in signs or {"=", ">"} <= signs or (bool(signs) and path.endswith(".yaml"))
    if certain:
        lines = ", ".join(str(line) for _, line in marks)
        yield problem("merge-conflict", Place(path, marks[0][1], 1, 7), lines=lines)
