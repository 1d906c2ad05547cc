"""Rules of the library: editions, languages, strings, the agreement at the root, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.checks.words import no_agreement, own_reading
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.source_map import check_source
from kyoyaku.model import ORIGINAL, Corpus, Edition, Guide
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
            place = edition.place.under("folder" if edition.folder else "id")
            yield problem("edition-folder", place, edition=edition.id, folder=edition.folder or "/")
        yield from _edition_languages(corpus, edition)
    if "" not in folders:
        yield problem("no-root-edition", site.place)
    if ORIGINAL not in site.languages:
        yield problem("unknown-language", site.place, language=ORIGINAL, known=", ".join(site.languages) or "—")
    for language in site.languages.values():
        if language.fallback is not None and language.fallback not in site.languages:
            place = site.place.under("languages", language.id, "fallback")
            yield problem("unknown-language", place, language=language.fallback, known=", ".join(site.languages))


def _edition_languages(corpus: Corpus, edition: Edition) -> Iterator[Problem]:
    site = corpus.site
    places = [edition.place.under("languages", at) for at in range(len(edition.languages))]
    named = zip((*edition.languages, edition.interface), (*places, edition.place.under("interface")), strict=True)
    for lang, place in named:
        if lang not in site.languages:
            yield problem("unknown-language", place, language=lang, known=", ".join(site.languages))
    if not edition.languages:
        yield problem("empty-value", edition.place.under("languages"))


def root_agreement(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """The agreement at the root exists."""
    slugs = [agreement.slug for agreement in corpus.agreements]
    root = corpus.site.root_agreement
    if root is not None and root not in (*slugs, *corpus.unread):
        place = corpus.site.place.under("root_agreement")
        yield no_agreement(root, place, corpus)


def former_slugs(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """A folder's former name is no agreement's present name, and nobody else's former one."""
    living = {*(agreement.slug for agreement in corpus.agreements), *corpus.unread}
    seen: dict[str, Place] = {}
    for slug, place in (found for agreement in corpus.agreements for found in agreement.former_slugs):
        if slug in living:
            yield problem("was-living", place, id=slug)
        elif slug in seen:
            yield problem("was-twice", place, id=slug, first=f"{seen[slug].file}:{seen[slug].line}")
        seen.setdefault(slug, place)


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
        known |= {category.id for table in agreement.every_table for category in table.walk()}
        known |= {measure.id for measure in agreement.measures}
        for lang, guide in agreement.guides.items():
            place = Place(f"{agreement.place.file.rpartition('/')[0]}/guide.{lang}.yaml")
            for field, units in (("summaries", guide.summaries), ("themes", guide.themes)):
                for ident in units:
                    if ident not in known:
                        near = nearest(ident, sorted(known))
                        yield problem("unknown-unit", place.key(field, ident), unit=ident, nearest=near)
            yield from _everyday(guide, analyses[agreement.slug].everyday.get(lang, {}), place)
            for keys, words in _guide_words(guide):
                if words in guide.readings:
                    yield from own_reading(guide.readings[words], f"guide.{lang}", place.under(*keys))


def _everyday(guide: Guide, led: Mapping[str, tuple[str, ...]], place: Place) -> Iterator[Problem]:
    """Everyday words lead somewhere."""
    for at, word in enumerate(guide.everyday):
        if not led.get(word):
            yield problem("everyday-word-nowhere", place.under("everyday", at), word=word)


def _guide_words(guide: Guide) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a guide, without readings, with the keys that it stands under."""
    yield ("name",), guide.name
    yield ("description",), guide.description
    yield from ((("intro", at), words) for at, words in enumerate(guide.intro))
    yield from ((("summaries", key), words) for key, words in guide.summaries.items())
    yield from ((("themes", key), words) for key, words in guide.themes.items())
    yield from ((("everyday", at), words) for at, words in enumerate(guide.everyday))


def sources(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Units and repairs together are the source text, character for character."""
    for agreement in corpus.agreements:
        if agreement.source is not None:
            yield from check_source(agreement, agreement.source)
