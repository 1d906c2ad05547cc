"""A site of two agreements: the library in front, each agreement in its folder, nothing mixed up."""

from __future__ import annotations

import re
from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.problems import has_errors
from tests import made


def text(title: str, town: str) -> str:
    return f"""
title: {title}
parties:
- {{id: kou, symbol: 甲, name: 山川市, kind: city}}
- {{id: otsu, symbol: 乙, name: {town}, kind: town}}
body:
- {{id: art-1, kind: article, label: 第1条, caption: （{town}の目的）, text: 甲及び乙は、別表の取組を行う。}}
- {{id: art-2, kind: article, label: 第2条, text: 前条の取組は、毎年見直す。}}
annexes:
- id: annex
  label: 別表
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: kou, label: 甲の役割, kind: role, party: kou}}
  measures:
  - {{id: roads, cells: {{title: {town}の道路, kou: 直す。}}}}
"""


TERMS = """
terms:
- {id: kou-tani, term: 甲, kind: symbol, agreement: tani}
- {id: kou-mori, term: 甲, kind: symbol, agreement: mori}
"""


@cache
def library(root: str | None = None) -> SiteOutcome:
    """Two agreements; one of them at the root where it is named."""
    site = made.SITE + (f"root_agreement: {root}\n" if root else "")
    more = {"agreements/mori/agreement.yaml": text("山川市と森町の協約", "森町"), "terms.yaml": TERMS}
    return build(made.files(text("山川市と谷町の協約", "谷町"), more, site=site, slug="tani"), Options(None))


def page(outcome: SiteOutcome, path: str) -> str:
    return outcome.site[path].decode().replace("<wbr>", "")  # places to break


def links(html: str) -> set[str]:
    return set(re.findall(r'<a\b[^>]*\shref="([^"]*)"', html))


def test_the_root_is_the_library_and_leads_to_both() -> None:
    assert not has_errors(library().problems)
    home = page(library(), "index.html")
    assert {"tani/index.html", "mori/index.html"} <= links(home)
    assert "谷町" in home
    assert "森町" in home


def test_each_agreement_has_every_page_in_its_folder_in_every_edition() -> None:
    wanted = (
        "index.html",
        "full.html",
        "compare.html",
        "articles/1.html",
        "annex/index.html",
        "annex/1.html",
        "data/agreement.json",
    )
    for slug in ("tani", "mori"):
        for path in wanted:
            for folder in ("", "en/", "ja-en/") if not path.startswith("data") else ("",):
                assert f"{folder}{slug}/{path}" in library().site


def test_what_the_library_shares_stands_once() -> None:
    paths = set(library().site)
    assert {"search.html", "glossary.html", "404.html", "data/terms.csv"} <= paths
    assert not {"tani/search.html", "tani/glossary.html", "full.html", "library.html"} & paths


def test_an_agreement_speaks_only_of_itself() -> None:
    full = page(library(), "tani/full.html")
    assert "谷町の道路" in full
    assert "森町" not in full
    glossary = page(library(), "glossary.html")
    assert "kou-tani" in glossary
    assert "../glossary.html#kou-tani" in page(library(), "tani/full.html")
    assert "kou-mori" not in page(library(), "tani/full.html")


def test_the_one_at_the_root_keeps_its_addresses_and_the_library_steps_aside() -> None:
    paths = set(library("tani").site)
    assert {"index.html", "full.html", "articles/2.html", "library.html", "mori/index.html", "mori/full.html"} <= paths
    assert not any(path.startswith("tani/") for path in paths)
    assert "谷町の道路" in page(library("tani"), "full.html")
    assert {"index.html", "mori/index.html"} <= links(page(library("tani"), "library.html"))
