"""A source line as a terminal shows it, with a caret under the place; full-width takes two columns."""

from __future__ import annotations

import unicodedata
from typing import Final

ROOM: Final = 100
"""Columns that a shown line may take."""

_BEFORE: Final = 40
"""Of a line that is too long, the columns kept before the caret."""

_TAB: Final = 4
_CUT: Final = "..."
_MOST_MARKS: Final = 20
"""Marks over one letter that are shown: hundreds would run over the lines above and below."""
_JOINER: Final = "\u200d"
_INVISIBLE: Final = frozenset(["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
_MARKS: Final = frozenset(["Mn", "Me"])


def visible(text: str, keep: str = "") -> str:
    """The text with every control or invisible character made visible, but those in `keep`."""
    if text.isprintable():
        return text
    return "".join(char if char in keep else _shown(char) for char in text)


def point(line: str, column: int, width: int) -> tuple[str, str]:
    """The line as shown, and the carets under `width` characters from `column` (from 1) on."""
    first = min(max(column, 1), len(line) + 1) - 1
    last = min(first + max(width, 1), len(line))
    # Only what can be seen is measured: a line may have a million characters.
    begin, end = max(0, first - 3 * ROOM), min(len(line), first + 3 * ROOM)
    cells = _cells(line[begin:end])
    first, last = first - begin, min(last, end) - begin
    while 0 < first < len(cells) and cells[first][1] == 0:
        first -= 1  # a mark stands over the letter before it
    start = sum(columns for _, columns in cells[:first])
    marked = max(1, sum(columns for _, columns in cells[first:last]))
    shown, start = _window(cells, start, cut=(begin > 0, end < len(line)))
    return shown.rstrip(), " " * start + "^" * min(marked, max(1, ROOM - start))


def _cells(text: str) -> list[tuple[str, int]]:
    """Each character as shown, with the columns it takes."""
    cells: list[tuple[str, int]] = []
    at, before, piled = 0, "", 0
    for char in text:
        shown = " " * (_TAB - at % _TAB) if char == "\t" else _shown(char)
        columns = 0 if before == _JOINER else _columns(shown)
        piled = 0 if columns else piled + 1
        cells.append((shown if piled <= _MOST_MARKS else "", columns))
        at, before = at + columns, char
    return cells


def _shown(char: str) -> str:
    if char.isprintable() or char == "\u3000" or _takes_no_column(char):
        return char
    number = ord(char)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "␡"
    return f"<U+{number:04X}>" if unicodedata.category(char) in _INVISIBLE else char


def _columns(shown: str) -> int:
    if len(shown) > 1:
        return len(shown)
    if _takes_no_column(shown):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in {"W", "F"} else 1


def _takes_no_column(char: str) -> bool:
    """Marks, joiners, and skin tones: they change the character before them."""
    return (
        char == _JOINER
        or unicodedata.category(char) in _MARKS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\u1160" <= char <= "\u11ff"
    )


def _window(cells: list[tuple[str, int]], start: int, cut: tuple[bool, bool]) -> tuple[str, int]:
    """The part of the line around the caret that fits, and where the caret then is."""
    total = sum(columns for _, columns in cells)
    if total <= ROOM and not any(cut):
        return "".join(shown for shown, _ in cells), start
    left = max(0, start - _BEFORE) if total > ROOM or cut[0] else 0
    kept: list[str] = []
    at, skipped = 0, 0
    for shown, columns in cells:
        if at < left:
            skipped = at + columns
        elif at + columns <= left + ROOM:
            kept.append(shown)
        at += columns
    head = _CUT if skipped or cut[0] else ""
    tail = _CUT if at > left + ROOM or cut[1] else ""
    return head + "".join(kept) + tail, start - skipped + len(head)
