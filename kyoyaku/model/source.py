"""The source text, the map from its lines to units, its repairs and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kyoyaku.model.text import LocalText
from kyoyaku.problems import Place


class SourceLine(NamedTuple):
    """Where a run of lines of the source went: blank, units with layout, or a repair.

    A piece is a unit (or SP, TAB for layout) with its range.
    """

    first: int
    last: int
    blank: bool
    pieces: tuple[tuple[str, int, int | None], ...]
    repair: str | None
    place: Place


class Repair(NamedTuple):
    """Damage of the extraction that was mended: a dropped scrap or a joined row."""

    id: str
    kind: str
    lines: tuple[int, ...]
    drops: Mapping[int, str]
    units: tuple[str, ...]
    why: LocalText
    place: Place


class Doubt(NamedTuple):
    """A reading kept as the source has it although it may be a misprint or misread."""

    id: str
    unit: str
    line: int
    quote: str
    note: LocalText
    place: Place


class Source(NamedTuple):
    """The source text, the map from its lines to units, and what was repaired or is doubted."""

    words: str
    title: LocalText
    lines: tuple[SourceLine, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]
    place: Place
