"""The source text regenerated from units, layout and repairs: the proof that nothing was lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kyoyaku.model import Agreement, Source, SourceLine
from kyoyaku.problems import BLANK, Problem, problem

LAYOUT: Final = {"SP": " ", "TAB": "\t", "": ""}
"""Pieces that are no unit; the empty one stands for what could not be read, and is told already."""


def regenerate(agreement: Agreement, source: Source) -> str:
    """The source text from the agreement's units and the map. KeyError where a piece names nothing."""
    return "".join(words + "\n" for line in source.lines for _, words in line_words(agreement, source, line))


def line_words(agreement: Agreement, source: Source, line: SourceLine) -> Iterator[tuple[int, str]]:
    """Line number and words of each line that an entry of the map claims."""
    for number in range(line.first, line.last + 1):
        if line.repair is not None:
            yield number, next(one for one in source.repairs if one.id == line.repair).drops[number]
        elif line.blank:
            yield number, ""
        else:
            yield number, "".join(_piece(agreement, *piece) for piece in line.pieces)


def _piece(agreement: Agreement, key: str, first: int, last: int | None) -> str:
    if key in LAYOUT:
        return LAYOUT[key]
    words = agreement.labels[key] if key in agreement.labels else agreement.units[key].ja
    return words[first:last]


def check_source(agreement: Agreement, source: Source) -> Iterator[Problem]:
    """Every line of the source is claimed once, in order, by words that are exactly those of the source."""
    lines = source.words.split("\n")
    count = len(lines) - 1 if lines[-1] == "" else len(lines)
    expected = 1
    for entry in source.lines:
        if entry.first != expected:
            at = entry.place.under("line" if entry.first == entry.last else "lines")
            yield problem("source-line-order", at, line=entry.first, expected=expected)
        expected = entry.last + 1
        if (unknown := _unknown(agreement, source, entry)) is not None:
            yield unknown
            continue
        within = entry._replace(last=min(entry.last, max(entry.first, count + 1)))  # one line too many says it all
        for number, words in line_words(agreement, source, within):
            if number > count or lines[number - 1] != words:
                have = lines[number - 1] if number <= count else "—"
                yield problem("source-differs", entry.place, line=number, source=have[:40], map=words[:40])
    if expected - 1 != count:
        yield problem("source-line-count", source.place, last=expected - 1, count=count)
    yield from _claims(agreement, source)


def _unknown(agreement: Agreement, source: Source, line: SourceLine) -> Problem | None:
    if line.repair is not None:
        repair = next((one for one in source.repairs if one.id == line.repair), None)
        if repair is not None and all(n in repair.drops for n in range(line.first, line.last + 1)):
            return None
        return problem("source-piece-unknown", line.place.under("repair"), piece=line.repair)
    for at, (key, _, _) in enumerate(line.pieces):
        if key not in LAYOUT and key not in agreement.units and key not in agreement.labels:
            return problem("source-piece-unknown", line.place.under("pieces").listed(at, BLANK), piece=key)
    return None


def _claims(agreement: Agreement, source: Source) -> Iterator[Problem]:
    for doubt in source.doubts:
        text = agreement.units.get(doubt.unit)
        if text is None or doubt.quote not in text.ja:
            place = doubt.place.under("unit" if text is None else "quote")
            yield problem("doubt-not-found", place, quote=doubt.quote, unit=doubt.unit)
    yield from _claimed(agreement, source)
    for repair in source.repairs:
        for at, key in enumerate(repair.units):
            if key not in agreement.units:
                yield problem("source-piece-unknown", repair.place.under("units", at), piece=key)


def _claimed(agreement: Agreement, source: Source) -> Iterator[Problem]:
    claimed: dict[str, list[tuple[int, int]]] = {}
    for line in source.lines:
        for key, first, last in line.pieces:
            if key in agreement.units:
                claimed.setdefault(key, []).append((first, len(agreement.units[key].ja) if last is None else last))
    for key, text in agreement.units.items():
        if not _whole(claimed.get(key, []), len(text.ja)):
            yield problem("unit-without-source", text.place, unit=key)


def _whole(ranges: list[tuple[int, int]], length: int) -> bool:
    """Whether ranges take in every character; a table's heads may be printed more than once."""
    reached = 0
    for first, last in sorted(ranges):
        if first <= reached:
            reached = max(reached, last)
    return reached >= length
