"""What is shown to those who live in a party: what the text names, and no more than it says."""

from __future__ import annotations

import re

import pytest

from tests import made
from tests.unit.viewing import Viewer, views

TABLE = """
title: 川と谷の協約
parties:
- {id: kou, name: 山川市, symbol: 甲, kind: city}
- {id: otsu, name: 谷町, symbol: 乙, kind: town}
- {id: kumiai, name: 川谷広域組合, symbol: 丙, kind: partial-affairs-association}
body: [{id: art-1, kind: article, label: 第1条, text: 甲、乙及び丙は、別表の事務を行う。}]
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 事務, kind: title}
  - {id: content, label: 内容, kind: content}
  - {id: otsu, label: 乙の役割, kind: role, party: otsu}
  measures:
  - {id: library, cells: {title: 図書館, content: "読書を広げるため、甲の図書館を開放する等、取り組む。", otsu: 協力する。}}
  - {id: road, cells: {title: 道路, content: 除雪に取り組む。, otsu: 協力する。}}
  - {id: bath, cells: {title: 浴場, content: 乙の浴場を甲の住民に開く。, otsu: 協力する。}}
"""
GUIDE = {
    "agreements/tiny/guide.ja.yaml": """
name: 川と谷の協約
description: 事務の協約です。
intro: [山川市と谷町が結びました。, 二文目です。]
summaries: {library: 山川市の図書館を開くことなどに取り組みます。}
everyday: [本, 雪, 図書館]
"""
}


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(TABLE, GUIDE)


def marked(unit: object) -> list[str]:
    """The marked words of a unit, without tags."""
    html = str(unit.words[0].html)  # type: ignore[attr-defined]
    return [re.sub("<[^>]*>", "", found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


def test_a_page_stands_for_each_municipality_and_for_no_other_body(shown: Viewer) -> None:
    pages = {path for path in shown.jobs if path.startswith(("residents/", "handout/"))}
    assert pages == {f"{kind}/{party}.html" for kind in ("residents", "handout") for party in ("kou", "otsu")}


def test_what_others_have_stands_before_what_is_ones_own(shown: Viewer) -> None:
    heads = {
        party: [group.id for group in shown.page(f"residents/{party}.html")[1].groups] for party in ("kou", "otsu")
    }
    assert heads == {"kou": ["otsu", "kou"], "otsu": ["kou", "otsu"]}


def test_a_measure_is_shown_with_the_words_that_name_and_the_whole_text(shown: Viewer) -> None:
    _, view = shown.page("residents/otsu.html")
    library, bath = view.groups[0].measures
    assert [library.id, bath.id] == ["library", "bath"]
    assert [unit.words[0].plain for unit in library.contents] == [
        "読書を広げるため、甲の図書館を開放する等、取り組む。"
    ]
    assert marked(library.contents[0]) == ["甲の図書館を開放する等"]
    assert library.title.href == "../annex/1.html#library"
    assert (str(library.plain), str(bath.plain)) == ("山川市の図書館を開くことなどに取り組みます。", "")


def test_what_names_nothing_is_not_shown(shown: Viewer) -> None:
    _, view = shown.page("residents/kou.html")
    assert "road" not in {one.id for group in view.groups for one in group.measures}


def test_a_party_that_was_renamed_keeps_the_addresses_of_its_pages() -> None:
    renamed = views(TABLE.replace("{id: otsu,", "{id: otsu, was: [tani],"), GUIDE)
    moved = {path: renamed.page(path)[0].moved for path in ("residents/tani.html", "handout/tani.html")}
    assert moved == {"residents/tani.html": "residents/otsu.html", "handout/tani.html": "handout/otsu.html"}


def test_where_nothing_is_named_the_page_says_so() -> None:
    quiet = views(re.sub("甲の|乙の(?!役割)|甲の住民に", "", TABLE).replace("甲の住民に", ""))
    _, view = quiet.page("residents/otsu.html")
    assert view.groups == ()
    assert view.named == quiet.voice("residents/otsu.html").say("residents.unnamed")
    sheet = quiet.page("handout/otsu.html")[1]
    assert (sheet.lines, [area.amount for area in sheet.areas]) == ((), [3])
    door = quiet.page("index.html")[1].doors[0]
    assert door.note == quiet.voice("index.html").say("door.residents_areas")


def test_a_text_without_measures_has_no_such_pages() -> None:
    bare = views(made.PARTIES + "title: 試験\nbody: [{id: art-1, kind: article, label: 第1条, text: 定める。}]\n")
    assert not [path for path in bare.jobs if "residents/" in path or "handout/" in path]
    doors = bare.page("index.html")[1].doors
    assert [door.href for door in doors] == ["full.html", "about.html"]


def test_the_home_page_has_a_door_for_each(shown: Viewer) -> None:
    doors = shown.page("index.html")[1].doors
    assert [door.href for door in doors] == ["residents/kou.html", "residents/otsu.html", "compare.html", "about.html"]


def test_everyday_words_lead_into_their_areas_in_the_order_of_the_guide(shown: Viewer) -> None:
    (area,) = shown.page("index.html")[1].areas
    assert [(link.words, link.href) for link in area.everyday] == [
        ("雪", "annex/1.html#road"),
        ("図書館", "annex/1.html#library"),
    ]


def test_the_sheet_has_each_measure_once_and_no_code_without_an_address(shown: Viewer) -> None:
    _, view = shown.page("handout/otsu.html")
    assert [line.title.href.rpartition("#")[2] for line in view.lines] == ["library", "bath"]
    assert [bool(line.contents) for line in view.lines] == [False, True]
    assert (str(view.code), view.address, len(view.intro)) == ("", "", 1)
