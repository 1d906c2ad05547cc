"""The matrix: how many measures of each heading have which pattern of roles, and which name a party's own service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from kyoyaku.pages.compare_rows import FilterChoice, PartyHead, row_link
from kyoyaku.pages.frame import Link, Voice
from kyoyaku.pages.heads import party_name
from kyoyaku.pages.measures import GroupView, MeasureView, role_patterns
from kyoyaku.pages.units import UnitWriter


class MatrixRow(NamedTuple):
    """A group with the number of its measures by role pattern; a link where there are any, its filter as its note."""

    name: Markup
    cells: tuple[Link, ...]
    total: Link


class MatrixView(NamedTuple):
    """The patterns that occur, the one with the fewest differences first, and a row for each heading."""

    patterns: tuple[FilterChoice, ...]
    rows: tuple[MatrixRow, ...]


def matrix(
    voice: Voice, groups: Sequence[GroupView], heads: Sequence[PartyHead], stocked: Sequence[bool]
) -> MatrixView:
    """The measures of a table by heading and pattern; empty where no role is `stocked`, has words to differ from."""
    if not any(stocked):
        return MatrixView((), ())
    everything = [measure for group in groups for measure in group.measures]
    found = list(role_patterns(everything))
    patterns = _ordered(found)
    values = {pattern: one.pattern for pattern, one in zip(found, everything, strict=True)}
    amounts = Counter(found)
    return MatrixView(
        tuple(
            FilterChoice(values[pattern], _pattern_words(voice, pattern, heads, stocked), amounts[pattern])
            for pattern in patterns
        ),
        tuple(_matrix_row(group, patterns, values) for group in groups),
    )


def _ordered(patterns: list[tuple[bool, ...]]) -> list[tuple[bool, ...]]:
    """The patterns that occur, the one with the fewest differences first."""
    return sorted(set(patterns), key=lambda pattern: (sum(pattern), [not one for one in pattern]))


def _pattern_words(voice: Voice, pattern: tuple[bool, ...], heads: Sequence[PartyHead], stocked: Sequence[bool]) -> str:
    if not any(pattern):
        if all(stocked):
            return voice.say("compare.pattern_stock")
        named = [head.name for head, has in zip(heads, stocked, strict=True) if has]
        return voice.say("compare.pattern_named", parties=voice.in_a_row(named))
    if all(pattern) and len(pattern) > 1:
        return voice.say("compare.pattern_all")
    names = [head.name for head, differs in zip(heads, pattern, strict=True) if differs]
    return voice.say("compare.pattern_some", parties=voice.in_a_row(names))


def _matrix_row(
    group: GroupView, patterns: Sequence[tuple[bool, ...]], values: Mapping[tuple[bool, ...], str]
) -> MatrixRow:
    found = list(zip(group.measures, role_patterns(group.measures), strict=True))
    cells = []
    for pattern in patterns:
        hits = [measure for measure, have in found if have == pattern]
        where = f"_differs.{hits[0].id}" if hits and any(pattern) else f"_group.{group.id}"
        query = urlencode({"group": group.id, "pattern": values[pattern]})
        cells.append(Link(f"#{where}" if hits else "", str(len(hits)), note=query))
    return MatrixRow(
        group.name,
        tuple(cells),
        Link(f"#_group.{group.id}", str(len(group.measures)), note=urlencode({"group": group.id})),
    )


def opened(writer: UnitWriter, measures: Sequence[MeasureView]) -> Iterator[tuple[str, str, tuple[Link, ...]]]:
    """The measures whose contents name a party's own service or facility, party by party."""
    for party in writer.agreement.parties:
        hits = tuple(row_link(measure) for measure in measures if party.id in measure.names_party)
        if hits:
            yield party.id, party_name(writer, party.id), hits
