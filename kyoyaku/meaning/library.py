"""What one agreement has to know of the others of a library: their titles, their days, and what can be cited there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kyoyaku.meaning.grammar import GROUPS, PathStep
from kyoyaku.meaning.loci import Locus
from kyoyaku.meaning.outline import Outline
from kyoyaku.meaning.paths import ForeignPath, Missing, Paths
from kyoyaku.model import Agreement


class OtherAgreement(NamedTuple):
    """One agreement, as others cite it."""

    title: str
    day: date | None
    outline: Outline

    def places(self, steps: Sequence[PathStep]) -> tuple[Locus, ...]:
        """What a whole path leads to there, the first to go to; () where that is not certain."""
        first, paths = steps[0], Paths(self.outline, self.outline.body)
        if first.way != "第" or (self.outline.anew and first.level not in ("part", "annex", "supplement")):
            return ()
        try:
            found = paths.led_to(self._first(paths, first), steps[1:])
        except (Missing, ForeignPath):
            return ()
        return tuple(found) if all(one.id for one in found) else ()

    def _first(self, paths: Paths, first: PathStep) -> list[Locus]:
        if first.level == "annex":
            return [paths.annex(first)]
        if first.level == "supplement":
            return [paths.supplement(first)] if len(self.outline.supplements) == 1 else []
        if first.level in ("article", "paragraph", *GROUPS):
            return paths.numbered(first, named=True, this=False)
        return []


def as_others_cite(agreement: Agreement) -> OtherAgreement:
    """An agreement as others cite it."""
    day = agreement.date.value if agreement.date is not None else None
    return OtherAgreement(agreement.title.ja, day, Outline(agreement))
