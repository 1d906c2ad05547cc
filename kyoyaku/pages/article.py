"""A page per article: its text, framed apart from it our summary, what refers to it, and its terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.model import Agreement, Corpus, Provision
from kyoyaku.pages.citing import citations, forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import annex_index_link, cited_by, defined_in
from kyoyaku.pages.previews import previews
from kyoyaku.pages.provisions import HeadingView, NodeView, heading_view, node_view
from kyoyaku.pages.units import UnitView, UnitWords, UnitWriter
from kyoyaku.routes import GLOSSARY, HOME, Routes, local_anchor


class TermNote(NamedTuple):
    """A term that the page uses: its explanation in short, and where the text defines it (None where it does not)."""

    term: str
    reading: str
    words: str
    href: str
    defined: Link | None


class ArticleView(NamedTuple):
    """All that an article's page shows. `name` is what it is called where its label and caption are no name."""

    name: Link | None
    label: tuple[UnitWords, ...]
    caption: UnitView | None
    above: tuple[HeadingView, ...]
    node: NodeView
    citations: tuple[Link, ...]
    summary: Markup
    cited_by: tuple[Link, ...]
    terms: tuple[TermNote, ...]
    deleted: bool


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per article, and one per supplement (附則)."""
    for agreement in corpus.agreements:
        for article in agreement.chief_provisions:
            yield routes.article(agreement, article), (agreement.slug, article.id)


def article_title(writer: UnitWriter, article: Provision) -> Link:
    """A link to an article's page with its label and caption in the first language of the edition."""
    voice = writer.voice
    lang = voice.edition.languages[0]
    href = voice.address(voice.context.routes.unit(writer.agreement, article.id))
    if (text := names.known_by(article)) is not None:
        said = writer.first(text)
        words = f"{article.label} {names.opening(said.words)}".strip()
        return Link(href, words, voice.foreign(said.lang))
    name = names.label(voice.context.corpus, article, lang)
    own = voice.context.citations(writer.agreement)
    if article.id in own.counted_again:
        name = names.Name(own.cited(article.id, lang), lang)  # with its 編
    caption = writer.first(article.caption).words if article.caption else ""
    words = names.captioned(name.words, caption) or article.id
    tag = voice.foreign(name.lang)
    html = writer.read(words, article.caption, tag) if article.caption else None
    return Link(href, words, tag, html=html)


def view(voice: Voice, path: str, agreement: Agreement, ident: str) -> tuple[Around, ArticleView]:
    """The page of one article."""
    writer = UnitWriter(voice, agreement, path)
    pages = agreement.chief_provisions
    article = next(page for page in pages if page.id == ident)
    at = pages.index(article)
    told = voice.guide(agreement, lambda guide: guide.summaries.get(ident))
    title = article_title(writer, article)
    shown = ArticleView(
        name=_name(voice, agreement, article, title) if names.known_by(article) else None,
        label=writer.label(article),
        caption=writer.heading(article.caption) if article.caption else None,
        above=tuple(heading_view(writer, node) for node in names.path_to(agreement, ident)[:-1]),
        node=node_view(writer, article, lambda node: local_anchor(article, node)),
        citations=citations(voice, agreement, ident),
        summary=told.html(told.guide.summaries[ident]) if told else Markup(),
        cited_by=tuple(cited_by(writer, ident, within=article)),
        terms=tuple(_terms(writer, article)),
        deleted=article.deleted,
    )
    home = voice.context.routes.page(HOME, agreement)
    crumbs = (Link(voice.to(home, "_articles"), voice.say("menu.articles")), title._replace(href=""))
    around = Around(
        title=title.words,
        description=_description(writer, article),
        crumbs=crumbs,
        before=article_title(writer, pages[at - 1]) if at else None,
        after=article_title(writer, pages[at + 1]) if at + 1 < len(pages) else annex_index_link(writer),
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def _name(voice: Voice, agreement: Agreement, article: Provision, title: Link) -> Link:
    lang = voice.edition.languages[0]
    cited = voice.context.citations(agreement).cited(article.id, lang)
    return Link("", cited, voice.foreign(lang)) if cited else title._replace(href="")


def _description(writer: UnitWriter, article: Provision) -> str:
    texts = [node.text for node in article.walk() if node.text is not None]
    return writer.first(texts[0]).words[:120] if texts else writer.agreement.title.ja


def _terms(writer: UnitWriter, article: Provision) -> Iterator[TermNote]:
    voice, routes = writer.voice, writer.voice.context.routes
    keys = {text.key for node in article.printed() for text in node.texts}
    used = {span.target for key in keys for span in writer.analysis.uses.by_unit.get(key, ())}
    for term in voice.context.corpus.terms:
        if term.id in used and term.link:
            yield TermNote(
                term.term,
                term.reading or "",
                voice.local(term.short or term.explanation),
                voice.to(routes.page(GLOSSARY), term.id),
                defined_in(writer, term, voice.edition.interface),
            )
