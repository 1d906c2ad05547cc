"""Who makes what, one table: the jobs of each kind of file, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from kyoyaku.exports import EXPORTS, DataFile, data_files, make_data
from kyoyaku.making import assets, publishing
from kyoyaku.making.plan import AGREEMENTS, SHARED, Job, Materials, page_jobs, sources
from kyoyaku.making.render import Renderer
from kyoyaku.making.sizes import Tally
from kyoyaku.making.sources import words_problem
from kyoyaku.making.templates import ENDLESS, TemplateFault
from kyoyaku.pages import PAGES
from kyoyaku.pages.frame import Context, writings
from kyoyaku.pages.kinds import menus
from kyoyaku.pages.script_words import WordFile, make_words, word_files
from kyoyaku.problems import MOST_SHOWN, Problem
from kyoyaku.reading.strings import NoWords
from kyoyaku.search import GRAMMAR, grammar_script, place_files, place_script

_IN_DATA: Final = ("content/*.yaml", "content/strings/")
"""What data files hold beside an agreement: terms, laws, and the heads of tables."""
WORDS, PLACES, PLACE_GRAMMAR, INDEX = "words", "places", "grammar", "index"
_EXPORTS: Final = {row.key: row for row in EXPORTS}


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a job is made with. The context's `data` are the files made so far: a job stands after its inputs."""

    given: Materials
    jobs: tuple[Job, ...]
    context: Context
    renderer: Renderer


class Maker(NamedTuple):
    """Kinds of files: the jobs that there are, and the bytes of one."""

    kinds: tuple[str, ...]
    jobs: Callable[[Materials], Iterable[Job]]
    make: Callable[[Workshop, Job], bytes]


def _data_jobs(given: Materials) -> Iterator[Job]:
    cited = given.cited
    for file in data_files(given.corpus, given.routes):
        inputs = (*sources(file.agreement, cited), *_IN_DATA) if file.agreement else _IN_DATA
        subject = tuple(filter(None, (file.agreement, file.lang)))
        yield from (Job(path, file.export.key, "", subject, inputs) for path in (file.path, *file.former))


def _data(shop: Workshop, job: Job) -> bytes:
    given = shop.given
    agreement, lang = (*job.subject, "", "")[:2]
    return make_data(DataFile(job.path, _EXPORTS[job.kind], agreement, lang), given.corpus, given.analyses)


def _word_jobs(given: Materials) -> Iterator[Job]:
    for file in word_files(given.corpus):
        yield Job(file.path, WORDS, "", (file.interface, file.prefix), ("content/strings/", "content/site.yaml"))


def _words(shop: Workshop, job: Job) -> bytes:
    return make_words(WordFile(job.path, *job.subject), shop.given.corpus)


def _place_jobs(given: Materials) -> Iterator[Job]:
    for agreement in given.corpus.agreements:
        for lang in given.corpus.site.languages:
            inputs = (f"{AGREEMENTS}{agreement.slug}/", *SHARED)
            yield Job(f"{place_files(agreement)}-{lang}.js", PLACES, "", (agreement.slug, lang), inputs)


def _places(shop: Workshop, job: Job) -> bytes:
    given, (slug, lang) = shop.given, job.subject
    return place_script(given.corpus, given.routes, given.analyses[slug], lang)


def _index_jobs(given: Materials) -> Iterator[Job]:
    return (Job(path, INDEX, inputs=("content/",)) for path in given.index)


MAKERS: Final[tuple[Maker, ...]] = (
    Maker(
        (assets.STYLE, assets.SCRIPT, assets.IMAGE, assets.OTHER),
        lambda given: assets.asset_jobs(given.files),
        lambda shop, job: assets.make_asset(shop.given.files, job),
    ),
    Maker(tuple(row.key for row in EXPORTS), _data_jobs, _data),
    Maker((WORDS,), _word_jobs, _words),
    Maker((PLACES,), _place_jobs, _places),
    Maker((PLACE_GRAMMAR,), lambda _: (Job(GRAMMAR, PLACE_GRAMMAR),), lambda *_: grammar_script()),
    Maker((INDEX,), _index_jobs, lambda shop, job: shop.given.index[job.path]),
    Maker(
        publishing.KINDS,
        publishing.publishing_jobs,
        lambda shop, job: publishing.make_published(shop.context, shop.jobs, job.kind),
    ),
    Maker(
        tuple(row.kind for row in PAGES),
        lambda given: page_jobs(given.corpus, given.routes, given.beside),
        lambda shop, job: shop.renderer.page(job),
    ),
)
"""In the order of making: what pages are made from stands before them."""
_MAKE: Final[Mapping[str, Callable[[Workshop, Job], bytes]]] = {
    kind: maker.make for maker in MAKERS for kind in maker.kinds
}


def plan(given: Materials) -> tuple[Job, ...]:
    """Every file of the site, in the order of making."""
    return tuple(job for maker in MAKERS for job in maker.jobs(given))


class MadeSite(NamedTuple):
    """Path → bytes of every job that could be made, and why the others could not."""

    site: dict[str, bytes]
    problems: tuple[Problem, ...]


def make(
    given: Materials,
    jobs: tuple[Job, ...],
    kept: MutableMapping[str, bytes],
    clock: Callable[[], float] | None,
) -> MadeSite:
    """Makes every job. `clock` tells seconds: a page that takes too many is given up, and so is the rest."""
    site: dict[str, bytes] = {}
    found: dict[Problem, None] = {}
    tally = Tally()
    style = assets.bare_css(given.files)
    links = menus(PAGES, given.corpus, given.routes)
    written = writings(given.corpus, given.analyses)
    context = Context(
        given.corpus, given.analyses, given.routes, given.base_url, given.prose, site, style, links, written
    )
    shop = Workshop(given, jobs, context, Renderer(given.files, context, kept, clock))
    failed: set[str] = set()
    for job in jobs:
        if not failed.isdisjoint(job.inputs):
            continue
        try:
            site[job.path] = _MAKE[job.kind](shop, job)
            found |= dict.fromkeys(tally.too_large(job.path, site[job.path]))
        except TemplateFault as fault:
            found[fault.found] = None
            if fault.found.code == ENDLESS:
                break
        except NoWords as error:
            found[words_problem(error, given.files, job.kind)] = None
            failed.add(job.kind)
        if len(found) >= MOST_SHOWN or tally.is_full:
            break
    return MadeSite(site, tuple(found))
