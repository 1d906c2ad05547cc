"""Everything of an agreement that can be cited, in one tree, and what stands where."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kyoyaku.meaning.grammar import RANKS, annex_key, flat
from kyoyaku.model import Agreement, Provision
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
        """Those below of a level, at any depth."""
        return [one for one in self.walk() if one.level == level and one is not self]

    def follows(self, before: Locus) -> bool:
        """Whether no number is missing between it and the one before."""
        if self.gap or not before.numbers or not self.numbers:
            return not self.gap
        return self.numbers[0] in next_numbers(before.numbers[-1])


class Outline:
    """The tree of one agreement."""

    def __init__(self, agreement: Agreement) -> None:
        self.body = Locus("", "body")
        self.supplements: list[Locus] = []
        self.annexes: list[Locus] = []
        self.by_id: dict[str, Locus] = {}
        for node in agreement.body:
            if node.kind == "supplement":
                self.supplements.append(self._add(node, None))
            else:
                self._add(node, self.body)
        for annex in agreement.annexes:
            locus = self.by_id[annex.id] = Locus(
                annex.id, "annex", flat(annex.label.ja), numbers=annex_key(flat(annex.label.ja))[1:]
            )
            self.annexes.append(locus)
            for node in annex.writings:  # like a 附則: what is written there counts its own articles
                self._add(node, locus)
            for category in annex.walk():
                self.by_id[category.id] = locus
            for measure in annex.measures:
                self.by_id[measure.id] = locus
        numbers = [one.numbers for one in self.body.below("article")]
        self.anew = len(set(numbers)) < len(numbers)
        """Whether articles of the body have the same numbers twice: they begin anew in each part."""

    def _add(self, node: Provision, parent: Locus | None) -> Locus:
        level = "sub" if node.kind == "item" and parent is not None and parent.level in ("item", "sub") else node.kind
        numbers = tuple(node.numbers)
        locus = Locus(node.id, level, node.label, numbers, parent, node.deleted, node.gap)
        self.by_id[node.id] = locus
        if parent is not None:
            parent.children.append(locus)
        for child in node.children:
            self._add(child, locus)
        return locus

    def at(self, key: str) -> Locus:
        """Where a unit stands: the body where it stands in nothing that can be cited."""
        return self.by_id.get(key.partition(".")[0], self.body)

    def articles(self, here: Locus) -> list[Locus]:
        """The articles that those at a place are counted among: of its supplement, its annex, its part, or the body."""
        for one in here.line():
            if one.level in ("supplement", "annex") or (self.anew and one.level == "part"):
                return one.below("article")
        return self.body.below("article")

    def amended(self, here: Locus) -> Locus | None:
        """The supplement of a later change around a place: its 第1条 is one of the text that changed this one."""
        own = here.up("supplement")
        if own is None or (own is self.supplements[0] and not any(sign in own.label for sign in "改変号日")):
            return None
        return own


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
    """The paragraph of a place, or its article where that has none."""
    found = here.up("paragraph")
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
