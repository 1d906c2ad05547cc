"""Runs the judged queries against the built page and prints what search is worth: `python -m tests.search.run`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.browser import serving, sites
from tests.search import figures
from tests.search.driving import Stand, chromium, driving, judge, standing
from tests.search.figures import Scored
from tests.search.judged import DEVELOPMENT, HALVES, TUNE, UNSEEN, load


@dataclass(frozen=True, repr=False)
class Run:
    """The answers over http, where those from the disk differ, and what the console said. Shows no query in a traceback."""

    scored: Sequence[Scored]
    differing: tuple[str, ...]
    said: tuple[str, ...]


def real_site() -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The project's own site for `standing`: with an address of its own as GitHub Pages has it, and without."""
    return sites.site(f"https://example.jp{serving.REPO}"), sites.site()


def run(browser: Browser, stand: Stand, half: str, *, twice: bool = True) -> Run:
    """Every query of a half, over http and (`twice`) from the disk."""
    queries = load(half)
    with driving(browser) as over_http, driving(browser) as local:
        scored = judge(over_http, stand.http, queries)
        others = judge(local, stand.file, queries) if twice else scored
        differing = [
            f"{one.query.q}: {one.answer.ids[:3]} over http, {other.answer.ids[:3]} from the disk"
            for one, other in zip(scored, others, strict=True)
            if one.answer.hits != other.answer.hits
        ]
        return Run(scored, tuple(differing), (*over_http.said, *local.said))


def failures(scored: Sequence[Scored]) -> list[str]:
    """A line for every query that got less than it should."""
    return [
        f"{one.query.kind:13} {one.query.q:28} rr {one.reciprocal_rank:.2f} r@5 {one.recall:.2f}"
        f"{'' if one.answer.answered else ' UNANSWERED'}{' PLACE' if one.query.place and not one.place_right else ''}"
        f"\n{'':14}got  {', '.join(one.answer.ids[:6]) or '-'}\n{'':14}want {', '.join(one.query.relevant) or '-'}"
        for one in scored
        if one.failed
    ]


def as_text(found: Run, half: str) -> str:
    """All of a run for people."""
    unanswered = sum(not one.answer.answered for one in found.scored)
    lines = [f"judged queries, half: {half}", figures.as_text(figures.rows(found.scored)), ""]
    lines += [f"never answered: {unanswered}"] if unanswered else []
    lines += [f"http and file:// differ: {len(found.differing)}", *found.differing[:5]]
    lines += [f"console messages: {len(found.said)}", *found.said[:5]]
    return "\n".join(lines)


def main() -> None:
    """Print the table of a half, and what fails if asked for (never of the half put away)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", default=TUNE, choices=(*HALVES, DEVELOPMENT, UNSEEN))
    parser.add_argument("--failures", action="store_true", help="list the queries that fail; only for tuning")
    parser.add_argument("--http-only", action="store_true", help="leave out the second run from the disk")
    parser.add_argument("--json", action="store_true", help="the same for programs")
    asked = parser.parse_args()
    if asked.failures and asked.half not in {TUNE, DEVELOPMENT}:
        parser.error("only what is there for tuning is looked into")
    with standing(*real_site()) as stand, chromium() as browser:
        found = run(browser, stand, asked.half, twice=not asked.http_only)
    if asked.json:
        rows = figures.as_data(figures.rows(found.scored))
        print(json.dumps({"rows": rows, "differing": len(found.differing), "console": len(found.said)}))
    else:
        print(as_text(found, asked.half))
    if asked.failures:
        print("", *failures(found.scored), sep="\n")


if __name__ == "__main__":
    main()
