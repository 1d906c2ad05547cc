"""The plan: every page that will be made, before anything is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import Corpus
from kyoyaku.pages import PAGES, Subject
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.routes import Routes, in_edition


class Job(NamedTuple):
    """One page to make: its path in the site, its path in its edition, its kind, its subject and its edition."""

    path: str
    local: str
    kind: str
    subject: Subject
    edition: str


def plan(corpus: Corpus, routes: Routes) -> tuple[Job, ...]:
    """Every job, edition by edition."""
    return tuple(_jobs(corpus, routes))


def _jobs(corpus: Corpus, routes: Routes) -> Iterator[Job]:
    pages = [(kind.kind, path, subject) for kind in PAGES for path, subject in kind.subjects(corpus, routes)]
    for edition in corpus.site.editions:
        for kind, path, subject in pages:
            yield Job(in_edition(edition, path), path, kind, subject, edition.id)


def address_problems(jobs: tuple[Job, ...], corpus: Corpus) -> Iterator[Problem]:
    """Two pages for one address, also where they differ only by capitals."""
    taken: dict[str, Job] = {}
    for job in jobs:
        other = taken.setdefault(job.path.lower(), job)
        if other is not job:
            yield problem(
                "address-twice", Place(corpus.site.place.file), path=job.path, first=_named(other), second=_named(job)
            )


def _named(job: Job) -> str:
    return " ".join((job.kind, *job.subject, f"({job.edition})"))
