"""The places of an agreement that paths lead to, and how they stand to one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kyoyaku.meaning.grammar import RANKS
from kyoyaku.text.japanese import Number, next_numbers


@dataclass(eq=False, slots=True)
class Locus:
    """What a path can lead to, or only through (then its id is '', as that of the body). `level` as a step's."""

    id: str
    level: str
    label: str = ""
    numbers: tuple[Number, ...] = ()
    parent: Locus | None = None
    deleted: bool = False
    gap: bool = False
    children: list[Locus] = field(default_factory=list)
    names: tuple[str, ...] = ()
    """What else it is called in a table: 交通, 3(1), 甲の役割."""
    kept: dict[str, list[Locus]] = field(default_factory=dict)

    def up(self, level: str) -> Locus | None:
        """The nearest of itself and those above that has a level."""
        return next((one for one in self.line() if one.level == level), None)

    def line(self) -> Iterator[Locus]:
        """Itself and those above, from here up."""
        at: Locus | None = self
        while at is not None:
            yield at
            at = at.parent

    def walk(self) -> Iterator[Locus]:
        """Itself and those below, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    def under(self, level: str) -> list[Locus]:
        """Those right below of a level."""
        return [child for child in self.children if child.level == level]

    def below(self, level: str) -> list[Locus]:
        """Those below of a level, at any depth; kept, as nothing is added once it was asked for."""
        if level not in self.kept:
            self.kept[level] = [one for one in self.walk() if one.level == level and one is not self]
        return self.kept[level]

    def follows(self, before: Locus) -> bool:
        """Whether no number is missing between it and the one before."""
        if self.gap or not before.numbers or not self.numbers:
            return not self.gap
        return self.numbers[0] in next_numbers(before.numbers[-1])


def article_of(here: Locus) -> Locus:
    """The article of a place, or what holds its paragraphs where it stands in none."""
    found = here.up("article")
    if found is not None:
        return found
    return next((one for one in here.line() if one.under("paragraph") or one.parent is None), here)


def paragraphs(article: Locus) -> list[Locus]:
    """The paragraphs of an article: itself where it has none."""
    return article.under("paragraph") or [article]


def paragraph_of(here: Locus) -> Locus | None:
    """The paragraph of a place, or its article where that has none; of notes and cells what holds their items."""
    found = here.up("paragraph") or next((one for one in here.line() if one.level in ("notes", "cell")), None)
    if found is not None:
        return found
    article = article_of(here)
    return None if article.under("paragraph") else article


def items(holder: Locus) -> list[Locus]:
    """The items of a paragraph, or of an article cited without one, where it is clear which are meant."""
    if own := holder.under("item"):
        return own
    held = [one for one in holder.under("paragraph") if one.under("item")]
    alone = len(holder.under("paragraph")) == 1
    return held[0].under("item") if held and (alone or len(held) == 1) else []


def numbered(row: Sequence[Locus], number: Number) -> Locus | None:
    """The one of a row that has a number, alone or with others."""
    return next((one for one in row if number in one.numbers), None)


def nearest(row: Sequence[Locus], number: Number) -> Locus | None:
    """The one of a row whose number is closest."""
    near = [one for one in row if one.numbers]
    return min(near, key=lambda one: abs(one.numbers[0][0] - number[0]), default=None)


def rank(locus: Locus) -> int:
    """How deep a level stands; the body above all."""
    return RANKS.get(locus.level, -1)


def label_key(label: str) -> str:
    """A label of something below an item, without width and brackets where they say nothing: (ア), ⑴, ａ."""
    return unicodedata.normalize("NFKC", label).strip(" .．")


def same_label(one: str, other: str) -> bool:
    """Whether two labels name the same: ア and ｱ, ⑴ and (1)."""
    return label_key(one) == label_key(other)
