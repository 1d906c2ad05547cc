"""The comparison: differences first, the matrix with its filters, every row, every wording, with exact values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kyoyaku.pages.agreement_words import agreement_words
from tests import made
from tests.unit.viewing import Viewer, views

TEXT = (
    made.PARTIES
    + """
title: 協約
body: [{id: art-1, kind: article, label: 第1条, text: 甲及び乙は、別表の取組を行う。}]
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 取組, kind: title}
  - {id: content, label: 内容, kind: content}
  - {id: kou, label: 甲の役割, kind: role, party: kou}
  - {id: otsu, label: 乙の役割, kind: role, party: otsu}
  categories:
  - id: life
    label: "1"
    title: 生活
    measures:
    - {id: health, cells: {title: 健診, content: 甲の施設を使う。, kou: 健診を、町と進める。, otsu: 健診を、市と進める。}}
    - {id: water, cells: {title: 水道, content: 水を送る。, kou: 水道を、町と進める。, otsu: 水道を、市と支える。}}
  - id: work
    label: "2"
    title: しごと
    measures:
    - {id: roads, cells: {title: 道路, content: 直す。, kou: 道路を、町と進める。, otsu: 道路を、市と進める。}}
    - {id: fares, cells: {title: 運賃, content: 決める。, kou: 払う。}}
    - {id: woods, cells: {title: 森林, content: 植える。, kou: 森林を、町と進める。, otsu: 森林を、市と進める。}}
- id: forms
  label: 別記
  columns: [{id: title, label: 書式, kind: title}]
  measures: [{id: letter, cells: {title: 通知}}]
"""
)


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(TEXT)


def test_measures_that_differ_come_first_with_the_stock_phrase_beside_them(shown: Viewer) -> None:
    (table,) = shown.page("compare.html")[1].tables
    assert [(one.id, one.differs, one.pattern) for one in table.differences] == [
        ("water", True, "otsu"),
        ("fares", True, "kou"),
    ]
    kou, otsu = table.differences[0].roles
    assert (kou.stock, kou.differs, kou.instead) == (True, False, ())
    assert (otsu.stock, otsu.differs, [words.plain for words in otsu.instead]) == (False, True, ["市と進める。"])
    assert [(role.unit is None, role.stock, role.differs) for role in table.differences[1].roles] == [
        (False, False, True),
        (True, False, False),
    ]


def test_the_matrix_counts_each_measure_once_and_leads_to_it(shown: Viewer) -> None:
    (table,) = shown.page("compare.html")[1].tables
    assert [(one.value, one.amount) for one in table.patterns] == [("stock", 3), ("kou", 1), ("otsu", 1)]
    assert [(row.name, [(one.words, one.href) for one in row.cells], row.total.words) for row in table.matrix] == [
        ("生活", [("1", "#_group.life"), ("0", ""), ("1", "#_differs.water")], "2"),
        ("しごと", [("2", "#_group.work"), ("1", "#_differs.fares"), ("0", "")], "3"),
    ]
    assert [one.note for one in table.matrix[0].cells] == [
        "group=life&pattern=stock",
        "group=life&pattern=kou",
        "group=life&pattern=otsu",
    ]
    assert table.matrix[1].total == ("#_group.work", "3", None, "group=work", None)


def test_rows_have_the_heads_and_the_parties_of_their_table(shown: Viewer) -> None:
    (table,) = shown.page("compare.html")[1].tables
    assert [(one.number, one.name) for one in table.heads] == [(1, "山川市（甲）"), (2, "谷町（乙）")]
    assert [[one.id for one in group.measures] for group in table.groups] == [
        ["health", "water"],
        ["roads", "fares", "woods"],
    ]
    assert [(one, name, [link.href for link in links]) for one, name, links in table.opened] == [
        ("kou", "山川市（甲）", ["#health"])
    ]
    assert table.amount == 5


def test_each_wording_stands_once_with_those_that_have_it(shown: Viewer) -> None:
    (table,) = shown.page("compare.html")[1].tables
    assert [
        (one.anchor, one.words[0].plain, one.stock, one.amount, one.total, [link.href for link in one.measures])
        for column in table.wordings
        for one in column.wordings
    ] == [
        ("_wording.annex.kou", "町と進める。", True, 4, 5, ["#health", "#water", "#roads", "#woods"]),
        ("_wording.annex.kou.1", "払う。", False, 1, 5, ["#fares"]),
        ("_wording.annex.otsu", "市と進める。", True, 3, 4, ["#health", "#roads", "#woods"]),
        ("_wording.annex.otsu.1", "水道を、市と支える。", False, 1, 4, ["#water"]),
    ]


def test_what_can_be_filtered_by_is_of_the_tables_that_are_compared(shown: Viewer) -> None:
    around, view = shown.page("compare.html")
    assert [tuple(one) for one in view.groups] == [("life", "1 生活", 2, ()), ("work", "2 しごと", 3, ())]
    assert [tuple(one) for one in view.opens] == [("kou", "山川市（甲）", 1, ())]
    assert (view.several, view.symbols, view.contents, view.rows_name) == (False, True, True, "tiny-rows.csv")
    assert around.description.startswith("5の")


def test_the_home_has_a_figure_for_each_party_and_one_for_the_rest(shown: Viewer) -> None:
    _, home = shown.page("index.html")
    assert [(one.amount, one.total, one.party, one.href) for one in home.figures] == [
        (4, 5, 1, "compare.html#_wording.annex.kou"),
        (3, 4, 2, "compare.html#_wording.annex.otsu"),
        (2, 0, 0, "compare.html#_differences"),
    ]
    assert [(one.name, one.amount, one.href) for one in home.areas] == [
        ("生活", 2, "annex/1-1.html"),
        ("しごと", 3, "annex/1-2.html"),
        ("別記", 1, "annex/2-1.html"),
    ]


def test_without_roles_nothing_is_compared() -> None:
    bare = views(TEXT.replace(", party: kou", "").replace(", party: otsu", "").replace("kind: role", "kind: other"))
    assert "compare.html" not in bare.jobs
    _, home = bare.page("index.html")
    assert home.figures == ()
    assert [one.href for one in home.ways] == ["full.html", "downloads.html"]
    assert agreement_words(bare.context.corpus, None, "ja")["parties"] == "甲と乙"


def one_table(columns: str, cells: Sequence[str]) -> Viewer:
    """The pages of an agreement with one table: its columns beside the title, and the cells of each row."""
    rows = "".join(f"  - {{id: m{at}, cells: {{title: 取組{at}, {cell}}}}}\n" for at, cell in enumerate(cells))
    return views(
        made.PARTIES
        + f"""
title: 協約
body: [{{id: art-1, kind: article, label: 第1条, text: 別表の取組を行う。}}]
annexes:
- id: annex
  label: 別表
  columns: [{{id: title, label: 取組, kind: title}}, {columns}]
  measures:
{rows}"""
    )


KOU = "{id: kou, label: 甲の役割, kind: role, party: kou}"
OTSU = "{id: otsu, label: 乙の役割, kind: role, party: otsu}"
COST = "{id: cost, label: 甲の負担, kind: role, party: kou}"


@pytest.mark.parametrize("roles", [("道を直す。", "橋を架ける。", "川を守る。"), ("同じ。", "同じ。", "同じ。")])
def test_nothing_is_called_stock_where_too_few_roles_can_share_words(roles: tuple[str, ...]) -> None:
    few = one_table(KOU, [f"kou: {role}" for role in roles])
    (table,) = few.page("compare.html")[1].tables
    assert (table.stocked, table.alike, table.differences, table.patterns, table.matrix) == (False, "", (), (), ())
    assert few.page("index.html")[1].figures == ()


def test_a_pattern_names_the_roles_that_have_a_stock_phrase_where_others_have_none() -> None:
    cells = [
        ("直す。", "道をつくる。"),
        ("直す。", "橋を架ける。"),
        ("直す。", "川を守る。"),
        ("見る。", "森を育てる。"),
    ]
    some = one_table(f"{KOU}, {OTSU}", [f"kou: {kou}, otsu: {otsu}" for kou, otsu in cells])
    (table,) = some.page("compare.html")[1].tables
    assert [one.words for one in table.patterns] == ["山川市（甲）は定型", "山川市（甲）だけ違う"]
    assert table.alike == "4の取組のうち1に、定型の文と違う欄（1欄）があります。定型の文のない欄は数えていません。"


def test_where_some_roles_have_a_stock_phrase_and_none_differs_nothing_is_counted() -> None:
    others = ["道をつくる。", "橋を架ける。", "川を守る。"]
    some = one_table(f"{KOU}, {OTSU}", [*(f"kou: 直す。, otsu: {other}" for other in others), "kou: 直す。"])
    (table,) = some.page("compare.html")[1].tables
    assert (table.alike, table.differences) == ("", ())


def test_two_columns_of_one_party_have_names_of_their_own() -> None:
    two = one_table(f"{KOU}, {COST}", ["kou: 直す。, cost: 半分を払う。"] * 3 + ["kou: 直す。, cost: 払わない。"])
    (table,) = two.page("compare.html")[1].tables
    assert [one.name for one in table.heads] == ["甲の役割", "甲の負担"]
    assert [one.heading for one in table.wordings] == ["「甲の役割」の文", "「甲の負担」の文"]
    assert [(one.value, one.words) for one in table.patterns] == [("stock", "すべて定型"), ("kou", "甲の負担だけ違う")]
