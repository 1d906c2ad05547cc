"""Tables without headings: nothing is said twice, and what they are about is told by their measures."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, build
from kyoyaku.model import text_hash
from tests import made
from tests.unit.viewing import Viewer, views

COLUMNS = """
  columns:
  - {id: title, label: 取組, kind: title}
  - {id: kou, label: 甲の役割, kind: role, party: kou}
  - {id: otsu, label: 乙の役割, kind: role, party: otsu}
"""
ROLES = "kou: 計画をつくる。, otsu: 甲と進める。"
SECOND = f"""
- id: second
  label: 別表第2
  {COLUMNS.strip()}
  measures: [{{id: w1, cells: {{title: 水道, {ROLES}}}}}]
"""
ALONE = f"""
title: 協約
{made.PARTIES}
body:
- {{id: art-1, kind: article, label: 第1条, text: 次に掲げる取組を行う。}}
- {{id: art-2, kind: article, label: 第2条, text: 費用は別に定める。}}
annexes:
- id: first
  label: 別表第1
  relation: （第1条関係）
  articles: [art-1]
  {COLUMNS.strip()}
  measures:
""" + "".join(f"  - {{id: m{at}, cells: {{title: 取組{at}, {ROLES}}}}}\n" for at in range(8))


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(ALONE + SECOND)


@cache
def words(path: str) -> str:
    page = build(made.files(ALONE + SECOND), Options()).site[path].decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition("<main")[2].partition("</main")[0]))


def test_home_names_the_first_measures_of_what_has_no_heading(shown: Viewer) -> None:
    assert [(one.name, one.titles, one.unnamed) for one in shown.page("index.html")[1].areas] == [
        ("別表第1", "取組0、取組1、取組2、取組3、取組4、取組5", True),
        ("別表第2", "水道", False),
    ]
    page = words("index.html")
    assert "取組からさがす" in page
    assert "取組5…" in page
    assert "水道…" not in page


def test_the_page_of_such_a_table_says_its_name_once(shown: Viewer) -> None:
    assert words("annex/1-1.html").count("別表第1（第1条関係）") == 1
    assert [one.words for one in shown.page("annex/1-1.html")[0].crumbs] == ["別表", "別表第1"]
    alone = views(ALONE)
    around, _ = alone.page("annex/1.html")
    assert ([one.words for one in around.crumbs], around.before) == (["別表第1"], None)


def test_of_one_heading_there_is_no_matrix(shown: Viewer) -> None:
    assert [(table.matrix, table.stocked) for table in shown.page("compare.html")[1].tables] == [((), True)] * 2


def test_nothing_is_said_where_nothing_refers_to_an_article() -> None:
    assert "引用する規定" not in words("articles/2.html")
    assert "引用する規定" in words("articles/1.html")


def test_a_translated_title_is_the_name_of_the_english_pages() -> None:
    english = f"""
    language: en
    units:
      title: {{text: An Agreement, source: {text_hash("協約")}, status: reviewed}}
      first.label: {{text: Appended Table 1, source: {text_hash("別表第1")}, status: reviewed}}
      first.relation: {{text: "(Re: Article 1)", source: {text_hash("（第1条関係）")}, status: reviewed}}
    """
    site = build(made.files(ALONE, {"agreements/tiny/en.yaml": english}), Options()).site
    shown = {path: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", site[path].decode())) for path in site if "en/" in path}
    assert "<h1>An Agreement</h1>" in site["en/index.html"].decode()
    assert site["en/index.html"].decode().count("An Agreement</") == site["index.html"].decode().count("協約</")
    assert "Appended Table 1 (Re: Article 1)" in shown["en/annex/index.html"]
    assert "別表第1（第1条関係）" in words("annex/1-1.html")
