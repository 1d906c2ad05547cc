"""The body's tree: parts, chapters, articles, paragraphs and items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place
from kyoyaku.text.japanese import Number

HEADINGS: Final = ("part", "chapter", "section", "subsection", "division")
"""The kinds of provision that stand over articles, from the widest down: 編, 章, 節, 款, 目."""


_DELETED: Final = re.compile(r"(?:削\s*除|（\s*削\s*除\s*）|\(\s*削\s*除\s*\))。?")


class Marks(NamedTuple):
    """What a provision is, where the measures stand in the articles themselves: a measure, its content, a role of
    parties, or a heading of measures. Who wrote the file down said so; the wording alone does not tell."""

    category: bool = False
    measure: bool = False
    content: bool = False
    role: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """The marks that are set, by their names."""
        return tuple(name for name, value in self._asdict().items() if value)


NO_MARKS: Final = Marks()


class Provision(NamedTuple):
    """A part, chapter, article, paragraph or item: a node of the body's tree.

    Text of another document that is quoted may be a table too, with headings, rows and cells below it: a cell has the
    head of its column as its caption. None of them is a measure.

    `after` are the words that follow what is below it. `run` are the numbers of a label that stands for several
    provisions (第2条から第4条まで　削除), the first of them its own; () for one alone.
    """

    id: str
    kind: str
    label: str
    number: Number | None
    caption: Text | None
    caption_on_line: bool
    text: Text | None
    children: tuple[Provision, ...]
    place: Place
    after: Text | None = None
    run: tuple[Number, ...] = ()
    gap: bool = False
    """Whether a number is left out before it in print."""
    depth: int = 0
    """How many items an item stands below: 0 for a 号, 1 for ア."""
    marks: Marks = NO_MARKS
    quoted: tuple[Provision, ...] = ()
    """The text of another document below its own words (次のように改める。), which is no part of this one."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """The provision's own words, in printed order but for what stands below it."""
        return tuple(text for text in (self.caption, self.text, self.after) if text is not None)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that the label stands for."""
        return self.run or ((self.number,) if self.number is not None else ())

    def walk(self) -> Iterator[Provision]:
        """The provision and everything below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    def printed_texts(self) -> Iterator[Text]:
        """Every text of the provision and of what stands below it, in printed order."""
        yield from (text for text in (self.caption, self.text) if text is not None)
        for part in (*self.quoted, *self.children):
            yield from part.printed_texts()
        if self.after is not None:
            yield self.after

    def printed(self) -> Iterator[Provision]:
        """The provision, what it quotes and everything below it, in printed order."""
        yield self
        for part in (*self.quoted, *self.children):
            yield from part.printed()

    @property
    def chief(self) -> Iterator[Provision]:
        """What is read on its own, from here down: articles, supplements, and whatever has no article in it."""
        if self.kind == "supplement" or not any(child.kind == "article" for child in self.walk() if child is not self):
            yield self
        else:
            for child in self.children:
                yield from child.chief

    @property
    def deleted(self) -> bool:
        """Whether the provision only marks where one was taken out: 削除, （削除）."""
        return self.text is not None and _DELETED.fullmatch(self.text.ja.strip()) is not None


def article_rows(body: Iterable[Provision]) -> Iterator[tuple[Provision, ...]]:
    """The articles that are counted one after the other: those of each supplement, and in the order of the document
    those of the rest, which begin anew under a heading (編, 章) whose first article is the first once more."""
    main: list[list[Provision]] = [[]]
    supplements: list[list[Provision]] = []
    for node in body:
        if node.kind == "supplement":
            supplements.append([one for one in node.walk() if one.kind == "article"])
        else:
            _count(node, main)
    yield from (tuple(row) for row in (*main, *supplements) if row)


def _count(node: Provision, rows: list[list[Provision]]) -> None:
    if node.kind in HEADINGS:
        first = next((one for one in node.walk() if one.kind == "article"), None)
        if rows[-1] and first is not None and first.number == (1,):
            rows.append([])
    elif node.kind == "article":
        rows[-1].append(node)
    for child in node.children:
        _count(child, rows)
