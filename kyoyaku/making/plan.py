"""The plan: every file of the site as a job, before anything is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import ORIGINAL, Corpus, Files
from kyoyaku.pages import PAGES
from kyoyaku.pages.kinds import Subject
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.places import link_place
from kyoyaku.routes import PROSE, Routes, in_edition

SHARED: Final = ("content/*.yaml", "content/strings/", "content/pages/")
"""What every page may show, whatever it is about: names, terms, laws, interface words, the menu's pages."""
AGREEMENTS: Final = "content/agreements/"
NOTHING: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


class Job(NamedTuple):
    """One file to make: its path in the site, its kind, its edition ('' for one that all share) and its subject.

    `inputs` are what it is made from: files, folders (with a slash at the end), and kinds of other jobs. A page's
    `local` is its path in its edition.
    """

    path: str
    kind: str
    edition: str = ""
    subject: Subject = ()
    inputs: tuple[str, ...] = ()
    local: str = ""


@dataclass(frozen=True, slots=True)
class Materials:
    """What a site is planned and made from; `base_url` ends in a slash, `index` is that of search, path → bytes."""

    files: Files
    corpus: Corpus
    analyses: Mapping[str, Analysis]
    routes: Routes
    prose: Mapping[tuple[str, str], str]
    base_url: str | None
    index: Mapping[str, bytes]

    @property
    def cited(self) -> Mapping[str, tuple[str, ...]]:
        """The slugs of the agreements that each agreement cites."""
        return {slug: one.references.agreements for slug, one in self.analyses.items()}

    @property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """The slugs of the agreements that each agreement cites, or that cite it: its pages name both."""
        citing = {slug: {ones.slug for found in one.cited_from.values() for ones in found}
                  for slug, one in self.analyses.items()}  # fmt: skip
        return {slug: tuple(sorted({*own, *citing[slug]} - {slug})) for slug, own in self.cited.items()}


def sources(slug: str, others: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The folders that what is said of an agreement is made from: its own, and those of `others` that it names."""
    return tuple(f"{AGREEMENTS}{one}/" for one in (slug, *others.get(slug, ())))


def page_jobs(corpus: Corpus, routes: Routes, beside: Mapping[str, Sequence[str]] = NOTHING) -> Iterator[Job]:
    """Every page, edition by edition; `beside` are the slugs of the agreements that each cites or is cited by."""
    pages = [(kind, path, subject) for kind in PAGES for path, subject in kind.subjects(corpus, routes)]
    for edition in corpus.site.editions:
        for kind, path, subject in pages:
            about = sources(subject[0], beside) if kind.of_agreement else (AGREEMENTS,)
            inputs = (*SHARED, *about, "templates/", *kind.inputs)
            yield Job(in_edition(edition, path), kind.kind, edition.id, subject, inputs, path)


def address_problems(jobs: tuple[Job, ...], corpus: Corpus) -> Iterator[Problem]:
    """Two files at one address, also where they differ only by capitals, or where one would have to be a folder."""
    taken: dict[str, Job] = {}
    told: set[tuple[str, ...]] = set()
    folders: dict[str, Job] = {}
    for job in jobs:
        parts = job.path.lower().split("/")
        for end in range(1, len(parts)):
            folders.setdefault("/".join(parts[:end]), job)
    for job in jobs:
        address = job.path.lower()
        other = folders.get(address) or taken.setdefault(address, job)
        pair = (_named(other), _named(job))
        if other is not job and pair not in told:  # once, not in every edition
            told.add(pair)
            yield problem("address-twice", _place(job, corpus), path=job.path, first=pair[0], second=pair[1])


def _place(job: Job, corpus: Corpus) -> Place:
    if job.inputs and job.inputs[0].startswith("static/"):
        return Place(job.inputs[0])
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
    return replace(found, place=link_place(page.markdown, page.place, dict(found.args).get("href", "")))
