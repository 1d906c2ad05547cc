"""The site under test: the project's own content, built once per process and base address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.making.plan import Job, page_jobs
from kyoyaku.model import Edition
from kyoyaku.problems import has_errors
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.routes import ARTICLE, HOME, NOT_FOUND, Routes, in_edition
from tests import made

EDITIONS = ("ja", "en", "ja-en")


@cache
def jobs() -> tuple[Job, ...]:
    """Every page that there should be. Content that cannot be read gives one page: its tests then say what is wrong."""
    corpus, problems = read_corpus(made.project())
    if corpus is None or has_errors(problems):
        return (Job("index.html", HOME, EDITIONS[0], local="index.html"),)
    return tuple(page_jobs(corpus, Routes(corpus)))


@cache
def of_each_shape() -> frozenset[Job]:
    """One page of each kind in each edition: the last, for the first article is the shortest."""
    return frozenset({(job.edition, job.kind): job for job in jobs()}.values())


@cache
def of_each_look() -> frozenset[Job]:
    """One page of each kind in one language and in two; of the other editions, which look the same, two pages."""
    return frozenset(job for job in of_each_shape() if job.edition in {"ja", "ja-en"} or job.kind in {HOME, ARTICLE})


@cache
def outcome(base_url: str | None = None) -> SiteOutcome:
    """What a build of the project gives."""
    return build(made.project(), Options(base_url))


def site(base_url: str | None = None) -> Mapping[str, bytes]:
    """The built site, path → bytes. Fails with the problems where there is none."""
    made_site = outcome(base_url)
    if not made_site.site:
        pytest.fail("the site cannot be built:\n" + "\n".join(map(str, made_site.problems)), pytrace=False)
    return made_site.site


def edition(name: str) -> Edition:
    """An edition by its id."""
    return next(one for one in made.real_corpus().site.editions if one.id == name)


def path_in(name: str, local: str) -> str:
    """The path of the site for a path of an edition."""
    return in_edition(edition(name), local)


def jobs_of(name: str) -> tuple[Job, ...]:
    """The pages of an edition that links lead to: all but the one for addresses that lead nowhere."""
    return tuple(job for job in jobs() if job.edition == name and job.kind != NOT_FOUND)


def lines(found: Iterable[object]) -> str:
    """All that was found, for the message of a failing assertion: pytest's own is cut short."""
    return "\n" + "\n".join(map(str, found))


def html(path: str, base_url: str | None = None) -> str:
    """The HTML of a page."""
    return site(base_url)[path].decode()
