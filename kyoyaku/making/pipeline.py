"""The whole way, pure: files → corpus → plan → site. Nothing here touches the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kyoyaku.checks import run_checks
from kyoyaku.making.sizes import too_many
from kyoyaku.making.sources import not_text, words_problem
from kyoyaku.meaning.analysis import Analysis, analyse
from kyoyaku.model import Corpus, Files
from kyoyaku.problems import Problem, has_errors
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.reading.places import Places
from kyoyaku.reading.prose import prose_html
from kyoyaku.reading.strings import NoWords
from kyoyaku.reading.yaml_slips import SLIPS

if TYPE_CHECKING:
    from kyoyaku.making.plan import Job, Materials


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told beside its files.

    `base_url` ends in a slash; `kept` holds compiled templates and rendered prose from one build to the next (of the
    same program and libraries) and changes no byte. `clock` tells seconds: with it a page has a limit of time.
    """

    base_url: str | None = None
    kept: MutableMapping[str, bytes] = field(default_factory=dict)
    clock: Callable[[], float] | None = None


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """What a build gives: the site (empty where there is an error), problems, number of pages, the archive's name."""

    site: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    pages: int
    name: str = "kyoyaku"


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What a plan gives: the jobs (none where there is an error) and problems."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Files read and checked; `corpus` is None where too little could be read."""

    corpus: Corpus | None
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    prose: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def check(files: Files) -> tuple[Problem, ...]:
    """Every problem of the content, without making a site."""
    return _sorted(files, _checked(files, {}).problems)


def build(files: Files, options: Options) -> SiteOutcome:
    """The site of the files. With an error the site is empty."""
    checked = _checked(files, options.kept)
    if checked.corpus is None or has_errors(checked.problems):
        return SiteOutcome({}, _sorted(files, checked.problems), 0)
    site, problems, pages = _make(files, options, checked, checked.corpus)
    everything = _sorted(files, (*checked.problems, *problems))
    if has_errors(problems):
        return SiteOutcome({}, everything, 0)
    from kyoyaku.pages.downloads import archive_name

    return SiteOutcome(site, everything, pages, archive_name(checked.corpus))


def _checked(files: Files, kept: MutableMapping[str, bytes]) -> Checked:
    corpus, problems = read_corpus(files, kept)
    if corpus is None:
        return Checked(None, problems=tuple(problems))
    try:
        analyses = analyse(corpus)
        problems += run_checks(corpus, analyses)
    except NoWords as error:
        return Checked(None, problems=(*problems, words_problem(error, files, "check")))
    prose: dict[tuple[str, str], str] = {}
    for key, page in corpus.pages.items():
        prose[key], found = prose_html(page, kept, files)
        problems += found
    return Checked(corpus, analyses, prose, (*problems, *not_text(files)))


def planned(files: Files, options: Options) -> PlanOutcome:
    """Every file that a build of the files would write. With an error there is none."""
    checked = _checked(files, options.kept)
    if checked.corpus is None or has_errors(checked.problems):
        return PlanOutcome((), _sorted(files, checked.problems))
    _, jobs, problems = _plan(files, options, checked, checked.corpus)
    whole = _of_the_whole(jobs, checked.corpus, options.base_url)
    everything = _sorted(files, (*checked.problems, *problems, *whole))
    return PlanOutcome(() if problems else jobs, everything)


def _of_the_whole(jobs: tuple[Job, ...], corpus: Corpus, base_url: str | None) -> Iterator[Problem]:
    """What is told of the site as a whole, before it is made."""
    from kyoyaku.making.publishing import base_problems

    yield from too_many(len(jobs))
    yield from base_problems(corpus.site, base_url)


def _plan(
    files: Files, options: Options, checked: Checked, corpus: Corpus
) -> tuple[Materials | None, tuple[Job, ...], list[Problem]]:
    from kyoyaku.making.makers import plan
    from kyoyaku.making.omissions import omissions
    from kyoyaku.making.plan import Materials, address_problems
    from kyoyaku.routes import Routes
    from kyoyaku.search import search_files

    routes = Routes(corpus)
    try:
        # How many files the index has is known when it is there: it comes first.
        index = search_files(corpus, routes, checked.analyses, checked.prose, options.kept)
    except NoWords as error:
        return None, (), [words_problem(error, files, "search")]
    given = Materials(files, corpus, checked.analyses, routes, checked.prose, options.base_url, index)
    jobs = plan(given)
    return given, jobs, [*address_problems(jobs, corpus), *omissions(files, corpus)]


def _make(
    files: Files, options: Options, checked: Checked, corpus: Corpus
) -> tuple[dict[str, bytes], list[Problem], int]:
    # The template engine and all that draws pages load only here: a check alone does without them.
    from kyoyaku.making.makers import make
    from kyoyaku.making.plan import written
    from kyoyaku.making.verify import verify

    given, jobs, found = _plan(files, options, checked, corpus)
    if given is None or found:
        return {}, found, 0
    site, faults = make(given, jobs, options.kept, options.clock)
    if faults:
        return {}, list(faults), 0
    found = [
        *_of_the_whole(jobs, corpus, options.base_url),
        *(written(one, jobs, corpus) for one in verify(site, jobs)),
    ]
    return dict(sorted(site.items())), found, sum(bool(job.edition) for job in jobs)


def _sorted(files: Files, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, at the exact place of what it is about, in the order of the files."""
    places = Places(files)
    exact = {Problem(places.exact(one.place), one.code, one.args) for one in problems}
    slipped = {(one.place.file, one.place.line) for one in exact if one.code in SLIPS}
    # A line with a slip was read as it was meant: where its words then stand is not where they are written.
    told = (one for one in exact if one.code in SLIPS or (one.place.file, one.place.line) not in slipped)
    return tuple(sorted(told, key=_order))


def _order(one: Problem) -> tuple[object, ...]:
    """What problems are ordered by, as they are by themselves: plain tuples are compared several times as fast."""
    place = one.place
    return place.file, place.line, place.column, place.width, place.part, one.code, one.args
