"""The wordings: what each party's roles say, every wording once, with the measures that have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kyoyaku.meaning.stock_phrases import Formula
from kyoyaku.model import Table
from kyoyaku.pages.compare_rows import row_link
from kyoyaku.pages.frame import Link
from kyoyaku.pages.heads import party_name, role_name
from kyoyaku.pages.measures import MeasureView, phrase_words
from kyoyaku.pages.units import UnitWords, UnitWriter


class WordingView(NamedTuple):
    """One wording of a role, the measures that have it, and whether it is the stock phrase."""

    anchor: str
    words: tuple[UnitWords, ...]
    stock: bool
    amount: int
    total: int
    measures: tuple[Link, ...]


class ColumnWordings(NamedTuple):
    """Every wording of one party's roles, each once, under a heading that names the party or its column."""

    party: int
    heading: str
    wordings: tuple[WordingView, ...]


def column_wordings(writer: UnitWriter, table: Table, formula: Formula, shown: Sequence[MeasureView]) -> ColumnWordings:
    """The stock phrase of a column first, then its other wordings in the order of the document."""
    by_id = {measure.id: measure for measure in shown}
    anchor = f"_wording.{table.id}.{formula.column}"
    found: list[WordingView] = []
    if formula.holders:
        found.append(
            WordingView(
                anchor,
                phrase_words(writer, table, formula),
                True,
                len(formula.holders),
                formula.total,
                tuple(row_link(by_id[ident]) for ident in formula.holders),
            )
        )
    others: dict[str, list[MeasureView]] = {}
    for measure in table.measures:
        if formula.column in measure.cells and measure.id not in formula.holders:
            others.setdefault(measure.cells[formula.column].ja, []).append(by_id[measure.id])
    for number, held in enumerate(others.values(), 1):
        cell = next(cell for cell in held[0].roles if cell.column == formula.column)
        words = cell.unit.words if cell.unit else ()
        found.append(
            WordingView(f"{anchor}.{number}", words, False, len(held), formula.total, tuple(map(row_link, held)))
        )
    column = next(one for one in table.role_columns if one.id == formula.column)
    name = role_name(writer, table, column)
    alone = name == party_name(writer, formula.party)
    heading = (
        writer.voice.say("compare.wordings_of", party=name)
        if alone
        else (writer.voice.say("compare.wordings_under", column=name))
    )
    return ColumnWordings(writer.agreement.party_number(formula.party), heading, tuple(found))
