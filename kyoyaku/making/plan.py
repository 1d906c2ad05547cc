"""The plan: every page that will be made, before anything is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.pages import PAGES, Subject
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.routes import PROSE, Routes, in_edition


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
    told: set[tuple[str, ...]] = set()
    for job in jobs:
        other = taken.setdefault(job.path.lower(), job)
        pair = (_named(other), _named(job))
        if other is not job and pair not in told:  # once, not in every edition
            told.add(pair)
            yield problem("address-twice", _place(job, corpus), path=job.path, first=pair[0], second=pair[1])


def _place(job: Job, corpus: Corpus) -> Place:
    page = corpus.pages.get((job.subject[0], ORIGINAL)) if job.kind == PROSE else None
    return Place(page.place.file if page is not None else corpus.site.place.file)


def _named(job: Job) -> str:
    return " ".join((job.kind, *job.subject))


def written(found: Problem, jobs: tuple[Job, ...], corpus: Corpus) -> Problem:
    """A problem of a made page as one of the prose file that it was made from; others as they are."""
    job = next((job for job in jobs if job.path == found.place.file and job.kind == PROSE), None)
    if job is None:
        return found
    edition = next(one for one in corpus.site.editions if one.id == job.edition)
    page = corpus.pages.get((job.subject[0], edition.languages[0])) or corpus.pages[job.subject[0], ORIGINAL]
    return replace(found, place=Place(page.place.file))
