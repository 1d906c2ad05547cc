"""Sites that hosts refuse for their size are told while they are made, not when the memory is full."""

from __future__ import annotations

import pytest

from kyoyaku.making import sizes
from kyoyaku.making.pipeline import Options, build, planned
from kyoyaku.making.plan import Job
from kyoyaku.making.render import Renderer
from kyoyaku.problems import has_errors
from tests import made

TEXT = """
title: 山川市及び谷町の連携協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、協力する。}
"""
FILES = made.files(TEXT)


@pytest.mark.fault("H6")
def test_the_limits_are_those_of_the_hosts() -> None:
    assert (sizes.LARGEST_FILE, sizes.LARGEST_SITE, sizes.MOST_FILES) == (100_000_000, 1_000_000_000, 10_000)


@pytest.mark.fault("H6")
def test_a_file_that_is_too_large_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    largest = max((len(data), path) for path, data in build(FILES, Options()).site.items())
    monkeypatch.setattr(sizes, "LARGEST_FILE", largest[0] - 1)
    outcome = build(FILES, Options())
    assert outcome.site == {}
    assert [(one.code, one.place.file) for one in outcome.problems if one.code != "words-unknown"] == [
        ("page-too-large", largest[1])
    ]
    monkeypatch.setattr(sizes, "LARGEST_FILE", largest[0])
    assert not has_errors(build(FILES, Options()).problems)


@pytest.mark.fault("H6")
def test_a_site_that_is_too_large_is_an_error_and_no_more_of_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sum(map(len, build(FILES, Options()).site.values()))
    monkeypatch.setattr(sizes, "LARGEST_SITE", whole)
    assert not has_errors(build(FILES, Options()).problems)
    monkeypatch.setattr(sizes, "LARGEST_SITE", 10)
    drawn: list[Job] = []

    def draw(_: Renderer, job: Job) -> bytes:
        drawn.append(job)
        return b""

    monkeypatch.setattr(Renderer, "page", draw)
    outcome = build(FILES, Options())
    assert (outcome.site, drawn) == ({}, [])
    assert [one.code for one in outcome.problems if one.code != "words-unknown"] == ["site-too-large"]


@pytest.mark.fault("H6")
def test_many_files_are_a_warning_of_the_build_and_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(build(FILES, Options()).site)
    monkeypatch.setattr(sizes, "MOST_FILES", count - 1)
    for outcome in (build(FILES, Options()), planned(FILES, Options())):
        assert not has_errors(outcome.problems)
        assert [dict(one.args)["count"] for one in outcome.problems if one.code == "many-files"] == [str(count)]
    monkeypatch.setattr(sizes, "MOST_FILES", count)
    assert "many-files" not in made.codes(build(FILES, Options()).problems)


@pytest.mark.fault("H6")
def test_a_site_of_more_than_ten_thousand_files_is_planned_with_its_warning() -> None:
    many = {f"static/img/{number}.svg": b"" for number in range(10_001)}
    problems = planned({**FILES, **many}, Options()).problems
    assert "many-files" in made.codes(problems)
