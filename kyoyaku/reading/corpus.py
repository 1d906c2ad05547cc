"""Files → corpus: every file of content/ read and checked for its form; meaning is checked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Final

from kyoyaku.model import ORIGINAL, Agreement, Corpus, Files, Guide, Site, Translation
from kyoyaku.problems import Place, Problem
from kyoyaku.reading import pages as prose_pages
from kyoyaku.reading import record, shapes, source, terms
from kyoyaku.reading import site as settings
from kyoyaku.reading import translations as beside
from kyoyaku.reading.agreement import AgreementReader
from kyoyaku.reading.documents import CONTENT, Documents
from kyoyaku.reading.lexicon import lexicon
from kyoyaku.reading.schema import ident_problem
from kyoyaku.reading.strings import bad_blanks, flatten, parity, whole
from kyoyaku.reading.yaml_nodes import compose

_FIXED_FILES: Final = ("agreement.yaml", "readings.yaml", "record.yaml", "source.yaml", "source.txt")


def read_corpus(files: Files, kept: MutableMapping[str, bytes] | None = None) -> tuple[Corpus | None, list[Problem]]:
    """The corpus of the files with every problem of form. None where too little can be read to go on.

    `kept` holds what was read before, and changes nothing.
    """
    documents = Documents(files)
    slugs = documents.folders(CONTENT + "agreements/")
    read = {slug: _agreement(documents, slug) for slug in slugs}
    site_node = documents.required(CONTENT + "site.yaml", shapes.SITE)
    terms_node = documents.mapping(CONTENT + "terms.yaml", shapes.TERMS)
    laws_node = documents.mapping(CONTENT + "laws.yaml", shapes.LAWS)
    words = lexicon(documents, {} if kept is None else kept)
    pages = {(page.slug, page.lang): page for page in prose_pages.prose(documents)}
    site = settings.site(site_node) if site_node is not None else None
    strings = _strings(documents, site)
    if not slugs:
        documents.add("no-agreement", Place(CONTENT + "agreements"))
    if site is None:
        return None, documents.problems
    corpus = Corpus(
        site=site,
        agreements=tuple(agreement for agreement in read.values() if agreement is not None),
        terms=terms.terms(terms_node) if terms_node else (),
        laws=terms.laws(laws_node) if laws_node else (),
        pages=pages,
        strings=strings,
        unread=tuple(slug for slug, agreement in read.items() if agreement is None),
        lexicon=words,
    )
    return corpus, documents.problems


def _agreement(documents: Documents, slug: str) -> Agreement | None:
    base = f"{CONTENT}agreements/{slug}/"
    if ident_problem(slug) is not None:
        documents.add("bad-slug", Place(base), slug=slug)
    root = documents.required(base + "agreement.yaml", shapes.AGREEMENT)
    translations: dict[str, Mapping[str, Translation]] = {}
    guides: dict[str, Guide] = {}
    for path, lang in documents.named(base, "guide.", ".yaml"):
        if (node := documents.mapping(path, shapes.GUIDE)) is not None:
            guides[lang] = beside.guide(node)
    for path, lang in documents.named(base, "", ".yaml"):
        if f"{lang}.yaml" in _FIXED_FILES or "." in lang:
            continue
        if (node := documents.mapping(path, shapes.TRANSLATION)) is not None:
            translations[lang] = beside.translation(node)
            if node.text("language") != lang:
                documents.add("language-differs", node.place, language=node.text("language"), file=path)
    readings_node = documents.mapping(base + "readings.yaml", shapes.READINGS)
    record_node = documents.mapping(base + "record.yaml", shapes.RECORD)
    source_node = documents.mapping(base + "source.yaml", shapes.SOURCE)
    if root is None:
        return None
    agreement = AgreementReader(documents, slug).read(root)
    return replace(
        agreement,
        translations=translations,
        guides=guides,
        readings=beside.readings(readings_node) if readings_node else {},
        record=record.record(record_node) if record_node else agreement.record,
        source=source.SourceReader(documents).read(source_node, base + "source.txt") if source_node else None,
    )


def _strings(documents: Documents, site: Site | None) -> dict[str, Mapping[str, str]]:
    """The strings of every language that has any or is declared, each whole: what it lacks comes from its fallbacks."""
    read: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, Place]] = {}
    for path, lang in documents.named(CONTENT + "strings/", "", ".yaml"):
        node, found = compose(path, documents.files[path])
        documents.problems += found
        if node is not None:
            flat = list(flatten(node))
            read[lang] = {key: words for key, words, _ in flat}
            places[lang] = {key: place for key, _, place in flat}
            documents.problems += bad_blanks(read[lang], places[lang])
    if ORIGINAL not in read:
        documents.add(
            "missing-file", Place(f"{CONTENT}strings/{ORIGINAL}.yaml"), file=f"{CONTENT}strings/{ORIGINAL}.yaml"
        )
        return dict(read)
    languages = site.languages if site is not None else {}
    for lang, strings in read.items():
        if lang != ORIGINAL:
            # A summary says what it says; of a language that no site declares, nobody sees what is missing.
            partial = lang not in languages or languages[lang].kind == "summary"
            file = f"{CONTENT}strings/{lang}.yaml"
            documents.problems += parity(read[ORIGINAL], strings, places[lang], file, partial=partial)
    return {lang: whole(read, site.fallbacks(lang) if site else (lang, ORIGINAL)) for lang in {**read, **languages}}
