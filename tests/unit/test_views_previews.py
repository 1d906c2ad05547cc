"""What a page's words lead to is read off its finished view: no order of writing, nothing kept between pages."""

from __future__ import annotations

import pytest

from kyoyaku.pages.frame import Voice
from kyoyaku.pages.units import UnitWords, UnitWriter, leads
from tests import made
from tests.unit.viewing import Viewer, views

TEXT = (
    made.PARTIES
    + """
title: 協約
body:
- {id: art-1, kind: article, label: 第1条, text: 費用は、次条による。}
- {id: art-2, kind: article, label: 第2条, text: 前条の費用は、別表による。費用は、民法第1条による。}
annexes:
- id: annex
  label: 別表
  columns: [{id: title, label: 事務, kind: title}]
  categories: [{id: cat, label: "1", title: 保健, measures: [{id: care, cells: {title: 健診}}]}]
"""
)
MORE = {
    "terms.yaml": "terms:\n- {id: fee, term: 費用, kind: term, explanation: {ja: お金}}\n",
    "laws.yaml": "laws:\n- {id: civil, title: 民法, url: 'https://example.org/civil'}\n",
}


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(TEXT, MORE)


@pytest.mark.parametrize(
    ("path", "previews"),
    [
        ("articles/1.html", ["_term.fee", "_ref.art-2"]),
        ("articles/2.html", ["_ref.art-1", "_term.fee", "_ref.annex"]),
        ("full.html", ["_term.fee", "_ref.art-2", "_ref.art-1", "_ref.annex"]),
        ("annex/1.html", []),
    ],
)
def test_a_page_previews_what_its_own_words_lead_to_each_once(shown: Viewer, path: str, previews: list[str]) -> None:
    assert [one.id for one in shown.page(path)[0].previews] == previews


def test_pages_are_the_same_in_any_order(shown: Viewer) -> None:
    paths = [path for path in shown.jobs if path.endswith(".html") and "search" not in path and "download" not in path]
    there = {path: shown.page(path) for path in paths}
    back = {path: shown.page(path) for path in reversed(paths)}
    fresh = {path: views(TEXT, MORE).page(path) for path in paths[-3:]}
    assert there == back
    assert {path: there[path] for path in fresh} == fresh


def test_words_written_but_not_shown_lead_nowhere(shown: Viewer) -> None:
    voice: Voice = shown.voice("articles/1.html")
    agreement = shown.context.corpus.agreements[0]
    writer = UnitWriter(voice, agreement, "articles/1.html")
    first, second = (writer.unit(agreement.units[key]) for key in ("art-1", "art-2"))
    assert [(one.kind, one.target) for one in leads(first)] == [("term", "fee"), ("ref", "art-2")]
    assert {one.target for one in leads((second, "words", None))} == {"art-1", "fee", "annex"}
    assert not list(leads(writer.bare(agreement.units["art-2"])))
    assert all(isinstance(words, UnitWords) for words in first.words)
