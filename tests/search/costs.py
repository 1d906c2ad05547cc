"""What a search costs its reader: bytes before the first result, and time, on a slow line and in the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import unquote

from playwright.sync_api import Browser

from tests.browser.serving import compressed
from tests.search.driving import ENGLISH, FIELD, PAGES, Driver, Stand, driving
from tests.search.judged import HALVES, NONSENSE, Query, load
from tests.search.places import number

ENGINE = "js/search.js"
VIEW = "js/view.js"
LATER = ("js/slips.js", "js/literal.js")
FOUND = "search/"
ROUND_TRIP, DOWN, UP, SLOWER = 150, 1.6e6 / 8, 0.75e6 / 8, 4
LATE = 20_000


@dataclass(frozen=True)
class Spread:
    """What half of the cases stay within, what 95 of 100 do, and the worst."""

    p50: float
    p95: float
    most: float

    def scaled(self, by: float) -> Spread:
        return Spread(self.p50 * by, self.p95 * by, self.most * by)


def spread(values: Sequence[float]) -> Spread:
    """Percentiles by nearest rank, so that each is a value that was measured."""
    ordered = sorted(values)
    p50, p95 = (ordered[max(0, ceil(len(ordered) * share) - 1)] for share in (0.5, 0.95))
    return Spread(p50, p95, ordered[-1])


def sample(amount: int) -> list[Query]:
    """Some of the judged queries that have an answer: the same ones every time."""
    queries = [query for query in load(*HALVES) if query.kind != NONSENSE]
    return sorted(queries, key=lambda query: number("sample", query.kind, query.q))[:amount]


def page_of(query: Query) -> str:
    """The search page that a query is asked on."""
    return PAGES["en" if query.kind == ENGLISH else "ja"]


def engine_bytes(stand: Stand) -> int:
    """The engine as it goes over the wire."""
    return len(compressed(stand.site[ENGINE]))


def bytes_of(browser: Browser, stand: Stand, queries: Sequence[Query]) -> list[int]:
    """What comes for search before a fresh page shows the first result of each query, engine included, over the wire."""
    costs = []
    with driving(browser) as driver:
        for query in queries:
            driver.open(stand.http + page_of(query))
            driver.page.focus(FIELD)
            asked = {"words": query.q, "patience": LATE}
            came = driver.page.evaluate("(asked) => drive.scriptsBeforeFirst(asked)", asked)
            paths = {unquote(one.removeprefix(stand.http)) for one in came}
            wanted = [path for path in paths if path in {ENGINE, VIEW, *LATER} or path.startswith(FOUND)]
            costs.append(sum(len(compressed(stand.site[path])) for path in wanted))
    return costs


def in_page(browser: Browser, stand: Stand, queries: Sequence[Query]) -> list[float]:
    """Milliseconds from an input to its results, once all that it needs has been fetched."""
    times: list[float] = []
    with driving(browser) as driver:
        for page in PAGES.values():
            words = [query.q for query in queries if page_of(query) == page]
            driver.open(stand.http + page)
            driver.ask(words)
            times += [answer.milliseconds for answer in driver.ask(words, paced=True)]
    return times


@dataclass(frozen=True)
class Cold:
    """Milliseconds to the first result on a slow line and a slow processor; `none` queries had no result at all."""

    times: tuple[float, ...]
    none: int


def cold(browser: Browser, stand: Stand, queries: Sequence[tuple[str, str]]) -> Cold:
    """For each (page, words): a fresh browser profile, the engine arrived, then the words entered at once."""
    times: list[float] = []
    for page, words in queries:
        with driving(browser) as driver:
            _slow_down(driver)
            driver.page.goto(stand.http + page)
            driver.page.focus(FIELD)
            driver.page.evaluate("(patience) => drive.ready(patience)", LATE)
            driver.page.wait_for_load_state("networkidle")
            driver.page.evaluate("(patience) => { window.firstResult = drive.first(patience); }", LATE)
            driver.page.keyboard.insert_text(words)
            taken = driver.page.evaluate("() => window.firstResult")
            times += [] if taken is None else [taken]
    return Cold(tuple(times), len(queries) - len(times))


def _slow_down(driver: Driver) -> None:
    session = driver.context.new_cdp_session(driver.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP})  # fmt: skip
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def first_keys(queries: Sequence[Query]) -> list[tuple[str, str]]:
    """The pages and first keys of queries, each key once."""
    return list(dict.fromkeys((page_of(query), query.q[0]) for query in queries))


def whole(queries: Sequence[Query]) -> list[tuple[str, str]]:
    """The pages and words of queries, entered whole."""
    return [(page_of(query), query.q) for query in queries]
