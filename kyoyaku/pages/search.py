"""The page of search: without a script, everything that can be found, in the order of the documents and by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import ORIGINAL, Agreement, Corpus
from kyoyaku.pages.article import article_title
from kyoyaku.pages.chrome import name_link
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import site_page
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import GLOSSARY, SEARCH, Routes
from kyoyaku.search import Findable, by_reading, findables


class FindView(NamedTuple):
    """The lists that stand in for search without a script: in the order of the documents, and by reading."""

    documents: tuple[tuple[Markup, tuple[tuple[str, tuple[Link, ...]], ...]], ...]
    rows: tuple[tuple[str, tuple[Link, ...]], ...]
    terms: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(SEARCH), ()


def view(voice: Voice, path: str) -> tuple[Around, FindView]:
    """Everything that can be found, as lists."""
    corpus = voice.context.corpus
    found = list(findables(corpus))
    documents = tuple(
        (_name(voice, agreement), tuple(_kinds(voice, agreement, found, path))) for agreement in corpus.agreements
    )
    rows = tuple((row, tuple(_link(voice, entry, path) for entry in held)) for row, held in by_reading(found))
    terms = tuple(_link(voice, entry, path) for entry in found if entry.kind == "term")
    return site_page(voice, path, SEARCH), FindView(documents, rows, terms)


def _name(voice: Voice, agreement: Agreement) -> Markup:
    name = name_link(voice, agreement)
    return Markup('<span lang="{}">{}</span>').format(name.lang, name.words) if name.lang else Markup.escape(name.words)


def _kinds(
    voice: Voice, agreement: Agreement, found: Sequence[Findable], path: str
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for kind in ("article", "category", "measure"):
        links = tuple(
            _link(voice, entry, path) for entry in found if entry.kind == kind and entry.agreement == agreement.slug
        )
        if links:
            yield voice.say(f"kind.{kind}"), links


def _link(voice: Voice, entry: Findable, path: str) -> Link:
    routes, corpus = voice.context.routes, voice.context.corpus
    reading = voice.marked(entry.reading, ORIGINAL)
    note = "" if entry.kind == "term" else voice.say(f"kind.{entry.kind}")
    if entry.kind == "term":
        return Link(voice.to(routes.page(GLOSSARY), entry.ident), entry.words, voice.foreign(ORIGINAL), reading)
    agreement = next(one for one in corpus.agreements if one.slug == entry.agreement)
    writer = UnitWriter(voice, agreement, path)
    said = writer.first(entry.text) if entry.text else None
    words, lang = (said.words, said.lang) if said else (entry.words, ORIGINAL)
    if entry.kind == "article":
        node = next(one for one in agreement.chief_provisions if one.id == entry.ident)
        return article_title(writer, node)._replace(note=note)
    html = writer.read(words, entry.text, voice.foreign(lang)) if entry.text else None
    return Link(voice.address(routes.unit(agreement, entry.ident)), words, voice.foreign(lang), note, html)
