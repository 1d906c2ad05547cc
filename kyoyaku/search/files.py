"""All that search needs in a site: the results, their index, and the index as files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, MutableMapping
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.vocabulary import known_words, silent
from kyoyaku.model import Agreement, Corpus
from kyoyaku.routes import Routes
from kyoyaku.search.agreement_results import Printed
from kyoyaku.search.forms import forms_of
from kyoyaku.search.index import make_index, ordered
from kyoyaku.search.other_results import pages, terms
from kyoyaku.search.results import Collection
from kyoyaku.search.shards import shards

_MOST_PARTIES: Final = 100


def collection(
    corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis], prose: Mapping[tuple[str, str], str]
) -> Collection:
    """All that a corpus gives to search. `prose` has the HTML of its pages, by slug and language."""
    printed = [one for analysis in analyses.values() for one in Printed(corpus, routes, analysis).documents()]
    found = ordered([*printed, *terms(corpus, routes), *pages(corpus, routes, prose)])
    return Collection(found, tuple(corpus.site.languages), _names(corpus), _parties(corpus))


def _parties(corpus: Corpus) -> tuple[str, ...]:
    """The parties to choose among, where agreements have to be told apart. Of very many nobody could choose."""
    found = tuple(
        {one.name: None for agreement in corpus.agreements for party in agreement.parties for one in party.bodies}
    )
    return found if len(corpus.agreements) > 1 and len(found) <= _MOST_PARTIES else ()


def _names(corpus: Corpus) -> dict[str, dict[str, str]]:
    """By language and slug, what an agreement is called; nothing where there is only one."""
    several = corpus.agreements if len(corpus.agreements) > 1 else ()
    return {lang: {one.slug: _name(corpus, one, lang) for one in several} for lang in corpus.site.languages}


def _name(corpus: Corpus, agreement: Agreement, lang: str) -> str:
    guide = agreement.guides.get(lang)
    name = guide.name if guide else agreement.title.ja
    return names.in_state(corpus, agreement, name, lang)


def search_files(
    corpus: Corpus,
    routes: Routes,
    analyses: Mapping[str, Analysis],
    prose: Mapping[tuple[str, str], str],
    kept: MutableMapping[str, bytes],
) -> dict[str, bytes]:
    """Path → bytes of every file of the index, the same for every edition. `kept` changes no byte."""
    given = collection(corpus, routes, analyses, prose)
    key = f"search-{_mark(corpus, given)}"
    if corpus.lexicon.mark and (before := kept.get(key)) is not None:
        return {path: said.encode() for path, said in json.loads(before).items()}
    passed_over = silent(corpus)
    index = make_index(given.results, known_words(corpus), passed_over)
    made = shards(given, passed_over, index, forms_of(corpus.lexicon, kept))
    if corpus.lexicon.mark:
        kept[key] = json.dumps({path: said.decode() for path, said in made.items()}, ensure_ascii=False).encode()
    return made


def _mark(corpus: Corpus, given: Collection) -> str:
    """A hash of all that the files are made of."""
    called = [[party.name for party in one.everybody] for one in corpus.agreements]
    return hashlib.sha256(repr((given, corpus.terms, called, corpus.lexicon.mark)).encode()).hexdigest()
