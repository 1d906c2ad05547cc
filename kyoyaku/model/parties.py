"""Parties, signatures and the date: who agreed, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place

SIGNATURE_PARTS: Final = (
    "symbol", "address", "body", "office", "name", "seal", "proxy", "proxy_office", "proxy_name", "proxy_seal",
)  # fmt: skip
"""What a block of signatures may hold, in printed order: the one who signs, then the one who signs for him."""


MUNICIPALITIES: Final = frozenset(("city", "town", "village", "ward", "prefecture"))
"""The kinds of parties that people live in."""


class Party(NamedTuple):
    """One side of an agreement, or a member of one; `symbol` is what the text calls it (甲), where it has one.

    `part` is centre or other, '' where it is not recorded: it is not told by the symbol. `members` are the bodies that
    make it up, where it is several together.
    """

    id: str
    name: str
    symbol: str | None
    kind: str
    prefecture: str | None
    code: str | None
    place: Place
    part: str = ""
    members: tuple[Party, ...] = ()

    def walk(self) -> Iterator[Party]:
        """The party and its members, to any depth."""
        yield self
        for member in self.members:
            yield from member.walk()

    @property
    def bodies(self) -> tuple[Party, ...]:
        """The bodies that it is: its members, or itself where it has none."""
        return tuple(one for one in self.walk() if not one.members)

    @property
    def called(self) -> str:
        """What the agreement calls the party: its symbol, or else its name."""
        return self.symbol or self.name


class Signatory(NamedTuple):
    """One block of signatures; what is not printed is None.

    `proxy` are the words that say that another signs for the one above (代理人), with that person's office and name.
    """

    id: str
    party: str | None
    symbol: Text | None
    address: Text | None
    body: Text | None
    office: Text | None
    name: Text | None
    seal: Text | None
    place: Place
    proxy: Text | None = None
    proxy_office: Text | None = None
    proxy_name: Text | None = None
    proxy_seal: Text | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """The printed parts, in order."""
        parts: tuple[Text | None, ...] = tuple(getattr(self, part) for part in SIGNATURE_PARTS)
        return tuple(part for part in parts if part is not None)


class SignedDate(NamedTuple):
    """The date as printed and the day it names (None where a part is blank)."""

    text: Text
    value: date | None
