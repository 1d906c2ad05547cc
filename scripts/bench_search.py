"""What search is worth and what it costs: judged queries, bytes and times, here and in a library of 400 agreements.

Run from the project's root: python -m scripts.bench_search
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.search import costs, run
from tests.search.costs import Cold, Spread, spread
from tests.search.driving import PAGES, Stand, chromium, standing
from tests.search.judged import HELD, UNSEEN, Query
from tests.search.library import town_topics
from tests.search.library_site import indexed, library_site, misled


class Line(NamedTuple):
    """A figure, its aim, and what was measured."""

    figure: str
    aim: str
    measured: str


def two(found: Spread, unit: str, by: float = 1) -> str:
    """The spread for people: p50 / p95."""
    return f"{found.p50 * by:.1f} / {found.p95 * by:.1f} {unit}"


def first_result(found: Cold) -> str:
    """Half and all of the times to a first result, and how many queries had none."""
    none = f", {found.none} without a result" if found.none else ""
    return two(spread(found.times), "s", 1e-3) + none if found.times else "no result"


def measure(browser: Browser, stand: Stand, queries: Sequence[Query], aims: Sequence[str]) -> Iterator[Line]:
    """The costs of a site, against the aims: bytes, first key, whole query, in the page."""
    fetched = spread(costs.bytes_of(browser, stand, queries))
    yield Line("bytes before the first result, gzip, p50 / p95", aims[0], two(fetched, "KB", 1 / 1024))
    few = queries[:20]
    yield Line(
        "first key to first result, slow line, p50 / p95",
        aims[1],
        first_result(costs.cold(browser, stand, costs.first_keys(few))),
    )
    yield Line(
        "whole query to first result, slow line, p50 / p95",
        "",
        first_result(costs.cold(browser, stand, costs.whole(few))),
    )
    yield Line("in the page, p50 / p95", aims[2], two(spread(costs.in_page(browser, stand, queries)), "ms"))


def here(browser: Browser, queries: Sequence[Query]) -> Iterator[Line]:
    """The project's own site: what it finds is printed as tables, what it costs comes as lines."""
    with standing(*run.real_site()) as stand:
        for half in (HELD, UNSEEN):
            print(run.as_text(run.run(browser, stand, half), half), end="\n\n")
        yield Line("engine, gzip", "8 KB", f"{costs.engine_bytes(stand) / 1024:.2f} KB")
        yield from measure(browser, stand, queries, ("20 / 35 KB", "0.4 s", "10 / 40 ms"))


def library(browser: Browser, queries: Sequence[Query], amount: int, asked: int) -> Iterator[Line]:
    """A library of so many agreements."""
    index = indexed(amount)
    yield Line("index built", "20 s", f"{index.seconds:.1f} s")
    yield Line("search files", "2500, 16 MB", f"{len(index.files)}, {index.megabytes:.1f} MB")
    with standing(library_site(amount)) as stand:
        wrong = misled(browser, stand, list(town_topics(asked, amount)))
        for lang in PAGES:
            words = [one.q for one in wrong if one.lang == lang]
            share = f"{1 - len(words) / asked:.3f} of {asked}"
            yield Line(f"town + topic first, {lang}", "1.00", "; ".join([share, *words[:3]]))
        yield from measure(browser, stand, queries, ("45 / 60 KB", "0.8 s", "20 / 150 ms"))


def show(title: str, lines: Iterator[Line]) -> None:
    """Print lines as they are measured."""
    print(title)
    for line in lines:
        print(f"  {line.figure:52}{line.measured:>26}   {line.aim and f'aim {line.aim}'}", flush=True)


def main() -> None:
    """Print everything; --library 0 leaves the library out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=int, default=400, help="how many agreements (default 400; 0 for none)")
    parser.add_argument("--queries", type=int, default=120, help="how many queries are timed and weighed")
    parser.add_argument("--asked", type=int, default=200, help="how many town + topic queries in each language")
    asked = parser.parse_args()
    queries = costs.sample(asked.queries)
    with chromium() as browser:
        show("This agreement", here(browser, queries))
        if asked.library:
            show(f"\nA library of {asked.library} agreements", library(browser, queries, asked.library, asked.asked))


if __name__ == "__main__":
    main()
