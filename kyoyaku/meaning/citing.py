"""What every place of an agreement is cited as, in any language: provisions, rows and cells of annexes, the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.model import ORIGINAL, Agreement, Annex, Category, Corpus, Measure, Text
from kyoyaku.reading.strings import say


class _Spot(NamedTuple):
    """Where something stands in an annex: under which headings, in which row."""

    annex: Annex
    above: tuple[Category, ...] = ()
    measure: Measure | None = None

    def head(self, field: str) -> Text | None:
        """The head of the column that a cell stands in; None for a title, which needs none."""
        return next((one.label for one in self.annex.columns if one.id == field and one.kind != "title"), None)


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
        self._provisions = {lang: cited_provisions(corpus, self.agreement, lang) for lang in corpus.site.languages}
        self._spots = dict(_annex_spots(self.agreement))
        self._signed = {signatory.id for signatory in self.agreement.signatories}

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
        cited = self._provisions[lang]
        if words := cited.get(key) or cited.get(ident, ""):
            return words
        name = "signatures" if ident in self._signed else ident
        return names.language_strings(self.corpus, lang).get(f"unit.{name}", "") if name != "title" else ""

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

    def _called(self, spot: _Spot, field: str, lang: str) -> names.Name:
        say = self.analysis.wordings.say
        if spot.measure is not None:
            title, head = say(spot.annex.title_of(spot.measure), lang), spot.head(field)
            return names.Name(f"{title.words} — {say(head, lang).words}" if head else title.words, title.lang)
        category = spot.above[-1] if spot.above else None
        if category is None or category.title is None:
            label = say(spot.annex.label, lang)
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
            words, short = names.citation(agreement, blank)
            yield from (CitationForm(*said, "full", words), CitationForm(*said, "short", short))
        elif title.lang != ORIGINAL:
            day = agreement.date.value if agreement.date else None
            if day is None:
                words = say(strings, "cite.undated", title=title.words, place=blank)
            else:
                date = say(strings, "date.plain", year=day.year, month=strings[f"month.{day.month}"], day=day.day)
                words = say(strings, "cite.full", title=title.words, place=blank, date=date)
            yield CitationForm(*said, "full", words)
        if words:
            yield CitationForm(*said, "quote", say(strings, "cite.quote", text="{text}", citation=words))

    def _in_annex(self, spot: _Spot, field: str, lang: str) -> str:
        strings, wordings = names.language_strings(self.corpus, lang), self.analysis.wordings
        label = wordings.say(spot.annex.label, lang)
        numbers = "".join(category.label for category in spot.above)
        gap = " " if numbers and label.lang != ORIGINAL else ""
        table = f"{label.words}{gap}{numbers}"
        if spot.measure is None:
            return table
        title = spot.annex.title_of(spot.measure)
        key = "cite.row" if numbers else "cite.row_alone"
        row = say(strings, key, table=table, title=wordings.say(title, lang).words)
        head = spot.head(field)
        return say(strings, "cite.cell", row=row, column=wordings.say(head, lang).words) if head else row


def _annex_spots(agreement: Agreement) -> Iterator[tuple[str, _Spot]]:
    for annex in agreement.annexes:
        yield annex.id, _Spot(annex)
        for category in annex.categories:
            yield from _category_spots(annex, category, ())


def _category_spots(annex: Annex, category: Category, above: tuple[Category, ...]) -> Iterator[tuple[str, _Spot]]:
    path = (*above, category)
    yield category.id, _Spot(annex, path)
    for measure in category.measures:
        yield measure.id, _Spot(annex, path, measure)
    for child in category.categories:
        yield from _category_spots(annex, child, path)
