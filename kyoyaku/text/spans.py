"""Spans over a text and the carving of a text by them. A text is never changed, only divided."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Characters start..end of a text and what they are; `target` says what they point at."""

    start: int
    end: int
    kind: str
    target: str = ""

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """A run of a text: plain words, or a span with the pieces inside it."""

    words: str
    span: Span | None = None
    inside: tuple[Piece, ...] = ()


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Keep the spans that come first in the order given and do not touch one kept before; sorted by place."""
    kept: list[Span] = []
    for span in spans:
        at = bisect_left(kept, span.start, key=lambda one: one.start)
        free = (at == 0 or kept[at - 1].end <= span.start) and (at == len(kept) or span.end <= kept[at].start)
        if span.start < span.end and free:
            kept.insert(at, span)
    return kept


def longest_first(spans: Iterable[Span]) -> list[Span]:
    """Keep the longest spans that do not touch one another; of two as long, the one that is given first."""
    return without_overlaps(sorted(spans, key=lambda span: span.start - span.end))


def carve(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Divide a text by spans that may lie inside one another; one that crosses another is cut in two.

    The words of the pieces, joined, are the text.
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return tuple(_carve(text, 0, len(text), ordered))


def _carve(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    at = start
    rest = spans
    while rest:
        span, rest = rest[0], rest[1:]
        if span.end <= at or span.start >= end:
            continue
        first, last = max(span.start, at), min(span.end, end)
        if first > at:
            yield Piece(text[at:first])
        within = [other for other in rest if other.start < last]
        rest = [other for other in rest if other.end > last]
        cut = Span(first, last, span.kind, span.target)
        yield Piece(text[first:last], cut, tuple(_carve(text, first, last, within)))
        at = last
    if at < end:
        yield Piece(text[at:end])
