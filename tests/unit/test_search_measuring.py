"""What measures search is right itself: the figures, and the library of made agreements."""

from __future__ import annotations

import pytest

from kyoyaku.making.pipeline import check
from kyoyaku.problems import has_errors
from tests import made
from tests.search.costs import spread
from tests.search.figures import ALL, Answer, Hit, Scored, row, rows
from tests.search.judged import NONSENSE, Query
from tests.search.library import TOPICS, agreements, generated, town_topics
from tests.search.places import pairs, variety

AMOUNT = 4


def scored(relevant: str, found: str, *, kind: str = "kanji", place: str | None = None, href: str = "") -> Scored:
    judged = tuple(relevant.split())
    hits = tuple(Hit(one, one, href) for one in found.split())
    return Scored(Query("q", kind, "tune", judged, judged[:1], place), Answer(True, 1, hits))


@pytest.mark.parametrize(
    ("relevant", "found", "rank", "first", "recall"),
    [
        ("a b", "a b", 1, True, 1),
        ("a b", "b a", 1, False, 1),
        ("a b", "x a y z w b", 1 / 2, False, 1 / 2),
        ("a b c d e f", "a b c d e", 1, True, 1),
        ("a", "0 1 2 3 4 5 6 7 8 9 a", 0, False, 0),
        ("a", "", 0, False, 0),
        ("page:x b", "page:x#1 page:x#2 b", 1, True, 1),
    ],
)
def test_a_query_is_scored(relevant: str, found: str, rank: float, first: bool, recall: float) -> None:
    one = scored(relevant, found)
    assert (one.reciprocal_rank, one.first_right, one.recall) == (rank, first, recall)


@pytest.mark.parametrize(
    ("href", "right"),
    [
        ("articles/4.html?mark=費用#p2", True),
        ("articles/4.html#p2", True),
        ("articles/4.html", False),
        ("articles/14.html#p2", False),
    ],
)
def test_a_place_is_a_page_and_a_fragment(href: str, right: bool) -> None:
    assert scored("art-4", "art-4", place="art-4-p2", href=href).place_right is right


def test_nonsense_counts_as_nonsense_only() -> None:
    found = [scored("a", "a"), scored("", "x", kind=NONSENSE), scored("", "", kind=NONSENSE)]
    assert [(one.kind, one.mrr, one.nonsense) for one in rows(found)] == [
        ("kanji", 1, None), (NONSENSE, None, 1), (ALL, 1, 1)
    ]  # fmt: skip
    assert row(ALL, found).queries == 3


def test_a_spread_is_of_values_that_were_measured() -> None:
    found = spread([*range(1, 101)])
    assert (found.p50, found.p95, found.most) == (50, 95, 100)
    assert spread([7]).p95 == 7


def test_no_made_name_is_a_part_of_another() -> None:
    places = [place for pair in pairs(400) for place in pair]
    for names in (
        {one.stem for one in places},
        {one.stem_kana for one in places},
        {one.stem_english for one in places},
    ):
        assert len(names) == len(places)
        assert not [one for one in names for other in names if one != other and one in other]
    assert len({one.code for one in places}) == len(places)


def test_the_library_has_no_error_and_as_many_results_as_the_real_one_each() -> None:
    files = generated(AMOUNT)
    problems = check(files)
    assert not has_errors(problems)
    assert "missing-translation" not in made.codes(problems)
    found = made.corpus(files).agreements
    assert len(found) == AMOUNT
    for one in found:
        categories = sum(1 for annex in one.annexes for _ in annex.walk())
        assert (len(one.articles), len(one.measures), categories) == (6, 23, 6)


def test_every_topic_and_every_change_is_about_a_measure() -> None:
    measures = {one.id for one in made.real().agreement.measures}
    assert {measure for _, _, measure in TOPICS} <= measures
    assert {change["id"] for change in variety()["measures"]} <= measures
    asked = list(town_topics(20, AMOUNT))
    assert {one.lang for one in asked} == {"ja", "en"}
    assert {one.agreement for one in asked} <= {one.slug for one in agreements(AMOUNT)}
