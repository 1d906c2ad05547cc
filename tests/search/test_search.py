"""What search is worth: the figures of the half put away, what they cost in bytes, and a small library."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.search import costs, figures, run
from tests.search.costs import ENGINE, FOUND, Spread, spread
from tests.search.driving import Stand, standing
from tests.search.figures import ALL, Row
from tests.search.judged import HELD, NONSENSE
from tests.search.library import town_topics
from tests.search.library_site import indexed, library_site, misled
from tests.search.run import Run

pytestmark = pytest.mark.browser

KB = 1024
RECALL = {
    **dict.fromkeys(("kanji", "partial", "width", "number", "romaji", "english", "several"), 1.0),
    "kana": 0.98,
    "typo": 0.97,
    "phrase": 0.96,
    "variant": 0.92,
    "synonym": 0.70,
}
REACHED = {
    "romaji": 0.98,
    "width": 0.96,
    "number": 0.98,
    "english": 0.93,
    "several": 0.96,
    "typo": 0.88,
    "phrase": 0.90,
}
"""Kinds that fall short of their aim, with what they must not fall behind again."""
SHORT = pytest.mark.xfail(strict=True, reason="falls short of its aim; REACHED holds what it has come to")
SMALL, LARGE = 20, 400


@pytest.fixture(scope="module")
def held(browser: Browser, stand: Stand) -> Run:
    """The half put away, over http and from the disk."""
    return run.run(browser, stand, HELD)


@pytest.fixture(scope="module")
def by_kind(held: Run) -> dict[str, Row]:
    """Its figures."""
    return {row.kind: row for row in figures.rows(held.scored)}


def test_every_query_is_answered(held: Run) -> None:
    assert [one.query.kind for one in held.scored if not one.answer.answered] == []


@pytest.mark.parametrize(("figure", "aim"), [("mrr", 0.95), ("first", 0.94), ("recall", 0.95)])
def test_over_all_kinds(by_kind: dict[str, Row], figure: str, aim: float) -> None:
    assert getattr(by_kind[ALL], figure) >= aim


@pytest.mark.parametrize(
    ("kind", "aim"),
    [pytest.param(*row, marks=[SHORT] if row[0] in REACHED else [], id=row[0]) for row in RECALL.items()],
)
def test_recall_of_a_kind(by_kind: dict[str, Row], kind: str, aim: float) -> None:
    assert (by_kind[kind].recall or 0) >= aim


@pytest.mark.parametrize(("kind", "reached"), REACHED.items())
def test_recall_does_not_fall_behind(by_kind: dict[str, Row], kind: str, reached: float) -> None:
    assert (by_kind[kind].recall or 0) >= reached


def test_nonsense_gets_no_answer(by_kind: dict[str, Row]) -> None:
    assert by_kind[NONSENSE].nonsense == 0


def test_a_paragraph_is_led_to(held: Run) -> None:
    placed = [one.place_right for one in held.scored if one.query.place]
    assert placed.count(True) >= 4


@SHORT
def test_every_paragraph_is_led_to(held: Run) -> None:
    assert [one.place_right for one in held.scored if one.query.place and not one.place_right] == []


def test_a_disk_gives_the_same_answers_and_the_console_says_nothing(held: Run) -> None:
    differing = len(held.differing)  # a number: which queries they are, nobody need read
    assert differing == 0
    assert held.said == ()


def test_the_engine_is_small(stand: Stand) -> None:
    assert costs.engine_bytes(stand) <= 8 * KB


@pytest.fixture(scope="module")
def fetched(browser: Browser, stand: Stand) -> Spread:
    """The bytes that come before a first result."""
    return spread(costs.bytes_of(browser, stand, costs.sample(40)))


@SHORT
def test_half_of_the_queries_fetch_as_little_as_they_should(fetched: Spread) -> None:
    assert fetched.p50 <= 20 * KB


def test_few_bytes_come_before_the_first_result(fetched: Spread) -> None:
    assert fetched.p50 <= 25 * KB
    assert fetched.p95 <= 35 * KB


def test_every_edition_searches_the_same_files(stand: Stand) -> None:
    searched = [path for path in stand.site if path == ENGINE or f"/{FOUND}" in f"/{path}"]
    assert searched
    assert [path for path in searched if path != ENGINE and not path.startswith(FOUND)] == []


def test_town_and_topic_in_a_small_library(browser: Browser) -> None:
    with standing(library_site(SMALL)) as stand:
        assert misled(browser, stand, list(town_topics(60, SMALL))) == []


@pytest.mark.deep
def test_a_library_of_four_hundred(browser: Browser) -> None:
    index = indexed(LARGE)
    assert len(index.files) <= 2500
    assert index.megabytes <= 16
    with standing(library_site(LARGE)) as stand:
        assert misled(browser, stand, list(town_topics(200, LARGE))) == []
        found = spread(costs.bytes_of(browser, stand, costs.sample(100)))
        assert (found.p50 <= 45 * KB, found.p95 <= 60 * KB) == (True, True), found
