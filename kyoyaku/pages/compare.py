"""The comparison of the roles: differences first, then who differs where, every row, every wording."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.exports.tables import RULES
from kyoyaku.model import Agreement, Corpus, Table
from kyoyaku.pages.compare_differences import alike, differences
from kyoyaku.pages.compare_matrix import MatrixRow, matrix, opened
from kyoyaku.pages.compare_rows import FilterChoice, PartyHead, formerly, group_choice, party_heads, together
from kyoyaku.pages.compare_wordings import ColumnWordings, column_wordings
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.heads import column_head, table_label
from kyoyaku.pages.home import Figure, figures
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.measures import GroupView, MeasureView, MeasureWriter
from kyoyaku.pages.previews import previews
from kyoyaku.pages.squares import Picture, picture
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import COMPARE, Routes


class TableView(NamedTuple):
    """The comparison of one table."""

    id: str
    label: UnitView
    title_head: UnitView | None
    content_heads: tuple[UnitView, ...]
    heads: tuple[PartyHead, ...]
    alike: str
    differences: tuple[MeasureView, ...]
    patterns: tuple[FilterChoice, ...]
    matrix: tuple[MatrixRow, ...]
    picture: Picture | None
    groups: tuple[GroupView, ...]
    wordings: tuple[ColumnWordings, ...]
    opened: tuple[tuple[str, str, tuple[Link, ...]], ...]
    amount: int
    stocked: bool
    """Whether its roles share words, so that there is something to differ from."""

    @property
    def patterned(self) -> bool:
        """Whether it is shown which measures have which pattern of roles."""
        return bool(self.matrix or self.picture)

    @property
    def told(self) -> bool:
        """Whether anything is said of it before its rows."""
        return bool(self.alike or self.stocked or self.matrix or self.opened)


class CompareView(NamedTuple):
    """All that the comparison shows; with several tables, one after the other."""

    figures: tuple[Figure, ...]
    tables: tuple[TableView, ...]
    several: bool
    groups: tuple[FilterChoice, ...]
    patterns: tuple[FilterChoice, ...]
    opens: tuple[FilterChoice, ...]
    symbols: bool
    contents: bool
    stocked: bool
    rows_name: str
    csv_rules: str


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement with roles."""
    for agreement in corpus.agreements:
        if agreement.compared:
            yield routes.page(COMPARE, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, CompareView]:
    """The comparison of one agreement."""
    writer = UnitWriter(voice, agreement, path)
    compared = agreement.compared
    tables = tuple(_table(writer, table) for table in compared)
    shown = CompareView(
        figures=figures(writer),
        tables=tables,
        several=len(compared) > 1,
        groups=tuple(formerly(agreement, (group_choice(group) for table in tables for group in table.groups))),
        patterns=tuple(formerly(agreement, together(choice for table in tables for choice in table.patterns))),
        opens=tuple(formerly(agreement, together(_opening(one) for table in tables for one in table.opened))),
        symbols=any(party.symbol for party in agreement.parties),
        contents=any(column.kind != "title" and not column.party for table in compared for column in table.columns),
        stocked=any(table.stocked for table in tables),
        rows_name=f"{agreement.slug}-rows.csv",
        csv_rules=json.dumps(RULES, ensure_ascii=True, sort_keys=True),
    )
    crumbs = (Link("", voice.say("menu.compare")),)
    around = Around(
        title=voice.say("menu.compare"),
        description=voice.say("compare.description", n=sum(table.amount for table in tables)),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
    )
    return around, shown


def _opening(opened_to: tuple[str, str, tuple[Link, ...]]) -> FilterChoice:
    party, name, hits = opened_to
    return FilterChoice(party, name, len(hits))


def _table(writer: UnitWriter, table: Table) -> TableView:
    measures = MeasureWriter(writer, table)
    groups = measures.groups(terms=False, anchors=False)
    everything = [measure for group in groups for measure in group.measures]
    heads = tuple(party_heads(writer, table))
    stocked = [bool(formula.phrase) for formula in measures.formulas]
    title, counted = table.column("title"), matrix(writer.voice, groups, heads, stocked)
    return TableView(
        id=table.id,
        label=table_label(writer, table),
        title_head=column_head(writer, title) if title and title.label else None,
        content_heads=tuple(column_head(writer, one) for one in table.columns if one.kind != "title" and not one.party),
        heads=heads,
        alike=alike(writer, measures, everything),
        differences=tuple(differences(measures)),
        patterns=counted.patterns,
        matrix=counted.rows if len(groups) > 1 else (),  # of one heading it would say its sum twice
        picture=picture(writer, table),
        groups=groups,
        wordings=tuple(column_wordings(writer, table, formula, everything) for formula in measures.formulas),
        opened=tuple(opened(writer, everything)),
        amount=len(everything),
        stocked=any(stocked),
    )
