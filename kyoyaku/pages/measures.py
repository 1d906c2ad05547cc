"""Measures as pages show them: cells by column, roles with their stock phrases marked, groups with their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from kyoyaku.meaning import heads, names
from kyoyaku.meaning.clauses import parties_by_measure
from kyoyaku.meaning.stock_phrases import Formula, common_ending, deviating, endings, stands
from kyoyaku.meaning.wordings import Wording
from kyoyaku.model import ORIGINAL, Agreement, Category, Column, Measure, Table, Text
from kyoyaku.pages.citing import Cite, cite
from kyoyaku.pages.heads import column_head
from kyoyaku.pages.provisions import NodeView, node_view
from kyoyaku.pages.units import STOCK, MoreSpans, UnitView, UnitWords, UnitWriter
from kyoyaku.text.phrases import LACKS, UNLIKE, differing
from kyoyaku.text.spans import Span

_MOST_UNLIKE: Final = 0.65
"""How much of a role may be unlike another for the two to be compared word by word."""
ALL_STOCK: Final = "stock"
"""The pattern of a measure whose roles all end in their stock phrases."""


class CellView(NamedTuple):
    """A cell under its column; `party` counts from 1 (0 for none), `unit` is None where the cell is empty.

    `listed` are its numbered items; `continued` leads to the cell above that this one is a part of, printed once there.
    `instead` is the stock phrase of a role that differs, with what the role lacks marked. `own_head` is printed over
    this cell alone.
    """

    column: str
    label: UnitView
    party: int
    unit: UnitView | None
    stock: bool
    differs: bool
    cite: Cite | None
    instead: tuple[UnitWords, ...] = ()
    listed: tuple[NodeView, ...] = ()
    continued: str = ""
    own_head: UnitView | None = None


class TitleView(NamedTuple):
    """A measure by its title alone, with its address."""

    title: UnitView
    href: str


class MeasureView(NamedTuple):
    """A measure: its title, the cells that are no role, and the roles."""

    id: str
    title: UnitView
    plain_title: str
    href: str
    contents: tuple[CellView, ...]
    roles: tuple[CellView, ...]
    differs: bool
    names_party: tuple[str, ...]
    cite: Cite | None
    pattern: str


class GroupView(NamedTuple):
    """A leaf heading with measures: as printed, and the plain name that is ours ('' where there is none).

    `name` is that, or else the heading, or else the table.
    """

    id: str
    number: str
    title: UnitView | None
    plain_title: str
    theme: Markup
    name: Markup
    href: str
    measures: tuple[MeasureView, ...]


def measure_title(writer: UnitWriter, table: Table, measure: Measure) -> TitleView:
    """The title of a measure and where it is read."""
    address = writer.voice.context.routes.unit(writer.agreement, measure.id)
    return TitleView(writer.heading(table.title_of(measure)), writer.voice.address(address))


class MeasureWriter:
    """Writes the measures of one table for one page."""

    def __init__(self, writer: UnitWriter, table: Table) -> None:
        self.writer, self.table = writer, table
        self.agreement: Agreement = writer.agreement
        self.formulas: Sequence[Formula] = writer.analysis.formulas[table.id]
        self.deviating: Mapping[str, tuple[str, ...]] = deviating(table, self.formulas)
        self.named = parties_by_measure(self.agreement, writer.analysis.named)
        self._by_column = {formula.column: formula for formula in self.formulas}
        self._heads = {column.id: column_head(writer, column) for column in table.columns if column.kind != "title"}
        self._phrases = {formula.column: stock_phrases(writer, table, formula) for formula in self.formulas}

    @property
    def closed(self) -> bool:
        """Whether every role that has its stock phrase ends in it."""
        return all(
            formula.phrase in endings(measure.cells[formula.column].ja)
            for formula in self.formulas
            for measure in self.table.measures
            if measure.id in formula.holders
        )

    def measure(
        self, measure: Measure, *, terms: bool = True, anchors: bool = True, marks: bool = False
    ) -> MeasureView:
        """A measure. `marks` marks the phrases of a differing role that its stock phrase does not have."""
        title = self.table.title_of(measure)
        wanted = [column for column in self.table.columns if column.kind != "title"]
        cells = [self._cell(measure, column, terms, anchors, marks) for column in wanted]
        address = self.writer.voice.context.routes.unit(self.agreement, measure.id)
        return MeasureView(
            id=measure.id,
            title=self.writer.heading(title),
            plain_title=self.writer.first(title).words,
            href=self.writer.voice.address(address),
            contents=tuple(cell for cell in cells if not cell.party),
            roles=tuple(cell for cell in cells if cell.party),
            differs=measure.id in self.deviating,
            names_party=self.named.get(measure.id, ()),
            cite=cite(self.writer.voice, self.agreement, measure.id, measure.id) if anchors else None,
            pattern=self._pattern(measure),
        )

    def _pattern(self, measure: Measure) -> str:
        """The parties whose roles differ from the stock phrase, as a word that addresses can hold."""
        differing_columns = self.deviating.get(measure.id, ())
        roles = [column for column in self.table.role_columns if column.id in differing_columns]
        twice = len({column.party for column in roles}) < len(roles)
        return ".".join(column.id if twice else column.party or "" for column in roles) or ALL_STOCK

    def _cell(self, measure: Measure, column: Column, terms: bool, anchors: bool, marks: bool) -> CellView:
        text = measure.cells.get(column.id)
        formula = self._by_column.get(column.id)
        stock = formula is not None and measure.id in formula.holders
        differs = column.id in self.deviating.get(measure.id, ())
        more = self._spans(measure, column.id, stock, differs, marks)
        anchor = f"{measure.id}.{column.id}" if anchors else ""
        items, own = measure.lists.get(column.id, ()), measure.heads.get(column.id)
        citable = (text is not None or bool(items)) and anchors
        if anchors and column.id in measure.continued:
            first = text.key if text is not None else items[0].id
            party = self.agreement.party_number(column.party)
            return CellView(column.id, self._heads[column.id], party, None, False, False, None, continued=f"#{first}")
        return CellView(
            column=column.id,
            label=self._heads[column.id],
            stock=stock,
            differs=differs,
            party=self.agreement.party_number(column.party),
            unit=self.writer.unit(text, anchor, terms=terms, more=more) if text is not None else None,
            cite=cite(self.writer.voice, self.agreement, anchor, anchor) if citable else None,
            instead=self._instead(text, column.id) if text is not None and differs and marks else (),
            listed=tuple(node_view(self.writer, one, lambda item: item.id if anchors else "", 6) for one in items),
            own_head=self.writer.heading(own) if own is not None else None,
        )

    def _instead(self, text: Text, column: str) -> tuple[UnitWords, ...]:
        phrases = self._phrases.get(column, {})
        said = (self.writer.analysis.wordings.say(text, lang) for lang in self.writer.voice.edition.languages)
        return tuple(
            self.writer.marked(phrase, one.lang, differing(phrase, one.words, one.lang, LACKS))
            for one in dict.fromkeys(said)
            if (phrase := phrases.get(one.lang, ""))
        )

    def _spans(self, measure: Measure, column: str, stock: bool, differs: bool, marks: bool) -> MoreSpans | None:
        phrases = self._phrases.get(column, {})

        def spans(wording: Wording) -> Sequence[Span]:
            phrase = phrases.get(wording.lang, "")
            unlike = self._unlike(measure, column, wording) if marks else ()
            if stock and (at := _place(phrase, wording)) >= 0:
                return (Span(at, at + len(phrase), STOCK), *unlike)
            own = differing(wording.words, phrase, wording.lang) if marks and differs and phrase else ()
            return (*own, *unlike)

        return spans if stock or marks else None

    def _unlike(self, measure: Measure, column: str, wording: Wording) -> tuple[Span, ...]:
        """What a role says that the role most like it does not; nothing where they have hardly a word in common."""
        others_of = (one.id for one in self.table.role_columns if one.id != column)
        cells = (measure.cells[one] for one in others_of if one in measure.cells)
        said = (self.writer.analysis.wordings.say(cell, wording.lang) for cell in cells)
        others = [other.words for other in said if other.lang == wording.lang]
        found = [differing(wording.words, other, wording.lang, UNLIKE) for other in others]
        least = min(found, key=_length, default=())
        return () if _length(least) > len(wording.words) * _MOST_UNLIKE else least

    def groups(self, *, terms: bool = True, anchors: bool = True) -> tuple[GroupView, ...]:
        """Every heading that has measures of its own, in the order of the document."""
        return tuple(
            self.group(category, tuple(self.measure(one, terms=terms, anchors=anchors) for one in category.measures))
            for category in self.table.walk()
            if category.measures
        )

    def group(self, category: Category, measures: tuple[MeasureView, ...]) -> GroupView:
        """One heading with the views of its measures."""
        voice = self.writer.voice
        title = self.writer.heading(category.title) if category.title else None
        told = voice.guide(self.agreement, lambda guide: guide.themes.get(category.id))
        theme = told.html(told.guide.themes[category.id]) if told else Markup()
        corpus, lang = voice.context.corpus, voice.edition.languages[0]
        label = names.heading_label(corpus, category, lang)
        own = heads.table_name(corpus, self.writer.analysis, self.table, lang)
        alone = category.title is None and bool(label.words)
        called = self.writer.first(category.title) if category.title is not None else label if alone else own
        return GroupView(
            id=category.id,
            number=label.words,
            title=title,
            plain_title="" if alone else called.words,
            theme=theme,
            name=theme or voice.marked(called.words, called.lang),
            href=voice.address(voice.context.routes.unit(self.agreement, category.id)),
            measures=measures,
        )


def _place(phrase: str, wording: Wording) -> int:
    """Where the stock phrase stands in a role; in a translation, it is what it ends in."""
    if wording.lang == ORIGINAL:
        return stands(phrase, wording.words)
    return len(wording.words) - len(phrase) if phrase and wording.words.endswith(phrase) else -1


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def stock_phrases(writer: UnitWriter, table: Table, formula: Formula) -> Mapping[str, str]:
    """The stock phrase of a column by language: in translations, what the same cells have in common."""
    if not formula.phrase:
        return {}
    cells = [measure.cells[formula.column] for measure in table.measures if measure.id in formula.holders]
    found = {ORIGINAL: formula.phrase}
    ends = all(formula.phrase in endings(cell.ja) for cell in cells)
    for lang in writer.voice.edition.languages:
        if lang != ORIGINAL:
            said = [writer.analysis.wordings.say(cell, lang) for cell in cells]
            found[lang] = (
                common_ending([one.words for one in said]) if ends and all(one.lang == lang for one in said) else ""
            )
    return found


def phrase_words(writer: UnitWriter, table: Table, formula: Formula) -> tuple[UnitWords, ...]:
    """The stock phrase of a column in every language of the edition that has one."""
    found = stock_phrases(writer, table, formula)
    langs = [lang for lang in writer.voice.edition.languages if found.get(lang)] or ([ORIGINAL] if found else [])
    return tuple(writer.marked(found[lang], lang, ()) for lang in langs)


def role_patterns(measures: Sequence[MeasureView]) -> Iterator[tuple[bool, ...]]:
    """For each measure, which of its roles differ from the stock phrase."""
    for measure in measures:
        yield tuple(cell.differs for cell in measure.roles)
