"""The results that stand around the agreements: terms of the glossary, sections of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from kyoyaku.model import ORIGINAL, Corpus, Prose, Term
from kyoyaku.reading.prose import section_anchor
from kyoyaku.routes import GLOSSARY, Address, Routes
from kyoyaku.search.results import EXPLANATION, HEADING, NO_WORDS, PROSE, TERM, Result, ResultPart

_HEADING: Final = re.compile(r"(?m)^## +(.+?) *#*$")
_MARKS: Final = re.compile(r"(?m)!?\[([^\]]*)\]\([^)]*\)|[*_`]+|^ {0,3}(?:[-+>]|\d+\.|#+) +|^\|?[ :|-]+\|?$|\|")


def terms(corpus: Corpus, routes: Routes) -> Iterator[Result]:
    """Every term of the glossary."""
    for term in corpus.terms:
        yield _term(term, Address(routes.page(GLOSSARY), term.id))


def _term(term: Term, address: Address) -> Result:
    name = {ORIGINAL: term.term} | {lang: ", ".join(words) for lang, words in term.translation.items()}
    forms = [ResultPart(TERM, address, {ORIGINAL: form}) for form in term.forms]
    parts = (ResultPart(TERM, address, name), *forms, ResultPart(EXPLANATION, address, term.explanation or term.short))
    return Result(f"term:{term.id}", "term", term.agreement or "", {ORIGINAL: term.term}, parts)


def pages(corpus: Corpus, routes: Routes) -> Iterator[Result]:
    """Every section of every page of prose; sections of one number are one result in several languages."""
    for slug in dict.fromkeys(slug for slug, _ in corpus.pages):
        written = {lang: sections(page) for (one, lang), page in corpus.pages.items() if one == slug}
        titles = {lang: page.title for (one, lang), page in corpus.pages.items() if one == slug}
        for number, row in enumerate(zip_longest(*written.values())):
            found = {lang: section for lang, section in zip(written, row, strict=True) if section is not None}
            address = Address(routes.prose(slug), section_anchor(number))
            heading = {lang: title or titles[lang] for lang, (title, _) in found.items()}
            label = {lang: titles[lang] for lang in found} if number else NO_WORDS
            body = ResultPart(PROSE, address, {lang: text for lang, (_, text) in found.items()}, label)
            yield Result(f"page:{slug}", "page", "", heading, (ResultPart(HEADING, address, heading, label), body))


def sections(page: Prose) -> list[tuple[str, str]]:
    """(heading, plain words) of a page of prose; the first has no heading."""
    pieces = _HEADING.split(page.markdown)
    pairs = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    return [(plain(heading), plain(text)) for heading, text in pairs]


def plain(markdown: str) -> str:
    """The words of Markdown without its marks.

    >>> plain("- **議決**: [議会](about.html)の議決を経ます。")
    '議決 : 議会の議決を経ます。'
    """
    return " ".join(_MARKS.sub(lambda match: match[1] or " ", markdown).split())
