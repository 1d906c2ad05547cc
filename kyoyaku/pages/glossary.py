"""The glossary: every term and name with its definition, its explanation and where it occurs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import Corpus, Term
from kyoyaku.pages.chrome import site_name
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import site_page
from kyoyaku.pages.links import definitions, unit_link
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import GLOSSARY, Routes
from kyoyaku.search import by_reading, findables


class TermView(NamedTuple):
    """An entry of the glossary. `defined` are the texts' own definitions, each with its place."""

    id: str
    term: str
    reading: str
    kind: str
    defined: tuple[tuple[str, Link], ...]
    explanation: str
    translations: tuple[tuple[str, str, str], ...]
    status: str
    amount: int
    places: tuple[Link, ...]
    own: str


class GlossaryView(NamedTuple):
    """Terms and names under the rows of the syllabary."""

    rows: tuple[tuple[str, tuple[TermView, ...]], ...]
    csv: str
    amount: int


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(GLOSSARY), ()


def view(voice: Voice, path: str) -> tuple[Around, GlossaryView]:
    """The glossary in the order of the syllabary."""
    corpus = voice.context.corpus
    terms = {term.id: term for term in corpus.terms}
    found = [entry for entry in findables(corpus) if entry.kind == "term"]
    rows = tuple(
        (row, tuple(_term(voice, terms[entry.ident], path) for entry in held)) for row, held in by_reading(found)
    )
    csv = voice.shared(voice.context.routes.data("terms.csv"))
    return site_page(voice, path, GLOSSARY), GlossaryView(rows, csv, len(terms))


def _term(voice: Voice, term: Term, path: str) -> TermView:
    corpus = voice.context.corpus
    places: list[Link] = []
    defined: list[tuple[str, Link]] = []
    count = 0
    for agreement in corpus.agreements:
        if term.agreement not in (None, agreement.slug):
            continue
        writer = UnitWriter(voice, agreement, path)
        uses = writer.analysis.uses
        count += uses.times(term.id)
        places += [unit_link(writer, key) for key in uses.units_of(term.id)]
        told = _owner(voice, agreement.slug) if term.agreement is None else ""
        defined += [(quote, unit_link(writer, unit)._replace(note=told)) for quote, unit in definitions(writer, term)]
    languages = corpus.site.languages
    translations = tuple(
        (languages[lang].tag, languages[lang].label, " / ".join(words))
        for lang, words in term.translation.items()
        if lang in languages
    )
    return TermView(
        id=term.id,
        term=term.term,
        reading=term.reading or "",
        kind=voice.say(f"term.{term.kind}"),
        defined=tuple(defined),
        explanation=voice.local(term.explanation) if term.explanation else "",
        translations=translations,
        status=voice.say(f"status.{term.status}") if term.status else "",
        amount=count,
        places=tuple(dict.fromkeys(places)),
        own=_owner(voice, term.agreement),
    )


def _owner(voice: Voice, slug: str | None) -> str:
    """The agreement that a term or its definition belongs to; empty where all there are is one."""
    corpus, library = voice.context.corpus, voice.context.routes.library
    owners = (one for one in corpus.agreements if one.slug == slug and library is not None)
    return next((site_name(voice, one) for one in owners), "")
