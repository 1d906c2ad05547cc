"""The library as a site to be searched: the real site's pages and scripts, over the library's index."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Browser

from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import Corpus
from kyoyaku.routes import Routes
from kyoyaku.search import search_files
from tests import made
from tests.browser import sites
from tests.search.driving import PAGES, Stand, driving
from tests.search.figures import Answer
from tests.search.library import Asked, generated

INDEX = "search/"
CORE = f"{INDEX}core.js"


@dataclass(frozen=True)
class Indexed:
    """The files of an index, and how long they took to make from the corpus as it is read and analysed."""

    files: Mapping[str, bytes]
    seconds: float

    @property
    def megabytes(self) -> float:
        return sum(map(len, self.files.values())) / 1e6


@cache
def corpus(amount: int) -> Corpus:
    """The corpus of a library of so many agreements."""
    return made.corpus(generated(amount))


@cache
def indexed(amount: int) -> Indexed:
    """The index of a library of so many agreements."""
    library = corpus(amount)
    routes, analyses = Routes(library), analyse(library)
    started = time.perf_counter()
    files = search_files(library, routes, analyses, made.prose(library), {})
    return Indexed(files, time.perf_counter() - started)


def library_site(amount: int) -> Mapping[str, bytes]:
    """A site whose search page searches a library of so many agreements. What its results lead to is not there."""
    index = indexed(amount).files
    return {**{path: data for path, data in sites.site().items() if path not in index}, **index}


def misled(browser: Browser, stand: Stand, asked: Sequence[Asked]) -> list[Asked]:
    """The queries whose first result is not the measure asked for, of the agreement asked for."""
    wrong = []
    for lang, page in PAGES.items():
        here = [one for one in asked if one.lang == lang]
        with driving(browser) as driver:
            driver.open(stand.http + page)
            answers = driver.ask(one.q for one in here)
        wrong += [one for one, answer in zip(here, answers, strict=True) if not _leads_to(answer, one)]
    return wrong


def _leads_to(answer: Answer, asked: Asked) -> bool:
    first = next(iter(answer.hits), None)
    return first is not None and first.id == asked.measure and first.href.startswith(f"{asked.agreement}/")
