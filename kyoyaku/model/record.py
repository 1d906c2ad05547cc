"""The record: what is known around an agreement, each fact with its source."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

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


class Related(NamedTuple):
    """An agreement that came before or stands beside."""

    id: str
    kind: str
    title: LocalText
    partners: LocalText
    date: date | None
    changes: tuple[str, ...]
    source: LocalText | None
    place: Place


class Record(NamedTuple):
    """What is known around an agreement, each fact with its source."""

    steps: tuple[Step, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[LocalText, ...] = ()
