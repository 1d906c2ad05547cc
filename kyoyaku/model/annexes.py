"""Annexes: sequences of blocks, of which tables have columns, headings to any depth and measures in their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.model.provisions import Provision
from kyoyaku.model.text import Text
from kyoyaku.problems import Place
from kyoyaku.text.japanese import Number

_NO_LISTS: Final[Mapping[str, tuple[Provision, ...]]] = MappingProxyType({})
_NO_HEADS: Final[Mapping[str, Text]] = MappingProxyType({})


class Column(NamedTuple):
    """A column of a table. A role column names its party; `kind` is title, content, role, cost or other.

    One held by several `parties` together is the role of none of them alone: its `party` is None. In a `merged` one
    an empty cell is a part of the cell above it. `label` is its head; None where none is printed, as where measures
    stand in articles.
    """

    id: str
    kind: str
    label: Text | None
    party: str | None
    place: Place
    parties: tuple[str, ...] = ()
    merged: bool = False


class Measure(NamedTuple):
    """A row of a table: cells by column id. A column with neither words nor a list is empty in the source.

    `lists` are the numbered items of a cell, below its words where it has some. `continued` are the columns whose cell
    is that of the row above, printed once: it stands among the cells of this row too. `heads` are printed over a cell
    of this row alone.
    """

    id: str
    cells: Mapping[str, Text]
    place: Place
    lists: Mapping[str, tuple[Provision, ...]] = _NO_LISTS
    continued: frozenset[str] = frozenset()
    heads: Mapping[str, Text] = _NO_HEADS

    def items(self, column: str) -> Iterator[Provision]:
        """Every item of a cell, to any depth, in printed order."""
        for item in self.lists.get(column, ()):
            yield from item.walk()

    def texts(self, column: str) -> Iterator[Text]:
        """The words of a cell and of its items, in printed order."""
        yield from (texts[column] for texts in (self.heads, self.cells) if column in texts)
        for item in self.lists.get(column, ()):
            yield from item.printed_texts()


class Category(NamedTuple):
    """A heading of a table with the headings and measures below it. `title` is None where none is printed.

    `provision` is the one that the heading is, where measures stand in articles.
    """

    id: str
    label: str
    number: Number | None
    title: Text | None
    categories: tuple[Category, ...]
    measures: tuple[Measure, ...]
    place: Place
    provision: Provision | None = None

    def walk(self) -> Iterator[Category]:
        """The category and those below it, in the order of the document."""
        yield self
        for child in self.categories:
            yield from child.walk()

    @property
    def all_measures(self) -> tuple[Measure, ...]:
        """Every measure under this heading, at any depth."""
        return tuple(measure for category in self.walk() for measure in category.measures)


class Table(NamedTuple):
    """A table of an annex. Its label is its caption, or that of the annex where it has none."""

    id: str
    label: Text
    caption: Text | None
    columns: tuple[Column, ...]
    categories: tuple[Category, ...]
    place: Place

    def walk(self) -> Iterator[Category]:
        """Every heading, in the order of the document."""
        for category in self.categories:
            yield from category.walk()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every row, in the order of the document."""
        return tuple(measure for category in self.walk() for measure in category.measures)

    @property
    def of_costs(self) -> bool:
        """Whether it says who pays what, and is no table of measures: it has costs and nobody's role."""
        return any(one.kind == "cost" for one in self.columns) and not any(one.kind == "role" for one in self.columns)

    def column(self, kind: str) -> Column | None:
        """The first column of a kind."""
        return next((column for column in self.columns if column.kind == kind), None)

    def title_of(self, measure: Measure) -> Text:
        """What a measure is called: its cell in the title column, else its first; the table where it has none."""
        ordered = sorted(self.columns, key=lambda column: column.kind != "title")
        return next((text for one in ordered for text in measure.texts(one.id)), self.label)

    @property
    def role_columns(self) -> tuple[Column, ...]:
        """The columns that hold one party's role; what it pays is none, and no title."""
        return tuple(one for one in self.columns if one.party is not None and one.kind not in ("cost", "title"))


class Annex(NamedTuple):
    """What stands at the end (別表, 別記, 別紙, 様式), related to articles: tables, provisions, notes, forms."""

    id: str
    label: Text
    number: Number | None
    relation: Text | None
    articles: tuple[str, ...]
    blocks: tuple[Table | Provision, ...]
    place: Place

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in printed order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def writings(self) -> tuple[Provision, ...]:
        """What is no table: provisions, notes, headings, forms and figures."""
        return tuple(block for block in self.blocks if isinstance(block, Provision))

    def provisions(self) -> Iterator[Provision]:
        """Every provision, note and form outside tables, to any depth, with what it quotes, in printed order."""
        for block in self.writings:
            yield from block.printed()

    @property
    def categories(self) -> tuple[Category, ...]:
        """The top headings of all its tables."""
        return tuple(category for table in self.tables for category in table.categories)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all its tables."""
        return tuple(column for table in self.tables for column in table.columns)

    def table_of(self, category: Category) -> Table:
        """The table that a top heading stands in."""
        return next(table for table in self.tables if category in table.categories)

    def walk(self) -> Iterator[Category]:
        """Every heading of its tables, in the order of the document."""
        for table in self.tables:
            yield from table.walk()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every row of its tables, in the order of the document."""
        return tuple(measure for table in self.tables for measure in table.measures)


def bare_rows(table: str) -> str:
    """The id of the group of rows that stand in a table without a heading."""
    return f"{table}-measures"
