"""The results of an agreement: preamble, articles, closing, headings and measures of its annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import ORIGINAL, Annex, Category, Corpus, Measure, Provision, Surrounding, Table, Text
from kyoyaku.routes import Address, Routes
from kyoyaku.search.results import NO_WORDS, Level, Result, ResultPart, WordsByLanguage

_LEVELS: Final[Mapping[str, Level]] = {"title": "title", "role": "role"}
"""Kinds of columns whose cells stand at a level of their own."""


class Printed:
    """Writes the results of one agreement."""

    def __init__(self, corpus: Corpus, routes: Routes, analysis: Analysis) -> None:
        self.corpus, self.routes = corpus, routes
        self.wordings, self.agreement = analysis.wordings, analysis.agreement
        self.languages = {lang: names.language_strings(corpus, lang) for lang in corpus.site.languages}
        self.places = Citations(corpus, analysis)
        self.defined: dict[str, list[str]] = {}
        for definition in analysis.uses.definitions:
            self.defined.setdefault(definition.unit, []).append(definition.term)
        self.around = ResultPart("around", Address(""), self._parties())

    def documents(self) -> Iterator[Result]:
        """Every result of the agreement, in the order of the document; its title is found with the first."""
        found = self._documents()
        if (first := next(found, None)) is not None:
            yield first._replace(parts=(*first.parts, self.part("body", self.agreement.title)))
            yield from found

    def _documents(self) -> Iterator[Result]:
        agreement = self.agreement
        if agreement.preamble is not None:
            parts = self.parts("body", agreement.preamble)
            yield self.document("preamble", "preamble", self.named("unit.preamble"), (*parts, *self.called("preamble")))
        chief = {one.id for one in agreement.chief_provisions}
        for node in agreement.body:
            yield from self._provision(node, chief)
        if closing := list(self._closing()):
            yield self.document("closing", "closing", self.named("unit.closing"), closing)
        for annex in agreement.annexes:
            number = f"@{annex.number[0]}" if annex.number else ""
            yield self._annex(annex, number)
            cite = "@" if len(agreement.annexes) == 1 else number
            for table in annex.tables:
                own = cite if len(annex.tables) == 1 else ""
                for top in table.categories:
                    yield from self._category(table, top, own, ())
            for writing in annex.writings:
                yield from self._writing(annex, writing)
        for kind, side, pieces in (("preamble", "before", agreement.before), ("closing", "after", agreement.after)):
            if pieces:  # last: they are no part of the agreement
                yield self.document(pieces[0].id, kind, self.named(f"unit.{side}"), self._around(pieces))

    def called(self, *places: str) -> Iterator[ResultPart]:
        """What parts of an agreement are called that print no name of theirs: 前文, 結び, 記名押印."""
        yield from (ResultPart("subject", self.at(place), self.named(f"unit.{place}")) for place in places)

    def _parties(self) -> WordsByLanguage:
        """The names of the parties: a result is found by them too where other words are asked for."""
        called = [party.name for party in self.agreement.everybody]
        terms = [term for term in self.corpus.terms if term.term in called]
        found = {ORIGINAL: " ".join(called)}
        for lang in self.corpus.site.languages:
            if said := [word for term in terms for word in term.translation.get(lang, ())]:
                found[lang] = ", ".join(said)
        return found

    def document(self, ident: str, kind: str, title: WordsByLanguage, parts: Iterable[ResultPart]) -> Result:
        """A result of this agreement."""
        return Result(ident, kind, self.agreement.slug, title, (*parts, self.around))

    def said(self, text: Text) -> dict[str, str]:
        """A unit in every language in which it is written."""
        wordings = {lang: self.wordings.say(text, lang) for lang in self.languages}
        return {lang: wording.words for lang, wording in wordings.items() if wording.lang == lang}

    def named(self, key: str) -> WordsByLanguage:
        """Interface words in every content language."""
        return {lang: strings[key] for lang, strings in self.languages.items() if key in strings}

    def part(self, level: Level, text: Text, label: WordsByLanguage = NO_WORDS) -> ResultPart:
        """A unit as a place."""
        return ResultPart(level, self.routes.unit(self.agreement, text.key), self.said(text), label)

    def parts(self, level: Level, text: Text) -> Iterator[ResultPart]:
        """A unit as a place, and the terms that it defines."""
        part = self.part(level, text)
        yield part
        yield from (part._replace(level="subject", words={ORIGINAL: term}) for term in self.defined.get(text.key, ()))

    def at(self, ident: str) -> Address:
        """Where the node of an id is read."""
        return self.routes.unit(self.agreement, ident)

    def _provision(self, node: Provision, chief: set[str]) -> Iterator[Result]:
        """A chief provision with all that is below it; a heading over several with its own words only."""
        if node.id in chief:
            whole = self._article(node)
            yield whole
            above = whole.parts[0]._replace(level="above", words=whole.title, cite="")
            yield from self._marked(node, _cites(node), (above,))
            return
        if node.caption is not None or node.text is not None:
            yield self._article(node._replace(children=()))
        for child in node.children:
            yield from self._provision(child, chief)

    def _marked(self, node: Provision, cites: Mapping[str, str], above: tuple[ResultPart, ...]) -> Iterator[Result]:
        """The headings and measures that are marked below a provision: each is found by itself."""
        for child in node.children:
            if (kind := _kind(child)) is None:
                yield from self._marked(child, cites, above)
                continue
            name = child.caption or child.text
            title = self.said(name) if name is not None else self._cited(child.id)
            parts = self._below(child, cites, title=name)
            yield self.document(child.id, kind, title, (*parts, *above))
            own = ResultPart("above", self.at(child.id), title)
            yield from self._marked(child, cites, (own, *above))

    def _cited(self, key: str) -> dict[str, str]:
        return {lang: words for lang in self.languages if (words := self.places.cited(key, lang))}

    def _article(self, article: Provision) -> Result:
        labels = {lang: names.label(self.corpus, article, lang).words for lang in self.languages}
        if article.id in self.places.counted_again:
            labels = {lang: found[article.id] for lang, found in self.places.provisions.items()}  # with its 編
        caption = self.said(article.caption) if article.caption is not None else {}
        if (text := names.known_by(article)) is not None:
            caption = {lang: names.opening(words) for lang, words in self.said(text).items()}
            labels = dict.fromkeys(caption, article.label)
        title = {lang: names.captioned(name, caption.get(lang, "")) for lang, name in labels.items()}
        own = ResultPart("title", self.at(article.id), caption or title, cite=article_code(article))
        named = (own._replace(level="subject", words=labels),) if caption and not own.cite else ()
        kind = "measure" if article.marks.measure else "article"
        parts = self._below(article, _cites(article), told=article.caption)
        return self.document(article.id, kind, title, (own, *named, *parts))

    def _below(
        self, top: Provision, cites: Mapping[str, str], *, title: Text | None = None, told: Text | None = None
    ) -> Iterator[ResultPart]:
        """Every text that is found with a provision, but what is told already; `title` is what it is called.

        The headings of contents and roles come last: what stands under them says more.
        """
        heads: list[ResultPart] = []
        seen = {told.key} if told is not None else set[str]()  # the head of a column is every cell's below it
        for node, level in _found_with(top, "body"):
            for text in (one for one in node.texts if one.key not in seen):
                seen.add(text.key)
                first, *defined = self.parts("title" if text is title else level, text)
                key = text.key if text is node.after else node.id
                said = first._replace(address=self.at(key), cite=cites.get(node.id, ""))
                said = said if text is title else said._replace(label=self._cited(key))
                if text is node.caption and (node.marks.content or node.marks.role):
                    heads += (said, *defined)
                else:
                    yield from (said, *defined)
        yield from heads

    def _closing(self) -> Iterator[ResultPart]:
        agreement = self.agreement
        if agreement.closing is not None:
            yield self.part("body", agreement.closing)
            yield from self.called("closing")
        if agreement.date is not None:
            yield self.part("body", agreement.date.text, self.named("unit.date"))
        for signatory in agreement.signatories:
            yield from (self.part("body", text, self.named("unit.signatures")) for text in signatory.texts)
        if agreement.signatories:
            yield ResultPart("subject", self.at(agreement.signatories[0].id), self.named("unit.signatures"))

    def _annex(self, annex: Annex, cite: str) -> Result:
        """An annex by its label, with what it is related to and the captions and heads of its tables."""
        at, label = self.at(annex.id), self.said(annex.label)
        told = (annex.relation, *(table.caption for table in annex.tables))
        heads = {one.label.key: one.label for table in annex.tables for one in table.columns if one.label is not None}
        own = ResultPart("title", at, label, cite=cite)
        below = [ResultPart("content", at, self.said(text)) for text in told if text is not None]
        below += [ResultPart("role", at, self.said(text)) for text in heads.values()]
        return self.document(annex.id, "annex", label, (own, *below))

    def _around(self, pieces: Sequence[Surrounding]) -> Iterator[ResultPart]:
        return (self.part("body", piece.text, self._cited(piece.id)) for piece in pieces)

    def _writing(self, annex: Annex, node: Provision) -> Iterator[Result]:
        """Provisions, notes or a form of an annex: found as a part of it."""
        title, above = self._cited(node.id), self.part("above", annex.label)
        own = ResultPart("title", self.at(node.id), title)
        kind = "measure" if node.marks.measure else "annex"
        yield self.document(node.id, kind, title, (own, above, *self._below(node, {})))
        yield from self._marked(node, {}, (own._replace(level="above"), above))

    def _category(self, table: Table, category: Category, cite: str, above: tuple[ResultPart, ...]) -> Iterator[Result]:
        if category.number and cite:
            cite += ("" if cite == "@" else ".") + "_".join(map(str, category.number))
        if category.title is not None:
            words = self.said(category.title)
            title = {lang: f"{category.label} {said}".strip() for lang, said in words.items()}
            own = ResultPart("title", self.at(category.id), words, cite=cite)
            yield self.document(category.id, "category", title, (own, *above))
            above = (own._replace(level="above", cite=""), *above)
        for measure in category.measures:
            yield self._measure(table, measure, above)
        for child in category.categories:
            yield from self._category(table, child, cite, above)

    def _measure(self, table: Table, measure: Measure, above: tuple[ResultPart, ...]) -> Result:
        parts: list[ResultPart] = []
        for column in table.columns:
            for text in measure.texts(column.id):
                level = _LEVELS.get(column.kind, "content")
                part = self.part(
                    level, text, self.said(column.label) if column.label and level != "title" else NO_WORDS
                )
                row = level == "title" or column.id in measure.continued
                parts.append(part._replace(address=self.at(measure.id)) if row else part)
        return self.document(measure.id, "measure", self.said(table.title_of(measure)), (*parts, *above))


def _cites(article: Provision) -> Mapping[str, str]:
    """How queries name an article and what is below it, by id; {} where it has no number."""
    number = article_code(article)
    return {article.id: number} | {child.id: number + tail for child, tail in numbered(article)} if number else {}


def _kind(node: Provision) -> str | None:
    """What a provision below an article is found as by itself."""
    return "measure" if node.marks.measure else "category" if node.marks.category else None


def _found_with(node: Provision, level: Level) -> Iterator[tuple[Provision, Level]]:
    """A provision and what is below it, but for what is found by itself, with the levels that their words stand at."""
    own: Level = "role" if node.marks.role else "content" if node.marks.content else level
    yield node, own
    yield from ((one, level) for top in node.quoted for one in top.printed())
    for child in node.children:
        if _kind(child) is None:
            yield from _found_with(child, own)


def article_code(node: Provision) -> str:
    """How queries name an article: §4, §3_2; '' for one without a number."""
    return "§" + "_".join(map(str, node.number)) if node.kind == "article" and node.number else ""


def numbered(node: Provision, tail: str = "") -> Iterator[tuple[Provision, str]]:
    """Everything below a provision with what its numbers add to the code of an article: .2, .2.1."""
    for child in node.children:
        below = f"{tail}.{'_'.join(map(str, child.number))}" if child.number else tail
        yield child, below
        yield from numbered(child, below)
