"""Citations resolved: from the words of a path and where it stands to what it means, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning import titles
from kyoyaku.meaning.citations import BRACKET, LIST, RANGE, Citation, written
from kyoyaku.meaning.grammar import GROUPS, RANKS, PathStep
from kyoyaku.meaning.loci import Locus, items, paragraph_of, rank, same_label
from kyoyaku.meaning.outline import Outline
from kyoyaku.meaning.paths import DANGLING, DOUBTFUL, ForeignPath, Missing, Paths

SURE, LIKELY, UNSURE, FOREIGN = "sure", "likely", "unsure", "foreign"

_RULES: Final = {
    "第": "number",
    "前": "step",
    "次": "step",
    "同": "same",
    "この": "here",
    "各": "each",
    "これらの": "these",
}
"""How a citation was understood, by how its first step begins."""


class Cited(NamedTuple):
    """A citation as it was understood.

    `loci` are what it leads to, the first the one to go to; `ends` those that its own words name (no more of a range
    than its end); `naming` what names its document (None for this text); `steps` its path, completed by those before.
    """

    citation: Citation
    certainty: str
    rule: str
    loci: tuple[Locus, ...] = ()
    ends: tuple[Locus, ...] = ()
    naming: titles.Naming | None = None
    steps: tuple[PathStep, ...] = ()
    code: str = ""
    near: str = "—"

    @property
    def path(self) -> str:
        """The whole path, as it is written."""
        return written(self.steps).replace("の第", "第")


class Resolver:
    """Understands the citations of one agreement, unit by unit."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline

    def read(
        self, here: Locus, found: Sequence[Citation], before: Sequence[Cited] = (), *, after: bool = False
    ) -> list[Cited]:
        """The citations of a unit in order, each by those before it; `before` are those of the unit above.

        `after` where the unit are the words after what is below a place.
        """
        return _Reading(self.outline, here, before, after=after).read(found) if found else []


class _Reading:
    def __init__(self, outline: Outline, here: Locus, before: Sequence[Cited], *, after: bool) -> None:
        self.outline, self.here, self.before = outline, here, before
        self.paths = Paths(outline, here, after=after)
        self.done: list[Cited] = []

    def read(self, found: Sequence[Citation]) -> list[Cited]:
        for citation in found:
            self.done.append(self._cited(citation))
        return self.done

    def _cited(self, citation: Citation) -> Cited:
        base = self._origin(citation)
        naming = citation.naming or (base.naming if base else None)
        steps = self._completed(citation, base)
        if naming is not None and naming.kind in (titles.LAW, titles.AGREEMENT, titles.OTHER):
            certainty = SURE if naming.kind != titles.OTHER else FOREIGN
            return Cited(citation, certainty, "document", naming=naming, steps=steps)
        if naming is not None and naming.kind == titles.VAGUE:
            return Cited(citation, UNSURE, "document", naming=naming, steps=steps, code=DOUBTFUL)
        try:
            ends = self._own(citation, base)
        except Missing as missing:
            code = missing.code
            if code == DANGLING and not (missing.sure and _absolute(citation)):
                code = DOUBTFUL
            return Cited(
                citation, UNSURE, self._rule(citation), naming=naming, steps=steps, code=code, near=missing.near
            )
        except ForeignPath as other:
            named = titles.Naming(citation.start, titles.OTHER, other.title)
            return Cited(citation, FOREIGN, "supplement", naming=named, steps=steps)
        ends = [one for one in ends if one.id]
        loci = [*ends, *self._between(citation, ends)]
        if not loci:
            return Cited(citation, UNSURE, self._rule(citation), steps=steps)
        certainty = LIKELY if citation.first.level == "sub" or self._first_of_several(citation) else SURE
        return Cited(citation, certainty, self._rule(citation), tuple(loci), tuple(ends), naming, steps)

    def _rule(self, citation: Citation) -> str:
        return citation.rule or _RULES.get(
            citation.first.way[:1] if citation.first.way != "これらの" else "これらの", "here"
        )

    def _first_of_several(self, citation: Citation) -> bool:
        return citation.first.level == "supplement" and len(self.outline.supplements) > 1 and citation.first.way == "第"

    # What a path goes on from.
    def _origin(self, citation: Citation) -> Cited | None:
        first = citation.first
        if first.way == "同" or (first.way == "当該各" and self._same("item", each=True) is not None):
            found = self._same(first.level, each=first.way == "当該各")
            if found is None or citation.naming is not None:
                return None
            return found
        if first.way == "これらの":
            return self._listed()[-1] if self._listed() else None
        if citation.base >= 0 and first.way == "第" and citation.naming is None and self._goes_on(citation):
            return self.done[citation.base]
        if first.way == "各" and citation.base >= 0 and self.done[citation.base].citation.end == citation.start:
            return self.done[citation.base]
        return None

    def _goes_on(self, citation: Citation) -> bool:
        base = self.done[citation.base]
        if citation.first.level in ("annex", "supplement"):
            return base.naming is not None and citation.first.level == "annex" and citation.rule != BRACKET
        return base.citation.first.level not in ("annex", "these") or len(base.loci) > 0

    def _same(self, level: str, *, each: bool = False) -> Cited | None:
        """The nearest citation before that has a step of a level; in brackets aside only where there is no other."""
        for row in (self.done, self.before):
            aside: Cited | None = None
            for one in reversed(row):
                if any(step.level == level and (not each or step.way == "各") for step in one.citation.steps):
                    if not one.citation.aside:
                        return one
                    aside = aside or one
            if aside is not None:
                return aside
        return None

    def _listed(self) -> list[Cited]:
        """The last citations that stand in one list."""
        found: list[Cited] = []
        for at in range(len(self.done) - 1, -1, -1):
            one = self.done[at]
            if one.citation.aside:
                continue
            found.insert(0, one)
            if one.citation.base < 0 or one.citation.rule not in (LIST, RANGE):
                break
        return found

    def _completed(self, citation: Citation, base: Cited | None) -> tuple[PathStep, ...]:
        first = citation.first
        if base is None or first.way == "これらの":
            return citation.steps
        if first.way in ("同", "当該各"):
            return (*(one for one in base.steps if RANKS[one.level] <= RANKS[first.level]), *citation.steps[1:])
        return (*(one for one in base.steps if RANKS[one.level] < RANKS[first.level]), *citation.steps)

    # What a path of this text leads to.
    def _own(self, citation: Citation, base: Cited | None) -> list[Locus]:
        first = citation.first
        if first.way == "これらの":
            return self._these(first)
        return self.paths.led_to(self._first(citation, base), citation.steps[1:])

    def _these(self, first: PathStep) -> list[Locus]:
        members = [locus for one in self._listed() for locus in one.loci]
        if first.level == "these":
            return list(dict.fromkeys(members))
        raised = [one.up(first.level) for one in members]
        return list(dict.fromkeys(one for one in raised if one is not None))

    def _first(self, citation: Citation, base: Cited | None) -> list[Locus]:
        first, naming = citation.first, citation.naming or (base.naming if base else None)
        if first.way == "同":
            return self._same_as(first, base)
        if first.way == "当該各" and base is not None:
            return list(base.ends)
        if first.level == "annex":
            return [self.paths.annex(first, unnamed=citation.unnamed)]
        if first.level == "supplement" and first.way != "この":
            return [self.paths.supplement(first)]
        if first.way in ("この", "当該"):
            return self.paths.place(first)
        if first.way in ("各", "当該各"):
            return self._each(first, base)
        if first.way != "第":
            return self.paths.counted(first)
        if base is not None and base.ends:
            found = self._within(base, first)
            if found is not None:
                return found
        return self.paths.numbered(
            first, named=naming is not None, this=naming is not None and naming.kind == titles.THIS
        )

    def _same_as(self, first: PathStep, base: Cited | None) -> list[Locus]:
        if base is None:
            raise Missing(DOUBTFUL)
        above = [one.up(first.level) for one in base.ends]
        found = [one for one in above if one is not None]
        if not found and first.level == "paragraph":
            found = [one for one in map(paragraph_of, base.ends) if one is not None]
        if not found:
            raise Missing(base.code and "")
        return found[:1]

    def _within(self, base: Cited, first: PathStep) -> list[Locus] | None:
        """A later member of a list: what it lacks is that of the member before. None where that has nothing to give."""
        locus, level = base.ends[0], first.level
        if level == "article":
            explicit = [one.level for one in base.steps]
            holders = (locus.up(one) for one in ("supplement", "annex") if one in explicit)
            row = next((one.below(level) for one in holders if one is not None), [])
            return [self.paths.named(row, first, sure=False)] if row else None
        if level in GROUPS:
            above = next((one for one in locus.line() if rank(one) < RANKS[level]), None)
            row = above.below(level) if above else []
            return [self.paths.named(row, first, sure=False)] if row else None
        if level == "sub":
            marks = [one for above in locus.line() if above.level in ("item", "sub") for one in above.under("sub")]
            same = [one for one in marks if same_label(one.label, first.words)]
            return same[:1] or self.paths.next(locus, first)
        holder = next((one for one in locus.line() if -1 < rank(one) < RANKS[level]), None)
        if level == "item" and holder is not None and holder.level == "article" and locus.up("paragraph"):
            holder = locus.up("paragraph")
        return self.paths.next(holder, first) if holder is not None else None

    def _each(self, first: PathStep, base: Cited | None) -> list[Locus]:
        if base is not None and base.ends:
            return self.paths.next(base.ends[0], first)
        if first.level == "paragraph":
            raise Missing("")
        holder = paragraph_of(self.here)
        row = self.here.under(first.level) or (items(holder) if holder is not None else [])
        if not row:
            raise Missing("")
        return row

    def _between(self, citation: Citation, ends: Sequence[Locus]) -> list[Locus]:
        """What a range takes in beside its ends."""
        if citation.rule != RANGE or citation.base < 0 or not ends or not self.done[citation.base].ends:
            return []
        first, last = self.done[citation.base].ends[-1], ends[0]
        row = self.paths.siblings(last)
        if first not in row or last not in row:
            return []
        return row[row.index(first) + 1 : row.index(last)]


def _absolute(citation: Citation) -> bool:
    """Whether a path says itself where it begins: 第9条 does, 第9項 and 前条第9項 do not."""
    first = citation.first
    return first.way == "第" and first.level in (*GROUPS, "supplement", "annex", "article")
