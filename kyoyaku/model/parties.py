"""Parties, signatures and the date: who agreed, and when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place


class Party(NamedTuple):
    """One side of an agreement; `symbol` is what the text calls it (甲), where it has one."""

    id: str
    name: str
    symbol: str | None
    kind: str
    prefecture: str | None
    code: str | None
    place: Place

    @property
    def called(self) -> str:
        """What the agreement calls the party: its symbol, or else its name."""
        return self.symbol or self.name


class Signatory(NamedTuple):
    """One block of signatures; what is not printed is None."""

    id: str
    party: str | None
    symbol: Text | None
    address: Text | None
    body: Text | None
    office: Text | None
    name: Text | None
    seal: Text | None
    place: Place

    @property
    def texts(self) -> tuple[Text, ...]:
        """The printed parts, in order."""
        parts = (self.symbol, self.address, self.body, self.office, self.name, self.seal)
        return tuple(part for part in parts if part is not None)


class SignedDate(NamedTuple):
    """The date as printed and the day it names (None where a part is blank)."""

    text: Text
    value: date | None
