"""Annexes: headings to any depth, tables with their columns, and the measures in their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place
from kyoyaku.text.japanese import Number


class Column(NamedTuple):
    """A column of an annex. A role column names its party; `kind` is title, content, role or other."""

    id: str
    kind: str
    label: Text
    party: str | None
    place: Place


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

    def title_of(self, measure: Measure) -> Text:
        """What a measure is called: its cell in the title column, else its first; the annex where it has none."""
        ordered = sorted(self.columns, key=lambda column: column.kind != "title")
        return next((measure.cells[one.id] for one in ordered if one.id in measure.cells), self.label)

    @property
    def role_columns(self) -> tuple[Column, ...]:
        """The columns that hold a party's role."""
        return tuple(column for column in self.columns if column.party is not None)
