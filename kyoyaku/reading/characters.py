"""Where each character of a YAML text stands in its file. The parser says what the text is; here it is found again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

_PROPERTIES: Final = re.compile(r"(?:[!&]\S*[ \t\n]+)*")
_BLANKS: Final = re.compile(r"[ \t\n]+")
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_CONTINUED: Final = re.compile(r"\\\n[ \t\n]*")


class Spot(NamedTuple):
    """Where a character is written: line and column from 1, and how many columns it takes (an escape takes several)."""

    line: int
    column: int
    width: int = 1


class RawText:
    """A file as it is written, by line and column."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.starts = [0, *(match.end() for match in re.finditer("\n", words))]

    def index(self, line: int, column: int) -> int:
        """Where a line and column are in the words."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def spot(self, start: int, width: int) -> Spot:
        """The line and column of an index."""
        line = bisect_right(self.starts, start)
        return Spot(line, start - self.starts[line - 1] + 1, width)


def characters(text: str, raw: RawText, line: int, column: int) -> list[Spot] | None:
    """A spot for each character of a scalar that begins at a line and column; None where it is not found there."""
    begin = raw.index(line, column)
    if (properties := _PROPERTIES.match(raw.words, begin)) is not None:
        begin = properties.end()
    sign = raw.words[begin : begin + 1]
    if sign in {"|", ">"}:
        found = _block(text, raw.words, raw.words.find("\n", begin) + 1)
    else:
        quote = sign if sign in {"'", '"'} else ""
        found = _flow(text, raw.words, begin + len(quote), quote)
    return None if found is None else [raw.spot(*one) for one in found]


def _flow(text: str, raw: str, begin: int, quote: str) -> list[tuple[int, int]] | None:
    """Ranges of the raw text for each character; None where the words differ."""
    found: list[tuple[int, int]] = []
    for words, start, width in _runs(raw, begin, quote):
        for step, char in enumerate(words):
            if len(found) == len(text):
                return found
            if width == 1 and text[len(found)] != char:
                return None
            found.append((start + step, width))
        if len(found) == len(text):
            return found
    return None


def _runs(raw: str, at: int, quote: str) -> Iterator[tuple[str, int, int]]:
    """What a plain or quoted scalar says, piece by piece: characters, where they begin, and the width of one."""
    while at < len(raw):
        char = raw[at]
        if quote == '"' and (folded := _CONTINUED.match(raw, at)) is not None:
            yield "\n" * (folded[0].count("\n") - 1), at + 1, 1
            at = folded.end()
        elif quote == '"' and (escape := _ESCAPE.match(raw, at)) is not None:
            yield "?", at, len(escape[0])
            at = escape.end()
        elif quote == "'" and raw.startswith("''", at):
            yield "'", at, 2
            at += 2
        elif char == quote:
            return
        elif (blanks := _BLANKS.match(raw, at)) is not None:
            yield _folded(blanks[0]), at + max(0, blanks[0].find("\n")), 1
            at = blanks.end()
        else:
            yield char, at, 1
            at += 1


def _folded(blanks: str) -> str:
    """What blanks between words say: themselves on one line, one blank for one end of a line, an end for each more."""
    ends = blanks.count("\n")
    return blanks if ends == 0 else " " if ends == 1 else "\n" * (ends - 1)


def _block(text: str, raw: str, begin: int) -> list[tuple[int, int]] | None:
    """Ranges for each character of a literal or folded scalar: its lines stand in it word for word.

    How far they are indented is not said where lines of blanks come first: the deepest that fits is the one.
    """
    deepest = next((_leading(written) for _, written in _lines(raw, begin) if written.strip(" ")), 0)
    tries = (_indented(text, raw, begin, indent) for indent in range(deepest, -1, -1))
    return next((found for found in tries if found is not None), None)


def _indented(text: str, raw: str, begin: int, indent: int) -> list[tuple[int, int]] | None:
    found: list[tuple[int, int]] = []
    end = len(text.rstrip("\n"))
    last = begin - 1  # where the line before ends
    for start, written in _lines(raw, begin):
        if len(found) >= end:
            break
        if _leading(written) < min(indent, len(written)):
            return None  # the block is over before its text is
        words = written[indent:]
        if words:
            while len(found) < len(text) and text[len(found)] in "\n " and not text.startswith(words, len(found)):
                found.append((last, 1))
            if len(found) < len(text) and not text.startswith(words, len(found)):
                return None
            found += [(start + indent + step, 1) for step in range(len(words))]
            last = start + len(written)
    return (found + [(last, 1)] * len(text))[: len(text)] if len(found) >= end else None


def _lines(raw: str, begin: int) -> Iterator[tuple[int, str]]:
    while begin <= len(raw):
        end = raw.find("\n", begin)
        end = len(raw) if end < 0 else end
        yield begin, raw[begin:end]
        begin = end + 1


def _leading(words: str) -> int:
    return len(words) - len(words.lstrip(" "))
