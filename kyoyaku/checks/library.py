"""Rules of the library: editions, languages, strings, the agreement at the root, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.checks.words import own_reading
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.source_map import check_source
from kyoyaku.model import ORIGINAL, Corpus, Edition
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.schema import nearest

RESERVED_FOLDERS = ("articles", "annex", "data", "css", "js", "img", "pages")


def editions(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Editions have folders and ids of their own and languages that are declared; one stands at the root."""
    site = corpus.site
    folders = [edition.folder for edition in site.editions]
    for edition in site.editions:
        if folders.count(edition.folder) > 1 or edition.folder in (
            *RESERVED_FOLDERS,
            *(a.slug for a in corpus.agreements),
        ):
            yield problem(
                "edition-folder",
                edition.place,
                edition=edition.id,
                folder=edition.folder or "/",
                words=edition.folder or edition.id,
            )
        yield from _edition_languages(corpus, edition)
    if "" not in folders:
        yield problem("no-root-edition", site.place)
    if ORIGINAL not in site.languages:
        yield problem("unknown-language", site.place, language=ORIGINAL, known=", ".join(site.languages) or "—")
    for language in site.languages.values():
        if language.fallback is not None and language.fallback not in site.languages:
            yield problem("unknown-language", site.place, language=language.fallback, known=", ".join(site.languages))


def _edition_languages(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    site = corpus.site
    for lang in (*edition.languages, edition.interface):
        if lang not in site.languages:
            yield problem("unknown-language", edition.place, language=lang, known=", ".join(site.languages), words=lang)
    if not edition.languages:
        yield problem("empty-value", edition.place)


def root_agreement(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """The agreement at the root exists."""
    slugs = [agreement.slug for agreement in corpus.agreements]
    root = corpus.site.root_agreement
    if root is not None and root not in (*slugs, *corpus.unread):
        yield problem("unknown-agreement", corpus.site.place, slug=root, known=", ".join(slugs) or "—", words=root)


def prose(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """A prose page exists in the original language first; its other languages follow."""
    for (slug, lang), page in corpus.pages.items():
        if lang not in corpus.site.languages:
            yield problem("undeclared-language", Place(page.place.file), language=lang)
        elif (slug, ORIGINAL) not in corpus.pages:
            yield problem("missing-file", Place(page.place.file), file=f"content/pages/{slug}.{ORIGINAL}.md")
    wanted = {lang for lang, language in corpus.site.languages.items() if language.kind == "translation"}
    for slug, lang in corpus.pages:
        if lang == ORIGINAL:
            for other in sorted(wanted):
                if (slug, other) not in corpus.pages:
                    yield problem(
                        "page-not-translated", Place(corpus.pages[slug, lang].place.file), page=slug, language=other
                    )


def guides(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Our own words about an agreement speak of provisions and headings that exist."""
    for agreement in corpus.agreements:
        known = {node.id for node in agreement.provisions()}
        known |= {category.id for annex in agreement.annexes for category in annex.walk()}
        for lang, guide in agreement.guides.items():
            place = Place(f"{agreement.place.file.rpartition('/')[0]}/guide.{lang}.yaml")
            for ident in (*guide.summaries, *guide.themes):
                if ident not in known:
                    yield problem(
                        "unknown-unit", place, unit=ident, nearest=nearest(ident, sorted(known)), words=f"{ident}:"
                    )
            for words in guide.readings.values():
                yield from own_reading(words, f"guide.{lang}", place)


def sources(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Units and repairs together are the source text, character for character."""
    for agreement in corpus.agreements:
        if agreement.source is not None:
            yield from check_source(agreement, agreement.source)
