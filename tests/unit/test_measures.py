"""Measures that stand in articles: the table that they amount to, and what every reader of tables makes of it."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import pytest

from kyoyaku.exports.corpus import agreement_json
from kyoyaku.exports.tables import measures_csv
from kyoyaku.meaning.analysis import Analysis, analyse
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import Agreement, Corpus, Table
from kyoyaku.routes import Routes
from kyoyaku.search.agreement_results import Printed
from kyoyaku.search.results import Result
from tests import made
from tests.house.test_docs import examples
from tests.unit.viewing import Viewer, views

DOCS = "content/agreements/teijuu/agreement.yaml"
"""The example of docs/content-format.md, in two forms: with headings and unmarked text below, and in a line."""
WAYS = """
title: 協約
body:
- id: ch-1
  kind: chapter
  label: 第1章
  caption: 取組
  children:
  - id: art-1
    kind: article
    label: 第1条
    caption: （道路）
    children:
    - id: art-1-p1
      kind: paragraph
      text: 次の取組を行う。
      children:
      - id: roads
        kind: item
        label: 一
        text: 整備
        measure: true
        children:
        - {id: roads-otsu, kind: item, label: イ, caption: 役割（乙）, text: 測量する。, role: otsu}
        - {id: roads-kou, kind: item, label: ロ, caption: 役割（甲）, text: 工事する。, role: kou}
        - {id: roads-kou-2, kind: item, label: ハ, caption: 負担（甲）, text: 支払う。, role: kou, after: 翌年度も同様とする。}
      - id: lamps
        kind: item
        label: 二
        text: 照明
        measure: true
        children:
        - id: lamps-kou
          kind: item
          label: イ
          caption: 甲の行うこと
          role: kou
          children:
          - {id: lamps-kou-i, kind: item, label: (1), caption: 設置, text: 灯を設ける。}
  - id: art-2
    kind: article
    label: 第2条
    caption: （橋）
    measure: true
    children:
    - {id: art-2-p1, kind: paragraph, text: 甲は、橋を架ける。, role: kou}
    - {id: art-2-p2, kind: paragraph, label: "2", text: 乙は、橋を守る。, role: otsu}
annexes:
- id: annex
  label: 別記
  blocks:
  - id: note
    kind: notes
    label: 備考
    children:
    - id: trees
      kind: item
      label: "1"
      text: 街路樹
      measure: true
      children: [{id: trees-both, kind: item, label: (1), text: 甲及び乙で植える。, role: [kou, otsu]}]
"""


@cache
def documented() -> Corpus:
    return made.corpus(made.files(examples()[DOCS]))


@cache
def ways() -> Agreement:
    return made.agreement(made.PARTIES + WAYS)


def nested(agreement: Agreement) -> Table:
    assert agreement.nested is not None
    return agreement.nested


def analysis() -> Analysis:
    return analyse(documented())["tiny"]


def test_columns_are_the_contents_then_the_roles_of_each_party_then_those_of_several() -> None:
    columns = nested(documented().agreements[0]).columns
    assert [(one.id, one.kind, one.party, one.parties) for one in columns] == [
        ("title", "title", None, ()),
        ("content", "content", None, ()),
        ("kou", "role", "kou", ("kou",)),
        ("otsu", "role", "otsu", ("otsu",)),
        ("kou-otsu", "role", None, ("kou", "otsu")),
    ]
    assert [one.label.ja if one.label else None for one in columns] == [
        None,
        "取組の内容",
        "甲の役割",
        "乙の役割",
        None,
    ]


def test_a_cell_is_the_text_of_its_provision_under_its_own_key() -> None:
    agreement = documented().agreements[0]
    for measure in nested(agreement).measures:
        for column in nested(agreement).columns:
            for text in measure.texts(column.id):
                assert agreement.units[text.key] is text
    doctors, bus = nested(agreement).measures
    assert {column: text.key for column, text in doctors.cells.items()} == {
        "title": "doctors.caption", "content": "doctors-content-1", "kou": "doctors-kou-1", "otsu": "doctors-otsu-1",
    }  # fmt: skip
    assert [one.id for one in doctors.lists["kou"]] == ["doctors-kou-a", "doctors-kou-b"]
    assert {column: text.key for column, text in bus.cells.items()} == {
        "title": "bus", "kou": "bus-kou", "otsu": "bus-otsu", "kou-otsu": "bus-both",
    }  # fmt: skip


def test_they_stand_under_marked_headings_or_else_under_their_article() -> None:
    life, article = nested(documented().agreements[0]).categories
    assert (article.id, article.label, [one.id for one in article.measures]) == ("art-2", "第2条", ["bus"])
    assert (life.id, life.label, [one.id for one in life.measures]) == ("life", "(1)", ["doctors"])
    found = [
        (one.id, one.title.ja if one.title else "", [row.id for row in one.measures]) for one in nested(ways()).walk()
    ]
    assert found == [("art-1", "（道路）", ["roads", "lamps"]), ("art-2", "", ["art-2"]), ("note", "", ["trees"])]


def test_what_holds_all_of_them_gives_its_name_or_else_the_title() -> None:
    assert nested(documented().agreements[0]).label.ja == "（取組及び役割の分担）"
    assert nested(ways()).label.ja == "協約"


def test_two_roles_of_a_party_have_a_column_each_and_other_captions_stand_over_their_cells() -> None:
    table = nested(ways())
    roads, lamps, bridge, trees = table.measures
    assert [column.id for column in table.columns] == ["title", "kou", "kou-2", "otsu", "kou-otsu"]
    heads = {column.id: column.label.ja if column.label else None for column in table.columns}
    assert heads == {"title": None, "kou": None, "kou-2": "負担（甲）", "otsu": "役割（乙）", "kou-otsu": None}
    assert {key: text.ja for key, text in roads.heads.items()} == {"kou": "役割（甲）"}
    assert {key: text.ja for key, text in lamps.heads.items()} == {"kou": "甲の行うこと"}
    assert [text.ja for text in roads.texts("kou-2")] == ["支払う。", "翌年度も同様とする。"]
    assert [text.ja for text in lamps.texts("kou")] == ["甲の行うこと", "設置", "灯を設ける。"]
    assert [text.ja for text in bridge.texts("title")] == ["（橋）"]
    assert [text.ja for text in trees.texts("kou-otsu")] == ["甲及び乙で植える。"]


def test_an_agreement_without_marks_has_none() -> None:
    assert made.real().agreement.nested is None


@pytest.mark.parametrize(("ident", "cited"), [("doctors", "第2条第1号ア"), ("bus-kou", "第2条第2号ア")])
def test_they_are_cited_as_their_items_and_lead_to_their_article(ident: str, cited: str) -> None:
    agreement = documented().agreements[0]
    assert Citations(documented(), analysis()).cited(ident, "ja") == cited
    assert Routes(documented()).unit(agreement, ident) == ("articles/2.html", ident)


def test_the_csv_names_the_annex_that_a_marked_measure_stands_in() -> None:
    text = (
        made.PARTIES
        + """
title: 協約
body:
- {id: art-1, kind: article, label: 第1条, text: 別記による。}
annexes:
- id: annex
  label: 別記
  blocks:
  - id: sights
    kind: paragraph
    label: "1"
    text: 観光の振興
    measure: true
    children: [{id: sights-kou, kind: item, label: (1), text: 甲は、案内する。, role: kou}]
"""
    )
    given = made.files(text)
    _, row = csv.reader(io.StringIO(measures_csv(made.corpus(given), made.analysis(given)).decode("utf-8-sig")))
    assert row[:3] == ["sights", "別記", ""]


def test_the_csv_has_a_row_of_each_with_its_article_among_the_headings() -> None:
    head, *rows = csv.reader(io.StringIO(measures_csv(documented(), analysis()).decode("utf-8-sig")))
    assert head == [
        "識別子 [id]", "別表 [annex]", "見出し [headings]", "施策 [title.ja]", "取組の内容 [content.ja]",
        "甲の役割 [kou.ja]", "乙の役割 [otsu.ja]", "甲と乙の役割 [kou-otsu.ja]", "定型と違う欄 [differs]",
    ]  # fmt: skip
    assert {row[0]: row[1:] for row in rows} == {
        "bus": [
            "", "第2条（取組及び役割の分担）", "路線バスの維持", "", "甲は、協議会を運営する。", "乙は、利用を呼びかける。",
            "甲及び乙は、経費を負担する。", "",
        ],
        "doctors": [
            "", "第2条（取組及び役割の分担） > (1) 生活機能の強化", "医師の確保", "圏域で働く医師を確保する。",
            "次に掲げることを行う。\nａ 医師の派遣\nｂ 研修の実施", "医師の住まいを用意し、甲と連携して取り組む。", "", "",
        ],
    }  # fmt: skip


def test_the_json_names_them_by_the_keys_of_their_units() -> None:
    data = json.loads(agreement_json(documented(), analysis()))
    _, article = data["measures"]["categories"]
    assert article["measures"][0]["cells"]["kou"] == "bus-kou"
    assert data["units"]["bus-kou"]["ja"] == "甲は、協議会を運営する。"
    assert data["measures"]["columns"][1]["label"] == "doctors-content.caption"
    assert "measures" not in json.loads(agreement_json(made.real_corpus(), made.real()))


def test_each_is_found_by_itself_and_no_text_twice() -> None:
    results = list(Printed(documented(), Routes(documented()), analysis()).documents())
    by_id: dict[str, Result] = {one.ident: one for one in results}
    assert {ident: by_id[ident].kind for ident in ("art-2", "life", "doctors", "bus")} == {
        "art-2": "article", "life": "category", "doctors": "measure", "bus": "measure",
    }  # fmt: skip
    assert by_id["doctors"].title["ja"] == "医師の確保"
    levels = {part.words["ja"]: part.level for part in by_id["doctors"].parts if part.words.get("ja")}
    assert levels["医師の住まいを用意し、甲と連携して取り組む。"] == "role"
    assert levels["圏域で働く医師を確保する。"] == "content"
    assert next(part.words["ja"] for part in by_id["doctors"].parts if part.level == "above") == "生活機能の強化"
    assert [part.words["ja"] for part in by_id["doctors"].parts][:2] == ["医師の確保", "圏域で働く医師を確保する。"]
    printed = [
        part.words.get("ja")
        for one in results
        for part in one.parts
        if part.level not in ("above", "around", "subject")
    ]
    texts = [text.ja for text in documented().agreements[0].units.values()]
    assert {words: printed.count(words) for words in texts} == {words: texts.count(words) for words in texts}


def test_what_is_marked_in_an_annex_or_is_an_article_is_found_as_a_measure() -> None:
    corpus = made.corpus(made.files(made.PARTIES + WAYS))
    found = list(Printed(corpus, Routes(corpus), analyse(corpus)["tiny"]).documents())
    by_id = {one.ident: one for one in found}
    assert [one.ident for one in found if one.kind == "measure"] == ["roads", "lamps", "art-2", "trees"]
    assert by_id["trees"].title["ja"] == "街路樹"
    assert [part.words["ja"] for part in by_id["trees"].parts if part.level == "above"] == ["別記備考", "別記"]
    cites = {part.words.get("ja"): part.cite for part in by_id["roads"].parts}
    assert (cites["整備"], cites["測量する。"], cites["翌年度も同様とする。"]) == ("§1.1.1", "§1.1.1.1", "§1.1.1.3")


@cache
def shown() -> Viewer:
    return views(examples()[DOCS])


def test_the_comparison_shows_them_and_leads_to_the_article() -> None:
    _, view = shown().page("compare.html")
    (table,) = view.tables
    rows = [row for group in table.groups for row in group.measures]
    assert [(row.id, row.href) for row in rows] == [
        ("doctors", "articles/2.html#doctors"),
        ("bus", "articles/2.html#bus"),
    ]
    assert [head.label.words[0].plain for head in table.heads] == ["甲の役割", "乙の役割"]
    assert [head.words[0].plain for head in table.content_heads] == ["取組の内容", "甲と乙の役割"]
    assert [group.number for group in table.groups] == ["(1)", "第2条"]


def test_the_home_counts_them() -> None:
    _, view = shown().page("index.html")
    assert [(area.name, area.amount, area.href) for area in view.areas] == [
        ("生活機能の強化", 1, "articles/2.html#life"),
        ("（取組及び役割の分担）", 1, "articles/2.html"),
    ]


def test_with_a_table_both_forms_are_compared_and_the_articles_are_called_so() -> None:
    table = """
      - id: bridges
        kind: table
        columns: [{id: title, kind: title, label: 取組}, {id: kou, kind: role, party: kou, label: 甲の役割}]
        measures: [{id: bridge, cells: {title: 橋, kou: 橋を架ける。}}]
    """
    text = made.PARTIES + WAYS.rstrip() + "\n" + "\n".join(line[4:] for line in table.splitlines())
    viewer = views(text)
    _, view = viewer.page("compare.html")
    assert [one.label.words[0].plain for one in view.tables] == ["条文", "別記"]
    assert [(one.number, one.name, one.plain_title) for one in view.tables[0].groups] == [
        ("第1条", "（道路）", "（道路）"),
        ("", "条文", "条文"),
        ("備考", "備考", ""),
    ]
    own = [cell.own_head.words[0].plain for cell in view.tables[0].groups[0].measures[0].roles if cell.own_head]
    assert own == ["役割（甲）"]
