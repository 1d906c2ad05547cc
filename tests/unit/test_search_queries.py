"""The judged queries: enough of every kind, about things that exist, and halved by the draw alone."""

from __future__ import annotations

from collections import Counter

import pytest

from tests import made
from tests.search.judged import HALVES, KINDS, NONSENSE, UNSEEN, Query, draw, entries, load

QUERIES = load()
FRESH = load(UNSEEN)


def results() -> set[str]:
    """Everything that a search can find: 37 documents, the terms and the pages of prose."""
    agreement = made.real().agreement
    categories = {one.id for annex in agreement.annexes for top in annex.categories for one in top.walk()}
    measures = {one.id for one in agreement.measures}
    documents = {"preamble", "closing"} | {one.id for one in agreement.articles} | categories | measures
    assert len(documents) == 37
    corpus = made.real_corpus()
    return documents | {f"term:{one.id}" for one in corpus.terms} | {f"page:{slug}" for slug, _ in corpus.pages}


def test_there_are_enough_queries_of_every_kind() -> None:
    counts = Counter(query.kind for query in QUERIES)
    assert set(counts) == set(KINDS)
    assert counts.total() >= 400
    assert min(counts.values()) >= 20
    assert counts[NONSENSE] >= 40


def test_no_query_stands_twice_in_a_kind() -> None:
    counts = Counter((query.kind, query.q) for query in QUERIES)
    assert [one for one, times in counts.items() if times > 1] == []


def test_every_result_judged_exists() -> None:
    named = {one for query in (*QUERIES, *FRESH) for one in query.relevant}
    assert named - results() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_judgements_are_whole(kind: str) -> None:
    for query in (one for one in (*QUERIES, *FRESH) if one.kind == kind):
        assert len(set(query.relevant)) == len(query.relevant), query
        assert set(query.first) <= set(query.relevant), query
        assert bool(query.relevant) == bool(query.first) == (kind != NONSENSE), query


@pytest.mark.parametrize("query", [one for one in QUERIES if one.place], ids=lambda query: query.place)
def test_a_place_is_inside_the_first_result(query: Query) -> None:
    article = next(one for one in made.real().agreement.articles if one.id == query.relevant[0])
    assert query.place in {node.id for node in article.walk()} - {article.id}


@pytest.mark.parametrize("half", HALVES)
def test_a_file_holds_its_own_half_only(half: str) -> None:
    assert {entry["half"] for entry in entries(half)} == {half}


def test_the_halves_are_those_of_the_draw_and_balanced() -> None:
    drawn = draw((query.kind, query.q) for query in QUERIES)
    assert {(query.kind, query.q): query.half for query in QUERIES} == drawn
    by_half = Counter(query.half for query in QUERIES)
    assert abs(by_half[HALVES[0]] - by_half[HALVES[1]]) <= 1
    for kind in KINDS:
        counts = Counter(query.half for query in QUERIES if query.kind == kind)
        assert abs(counts[HALVES[0]] - counts[HALVES[1]]) <= 1


def test_fresh_queries_stand_nowhere_else() -> None:
    assert len({query.q.lower() for query in FRESH}) == len(FRESH) >= 130
    assert {query.q.lower() for query in FRESH} & {query.q.lower() for query in QUERIES} == set()
    assert {query.kind for query in FRESH} <= set(KINDS)
