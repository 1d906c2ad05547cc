"""What stands around a printed agreement: translations, guides, the record, the source and its repairs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.model.text import LocalText
from kyoyaku.problems import Place

NO_READINGS: Final[Mapping[str, str]] = MappingProxyType({})


class Translation(NamedTuple):
    """Words in another language, with the hash of the Japanese they were made from.

    `reading` are the words with their readings in braces; `former` is the Japanese that they were made from, where that
    is no longer what is printed. Both are '' where none is recorded.
    """

    words: str
    source: str
    status: str
    place: Place
    reading: str = ""
    former: str = ""


class Guide(NamedTuple):
    """Our own words about an agreement in one language; never part of its text.

    `readings` has those that carry readings, by the words without them: the words with readings in braces.
    """

    name: str
    description: str
    intro: tuple[str, ...]
    summaries: Mapping[str, str]
    themes: Mapping[str, str]
    readings: Mapping[str, str] = NO_READINGS


class Step(NamedTuple):
    """A step of law around an agreement. Without a date it is shown as not recorded."""

    id: str
    kind: str
    title: LocalText
    party: str | None
    basis: str | None
    date: date | None
    number: str | None
    source: LocalText | None
    place: Place


class Related(NamedTuple):
    """An agreement that came before or stands beside."""

    id: str
    kind: str
    title: LocalText
    partners: LocalText
    date: date | None
    changes: tuple[str, ...]
    source: LocalText | None


class Record(NamedTuple):
    """What is known around an agreement, each fact with its source."""

    steps: tuple[Step, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[LocalText, ...] = ()


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
