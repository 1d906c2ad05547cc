"""Measures and roles as a picture: a square a role, filled where it is stock; a dot where parties are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Category, Column, Measure, Table
from kyoyaku.pages.heads import party_html, role_html
from kyoyaku.pages.measures import MeasureWriter
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import COMPARE
from kyoyaku.text.html import filled_html

STOCK, OWN, UNSAID, EMPTY = "stock", "own", "unsaid", "empty"
"""A role that is the stock phrase; that is not; whose column has no such phrase; that is not there."""


class Square(NamedTuple):
    """The role of a party in a measure, with its full name."""

    party: int
    kind: str
    name: Markup
    href: str


class MeasureSquares(NamedTuple):
    """A measure: whether its contents name a party, and the squares of its roles in the order of the columns."""

    named: bool
    squares: tuple[Square, ...]


class SquareGroup(NamedTuple):
    """A heading with its measures."""

    name: Markup
    href: str
    measures: tuple[MeasureSquares, ...]


class Picture(NamedTuple):
    """The picture of a table: whose role each row of squares is, and the groups. `kinds` are those that occur."""

    heads: tuple[tuple[int, Markup], ...]
    kinds: tuple[str, ...]
    named: bool
    groups: tuple[SquareGroup, ...]


def pictures(writer: UnitWriter) -> tuple[Picture, ...]:
    """The pictures of all tables that have one."""
    found = (picture(writer, table) for table in writer.agreement.compared)
    return tuple(one for one in found if one is not None)


def picture(writer: UnitWriter, table: Table) -> Picture | None:
    """The picture of a table; None where none of its roles has a stock phrase: it would say nothing."""
    if not any(formula.phrase for formula in writer.analysis.formulas[table.id]):
        return None
    painter = _Painter(writer, table)
    groups = tuple(painter.group(one) for one in table.walk() if one.measures)
    drawn = {square.kind for group in groups for one in group.measures for square in one.squares}
    return Picture(
        heads=tuple(_heads(writer, table)),
        kinds=tuple(kind for kind in (STOCK, OWN, UNSAID, EMPTY) if kind in drawn),
        named=any(one.named for group in groups for one in group.measures),
        groups=groups,
    )


def _heads(writer: UnitWriter, table: Table) -> Iterator[tuple[int, Markup]]:
    """The number of the party of each row of squares, and whose role it is."""
    for column in table.role_columns:
        yield writer.agreement.party_number(column.party), role_html(writer, table, column)


class _Painter:
    """Draws the measures of one table."""

    def __init__(self, writer: UnitWriter, table: Table) -> None:
        self.writer, self.table = writer, table
        self.measures = MeasureWriter(writer, table)
        self.phrases = {one.column: one.phrase for one in self.measures.formulas}

    def group(self, category: Category) -> SquareGroup:
        """A heading with the squares of its measures."""
        shown = self.measures.group(category, ())
        return SquareGroup(shown.name, shown.href, tuple(map(self._measure, category.measures)))

    def _measure(self, measure: Measure) -> MeasureSquares:
        return MeasureSquares(measure.id in self.measures.named, tuple(self._squares(measure)))

    def _squares(self, measure: Measure) -> Iterator[Square]:
        voice, agreement = self.writer.voice, self.writer.agreement
        said = self.writer.first(self.table.title_of(measure))
        title, note = voice.marked(said.words, said.lang), self._named(measure)
        place = f"_differs.{measure.id}" if measure.id in self.measures.deviating else measure.id
        href = voice.to(voice.context.routes.page(COMPARE, agreement), place)
        for column in self.table.role_columns:
            kind = self._kind(measure, column)
            words = voice.say("squares.name", title="{title}", party="{party}", kind=voice.say(f"squares.{kind}"))
            name = filled_html(words, title=title, party=role_html(self.writer, self.table, column)) + note
            yield Square(agreement.party_number(column.party), kind, name, href)

    def _named(self, measure: Measure) -> Markup:
        """Which parties the contents name."""
        voice, named = self.writer.voice, self.measures.named.get(measure.id, ())
        listed = voice.in_a_row(f"{{{ident}}}" for ident in named)
        words = voice.say("squares.name_named", parties=listed) if named else ""
        return filled_html(words, **{ident: party_html(self.writer, ident) for ident in named})

    def _kind(self, measure: Measure, column: Column) -> str:
        if column.id not in measure.cells and column.id not in measure.lists:
            return EMPTY
        if not self.phrases.get(column.id) or column.id in measure.lists:
            return UNSAID
        return OWN if column.id in self.measures.deviating.get(measure.id, ()) else STOCK
