"""Files → corpus: every file of content/ read and checked for its form; meaning is checked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace

from kyoyaku.model import Agreement, Corpus, Files, Guide, Translation
from kyoyaku.problems import Place, Problem
from kyoyaku.reading import corrections, former, record, shapes, source, terms
from kyoyaku.reading import pages as prose_pages
from kyoyaku.reading import site as settings
from kyoyaku.reading import translations as beside
from kyoyaku.reading.agreement import FIXED_UNITS, AgreementReader
from kyoyaku.reading.documents import CONTENT, Documents
from kyoyaku.reading.interface import interface_words
from kyoyaku.reading.lexicon import lexicon
from kyoyaku.reading.schema import ident_problem
from kyoyaku.reading.strays import strays


def read_corpus(files: Files, kept: MutableMapping[str, bytes] | None = None) -> tuple[Corpus | None, list[Problem]]:
    """The corpus of the files with every problem of form. None where too little can be read to go on.

    `kept` holds what was read before, and changes nothing.
    """
    documents = Documents(files)
    folders = documents.folders(CONTENT + "agreements/")
    read = {slug: _agreement(documents, slug) for slug in folders}
    site_node = documents.required(CONTENT + "site.yaml", shapes.SITE)
    terms_node = documents.mapping(CONTENT + "terms.yaml", shapes.TERMS)
    laws_node = documents.mapping(CONTENT + "laws.yaml", shapes.LAWS)
    words = lexicon(documents, {} if kept is None else kept)
    pages = {(page.slug, page.lang): page for page in prose_pages.prose(documents)}
    site = settings.site(site_node) if site_node is not None else None
    strings = interface_words(documents, site)
    if not folders:
        documents.add("no-agreement", Place(CONTENT + "agreements"))
    stray = list(strays(files, site.languages if site is not None else ()))
    elsewhere = {dict(one.args)["file"] for one in stray if one.code == "file-misnamed"}
    # What is there by another name is not missing.
    documents.problems = [one for one in documents.problems if dict(one.args).get("file") not in elsewhere] + stray
    if site is None:
        return None, documents.problems
    agreements = {slug: agreement for slug, agreement in read.items() if agreement is not None}
    slugs = {old: slug for slug, one in agreements.items() for old, _ in one.former_slugs if old not in read}
    found = terms.terms(terms_node) if terms_node else ()
    corpus = Corpus(
        site=site._replace(root_agreement=slugs.get(site.root_agreement or "", site.root_agreement)),
        agreements=tuple(former.by_present_slugs(one, slugs) for one in agreements.values()),
        terms=tuple(former.term_by_present(one, slugs, agreements) for one in found),
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
    for name in documents.named(base, rf"guide\.(?P<lang>{shapes.LANG})\.yaml"):
        if (node := documents.mapping(name[0], shapes.GUIDE)) is not None:
            guides[name["lang"]] = beside.guide(node)
    for name in documents.named(base, rf"(?P<lang>{shapes.LANG})\.yaml"):
        path, lang = name[0], name["lang"]
        if (node := documents.mapping(path, shapes.TRANSLATION)) is not None:
            translations[lang] = beside.translation(node)
            if node.text("language") != lang:
                documents.add(
                    "language-differs", node.place.under("language"), language=node.text("language"), file=path
                )
    readings_node = documents.mapping(base + "readings.yaml", shapes.READINGS)
    record_node = documents.mapping(base + "record.yaml", shapes.RECORD)
    source_node = documents.mapping(base + "source.yaml", shapes.SOURCE)
    lines_node = documents.mapping(base + "references.yaml", shapes.REFERENCES)
    if root is None:
        return None
    reader = AgreementReader(documents, slug)
    agreement = reader.read(root)
    read = replace(
        agreement,
        former=former.former_ids(root, {*reader.ids, *FIXED_UNITS}, documents),
        former_parties=former.former_parties(root, documents),
        former_slugs=tuple(former.written(root)),
        translations=translations,
        guides=guides,
        readings=beside.readings(readings_node) if readings_node else {},
        record=record.record(record_node) if record_node else agreement.record,
        corrections=corrections.corrections(lines_node) if lines_node else agreement.corrections,
        source=source.SourceReader(documents).read(source_node, base + "source.txt") if source_node else None,
    )
    return former.by_present_ids(read)
