"""Whole sites, file by file: what a reader gets from an agreement of another shape than ours.

A case with a `pages.txt` is about those pages alone, and has the usual settings where it brings none.

When a difference is right: `make test TESTS="tests/golden --review"`, then read `git diff tests/golden` page by page.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from tests import made

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "in").is_dir())
ELSEWHERE = ("css/", "js/", "img/", "search/k-", "search/say-")
"""What every site shares (also the sounds of kanji): it is the project's own and no part of a golden."""


def outcome(case: str) -> SiteOutcome:
    own = {"content/site.yaml": made.SITE.encode(), **made.under(HERE / case / "in/content", "content")}
    return build({**made.machinery(), **own}, Options(None))


def reviewed(case: str, site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site that a golden is about."""
    named = HERE / case / "pages.txt"
    if named.exists():
        return {path: site[path] for path in named.read_text("utf-8").split()}
    return {path: data for path, data in site.items() if not path.startswith(ELSEWHERE)}


@pytest.mark.fault("B9", "B12")
@pytest.mark.parametrize("case", CASES)
def test_a_site_is_the_one_that_was_reviewed(case: str, review: bool) -> None:
    site = reviewed(case, outcome(case).site)
    folder = HERE / case / "out"
    if review:
        shutil.rmtree(folder, ignore_errors=True)
        for path, data in site.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    expected = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert sorted(expected) == sorted(site), "missing or extra files"
    for path, data in site.items():
        assert data.decode() == expected[path].decode(), path


def test_the_reviewed_site_has_the_problems_that_its_text_has() -> None:
    codes = made.codes(outcome("three-parties").problems)
    assert sorted(codes) == ["empty-cell", "unknown-law"]


@pytest.mark.parametrize(
    ("case", "codes"),
    [
        ("roles-differ", {"empty-cell", "missing-translation"}),
        ("translation-missing", {"missing-translation"}),
        ("caption-stale", {"missing-translation", "stale-translation"}),
        ("article-10", set()),
        ("laws-nest", set()),
        ("no-roles", {"empty-cell"}),
    ],
)
def test_a_golden_has_no_problems_but_those_that_it_is_about(case: str, codes: set[str]) -> None:
    assert set(made.codes(outcome(case).problems)) == codes
