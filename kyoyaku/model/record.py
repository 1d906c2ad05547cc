"""The record: what is known around an agreement, each fact with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.model.text import LocalText
from kyoyaku.problems import Place


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


_OLDER: Final = {
    "predecessor": "successor",
    "earlier-state": "later-state",
    "amends": "amended-by",
    "replaces": "replaced-by",
}
OLDER: Final = tuple(_OLDER)
"""The kinds of an agreement that was there before this one."""
INVERSES: Final[Mapping[str, str]] = MappingProxyType(
    {**_OLDER, "sibling": "sibling", **{younger: older for older, younger in _OLDER.items()}}
)
"""What another agreement is to this one (or this one does to it), and what this one then is to the other."""


class Related(NamedTuple):
    """An agreement that came before or stands beside: one of the library, one at an address, or words alone."""

    id: str
    kind: str
    title: LocalText
    partners: LocalText
    date: date | None
    changes: tuple[str, ...]
    source: LocalText | None
    place: Place
    agreement: str | None = None
    url: str | None = None


class Bound(NamedTuple):
    """Where a time begins or ends, or that it is renewed: the words of a unit that say so, or another source."""

    date: date | None
    unit: str | None
    quote: str
    source: LocalText | None
    place: Place


class Renewal(NamedTuple):
    """A time that an agreement was renewed: on which day, and until when."""

    day: date | None
    until: date | None
    source: LocalText | None
    place: Place


class InForce(NamedTuple):
    """From when until when an agreement is in force, what it says of its renewal, and when it was renewed."""

    start: Bound | None
    end: Bound | None
    renewal: Bound | None
    renewed: tuple[Renewal, ...]
    place: Place

    @property
    def last_day(self) -> date | None:
        """The last day, by the last renewal where there was one; None where its end is not recorded."""
        if self.renewed:
            return self.renewed[-1].until
        return self.end.date if self.end is not None else None


class Record(NamedTuple):
    """What is known around an agreement, each fact with its source."""

    steps: tuple[Step, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[LocalText, ...] = ()
    in_force: InForce | None = None
