"""Pages that list: what can be found (search without a script), the glossary, the library of agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Corpus, Term
from kyoyaku.naming import captioned, label
from kyoyaku.pages.chrome import site_name
from kyoyaku.pages.following import place_name
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import GLOSSARY, HOME, LIBRARY, SEARCH, Routes, in_edition
from kyoyaku.search.entries import Entry, by_reading, entries


class FindView(NamedTuple):
    """The lists that stand in for search without a script: in the order of the documents, and by reading."""

    documents: tuple[tuple[str, tuple[tuple[str, tuple[Link, ...]], ...]], ...]
    rows: tuple[tuple[str, tuple[Link, ...]], ...]
    terms: tuple[Link, ...]


class TermView(NamedTuple):
    """An entry of the glossary. `defined` is the text's own definition with its place, None where it has none."""

    id: str
    term: str
    reading: str
    kind: str
    quote: str
    defined: Link | None
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


class LibraryView(NamedTuple):
    """Every agreement with its parties and date."""

    agreements: tuple[tuple[Link, str, str, str], ...]


def search_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(SEARCH), ()


def glossary_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(GLOSSARY), ()


def library_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page where there is more than one agreement."""
    if routes.library is not None:
        yield routes.page(LIBRARY), ()


def search_view(voice: Voice, path: str) -> tuple[Around, FindView]:
    """Everything that can be found, as lists."""
    corpus = voice.context.corpus
    found = list(entries(corpus))
    documents = tuple(
        (site_name(voice, agreement), tuple(_kinds(voice, agreement, found, path))) for agreement in corpus.agreements
    )
    rows = tuple((row, tuple(_link(voice, entry, path) for entry in held)) for row, held in by_reading(found))
    terms = tuple(_link(voice, entry, path) for entry in found if entry.kind == "term")
    return _around(voice, path, SEARCH), FindView(documents, rows, terms)


def _kinds(
    voice: Voice, agreement: Agreement, found: Sequence[Entry], path: str
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for kind in ("article", "category", "measure"):
        links = tuple(
            _link(voice, entry, path) for entry in found if entry.kind == kind and entry.agreement == agreement.slug
        )
        if links:
            yield voice.say(f"kind.{kind}"), links


def _link(voice: Voice, entry: Entry, path: str) -> Link:
    routes, corpus = voice.context.routes, voice.context.corpus
    note = "" if entry.kind == "term" else voice.say(f"kind.{entry.kind}")
    if entry.kind == "term":
        return Link(voice.to(routes.page(GLOSSARY), entry.ident), entry.words, voice.foreign(ORIGINAL), entry.reading)
    agreement = next(one for one in corpus.agreements if one.slug == entry.agreement)
    writer = UnitWriter(voice, agreement, path)
    said = writer.first(entry.text) if entry.text else None
    words, lang = (said.words, said.lang) if said else (entry.words, ORIGINAL)
    if entry.kind == "article":
        node = next(one for one in agreement.articles if one.id == entry.ident)
        name = label(corpus, node, voice.edition.languages[0]).words
        words = captioned(name, words) if said else name
    html = writer.read(words, entry.text) if entry.text else None
    return Link(voice.address(routes.unit(agreement, entry.ident)), words, voice.foreign(lang), note, html)


def _around(voice: Voice, path: str, kind: str) -> Around:
    crumbs = (Link("", voice.say(f"menu.{kind}")),)
    return Around(
        voice.say(f"menu.{kind}"),
        voice.say(f"{kind}.description"),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
    )


def glossary_view(voice: Voice, path: str) -> tuple[Around, GlossaryView]:
    """The glossary in the order of the syllabary."""
    corpus = voice.context.corpus
    terms = {term.id: term for term in corpus.terms}
    found = [entry for entry in entries(corpus) if entry.kind == "term"]
    rows = tuple(
        (row, tuple(_term(voice, terms[entry.ident], path) for entry in held)) for row, held in by_reading(found)
    )
    csv = voice.shared(voice.context.routes.data("terms.csv"))
    return _around(voice, path, GLOSSARY), GlossaryView(rows, csv, len(terms))


def _term(voice: Voice, term: Term, path: str) -> TermView:
    corpus = voice.context.corpus
    places: list[Link] = []
    count, defined, quote = 0, None, ""
    for agreement in corpus.agreements:
        if term.agreement not in (None, agreement.slug):
            continue
        writer = UnitWriter(voice, agreement, path)
        uses = writer.analysis.uses
        count += uses.times(term.id)
        places += [_place(writer, key) for key in uses.units_of(term.id)]
        if term.definition is not None and term.definition[0] in agreement.units and defined is None:
            defined, quote = _place(writer, term.definition[0]), term.definition[1]
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
        quote=quote,
        defined=defined,
        explanation=voice.local(term.explanation) if term.explanation else "",
        translations=translations,
        status=voice.say(f"status.{term.status}") if term.status else "",
        amount=count,
        places=tuple(dict.fromkeys(places)),
        own=_owner(voice, term),
    )


def _owner(voice: Voice, term: Term) -> str:
    """The agreement that a term belongs to; empty where all there are is one."""
    corpus, library = voice.context.corpus, voice.context.routes.library
    owners = (one for one in corpus.agreements if one.slug == term.agreement and library is not None)
    return next((site_name(voice, one) for one in owners), "")


def _place(writer: UnitWriter, key: str) -> Link:
    name, lang = place_name(writer, key, writer.voice.edition.languages[0])
    address = writer.voice.context.routes.unit(writer.agreement, key)
    return Link(writer.voice.address(address), name, writer.voice.foreign(lang))


def library_view(voice: Voice, path: str) -> tuple[Around, LibraryView]:
    """The library of agreements."""
    routes = voice.context.routes
    rows = tuple(
        (
            Link(voice.to(routes.page(HOME, agreement)), site_name(voice, agreement)),
            agreement.title.ja,
            voice.say("list.joiner").strip("|").join(party.name for party in agreement.parties),
            agreement.date.value.isoformat() if agreement.date and agreement.date.value else voice.say("not_recorded"),
        )
        for agreement in voice.context.corpus.agreements
    )
    name = voice.local(voice.context.corpus.site.name)
    crumbs = (
        (Link("", voice.say("menu.library")),)
        if in_edition(voice.edition, path) != path or path != "index.html"
        else ()
    )
    around = Around(
        voice.say("menu.library") if crumbs else name,
        voice.say("library.description", n=len(rows)),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
    )
    return around, LibraryView(rows)
