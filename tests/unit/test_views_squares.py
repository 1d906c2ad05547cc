"""The picture of measures and roles: each square says what the comparison says, and where nothing is stock there is none."""

from __future__ import annotations

import pytest

from tests.unit.viewing import Viewer, views

HEAD = """
title: 試験の協約
parties:
- {id: kou, name: 山川市, symbol: 甲, kind: city}
- {id: otsu, name: 谷町, symbol: 乙, kind: town}
body: [{id: art-1, kind: article, label: 第1条, text: 甲及び乙は、別表の施策を行う。}]
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 施策, kind: title}
  - {id: content, label: 内容, kind: content}
  - {id: kou, label: 甲の役割, kind: role, party: kou}
  - {id: otsu, label: 乙の役割, kind: role, party: otsu}
  categories:
  - id: cat-1
    label: "1"
    title: 一の分野
    measures:
"""
STOCKED = HEAD + "".join(
    f"    - {{id: {ident}, cells: {{title: 題{ident}, content: {content}, {roles}}}}}\n"
    for ident, content, roles in (
        ("a", "取り組む。", "kou: 推進する。, otsu: 協力する。"),
        ("b", "甲の施設を開く。", "kou: 推進する。, otsu: 協力する。"),
        ("c", "取り組む。", "kou: 推進する。, otsu: 別に定める。"),
        ("d", "取り組む。", "kou: 推進する。, otsu: 協力する。"),
        ("e", "取り組む。", "kou: 推進する。"),
    )
)


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(STOCKED)


def test_every_role_has_a_square_in_the_order_of_its_columns(shown: Viewer) -> None:
    (picture,) = shown.page("index.html")[1].pictures
    (group,) = picture.groups
    assert [[square.kind for square in one.squares] for one in group.measures] == [
        ["stock", "stock"],
        ["stock", "stock"],
        ["stock", "own"],
        ["stock", "stock"],
        ["stock", "empty"],
    ]
    assert {square.party for one in group.measures for square in one.squares} == {1, 2}
    assert picture.kinds == ("stock", "own", "empty")
    assert [str(name) for _, name in picture.heads] == ["山川市（甲）", "谷町（乙）"]


def test_a_square_says_all_of_it_and_leads_to_the_row(shown: Viewer) -> None:
    measures = shown.page("index.html")[1].pictures[0].groups[0].measures
    assert measures[1].squares[0].name == "題b：山川市（甲）は定型の文。内容に山川市（甲）の名前"
    assert measures[2].squares[1].name == "題c：谷町（乙）は定型と違う文"
    assert [one.squares[0].href for one in measures[1:3]] == ["compare.html#b", "compare.html#_differs.c"]
    assert [one.named for one in measures] == [False, True, False, False, False]


def test_the_comparison_shows_the_same_picture(shown: Viewer) -> None:
    (table,) = shown.page("compare.html")[1].tables
    (picture,) = shown.page("index.html")[1].pictures
    assert [one.squares[0].kind for one in table.picture.groups[0].measures] == [
        one.squares[0].kind for one in picture.groups[0].measures
    ]
    assert table.picture.groups[0].measures[1].squares[0].href == "#b"


def test_where_no_words_are_shared_nothing_is_drawn() -> None:
    rows = "".join(
        f"    - {{id: m{n}, cells: {{title: 題{n}, content: 文。, kou: 甲は{n}番をする。, otsu: 乙は{n}番をする。}}}}\n"
        for n in range(1, 6)
    )
    quiet = views(HEAD + rows)
    assert quiet.page("index.html")[1].pictures == ()
    assert [table.picture for table in quiet.page("compare.html")[1].tables] == [None]


def test_a_column_without_a_stock_phrase_is_told_apart() -> None:
    rows = "".join(
        f"    - {{id: m{n}, cells: {{title: 題{n}, content: 文。, kou: 推進する。, otsu: 乙は{n}番をする。}}}}\n"
        for n in range(1, 6)
    )
    (picture,) = views(HEAD + rows).page("index.html")[1].pictures
    assert picture.kinds == ("stock", "unsaid")


def test_thousands_are_drawn_in_the_comparison_alone() -> None:
    rows = "".join(
        f"    - {{id: m{n}, cells: {{title: 題{n}, content: 文。, kou: 推進する。, otsu: 協力する。}}}}\n"
        for n in range(1, 2001)
    )
    many = views(HEAD + rows)
    assert many.page("index.html")[1].pictures == ()
    assert len(many.page("compare.html")[1].tables[0].picture.groups[0].measures) == 2000


def test_a_party_may_have_any_id() -> None:
    renamed = views(STOCKED.replace("{id: kou, name", "{id: words, name").replace("party: kou", "party: words"))
    (picture,) = renamed.page("index.html")[1].pictures
    assert "山川市（甲）の名前" in picture.groups[0].measures[1].squares[0].name
