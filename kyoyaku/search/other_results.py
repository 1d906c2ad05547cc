"""The results that stand around the agreements: terms of the glossary, sections of prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from kyoyaku.model import ORIGINAL, Corpus, Term
from kyoyaku.reading.prose import section_anchor, section_words
from kyoyaku.routes import GLOSSARY, Address, Routes
from kyoyaku.search.results import NO_WORDS, Result, ResultPart


def terms(corpus: Corpus, routes: Routes) -> Iterator[Result]:
    """Every term of the glossary."""
    for term in corpus.terms:
        yield _term(term, Address(routes.page(GLOSSARY), term.id))


def _term(term: Term, address: Address) -> Result:
    name = {ORIGINAL: term.term} | {lang: ", ".join(words) for lang, words in term.translation.items()}
    forms = [ResultPart("term", address, {ORIGINAL: form}) for form in term.forms]
    explained = ResultPart("explanation", address, term.explanation or term.short)
    parts = (ResultPart("term", address, name), *forms, explained)
    return Result(f"term:{term.id}", "term", term.agreement or "", {ORIGINAL: term.term}, parts)


def pages(corpus: Corpus, routes: Routes, prose: Mapping[tuple[str, str], str]) -> Iterator[Result]:
    """Every section of every page of prose; sections of one number are one result in several languages.

    `prose` has the HTML of every page, by slug and language.
    """
    for slug in dict.fromkeys(slug for slug, _ in corpus.pages):
        written = {lang: section_words(prose[one, lang]) for one, lang in corpus.pages if one == slug}
        titles = {lang: page.title for (one, lang), page in corpus.pages.items() if one == slug}
        for number, row in enumerate(zip_longest(*written.values())):
            found = {lang: section for lang, section in zip(written, row, strict=True) if section is not None}
            address = Address(routes.prose(slug), section_anchor(number))
            heading = {lang: title or titles[lang] for lang, (title, _) in found.items()}
            label = {lang: titles[lang] for lang in found} if number else NO_WORDS
            body = ResultPart("prose", address, {lang: text for lang, (_, text) in found.items()}, label)
            yield Result(f"page:{slug}", "page", "", heading, (ResultPart("heading", address, heading, label), body))
