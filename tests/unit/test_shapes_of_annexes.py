"""Annexes of every shape that is printed: several tables, lists in cells, merged cells, costs, notes, 別記, forms."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import Agreement, Provision, Table
from tests import made

DOCS: Final = Path(__file__).parents[2] / "docs/content-format.md"
TEXT = (
    made.PARTIES
    + """
title: 山川市と谷町との連携協約
body:
- id: art-1
  kind: article
  label: 第1条
  caption: （取組）
  text: 甲及び乙は、次の取組を行う。
- id: art-2
  kind: article
  label: 第2条
  caption: （費用）
  text: 費用の負担は、別に定める。
annexes:
- id: annex-1
  label: 別表第1
  relation: （第1条、第2条関係）
  articles: [art-1, art-2]
  blocks:
  - id: roads-table
    kind: table
    caption: 道路の取組
    columns:
    - {id: title, kind: title, label: 取組}
    - {id: content, kind: content, label: 内容, merged: true}
    - {id: kou, kind: role, party: kou, label: 甲の役割}
    - {id: otsu, kind: role, party: otsu, label: 乙の役割}
    - {id: both, kind: role, parties: [kou, otsu], label: 甲及び乙の役割}
    categories:
    - id: cat-1
      label: "1"
      title: 生活の道路
      measures:
      - id: roads
        cells:
          title: 道路の整備
          content: 生活に使う道路を整える。
          otsu: 次に掲げる事務を行うこと。
          both: 毎年度協議する。
        lists:
          kou:
          - {id: roads-kou-1, label: "(1)", text: 測量を行うこと。}
          - id: roads-kou-2
            label: "(2)"
            text: 工事を行うこと。
            children:
            - {id: roads-kou-2-a, label: ア, text: 舗装の工事}
            - {id: roads-kou-2-b, label: イ, text: 排水の工事}
          otsu:
          - {id: roads-otsu-1, label: "(1)", text: 用地を借りること。}
      - id: bridges
        cells:
          title: 橋の補修
          kou: 橋を点検する。
          otsu: 橋を補修する。
          both: 毎年度協議する。
  - id: annex-1-notes
    kind: notes
    label: 備考
    children:
    - {id: annex-1-note-1, kind: item, label: "1", text: 道路には、歩道を含む。}
    - {id: annex-1-note-2, kind: item, label: "2", text: 橋には、歩道橋を含まない。}
  - id: costs
    kind: table
    caption: 費用の負担
    columns:
    - {id: title, kind: title, label: 区分}
    - {id: kou, kind: cost, label: 甲の負担}
    - {id: otsu, kind: cost, label: 乙の負担}
    measures:
    - id: cost-roads
      cells: {title: 工事費, kou: 10分の7, otsu: 10分の3}
- id: annex-2
  label: 別記
  relation: （第2条関係）
  articles: [art-2]
  blocks:
  - id: annex-2-art-1
    kind: article
    label: 第1条
    caption: （精算の方法）
    children:
    - {id: annex-2-art-1-p1, kind: paragraph, text: 甲は、毎年度の費用を精算する。}
    - {id: annex-2-art-1-p2, kind: paragraph, label: "2", text: 乙は、甲に請求の書面を送る。}
  - id: annex-2-art-2
    kind: article
    label: 第2条
    text: 前条の精算は、年度の末日までに行う。
- id: annex-3
  label: 様式第1号
  blocks:
  - id: form-1
    kind: form
    caption: 精算書
    text: 精算の額、相手方及び期日を書く欄がある。
"""
)


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT), Options("https://example.jp/"))


def page(path: str) -> str:
    return site().site[path].decode().replace("<wbr>", "")


def agreement() -> Agreement:
    return made.agreement(TEXT)


@cache
def places() -> Citations:
    files = made.files(TEXT)
    return Citations(made.corpus(files), made.analysis(files))


def test_none_of_them_is_at_fault() -> None:
    assert made.codes(site().problems) == []


def test_an_annex_is_a_sequence_of_blocks() -> None:
    first = agreement().annexes[0]
    kinds = [one.kind if isinstance(one, Provision) else "table" for one in first.blocks]
    assert kinds == ["table", "notes", "table"]
    assert [table.id for table in agreement().tables] == ["roads-table", "costs"]
    assert [one.id for one in agreement().annexes[1].provisions()][-1] == "annex-2-art-2"


def test_a_table_right_under_the_annex_is_the_short_form_of_one_block() -> None:
    short = made.agreement(
        f"""
        {made.PARTIES}
        title: 山川市と谷町の協約
        body: [{{id: art-1, kind: article, label: 第1条, text: 協力する。}}]
        annexes:
        - id: table
          label: 別表
          columns: [{{id: title, kind: title, label: 施策}}]
          measures: [{{id: m-1, cells: {{title: 道}}}}]
        """.replace("\n        ", "\n")
    ).annexes[0]
    (block,) = short.blocks
    assert isinstance(block, Table)
    assert (block.id, block.label, block.caption) == (short.id, short.label, None)


def test_every_unit_stands_on_the_page_of_all_and_at_its_own_address() -> None:
    whole, text = page("full.html"), site().site["data/agreement.ja.txt"].decode()
    for key, unit in agreement().units.items():
        assert key == "title" or f'data-unit="{key}"' in whole, key
        assert unit.ja in text, key
        assert key in json.loads(site().site["data/agreement.json"])["units"], key
    index = page("annex/index.html")
    for ident in ("annex-1-note-2", "annex-2-art-1-p2", "form-1", "costs"):
        assert f'id="{ident}"' in index, ident
    assert 'id="roads-kou-2-b"' in page("annex/1-roads-table-1.html")


@pytest.mark.parametrize(
    ("key", "japanese", "english"),
    [
        ("roads.kou", "別表第1（道路の取組）1の表道路の整備の項甲の役割の欄", None),
        ("roads-kou-2-a", "別表第1（道路の取組）1の表道路の整備の項甲の役割の欄第2号ア", None),
        ("annex-1-note-1", "別表第1備考第1号", "別表第1, Notes, item (1)"),
        ("annex-2-art-1-p2", "別記第1条第2項", "別記, Article 1, paragraph (2)"),
        ("cost-roads.kou", "別表第1（費用の負担）工事費の項甲の負担の欄", None),
        ("form-1", "様式第1号精算書", None),
    ],
)
def test_what_stands_in_an_annex_is_cited_by_its_place_there(key: str, japanese: str, english: str | None) -> None:
    assert places().cited(key, "ja") == japanese
    assert english is None or places().cited(key, "en") == english


def test_no_two_places_share_a_citation() -> None:
    heads = {f"{table.id}.{column.id}" for table in agreement().tables for column in table.columns}
    beside = [key for key in agreement().units if key not in heads and not key.endswith((".relation", ".caption"))]
    for lang in ("ja", "en"):
        cited = [places().cited(key, lang) for key in beside if key != "title"]
        assert len(cited) == len(set(cited))


def test_the_items_of_a_cell_do_not_run_together() -> None:
    assert "測量を行うこと。(2)" not in page("annex/1-roads-table-1.html")
    rows = list(csv.reader(io.StringIO(site().site["data/measures.csv"].decode("utf-8-sig"))))
    roads = dict(zip(rows[0], rows[1], strict=True))
    assert roads["甲の役割 [kou.ja]"].split("\n") == [
        "(1) 測量を行うこと。", "(2) 工事を行うこと。", "ア 舗装の工事", "イ 排水の工事",
    ]  # fmt: skip
    assert "(1) 測量を行うこと。 (2) 工事を行うこと。" in site().site["data/agreement.ja.txt"].decode()
    assert 'data-unit="roads-kou-2-b"' in page("compare.html")


def test_a_merged_cell_is_printed_once_and_whole_in_exports() -> None:
    shown = page("annex/1-roads-table-1.html")
    assert shown.count("生活に使う道路を整える。") == 1
    assert '<a href="#roads.content">' in shown
    bridges = agreement().tables[0].measures[1]
    assert (bridges.cells["content"].key, bridges.continued) == ("roads.content", frozenset({"content"}))
    assert site().site["data/measures.csv"].decode().count("生活に使う道路を整える。") == 2
    unmerged = build(made.files(TEXT.replace(", merged: true", "")), Options(None))
    assert made.codes(unmerged.problems) == ["empty-cell"]


def test_a_column_of_several_parties_is_the_role_of_none_of_them_alone() -> None:
    table = agreement().tables[0]
    assert [column.id for column in table.role_columns] == ["kou", "otsu"]
    assert table.columns[-1].parties == ("kou", "otsu")
    assert made.codes(build(made.files(TEXT.replace("[kou, otsu]", "[kou, hei]")), Options(None)).problems) == [
        "unknown-party"
    ]


def test_a_table_of_costs_is_not_compared_and_holds_no_measures() -> None:
    assert [table.id for table in agreement().compared] == ["roads-table"]
    assert [measure.id for measure in agreement().measures] == ["roads", "bridges"]
    assert "工事費" not in page("compare.html")
    assert "工事費" not in site().site["data/measures.csv"].decode()
    assert "施策" not in page("annex/1-costs-1.html").partition("<main")[2].partition("</main>")[0]


def test_the_example_of_the_docs_builds() -> None:
    example = re.search(r"^```yaml\n(annexes:.*?)^```$", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert example is not None
    body = "title: 山川市と谷町の協約\nbody: [{id: art-1, kind: article, label: 第1条, text: 協力する。}]\n"
    assert made.codes(build(made.files(f"{made.PARTIES}\n{body}{example[1]}"), Options(None)).problems) == []
