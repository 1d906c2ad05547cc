"""The comparison of the roles: differences first, then who differs where, every row, every wording."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from kyoyaku.exports.tables import RULES
from kyoyaku.meaning.stock_phrases import Formula
from kyoyaku.model import Agreement, Annex, Corpus
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.home import Figure, figures, party_name
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import previews
from kyoyaku.pages.measures import GroupView, MeasureView, MeasureWriter, phrase_words, role_patterns
from kyoyaku.pages.units import UnitView, UnitWords, UnitWriter
from kyoyaku.routes import COMPARE, Routes


class PartyHead(NamedTuple):
    """A party as a column's head: its number (for its colours and rule), its printed head and its name."""

    number: int
    label: UnitView
    name: str


class MatrixRow(NamedTuple):
    """A group with the number of its measures by role pattern; a link where there are any, its filter as its note."""

    name: Markup | str
    lang: str | None
    cells: tuple[Link, ...]
    total: Link


class FilterChoice(NamedTuple):
    """Something to filter the rows by: its value in the address, what it is called, how many rows have it."""

    value: str
    words: Markup | str
    amount: int


class WordingView(NamedTuple):
    """One wording of a role, the measures that have it, and whether it is the stock phrase."""

    anchor: str
    words: tuple[UnitWords, ...]
    stock: bool
    amount: int
    total: int
    measures: tuple[Link, ...]


class ColumnWordings(NamedTuple):
    """Every wording of one party's roles, each once."""

    party: int
    name: str
    wordings: tuple[WordingView, ...]


class TableView(NamedTuple):
    """The comparison of one annex."""

    id: str
    label: UnitView
    title_head: UnitView | None
    heads: tuple[PartyHead, ...]
    alike: str
    differences: tuple[MeasureView, ...]
    patterns: tuple[FilterChoice, ...]
    matrix: tuple[MatrixRow, ...]
    groups: tuple[GroupView, ...]
    wordings: tuple[ColumnWordings, ...]
    opened: tuple[tuple[str, str, tuple[Link, ...]], ...]
    amount: int


class CompareView(NamedTuple):
    """All that the comparison shows; with several annexes, one after the other."""

    figures: tuple[Figure, ...]
    tables: tuple[TableView, ...]
    several: bool
    groups: tuple[FilterChoice, ...]
    patterns: tuple[FilterChoice, ...]
    opens: tuple[FilterChoice, ...]
    symbols: bool
    contents: bool
    rows_name: str
    csv_rules: str


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement with measures."""
    for agreement in corpus.agreements:
        if agreement.measures:
            yield routes.page(COMPARE, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, CompareView]:
    """The comparison of one agreement."""
    writer = UnitWriter(voice, agreement, path)
    annexes = [annex for annex in agreement.annexes if annex.measures]
    tables = tuple(_table(writer, annex) for annex in annexes)
    shown = CompareView(
        figures=figures(writer),
        tables=tables,
        several=len(annexes) > 1,
        groups=tuple(_group_choice(group) for table in tables for group in table.groups),
        patterns=_together(choice for table in tables for choice in table.patterns),
        opens=_together(FilterChoice(party, name, len(hits)) for table in tables for party, name, hits in table.opened),
        symbols=any(party.symbol for party in agreement.parties),
        contents=any(column.kind != "title" and not column.party for annex in annexes for column in annex.columns),
        rows_name=f"{agreement.slug}-rows.csv",
        csv_rules=json.dumps(RULES, ensure_ascii=True, sort_keys=True),
    )
    crumbs = (Link("", voice.say("menu.compare")),)
    around = Around(
        title=voice.say("menu.compare"),
        description=voice.say("compare.description", n=len(agreement.measures)),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
    )
    return around, shown


def _group_choice(group: GroupView) -> FilterChoice:
    words = group.theme or f"{group.number} {group.plain_title}".strip()
    return FilterChoice(group.id, words, len(group.measures))


def _together(choices: Iterable[FilterChoice]) -> tuple[FilterChoice, ...]:
    """Choices of several tables as one row: those of one value are added up."""
    found: dict[str, FilterChoice] = {}
    for choice in choices:
        before = found.get(choice.value)
        found[choice.value] = choice._replace(amount=before.amount + choice.amount) if before else choice
    return tuple(found.values())


def _table(writer: UnitWriter, annex: Annex) -> TableView:
    measures = MeasureWriter(writer, annex)
    groups = measures.groups(terms=False, anchors=False)
    everything = [measure for group in groups for measure in group.measures]
    patterns = _ordered(list(role_patterns(everything)))
    values = {pattern: one.pattern for pattern, one in zip(role_patterns(everything), everything, strict=True)}
    amounts = Counter(role_patterns(everything))
    heads = tuple(_heads(writer, annex))
    title = annex.column("title")
    return TableView(
        id=annex.id,
        label=writer.unit(annex.label, terms=False),
        title_head=writer.heading(title.label) if title else None,
        heads=heads,
        alike=_alike(writer, everything),
        differences=tuple(
            measures.measure(one, terms=False, anchors=False, marks=True)
            for one in annex.measures
            if one.id in measures.deviating
        ),
        patterns=tuple(
            FilterChoice(values[pattern], _pattern_words(writer.voice, pattern, heads), amounts[pattern])
            for pattern in patterns
        ),
        matrix=tuple(_matrix_row(group, patterns, values) for group in groups),
        groups=groups,
        wordings=tuple(_wordings(writer, annex, formula, everything) for formula in measures.formulas),
        opened=tuple(_opened(writer, everything)),
        amount=len(everything),
    )


def _heads(writer: UnitWriter, annex: Annex) -> Iterator[PartyHead]:
    for column in annex.role_columns:
        party = column.party or ""
        yield PartyHead(writer.agreement.party_number(party), writer.heading(column.label), party_name(writer, party))


def _ordered(patterns: list[tuple[bool, ...]]) -> list[tuple[bool, ...]]:
    """The patterns that occur, the one with the fewest differences first."""
    return sorted(set(patterns), key=lambda pattern: (sum(pattern), [not one for one in pattern]))


def _alike(writer: UnitWriter, measures: Sequence[MeasureView]) -> str:
    voice = writer.voice
    differ = [measure for measure in measures if measure.differs]
    cells = sum(cell.differs for measure in differ for cell in measure.roles)
    if not any(cell.stock for measure in measures for cell in measure.roles):
        return voice.say("compare.no_stock", n=len(measures))
    return voice.say(
        "compare.alike", n=len(measures), same=len(measures) - len(differ), differ=len(differ), cells=cells
    )


def _pattern_words(voice: Voice, pattern: tuple[bool, ...], heads: Sequence[PartyHead]) -> str:
    if not any(pattern):
        return voice.say("compare.pattern_stock")
    if all(pattern) and len(pattern) > 1:
        return voice.say("compare.pattern_all")
    names = (
        voice.say("list.joiner")
        .strip("|")
        .join(head.name for head, differs in zip(heads, pattern, strict=False) if differs)
    )
    return voice.say("compare.pattern_some", parties=names)


def _matrix_row(
    group: GroupView, patterns: Sequence[tuple[bool, ...]], values: Mapping[tuple[bool, ...], str]
) -> MatrixRow:
    found = list(zip(group.measures, role_patterns(group.measures), strict=True))
    cells = []
    for pattern in patterns:
        hits = [measure for measure, have in found if have == pattern]
        where = f"_differs.{hits[0].id}" if hits and any(pattern) else f"_group.{group.id}"
        query = urlencode({"group": group.id, "pattern": values[pattern]})
        cells.append(Link(f"#{where}" if hits else "", str(len(hits)), note=query))
    lang = group.title.words[0].lang if group.title and not group.theme else None
    return MatrixRow(
        group.theme or group.plain_title,
        lang,
        tuple(cells),
        Link(f"#_group.{group.id}", str(len(group.measures)), note=urlencode({"group": group.id})),
    )


def _wordings(writer: UnitWriter, annex: Annex, formula: Formula, shown: Sequence[MeasureView]) -> ColumnWordings:
    by_id = {measure.id: measure for measure in shown}
    anchor = f"_wording.{annex.id}.{formula.column}"
    found: list[WordingView] = []
    if formula.phrase:
        found.append(
            WordingView(
                anchor,
                phrase_words(writer, annex, formula),
                True,
                len(formula.holders),
                formula.total,
                tuple(_row(by_id[ident]) for ident in formula.holders),
            )
        )
    others: dict[str, list[MeasureView]] = {}
    for measure in annex.measures:
        if formula.column in measure.cells and measure.id not in formula.holders:
            others.setdefault(measure.cells[formula.column].ja, []).append(by_id[measure.id])
    for number, held in enumerate(others.values(), 1):
        cell = next(cell for cell in held[0].roles if cell.column == formula.column)
        words = cell.unit.words if cell.unit else ()
        found.append(WordingView(f"{anchor}.{number}", words, False, len(held), formula.total, tuple(map(_row, held))))
    return ColumnWordings(writer.agreement.party_number(formula.party), party_name(writer, formula.party), tuple(found))


def _row(measure: MeasureView) -> Link:
    title = measure.title.words[0]
    return Link(f"#{measure.id}", measure.plain_title, title.lang, html=title.html)


def _opened(writer: UnitWriter, measures: Sequence[MeasureView]) -> Iterator[tuple[str, str, tuple[Link, ...]]]:
    """The measures whose contents name a party's own service or facility, party by party."""
    for party in writer.agreement.parties:
        hits = tuple(_row(measure) for measure in measures if party.id in measure.names_party)
        if hits:
            yield party.id, party_name(writer, party.id), hits
