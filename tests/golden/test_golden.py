"""Whole sites, file by file: what a reader gets from an agreement of another shape than ours.

When a difference is right: `make test TESTS="tests/golden --review"`, then read `git diff tests/golden` page by page.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from tests import made

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "in").is_dir())
ELSEWHERE = ("css/", "js/", "img/", "search/k-", "search/say-")
"""What every site shares (also the sounds of kanji): it is the project's own and no part of a golden."""


def outcome(case: str) -> SiteOutcome:
    return build({**made.machinery(), **made.under(HERE / case / "in/content", "content")}, Options(None))


@pytest.mark.parametrize("case", CASES)
def test_a_site_is_the_one_that_was_reviewed(case: str, review: bool) -> None:
    site = {path: data for path, data in outcome(case).site.items() if not path.startswith(ELSEWHERE)}
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
