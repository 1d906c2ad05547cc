"""All that search needs in a site: the results, their index, and the index as files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, MutableMapping

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Corpus
from kyoyaku.routes import Routes
from kyoyaku.search.agreement_results import Printed
from kyoyaku.search.forms import forms_of
from kyoyaku.search.index import make_index, ordered
from kyoyaku.search.other_results import pages, terms
from kyoyaku.search.results import Result
from kyoyaku.search.shards import shards


def documents(corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis]) -> tuple[Result, ...]:
    """Every result there is, in the order of its number."""
    printed = [one for analysis in analyses.values() for one in Printed(corpus, routes, analysis).documents()]
    return ordered([*printed, *terms(corpus, routes), *pages(corpus, routes)])


def search_files(
    corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis], kept: MutableMapping[str, bytes]
) -> dict[str, bytes]:
    """Path → bytes of every file of the index, the same for every edition. `kept` changes no byte."""
    results = documents(corpus, routes, analyses)
    key = f"search-{_mark(corpus, results)}"
    if corpus.lexicon.mark and (before := kept.get(key)) is not None:
        return {path: said.encode() for path, said in json.loads(before).items()}
    made = shards(corpus, make_index(corpus, results), forms_of(corpus.lexicon, kept))
    if corpus.lexicon.mark:
        kept[key] = json.dumps({path: said.decode() for path, said in made.items()}, ensure_ascii=False).encode()
    return made


def _mark(corpus: Corpus, results: tuple[Result, ...]) -> str:
    """A hash of all that the files are made of."""
    around = [(one.slug, one.parties, one.guides, one.title.ja) for one in corpus.agreements]
    told = repr((results, corpus.terms, around, list(corpus.site.languages), corpus.lexicon.mark))
    return hashlib.sha256(told.encode()).hexdigest()
