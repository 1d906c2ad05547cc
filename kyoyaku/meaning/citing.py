"""What every place of an agreement is cited as, in any language: provisions, rows and cells of annexes, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.meaning.citing_surroundings import cited_surroundings
from kyoyaku.model import (
    ORIGINAL,
    Agreement,
    Annex,
    Category,
    Corpus,
    Measure,
    Provision,
    Signatory,
    Table,
    Text,
)
from kyoyaku.reading.strings import in_a_row, say

_NOTES: Final = ("notes", "form", "subheading")
"""What stands in annexes only, and is cited by its own name."""


class _Spot(NamedTuple):
    """Where something stands in an annex: under which headings, in which row."""

    annex: Annex
    table: Table | None = None
    above: tuple[Category, ...] = ()
    measure: Measure | None = None

    def head(self, field: str) -> Text | None:
        """The head of the column that a cell stands in; None for a title, which needs none."""
        columns = self.table.columns if self.table is not None else ()
        return next((one.label for one in columns if one.id == field and one.kind != "title"), None)

    @property
    def title(self) -> Text:
        """What the row is called."""
        return self.table.title_of(self.measure) if self.table is not None and self.measure else self.annex.label


class CitationForm(NamedTuple):
    """A way of citing in a language, as words with the blank {place}.

    `kind` is full or short, or quote, with the blank {text} too.
    """

    lang: str
    tag: str
    language: str
    kind: str
    words: str


class Citations:
    """The places of one agreement."""

    def __init__(self, corpus: Corpus, analysis: Analysis) -> None:
        self.corpus, self.analysis = corpus, analysis
        self.agreement: Agreement = analysis.agreement
        self.provisions = {lang: self._cited(self.agreement, lang) for lang in corpus.site.languages}
        self.counted_again = names.counted_again(self.agreement)
        self._spots = dict(_annex_spots(self.agreement))
        self._below = {lang: self._cited_below(lang) for lang in corpus.site.languages}
        self._around = {lang: self._cited_around(lang) for lang in corpus.site.languages}
        self._signed = {one.id: one for one in self.agreement.signatories}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that citations are made in: a summary is not cited."""
        languages = self.corpus.site.languages.values()
        return tuple(language.id for language in languages if language.kind != "summary")

    def cited(self, key: str, lang: str) -> str:
        """How a unit, or the node of an id, is cited: 第4条第2項, 別表3(1)の表医療体制の充実の項乙の役割の欄.

        Without the name of the agreement; '' for the agreement itself.
        """
        ident, _, field = key.partition(".")
        if ident in self._spots:
            return self._in_annex(self._spots[ident], field, lang)
        if words := self._below[lang].get(key) or self._below[lang].get(ident) or self._around[lang].get(ident):
            return words
        cited = self.provisions[lang]
        if words := cited.get(key) or cited.get(ident, ""):
            return words
        if ident in self._signed:
            return self._signatures(self._signed[ident], lang)
        return names.language_strings(self.corpus, lang).get(f"unit.{ident}", "") if ident != "title" else ""

    def _cited(self, agreement: Agreement, lang: str) -> Mapping[str, str]:
        return cited_provisions(self.corpus, agreement, lang, lambda text: self.analysis.wordings.say(text, lang).words)

    def _cited_around(self, lang: str) -> Mapping[str, str]:
        """What is printed around the agreement, apart from what stands in it."""
        taken = {*self.provisions[lang].values(), *self._below[lang].values()}
        say_ = self.analysis.wordings.say
        return cited_surroundings(self.corpus, self.agreement, lang, lambda text: say_(text, lang).words, taken)

    def _signatures(self, signatory: Signatory, lang: str) -> str:
        """Whose signatures they are, where several sign: 記名押印（山川市）."""
        strings = names.language_strings(self.corpus, lang)
        place, whose = strings["unit.signatures"], [self._signs(one, lang) for one in self.agreement.signatories]
        own = self._signs(signatory, lang)
        if len(whose) < 2:
            return place
        note = own if own and whose.count(own) == 1 else str(self.agreement.signatories.index(signatory) + 1)
        return say(strings, "cite.of", place=place, note=note)

    def _signs(self, signatory: Signatory, lang: str) -> str:
        party = next((one.name for one in self.agreement.everybody if one.id == signatory.party), None)
        if party is not None:
            return names.translated(self.corpus, self.agreement, party, lang)
        text = signatory.body or signatory.name or signatory.symbol
        return self.analysis.wordings.say(text, lang).words if text else ""

    def name(self, key: str, lang: str) -> names.Name:
        """What readers call the place of a unit: as it is cited, but what stands in an annex by its own words.

        第4条第2項, 医療体制の充実 — 乙の役割; the title of the agreement for what has no name.
        """
        ident, _, field = key.partition(".")
        if ident in self._spots:
            return self._called(self._spots[ident], field, lang)
        if words := self.cited(key, lang) or names.language_strings(self.corpus, lang).get(f"unit.{ident}", ""):
            return names.Name(words, lang)
        title = self.analysis.wordings.say(self.agreement.title, lang)
        return names.Name(title.words, title.lang)

    def with_title(self, key: str, lang: str) -> names.Name:
        """How the place of a unit is cited from another text: with the name of the agreement, in Japanese where that
        has none in a language. 連携協約第4条第2項; the name alone of what has none of its own."""
        title = self.analysis.wordings.say(self.agreement.title, lang)
        if title.lang != lang:
            return self.with_title(key, ORIGINAL)
        name, place = names.in_state(self.corpus, self.agreement, title.words, lang), self.cited(key, lang)
        strings = names.language_strings(self.corpus, lang)
        return names.Name(say(strings, "cite.undated", title=name, place=place) if place else name, lang)

    def _called(self, spot: _Spot, field: str, lang: str) -> names.Name:
        say = self.analysis.wordings.say
        if spot.measure is not None:
            title, head = say(spot.title, lang), spot.head(field)
            return names.Name(f"{title.words} — {say(head, lang).words}" if head else title.words, title.lang)
        category = spot.above[-1] if spot.above else None
        if category is None or category.title is None:
            label = say(spot.table.label if spot.table is not None else spot.annex.label, lang)
            return names.Name(label.words, label.lang)
        title = say(category.title, lang)
        return names.Name(f"{category.label} {title.words}".strip(), title.lang)

    def forms(self) -> tuple[CitationForm, ...]:
        """Every way of citing a place of the agreement."""
        return tuple(form for lang in self.languages for form in self._forms(lang))

    def _forms(self, lang: str) -> Iterator[CitationForm]:
        agreement, blank = self.agreement, "{place}"
        language = self.corpus.site.languages[lang]
        strings = names.language_strings(self.corpus, lang)
        title = self.analysis.wordings.say(agreement.title, lang)
        words, said = "", (lang, language.tag, language.label)
        if lang == ORIGINAL:
            words, short = names.citation(agreement, blank, names.state(self.corpus, agreement, lang))
            yield from (CitationForm(*said, "full", words), CitationForm(*said, "short", short))
        elif title.lang != ORIGINAL:
            day = agreement.date.value if agreement.date else None
            if agreement.state and not names.says_its_state(title.words):
                stated = say(strings, "cite.of", place=title.words, note=names.state(self.corpus, agreement, lang))
                words = say(strings, "cite.undated", title=stated, place=blank)
            elif day is None or agreement.state:
                words = say(strings, "cite.undated", title=title.words, place=blank)
            else:
                date = say(strings, "date.plain", year=day.year, month=strings[f"month.{day.month}"], day=day.day)
                words = say(strings, "cite.full", title=title.words, place=blank, date=date)
            yield CitationForm(*said, "full", words)
        if words:
            yield CitationForm(*said, "quote", say(strings, "cite.quote", text="{text}", citation=words))

    def _in_annex(self, spot: _Spot, field: str, lang: str) -> str:
        strings, wordings = names.language_strings(self.corpus, lang), self.analysis.wordings
        label = self._table(spot, lang)
        numbers = "".join(category.label for category in spot.above)
        gap = " " if numbers and label.lang != ORIGINAL else ""
        table = f"{label.words}{gap}{numbers}"
        if spot.measure is None:
            return table
        title = spot.title
        key = "cite.row" if numbers else "cite.row_alone"
        row = say(strings, key, table=table, title=wordings.say(title, lang).words)
        head = spot.head(field)
        return say(strings, "cite.cell", row=row, column=wordings.say(head, lang).words) if head else row

    def _table(self, spot: _Spot, lang: str) -> names.Name:
        """The annex, and which of its tables where it has several: by its caption, else by its number there."""
        strings, say_ = names.language_strings(self.corpus, lang), self.analysis.wordings.say
        label = say_(spot.annex.label, lang)
        if spot.table is None or len(spot.annex.tables) == 1:
            return names.Name(label.words, label.lang)
        captions = [one.caption.ja if one.caption is not None else "" for one in spot.annex.tables]
        if spot.table.caption is not None and captions.count(spot.table.caption.ja) == 1:
            words = say(strings, "cite.captioned", label=label.words, caption=say_(spot.table.caption, lang).words)
        else:
            words = say(strings, "cite.nth_table", label=label.words, n=spot.annex.tables.index(spot.table) + 1)
        return names.Name(words, label.lang)

    def _cited_below(self, lang: str) -> Mapping[str, str]:
        """What stands in annexes outside tables, and the items of cells, each after the words of where it stands."""
        found: dict[str, str] = {}
        strings = names.language_strings(self.corpus, lang)
        for annex in self.agreement.annexes:
            for node in annex.writings:
                if node.kind in _NOTES:
                    holder = found[node.id] = self._note(annex, node, lang)
                    if node.after is not None:
                        found[node.after.key] = say(strings, "cite.after", place=holder)
                    below = self._cited(replace(self.agreement, body=node.children), lang)
                    found |= {key: in_a_row(strings, "cite.joiner", (holder, words)) for key, words in below.items()}
        for place, field, nodes in _writings(self.agreement):
            holder = self._in_annex(self._spots[place], field, lang)
            cited = self._cited(replace(self.agreement, body=nodes), lang)
            found |= {
                key: in_a_row(strings, "cite.joiner", filter(None, (holder, words))) for key, words in cited.items()
            }
        return found

    def _note(self, annex: Annex, node: Provision, lang: str) -> str:
        """The words for notes, a form or a heading of an annex: 別表第1備考."""
        strings = names.language_strings(self.corpus, lang)
        caption = self.analysis.wordings.say(node.caption, lang).words if node.caption is not None else ""
        label = strings["cite.notes"] if node.kind == "notes" and lang != ORIGINAL else node.label
        name = label or caption or strings["unit.form"]
        words = in_a_row(strings, "cite.joiner", (self._in_annex(_Spot(annex), "", lang), name))
        alike = [one.id for one in annex.writings if one.kind == node.kind and one.label == node.label]
        alike = alike if label else [one.id for one in annex.writings if _titled(one) == _titled(node)]
        count = alike.index(node.id) + 1
        return words if count == 1 else say(strings, "cite.again", place=words, count=count)


def _titled(node: Provision) -> str:
    return node.caption.ja if node.caption is not None and not node.label else node.label


def _writings(agreement: Agreement) -> Iterator[tuple[str, str, tuple[Provision, ...]]]:
    """The provisions of annexes and of cells, each with the place and the field that hold them."""
    for annex in agreement.annexes:
        yield annex.id, "", tuple(node for node in annex.writings if node.kind not in _NOTES)
        for measure in annex.measures:
            for column, items in measure.lists.items():
                if column not in measure.continued:
                    yield measure.id, column, items


def _annex_spots(agreement: Agreement) -> Iterator[tuple[str, _Spot]]:
    for annex in agreement.annexes:
        for table in annex.tables:
            yield table.id, _Spot(annex, table)
            for category in table.categories:
                yield from _category_spots(_Spot(annex, table), category)
        yield annex.id, _Spot(annex)


def _category_spots(spot: _Spot, category: Category) -> Iterator[tuple[str, _Spot]]:
    here = spot._replace(above=(*spot.above, category))
    yield category.id, here
    for measure in category.measures:
        yield measure.id, here._replace(measure=measure)
    for child in category.categories:
        yield from _category_spots(here, child)
