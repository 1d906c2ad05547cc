"""Paths of this text: what each step leads to, from a place or from what the steps before it led to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from kyoyaku.meaning.grammar import GROUPS, PathStep, annex_key
from kyoyaku.meaning.loci import (
    Locus,
    article_of,
    items,
    nearest,
    numbered,
    paragraph_of,
    paragraphs,
    same_label,
)
from kyoyaku.meaning.outline import Outline
from kyoyaku.meaning.rows import counted, inside
from kyoyaku.text.japanese import Number

DANGLING, NO_NEIGHBOUR, DOUBTFUL = "dangling-reference", "no-neighbour", "unsure-reference"
_BACK: Final = ("前", "前々", "前各")


class Missing(Exception):
    """A path that leads nowhere, or nobody can say where. `sure` where it should be there; no code: say nothing."""

    def __init__(self, code: str, near: str = "—", *, sure: bool = False) -> None:
        self.code, self.near, self.sure = code, near, sure


class ForeignPath(Exception):
    """A path of another text, which has a name of its own or only some words."""

    def __init__(self, title: str) -> None:
        self.title = title


class Paths:
    """The paths that start at one place of an agreement."""

    def __init__(self, outline: Outline, here: Locus, *, after: bool = False) -> None:
        self.outline, self.here, self.after = outline, here, after

    def numbered(self, first: PathStep, *, named: bool, this: bool) -> list[Locus]:
        level, here, outline = first.level, self.here, self.outline
        if level == "sub":
            return self._mark(first)
        amended = outline.amended(here)
        if amended is not None and (this or (not named and (level == "article" or level in GROUPS))):
            raise ForeignPath(amended.label)
        if level == "article":
            return [self.named(outline.cited_articles(here, named=named), first, sure=here.up("annex") is None)]
        if level in GROUPS:
            return [self._group(first)]
        if level == "paragraph":
            article = outline.body if named else article_of(here)
            if article.level in ("body", "annex") and not article.under("paragraph"):
                raise Missing(DOUBTFUL)
            return self.next(article, first)
        return self._own_item(first)

    def _own_item(self, first: PathStep) -> list[Locus]:
        holder = paragraph_of(self.here)
        row = items(holder) if holder is not None else []
        if not row:
            raise Missing("")  # a number of something else
        return [self.named(row, first, sure=False)]

    def _mark(self, first: PathStep) -> list[Locus]:
        """ア alone: what stands next to the place, or below it, or next to what it stands in."""
        for one in self.here.line():
            for row in (one.children, one.parent.children if one.parent else []):
                for locus in row:
                    if locus.level in ("item", "sub") and same_label(locus.label, first.words):
                        return [locus]
            if one.level in ("paragraph", "article"):
                break
        raise Missing("")

    def _group(self, first: PathStep) -> Locus:
        start = self.here if self.here.up("supplement") is None else self.outline.body
        for one in [*start.line(), self.outline.body]:
            if row := one.below(first.level):
                same = [locus for locus in row if first.number in locus.numbers]
                if len(same) > 1:
                    raise Missing(DOUBTFUL)
                return self.named(row, first)
        raise Missing(DANGLING, sure=False)

    def place(self, first: PathStep) -> list[Locus]:
        found = paragraph_of(self.here) if first.level == "paragraph" else self.here.up(first.level)
        if found is None:
            raise Missing("" if first.way == "当該" else DOUBTFUL)
        return [found]

    def counted(self, first: PathStep) -> list[Locus]:
        row, here = self._row(first.level)
        if self.after and here is None and first.level == "item" and first.way in _BACK:
            return self._items_before(first)
        if here is None or here not in row:
            raise Missing(NO_NEIGHBOUR)
        at = row.index(here)
        if first.way == "前各":
            found = row[:at]
            chain = row[: at + 1]
        elif first.way in _BACK:
            count = 2 if first.way == "前々" else first.steps
            chain = row[max(0, at - count) : at + 1]
            found = chain[:-1] if len(chain) == count + 1 else []
        else:
            count = 2 if first.way == "次々" else first.steps
            chain = row[at : at + count + 1]
            found = chain[1:] if len(chain) == count + 1 else []
        if not found or any(not after.follows(before) for before, after in pairwise(chain)):
            raise Missing(NO_NEIGHBOUR)
        if first.way == "前々":
            return found[:1]
        return found[-1:] if first.way == "次々" else found

    def _items_before(self, first: PathStep) -> list[Locus]:
        """前各号 in the words after items: all of them, or as many as are counted."""
        row = items(self.here)
        if not row or first.steps > len(row) or first.way == "前々":
            raise Missing(NO_NEIGHBOUR)
        return row if first.way == "前各" else row[-first.steps :]

    def _row(self, level: str) -> tuple[list[Locus], Locus | None]:
        """What those at a place are counted among, and the one that it stands in."""
        if level == "article":
            return self.outline.articles(self.here), self.here.up("article")
        if level == "paragraph":
            return paragraphs(article_of(self.here)), paragraph_of(self.here)
        if level == "item":
            own = self.here.up("item")
            return (own.parent.under("item") if own is not None and own.parent else []), own
        own = self.here.up(level)
        return (own.parent.under(level) if own is not None and own.parent else []), own

    def annex(self, first: PathStep, *, unnamed: bool = False) -> Locus:
        """The annex of a step; `unnamed` where its number may end in that of a row, as in 別表第21の項."""
        if first.way == "この":
            own = self.here.up("annex")
            if own is None:
                raise Missing("")
            return own
        name, number = annex_key(first.words)
        row = self.outline.annexes
        exact = [one for one in row if one.label == first.words]
        same = [one for one in row if annex_key(one.label) == (name, number)]
        kin = [one for one in row if annex_key(one.label)[0] == name]
        runs_on = (unnamed or first.words.endswith("号")) and any(
            _begins(number, annex_key(one.label)[1]) for one in kin
        )
        if runs_on and (unnamed or not same):
            raise Missing(DOUBTFUL)
        if exact or same:
            return (exact or same)[0]
        if not number and len(kin) == 1:
            return kin[0]
        if (within := self._within_annex(kin, number)) is not None:
            return within
        known = bool(number) and bool(kin) and name == "別表" and self.here.level != "annex"
        known = known and not any(annex_key(one.label)[1] == number[:1] for one in kin)
        raise Missing(DANGLING, kin[-1].label if kin else row[-1].label if row else "—", sure=known)

    def _within_annex(self, kin: Sequence[Locus], number: Number) -> Locus | None:
        """別記第3の1, 別表3: what an annex counts itself, where no annex has that number."""
        numbered = [one for one in kin if number and annex_key(one.label)[1] == number[:1]]
        if numbered:
            return counted(numbered[0], number[1:])
        alone = len(kin) == 1 and not annex_key(kin[0].label)[1]
        return counted(kin[0], number) if alone and number else None

    def supplement(self, first: PathStep) -> Locus:
        own = self.here.up("supplement")
        if "（" in first.words:
            note = first.words[first.words.index("（") :]
            return next(one for one in self.outline.supplements if note in one.names)
        if own is not None:
            return own
        if not self.outline.supplements:
            raise Missing(DOUBTFUL)
        return self.outline.supplements[0]

    def _sub(self, holder: Locus, step: PathStep) -> list[Locus]:
        found = [one for one in holder.walk() if one.level in ("sub", "item") and one is not holder]
        same = [one for one in found if same_label(one.label, step.words)]
        if not same and holder.parent is not None:  # i and ii may be items themselves: they stand side by side
            same = [one for one in holder.parent.under("item") if same_label(one.label, step.words)]
        if not same:
            raise Missing(DANGLING, sure=False)
        return [next((one for one in same if one.parent is holder), same[0])]

    def led_to(self, found: list[Locus], steps: Sequence[PathStep]) -> list[Locus]:
        """What further steps lead to, from what the first led to."""
        for level, several in groupby(steps, key=lambda one: one.level):
            if level == "row" and found:
                found = [inside(found[0], list(several))]
                continue
            for step in several if found else ():
                found = self.next(found[0], step)
        return found

    def next(self, holder: Locus, step: PathStep) -> list[Locus]:
        """What a further step leads to, from what the steps before it led to."""
        level = step.level
        if level in ("words", "row") or (holder.level == "annex" and not _provisions(holder)):
            return [holder]
        if level == "sub":
            return self._sub(holder, step)
        if level == "item":
            row = items(holder)
            sure = holder.level == "paragraph" or len(holder.under("paragraph")) < 2
            if step.way == "各":
                if not row:
                    raise Missing(DOUBTFUL)
                return row
            return [self.named(row, step, sure=sure and self._plain(holder))]
        if level == "paragraph":
            row = holder.under("paragraph")
            if step.way == "各":
                return row or [holder]
            if not row and step.number == (1,):
                return [holder]
            near = "—" if row or holder.level != "article" else f"{holder.label}第1項"
            return [self.named(row, step, sure=self._plain(holder), near=near)]
        return [self.named(holder.below(level), step, sure=self._plain(holder))]

    def _plain(self, holder: Locus) -> bool:
        """Whether what a place does not have is surely missing: not of a supplement that may be left out in part."""
        inside = holder.up("supplement")
        return inside is None or len(self.outline.supplements) == 1

    def named(self, row: Sequence[Locus], step: PathStep, *, sure: bool = True, near: str = "—") -> Locus:
        if (found := numbered(row, step.number)) is not None:
            if step.level == "article" and sum(step.number in one.numbers for one in row) > 1:
                raise Missing(DOUBTFUL)
            return found
        branch = len(step.number) > 1 and numbered(row, step.number[:1]) is not None
        close = nearest(row, step.number)
        raise Missing(
            DANGLING, _called(close) if close is not None else near, sure=sure and not branch and not step.short
        )

    def siblings(self, locus: Locus) -> list[Locus]:
        if locus.level == "article":
            return self.outline.articles(locus)
        if locus.level == "annex":
            return self.outline.annexes
        return locus.parent.under(locus.level) if locus.parent else []


def _begins(number: Number, shorter: Number) -> bool:
    """Whether a number may be a shorter one with another right after it: 21 may be 2 and 1."""
    whole, first = ("".join(map(str, one[:1])) for one in (number, shorter))
    return bool(first) and whole != first and whole.startswith(first)


def _provisions(annex: Locus) -> bool:
    """Whether an annex is written in provisions, as a text of its own."""
    return any(one.level in ("article", "paragraph", "item", *GROUPS) for one in annex.children)


def _called(locus: Locus) -> str:
    unit = {"article": "条", "paragraph": "項", "item": "号"}.get(locus.level)
    if unit is None or locus.level == "article" or not locus.numbers:
        return locus.label or "—"
    number = locus.numbers[0]
    return f"第{number[0]}{unit}" + "".join(f"の{branch}" for branch in number[1:])
