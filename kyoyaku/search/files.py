"""All that search needs in a site: the results, their index, and the index as files."""

from __future__ import annotations

from collections.abc import Mapping

from kyoyaku.analysis import Analysis
from kyoyaku.model import Corpus
from kyoyaku.routes import Routes
from kyoyaku.search.around import pages, terms
from kyoyaku.search.documents import Document
from kyoyaku.search.index import make_index, ordered
from kyoyaku.search.printed import Printed
from kyoyaku.search.shards import shards


def documents(corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis]) -> tuple[Document, ...]:
    """Every result there is, in the order of its number."""
    printed = [one for analysis in analyses.values() for one in Printed(corpus, routes, analysis).documents()]
    return ordered([*printed, *terms(corpus, routes), *pages(corpus, routes)])


def search_files(corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis]) -> dict[str, bytes]:
    """Path → bytes of every file of the index, the same for every edition."""
    return shards(corpus, make_index(corpus, documents(corpus, routes, analyses)))
