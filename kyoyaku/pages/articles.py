"""A page per article: its text, framed apart from it our summary, what refers to it, and its terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku import naming
from kyoyaku.model import ORIGINAL, Agreement, Annex, Corpus, Measure, Provision
from kyoyaku.pages.citing import citations
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.units import NodeView, UnitView, UnitWriter, Words, node_view
from kyoyaku.routes import GLOSSARY, HOME, Routes, local_anchor


class TermNote(NamedTuple):
    """A term that the page uses: its explanation in short, and where the text defines it (None where it does not)."""

    term: str
    reading: str
    words: str
    href: str
    defined: Link | None


class ArticleView(NamedTuple):
    """All that an article's page shows."""

    label: tuple[Words, ...]
    caption: UnitView | None
    above: tuple[UnitView, ...]
    node: NodeView
    citations: tuple[Link, ...]
    summary: str
    cited_by: tuple[Link, ...]
    terms: tuple[TermNote, ...]
    deleted: bool


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per article, and one per supplement (附則)."""
    for agreement in corpus.agreements:
        for article in routes.pages_of_articles(agreement):
            yield routes.article(agreement, article), (agreement.slug, article.id)


def article_title(writer: UnitWriter, article: Provision) -> Link:
    """A link to an article's page with its label and caption in the first language of the edition."""
    voice = writer.voice
    lang = voice.edition.languages[0]
    name = naming.label(voice.context.corpus, article, lang)
    caption = writer.first(article.caption).words if article.caption else ""
    words = naming.captioned(name.words, caption) or article.id
    routes = voice.context.routes
    return Link(voice.to(routes.article(writer.agreement, article)), words, voice.foreign(lang))


def view(voice: Voice, path: str, agreement: Agreement, ident: str) -> tuple[Around, ArticleView]:
    """The page of one article."""
    writer = UnitWriter(voice, agreement, path)
    pages = voice.context.routes.pages_of_articles(agreement)
    article = next(page for page in pages if page.id == ident)
    at = pages.index(article)
    guide = agreement.guides.get(voice.edition.interface) or agreement.guides.get(ORIGINAL)
    shown = ArticleView(
        label=writer.label(article),
        caption=writer.heading(article.caption) if article.caption else None,
        above=tuple(writer.heading(node.caption) for node in naming.path_to(agreement, ident)[:-1] if node.caption),
        node=node_view(writer, article, lambda node: local_anchor(article, node)),
        citations=citations(writer, lambda lang: naming.cited(voice.context.corpus, agreement, ident, lang)),
        summary=guide.summaries.get(ident, "") if guide else "",
        cited_by=tuple(_cited_by(writer, article)),
        terms=tuple(_terms(writer, article)),
        deleted=article.deleted,
    )
    title = article_title(writer, article)
    home = voice.context.routes.page(HOME, agreement)
    crumbs = (Link(voice.to(home, "_articles"), voice.say("menu.articles")), Link("", title.words, title.lang))
    around = Around(
        title=title.words,
        description=_description(writer, article),
        crumbs=crumbs,
        before=article_title(writer, pages[at - 1]) if at else None,
        after=article_title(writer, pages[at + 1]) if at + 1 < len(pages) else _annex_link(writer),
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
    )
    return around, shown


def _annex_link(writer: UnitWriter) -> Link | None:
    if not writer.agreement.annexes:
        return None
    voice, annex = writer.voice, writer.agreement.annexes[0]
    label = writer.first(annex.label)
    return Link(voice.to(voice.context.routes.page("annex", writer.agreement)), label.words, voice.foreign(label.lang))


def _description(writer: UnitWriter, article: Provision) -> str:
    texts = [node.text for node in article.walk() if node.text is not None]
    return writer.first(texts[0]).words[:120] if texts else writer.agreement.title.ja


def _cited_by(writer: UnitWriter, article: Provision) -> Iterator[Link]:
    """What refers here, each once, with the words that do."""
    voice, agreement = writer.voice, writer.agreement
    lang = voice.edition.languages[0]
    seen: set[str] = set()
    for reference in writer.analysis.references.cited_by.get(article.id, ()):
        key = reference.unit
        if key in seen or any(node.id == key for node in article.walk()):
            continue
        seen.add(key)
        address = voice.context.routes.unit(agreement, key)
        name, name_lang = place_name(writer, key, lang)
        words = agreement.units[key].ja[reference.start : reference.end]
        yield Link(voice.address(address), name, voice.foreign(name_lang), note=words)


def place_name(writer: UnitWriter, key: str, lang: str) -> tuple[str, str]:
    """What the place of a unit is called, with the language of those words."""
    agreement, corpus = writer.agreement, writer.voice.context.corpus
    ident, _, field = key.partition(".")
    if cited := naming.cited(corpus, agreement, ident, lang):
        return cited, lang
    annex = next((annex for annex in agreement.annexes if annex.id == ident), None)
    if annex is not None:
        said = writer.first(annex.label)
        return said.words, said.lang
    measure = next(((annex, one) for annex in agreement.annexes for one in annex.measures if one.id == ident), None)
    if measure is not None:
        return _cell_name(writer, *measure, field)
    category = next((one for annex in agreement.annexes for one in annex.walk() if one.id == ident), None)
    if category is not None and category.title is not None:
        said = writer.first(category.title)
        return f"{category.label} {said.words}".strip(), said.lang
    if f"unit.{ident}" in corpus.strings[ORIGINAL]:
        return writer.voice.say(f"unit.{ident}"), writer.voice.edition.interface
    return agreement.title.ja, ORIGINAL


def _cell_name(writer: UnitWriter, annex: Annex, measure: Measure, field: str) -> tuple[str, str]:
    column = annex.column("title")
    title = writer.first(
        measure.cells[column.id] if column and column.id in measure.cells else next(iter(measure.cells.values()))
    )
    label = next(
        (writer.first(one.label).words for one in annex.columns if one.id == field and one.kind != "title"), ""
    )
    return (f"{title.words} — {label}" if label else title.words), title.lang


def _terms(writer: UnitWriter, article: Provision) -> Iterator[TermNote]:
    voice, routes = writer.voice, writer.voice.context.routes
    keys = {text.key for node in article.walk() for text in (node.text, node.caption) if text is not None}
    used = {span.target for key in keys for span in writer.analysis.uses.by_unit.get(key, ())}
    defined = {definition.term: definition.unit for definition in writer.analysis.uses.definitions}
    for term in voice.context.corpus.terms:
        if term.id in used and term.link:
            place = term.definition[0] if term.definition else defined.get(term.term)
            where = None
            if place is not None and place in writer.agreement.units:
                name, lang = place_name(writer, place, voice.edition.interface)
                where = Link(voice.address(routes.unit(writer.agreement, place)), name, voice.foreign(lang))
            yield TermNote(
                term.term,
                term.reading or "",
                voice.local(term.short or term.explanation),
                voice.to(routes.page(GLOSSARY), term.id),
                where,
            )
