"""Texts as HTML: words escaped, spans as elements. The words between the tags are the text, character for character."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import Final, NamedTuple

from markupsafe import Markup

from kyoyaku.text.phrases import breakable
from kyoyaku.text.readings import RUBY
from kyoyaku.text.spans import Piece, Span, carve

BREAK: Final = "<wbr>"


class Element(NamedTuple):
    """An element around words: its tag, and its attributes with their values."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


def plain_element(span: Span) -> Element:
    """A span that means no more than its kind."""
    return Element("span", (("class", span.kind),))


Dress = Callable[[Span], Element]
"""What a span is shown as."""


def text_html(
    text: str, spans: Iterable[Span] = (), dress: Dress = plain_element, readings: tuple[Span, ...] = ()
) -> Markup:
    """A text with its spans and its readings. Readings do not overlap."""
    held = list(spans)
    return safe("".join(_pieces(carve(text, held), 0, _Runs(text, _whole(held, readings)), dress)))


def heading_html(
    text: str, lang: str, spans: Iterable[Span] = (), dress: Dress = plain_element, readings: tuple[Span, ...] = ()
) -> Markup:
    """A heading: a text with places to break between its phrases, never inside what carries a reading."""
    held = list(spans)
    whole = _whole(held, readings)
    breaks: list[int] = []
    for part in breakable(text, lang, tuple(text[span.start : span.end] for span in whole))[:-1]:
        breaks.append(len(part) + (breaks[-1] if breaks else 0))
    return safe("".join(_pieces(carve(text, held), 0, _Runs(text, whole, breaks), dress)))


_BLANK: Final = re.compile(r"\{([^{}]+)\}")


def safe(html: str) -> Markup:
    """HTML made here, of escaped words and our own tags."""
    return Markup(html)  # noqa: S704 - the one place that vouches for what this module has escaped


def filled_html(words: str, /, **blanks: Markup) -> Markup:
    """Words with their blanks filled by HTML: `{era}` by that of `era`; the words themselves are escaped."""
    return safe(_BLANK.sub(lambda blank: str(blanks.get(blank[1], blank[0])), escape(words)))


def _whole(spans: Sequence[Span], readings: tuple[Span, ...]) -> tuple[Span, ...]:
    """The readings that no span cuts in two: a reading stands over its whole word or not at all."""
    edges = {edge for span in spans for edge in (span.start, span.end)}
    if not edges:
        return readings
    return tuple(one for one in readings if one.end - one.start < 2 or not _cut(one, edges))


def _cut(reading: Span, edges: set[int]) -> bool:
    return any(at in edges for at in range(reading.start + 1, reading.end))


class _Runs:
    """The words of a text by their place, as HTML with readings and places to break."""

    def __init__(self, text: str, readings: tuple[Span, ...], breaks: Sequence[int] = ()) -> None:
        marks = [(at, at, BREAK) for at in breaks]
        marks += [(one.start, one.end, _ruby(text[one.start : one.end], one.kind, one.target)) for one in readings]
        self.text = text
        # Most texts have no sign that HTML escapes: that is asked once, not of every piece.
        self.escaped = escape if len(escape(text)) > len(text) else str
        self.marks = sorted(marks) if breaks else marks
        self.starts = [mark[0] for mark in self.marks]

    def html(self, start: int, end: int) -> str:
        """The words from one place to another. A place to break belongs to the words after it."""
        found: list[str] = []
        at = start
        for first, last, html in self.marks[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            found += (self.escaped(self.text[at:first]), html)
            at = last
        found.append(self.escaped(self.text[at:end]))
        return "".join(found)


def _pieces(pieces: Sequence[Piece], at: int, runs: _Runs, dress: Dress) -> Iterator[str]:
    for piece in pieces:
        if piece.span is None:
            yield runs.html(at, at + len(piece.words))
        else:
            held = "".join(_pieces(piece.inside, at, runs, dress))
            yield _dressed(dress(piece.span), held)
        at += len(piece.words)


@cache
def _ruby(base: str, kind: str, reading: str) -> str:
    named = f' class="{kind}"' if kind != RUBY else ""
    return f"<ruby{named}>{escape(base)}<rt>{escape(reading)}</rt></ruby>"


def _dressed(element: Element, held: str) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes)
    return f"<{element.tag}{attributes}>{held}</{element.tag}>"
