"""What is printed: parties, provisions, annexes with their measures, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kyoyaku.japanese import Number
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


class Provision(NamedTuple):
    """A part, chapter, article, paragraph or item: a node of the body's tree."""

    id: str
    kind: str
    label: str
    number: Number | None
    caption: Text | None
    caption_on_line: bool
    text: Text | None
    children: tuple[Provision, ...]
    place: Place

    def walk(self) -> Iterator[Provision]:
        """The provision and everything below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def deleted(self) -> bool:
        """Whether the provision only marks where one was taken out (削除)."""
        return self.text is not None and self.text.ja.strip() == "削除"


class Column(NamedTuple):
    """A column of an annex. A role column names its party; `kind` is title, content, role or other."""

    id: str
    kind: str
    label: Text
    party: str | None


class Measure(NamedTuple):
    """A row of an annex: cells by column id. A column without a cell is empty in the source."""

    id: str
    cells: Mapping[str, Text]
    place: Place


class Category(NamedTuple):
    """A heading of an annex with the headings and measures below it. `title` is None where none is printed."""

    id: str
    label: str
    number: Number | None
    title: Text | None
    categories: tuple[Category, ...]
    measures: tuple[Measure, ...]
    place: Place

    def walk(self) -> Iterator[Category]:
        """The category and those below it, in the order of the document."""
        yield self
        for child in self.categories:
            yield from child.walk()

    @property
    def all_measures(self) -> tuple[Measure, ...]:
        """Every measure under this heading, at any depth."""
        return tuple(measure for category in self.walk() for measure in category.measures)


class Annex(NamedTuple):
    """A table at the end (別表), related to articles."""

    id: str
    label: Text
    number: Number | None
    relation: Text | None
    articles: tuple[str, ...]
    columns: tuple[Column, ...]
    categories: tuple[Category, ...]
    place: Place

    def walk(self) -> Iterator[Category]:
        """Every heading, in the order of the document."""
        for category in self.categories:
            yield from category.walk()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the document."""
        return tuple(measure for category in self.walk() for measure in category.measures)

    def column(self, kind: str) -> Column | None:
        """The first column of a kind."""
        return next((column for column in self.columns if column.kind == kind), None)

    @property
    def role_columns(self) -> tuple[Column, ...]:
        """The columns that hold a party's role."""
        return tuple(column for column in self.columns if column.party is not None)


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

    @property
    def texts(self) -> tuple[Text, ...]:
        """The printed parts, in order."""
        parts = (self.symbol, self.address, self.body, self.office, self.name, self.seal)
        return tuple(part for part in parts if part is not None)


class SignedDate(NamedTuple):
    """The date as printed and the day it names (None where a part is blank)."""

    text: Text
    value: date | None
