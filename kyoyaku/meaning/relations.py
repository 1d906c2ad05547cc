"""How the agreements of a library stand to one another: what each says of others, and what others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kyoyaku.model import INVERSES, OLDER, Agreement, Related

EARLIER_STATE: Final = "earlier-state"


class Relation(NamedTuple):
    """What another agreement is to this one: its slug where it is in the library, and what this one's record says."""

    kind: str
    slug: str
    stated: Related | None


class Edge(NamedTuple):
    """A relation between two agreements of the library, told from the younger (or, of siblings, from who says it)."""

    kind: str
    younger: str
    older: str


class Relations:
    """What crosses agreements: of each only what its record says of others of the library. Made once."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        related = {one.slug: one.record.related for one in agreements}
        self.edges: Mapping[Edge, None] = dict.fromkeys(
            edge(slug, one) for slug, stated in related.items() for one in stated if one.agreement in related
        )
        self._later: dict[str, list[str]] = {}
        self._around: dict[str, list[Relation]] = {}
        for one in self.edges:
            self._around.setdefault(one.younger, []).append(Relation(one.kind, one.older, None))
            self._around.setdefault(one.older, []).append(Relation(INVERSES[one.kind], one.younger, None))
            if one.kind == EARLIER_STATE:
                self._later.setdefault(one.older, []).append(one.younger)

    def relations(self, agreement: Agreement) -> tuple[Relation, ...]:
        """Everything that stands around an agreement: what its own record says first, then what others say of it."""
        own = [Relation(one.kind, one.agreement or "", one) for one in agreement.record.related]
        said = {(one.kind, one.slug) for one in own}
        return (*own, *(one for one in self._around.get(agreement.slug, ()) if (one.kind, one.slug) not in said))

    def current(self, slug: str) -> tuple[str, ...]:
        """The last states of the text that an agreement is a state of: itself, another, or several that disagree."""
        seen, waiting, found = {slug}, [slug], []
        while waiting:
            at = waiting.pop(0)
            later = self._later.get(at, [])
            if not later:
                found.append(at)
            waiting += [one for one in later if one not in seen]
            seen.update(later)
        return tuple(found)


def edge(slug: str, stated: Related) -> Edge:
    """What the record of an agreement says of another of the library, whichever of the two says it."""
    other = stated.agreement or ""
    if stated.kind in OLDER or stated.kind == INVERSES[stated.kind]:
        return Edge(stated.kind, slug, other)
    return Edge(INVERSES[stated.kind], other, slug)
