"""What each weight of a level is worth: the figures with it halved and raised by half. `python -m tests.search.weights`.

Run on the queries for tuning and for development; the half put away is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from statistics import mean

from playwright.sync_api import Browser

from kyoyaku.search.index import WEIGHTS
from kyoyaku.search.results import Level
from tests.search import run
from tests.search.driving import chromium, driving, judge, standing
from tests.search.judged import DEVELOPMENT, NONSENSE, TUNE, load

CORE = "search/core.js"
OTHER = (0.5, 1.5)


def weighed(site: Mapping[str, bytes], level: Level, by: float) -> Mapping[str, bytes]:
    """The site with another weight for a level: the index carries them by name, so nothing else changes."""
    old, new = (f'"{level}":{json.dumps(weight)}' for weight in (WEIGHTS[level], WEIGHTS[level] * by))
    core = site[CORE].decode()
    assert core.count(old) == 1, old
    return {**site, CORE: core.replace(old, new).encode()}


def figures(browser: Browser, site: Mapping[str, bytes]) -> tuple[float, float]:
    """Mean reciprocal rank and recall at five of every query that has an answer."""
    with standing(site) as stand, driving(browser) as driver:
        scored = judge(driver, stand.http, [one for one in load(TUNE, DEVELOPMENT) if one.kind != NONSENSE])
    return mean(one.reciprocal_rank for one in scored), mean(one.recall for one in scored)


def main() -> None:
    """Print a line for every level."""
    site, _ = run.real_site()
    with chromium() as browser:
        print("as it is      {:.4f} {:.4f}".format(*figures(browser, site)), flush=True)
        for level in WEIGHTS:
            for by in OTHER:
                print(
                    f"{level:12}{by} " + "{:.4f} {:.4f}".format(*figures(browser, weighed(site, level, by))), flush=True
                )


if __name__ == "__main__":
    main()
