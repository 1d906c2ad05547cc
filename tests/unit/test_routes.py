"""Addresses: what stands where, in sites of one agreement and of several."""

from __future__ import annotations

import pytest

from kyoyaku.routes import ANNEX, FULL, GLOSSARY, HOME, Routes, relative
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 試験の協約
preamble: 前文
body:
- {{id: art-3, kind: article, label: 第1条, text: 定める。}}
- id: art-3-2
  kind: article
  label: 第1条の2
  children:
  - {{id: art-3-2-p1, kind: paragraph, text: 定める。}}
  - id: art-3-2-p2
    kind: paragraph
    label: "2"
    text: 定める。
    children:
    - {{id: art-3-2-p2-i1, kind: item, label: (1), text: 一つ目}}
- {{id: sup, kind: supplement, label: 附則, text: 施行する。}}
- {{id: sup-2, kind: supplement, label: 附則, text: 施行する。}}
annexes:
- id: annex-1
  label: 別表第1
  columns: [{{id: title, label: 施策, kind: title}}]
  measures: [{{id: roads, cells: {{title: 道}}}}]
- id: annex-2
  label: 別表第2
  columns: [{{id: title, label: 施策, kind: title}}]
  categories:
  - id: cat-2
    label: "2"
    title: 川
    categories:
    - {{id: cat-2-1, label: (1), title: 橋, measures: [{{id: bridges, cells: {{title: 橋}}}}]}}
"""


@pytest.mark.parametrize(
    ("unit", "path", "fragment"),
    [
        ("title", "full.html", ""),
        ("preamble", "full.html", "preamble"),
        ("art-3", "articles/1.html", ""),
        ("art-3-2", "articles/1-2.html", ""),
        ("art-3-2-p2", "articles/1-2.html", "p2"),
        ("art-3-2-p2-i1", "articles/1-2.html", "p2-i1"),
        ("sup", "articles/supplement.html", ""),
        ("sup-2", "articles/supplement-2.html", ""),
        ("annex-1", "annex/index.html", "annex-1"),
        ("roads", "annex/1-1.html", "roads"),
        ("roads.title", "annex/1-1.html", "roads.title"),
        ("cat-2", "annex/2-2.html", ""),
        ("cat-2-1", "annex/2-2.html", "cat-2-1"),
        ("bridges", "annex/2-2.html", "bridges"),
    ],
)
def test_every_unit_has_an_address(unit: str, path: str, fragment: str) -> None:
    corpus = made.corpus(made.files(AGREEMENT))
    found = Routes(corpus).unit(corpus.agreements[0], unit)
    assert (found.path, found.fragment) == (path, fragment)


def test_an_address_for_nothing_is_an_error_of_ours() -> None:
    corpus = made.corpus(made.files(AGREEMENT))
    with pytest.raises(KeyError):
        Routes(corpus).unit(corpus.agreements[0], "nowhere")


def test_the_only_annex_needs_no_number() -> None:
    routes, agreement = Routes(made.real_corpus()), made.real().agreement
    (annex,) = agreement.annexes
    assert [routes.category(agreement, annex, top) for top in annex.categories] == [
        "annex/1.html",
        "annex/2.html",
        "annex/3.html",
    ]
    assert routes.unit(agreement, "annex").fragment == ""


def two(site: str) -> Routes:
    more = {"agreements/second/agreement.yaml": AGREEMENT}
    return Routes(made.corpus(made.files(AGREEMENT, more, site=site, slug="first")))


def test_of_several_agreements_each_has_a_folder_and_the_root_is_their_library() -> None:
    routes = two(made.SITE)
    first, second = routes.corpus.agreements
    assert routes.library == "index.html"
    assert [routes.page(HOME, one) for one in (first, second)] == ["first/index.html", "second/index.html"]
    assert routes.article(second, second.articles[1]) == "second/articles/1-2.html"
    assert routes.page(GLOSSARY) == "glossary.html"
    assert routes.data("measures.csv", first) == "first/data/measures.csv"


def test_the_agreement_at_the_root_keeps_its_addresses() -> None:
    routes = two(f"{made.SITE}root_agreement: first\n")
    first, second = routes.corpus.agreements
    assert routes.library == "library.html"
    assert [routes.page(FULL, one) for one in (first, second)] == ["full.html", "second/full.html"]
    assert routes.page(ANNEX, first) == "annex/index.html"


def test_one_agreement_needs_no_library() -> None:
    assert Routes(made.real_corpus()).library is None


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "full.html", "full.html"),
        ("index.html", "articles/1.html", "articles/1.html"),
        ("articles/1.html", "articles/2.html", "2.html"),
        ("articles/1.html", "index.html", "../index.html"),
        ("en/articles/1.html", "ja-en/articles/1.html", "../../ja-en/articles/1.html"),
        ("en/articles/1.html", "css/site.css", "../../css/site.css"),
        ("a/a/b.html", "a/c.html", "../c.html"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link
