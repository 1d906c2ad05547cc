"""A page among the editions, for search engines: which say it in words of their own, and which only repeat it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kyoyaku.model import ORIGINAL, Agreement, Annex, Corpus, Edition, Provision
from kyoyaku.routes import ABOUT, ARTICLE, CATEGORY, DOWNLOADS, PROSE, UNLINKED

_PRIVATE: Final = "-x-"
"""A tag with a part of private use (ja-x-easy) means nothing to others."""
_SPEAKS_INTERFACE: Final = (ABOUT, DOWNLOADS)
"""Pages about an agreement that show its words in passing only."""


def original_edition(corpus: Corpus) -> Edition:
    """The edition of the original alone, or else the first."""
    editions = corpus.site.editions
    return next((one for one in editions if one.languages == (ORIGINAL,)), editions[0])


def has_own_words(corpus: Corpus, edition: Edition, kind: str, subject: tuple[str, ...]) -> bool:
    """Whether a page says anything in an edition that the original's page does not say in the same words."""
    if edition.id == original_edition(corpus).id:
        return True
    if kind == PROSE:
        return edition.interface != ORIGINAL and (subject[0], edition.interface) in corpus.pages
    agreement = next((one for one in corpus.agreements if subject and one.slug == subject[0]), None)
    if agreement is None or kind in _SPEAKS_INTERFACE:
        spoken = agreement is None or _says(agreement, edition.interface, None)
        return edition.interface != ORIGINAL and spoken
    keys = _keys(agreement, kind, subject[1:])
    return any(_says(agreement, lang, keys) for lang in edition.languages if lang != ORIGINAL)


def _says(agreement: Agreement, lang: str, keys: frozenset[str] | None) -> bool:
    """Whether any of the units (None for any at all) is translated, or summed up by a guide."""
    guide = agreement.guides.get(lang)
    said = {*agreement.translations.get(lang, ()), *(guide.summaries if guide else ())}
    if keys is None:
        return bool(said) or guide is not None
    return not keys.isdisjoint(said)


def _keys(agreement: Agreement, kind: str, idents: tuple[str, ...]) -> frozenset[str] | None:
    """The units that a page shows; None for those of the whole agreement."""
    if kind == ARTICLE:
        nodes = (node for node in agreement.provisions() if node.id == idents[0])
        return frozenset(key for node in nodes for key in _of_provision(node))
    if kind == CATEGORY:
        annexes = (annex for annex in agreement.annexes if annex.id == idents[0])
        return frozenset(key for annex in annexes for key in _of_category(annex, idents[1]))
    return None


def _of_provision(node: Provision) -> Iterator[str]:
    for one in node.printed():
        yield one.id
        yield from (text.key for text in one.texts)


def _of_category(annex: Annex, ident: str) -> Iterator[str]:
    yield annex.label.key
    for top in annex.categories:
        if top.id == ident:
            for category in top.walk():
                yield from () if category.title is None else (category.title.key,)
            columns = [column.id for column in annex.table_of(top).columns]
            for measure in top.all_measures:
                yield from (text.key for column in columns for text in measure.texts(column))


def canonical_edition(corpus: Corpus, edition: Edition, kind: str, subject: tuple[str, ...]) -> Edition:
    """The edition that a page is best read in: its own, or the original's where it has no words of its own."""
    return edition if has_own_words(corpus, edition, kind, subject) else original_edition(corpus)


def alternates(corpus: Corpus, edition: Edition, kind: str, subject: tuple[str, ...]) -> tuple[Edition, ...]:
    """The editions that say a page in one language each, this one among them; () where this one is none of them.

    So every set is complete and points back. The page for addresses that lead nowhere has none.
    """
    if kind in UNLINKED:
        return ()
    found = tuple(
        one
        for one in corpus.site.editions
        if len(one.languages) == 1 and _PRIVATE not in language_tag(corpus, one)
        if has_own_words(corpus, one, kind, subject)
    )
    return found if edition in found and len(found) > 1 else ()


def language_tag(corpus: Corpus, edition: Edition) -> str:
    """The tag of the language that an edition begins with."""
    return corpus.site.languages[edition.languages[0]].tag


def wants_its_name(corpus: Corpus, edition: Edition) -> bool:
    """Whether the titles of an edition would be those of another one without its name."""
    return len(edition.languages) > 1 or corpus.site.languages[edition.languages[0]].kind == "summary"


def listed(corpus: Corpus, edition: Edition, kind: str, subject: tuple[str, ...]) -> bool:
    """Whether search engines are told of a page: it has words of its own, and leads somewhere."""
    return kind not in UNLINKED and has_own_words(corpus, edition, kind, subject)
