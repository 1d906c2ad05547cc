"""The text of another document, written down as it stands below a provision that amends it."""

from __future__ import annotations

import json
import re
from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import text_hash
from tests import made

TEXT = (
    made.PARTIES
    + """
title: 山川市と谷町の協約の一部を変更する協約
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - id: art-1-p1
    kind: paragraph
    text: 山川市と谷町の協約の一部を次のように変更する。
  - id: art-1-p2
    kind: paragraph
    text: 第9条の次に次の2条を加える。
    quoted:
    - id: new-9-2
      kind: article
      label: 「第9条の2
      caption: （費用）
      children:
      - {id: new-9-2-p1, kind: paragraph, text: 前条第1項の費用（以下「経費」という。）は、第2条の規定により、甲が負担する。}
      - {id: new-9-2-p2, kind: paragraph, label: "2", text: "前項の経費は、別表第3のとおりとする。」"}
    - {id: new-9-3, kind: article, label: 第9条の3, text: 第99条の規定は、地方自治法第252条の2第1項の規定による。}
  - id: art-1-p3
    kind: paragraph
    text: 別表を次のように改める。
    quoted:
    - id: new-annex
      kind: table
      caption: 別表（第3条関係）
      columns: [{id: title, label: 連携施策}, {id: kou, label: 甲の役割}, {id: otsu, label: 乙の役割}]
      categories:
      - id: new-cat
        label: "1"
        title: 生活機能の強化
        measures:
        - id: new-roads
          cells: {title: 道路の整備, kou: 第2条の道路を整備する。}
          lists:
            otsu:
            - {id: new-roads-otsu-1, label: (1), text: 用地を測ること。}
            - {id: new-roads-otsu-2, label: (2), text: 標識を立てること。}
    - id: new-notes
      kind: notes
      label: 備考
      children:
      - {id: new-note, kind: item, label: "1", text: 道路には、橋を含む。}
    - id: new-row
      kind: table
      columns: [{id: title}, {id: kou}]
      measures:
      - {id: new-sights, cells: {title: 観光, kou: 案内所を開く。}}
- {id: art-2, kind: article, label: 第2条, text: 前条の経費は、乙が負担する。}
"""
)
LAWS = {
    "laws.yaml": "laws:\n- {id: autonomy, title: 地方自治法, url: 'https://example.jp/law'}\n",
    "agreements/tiny/en.yaml": f"""
        language: en
        units:
          new-annex.caption:
            text: "Appended Table (Re: Article 3)"
            source: {text_hash("別表（第3条関係）")}
            status: reviewed
        """,
}


@cache
def analysis() -> Analysis:
    return made.analysis(made.files(TEXT, LAWS))


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT, LAWS), Options("https://example.jp/"))


def test_it_is_no_part_of_the_text() -> None:
    agreement = analysis().agreement
    assert [one.id for one in agreement.articles] == ["art-1", "art-2"]
    assert [one.id for one in agreement.chief_provisions] == ["art-1", "art-2"]
    told = set(made.codes(site().problems)) - {"missing-translation", "words-unknown"}
    assert told == set(), site().problems


def test_it_keeps_its_own_numbers() -> None:
    holder = analysis().agreement.articles[0].children[1]
    assert [one.number for one in holder.quoted] == [(9, 2), (9, 3)]
    assert [one.number for one in holder.quoted[0].children] == [(1,), (2,)]


def test_its_references_lead_to_laws_and_to_what_is_quoted_with_it_alone() -> None:
    found = analysis().references
    assert {one.target for one in found.all if one.unit.startswith("new-")} == {"autonomy", "new-9-2-p1"}
    assert {one.unit for one in found.cited_by["new-9-2-p1"]} == {"new-9-2-p2"}
    page = site().site["articles/1.html"].decode()
    assert '<a class="ref" href="#new-9-2-p1" data-preview="_ref.new-9-2-p1">前項</a>' in page
    assert "前条第1項の費用（以下「経費」という。）は、第2条の規定により" in page
    assert "art-2" not in found.cited_by
    assert {one.unit for one in found.cited_by["art-1"]} == {"art-2"}


def test_it_defines_nothing_here() -> None:
    assert [one.term for one in analysis().uses.definitions] == []
    assert not any(key.startswith("new-") for key in analysis().parties)


def test_it_is_cited_within_the_provision_that_amends() -> None:
    places = Citations(made.corpus(made.files(TEXT, LAWS)), analysis())
    assert places.cited("new-9-2", "ja") == "第1条第2項のうち第9条の2の改正規定"
    assert places.cited("new-9-2-p2", "ja") == "第1条第2項のうち第9条の2第2項の改正規定"
    assert places.cited("new-9-2-p2", "en") == (
        "Article 1, paragraph (2), provisions amending Article 9-2, paragraph (2)"
    )
    assert places.cited("art-1-p2", "ja") == "第1条第2項"


def test_it_stands_on_every_page_and_in_every_export() -> None:
    for path in ("articles/1.html", "full.html", "en/articles/1.html", "ja-en/full.html"):
        page = site().site[path].decode()
        assert '<blockquote class="quoted">' in page, path
        assert 'id="new-9-2-p2"' in page, path
        assert "別表第3のとおりとする。」" in page, path
    assert "“Article 9-2" in site().site["en/full.html"].decode()
    assert "　「第9条の2 前条第1項の費用" in site().site["data/agreement.ja.txt"].decode()
    assert '"quoted"' in site().site["data/agreement.json"].decode()


def test_it_is_found_but_not_by_its_number() -> None:
    places = next(site().site[path].decode() for path in site().site if "places-tiny" in path and "ja" in path)
    assert "別表第3のとおりとする。」" in places
    assert "§9_2" not in places


def test_a_table_there_holds_no_measures_of_this_agreement() -> None:
    agreement = analysis().agreement
    assert (agreement.measures, agreement.compared, agreement.tables) == ((), (), ())
    assert "compare.html" not in site().site
    assert "data/measures.csv" not in site().site


def test_its_rows_and_cells_are_cited_within_the_provision_that_amends() -> None:
    places = Citations(made.corpus(made.files(TEXT, LAWS)), analysis())
    cited = {key: places.cited(key, "ja") for key in analysis().agreement.units if key.startswith("new-")}
    assert cited["new-annex.caption"] == "第1条第3項のうち別表の改正規定"
    assert cited["new-cat"] == "第1条第3項のうち別表1の改正規定"
    assert cited["new-roads.title"] == "第1条第3項のうち別表1の表道路の整備の項の改正規定"
    assert cited["new-roads.kou"] == "第1条第3項のうち別表1の表道路の整備の項甲の役割の欄の改正規定"
    assert cited["new-roads-otsu-2"] == "第1条第3項のうち別表1の表道路の整備の項乙の役割の欄第2号の改正規定"
    assert cited["new-note"] == "第1条第3項のうち別表備考第1号の改正規定"
    assert cited["new-sights.title"] == "第1条第3項のうち表観光の項の改正規定"
    assert places.cited("new-roads.kou", "en") == (
        "Article 1, paragraph (3), provisions amending Appended Table 1, row “道路の整備”, column “甲の役割”"
    )


def test_it_is_translated_found_and_shown_row_by_row_on_every_page() -> None:
    for path in ("articles/1.html", "full.html", "en/articles/1.html", "ja-en/full.html"):
        page = site().site[path].decode()
        for anchor in ("new-annex", "new-cat", "new-roads", "new-roads.kou", "new-roads-otsu-2", "new-note"):
            assert f'id="{anchor}"' in page, (path, anchor)
        assert not re.search(r"<h[1-6][^>]*>\s*</h", page)
    assert "Appended Table (Re: Article 3)" in site().site["en/full.html"].decode()
    places = next(site().site[path].decode() for path in site().site if "places-tiny" in path and "ja" in path)
    assert all(words in places for words in ("標識を立てること。", "案内所を開く。", "道路には、橋を含む。"))


def test_files_have_its_rows() -> None:
    lines = site().site["data/agreement.ja.txt"].decode().split("\n")
    at = lines.index("\u3000別表（第3条関係）")
    assert lines[at + 1 : at + 6] == [
        "\u30001 生活機能の強化",
        "\u3000連携施策\t甲の役割\t乙の役割",
        "\u3000道路の整備\t第2条の道路を整備する。\t(1) 用地を測ること。 (2) 標識を立てること。",
        "\u3000備考",
        "\u30001 道路には、橋を含む。",
    ]
    assert "\u3000観光\t案内所を開く。" in lines
    body = json.loads(site().site["data/agreement.json"])["body"]
    table = body[0]["children"][2]["quoted"][0]
    row = table["children"][0]["children"][0]
    assert (table["kind"], table["caption"], row["kind"]) == ("table", "new-annex.caption", "row")
    assert row["children"][1] == {
        "id": "new-roads.kou",
        "kind": "cell",
        "label": "",
        "number": None,
        "caption": "new-annex.kou",
        "text": "new-roads.kou",
    }


def test_a_column_that_is_not_there_is_told() -> None:
    given = made.files(TEXT.replace("cells: {title: 観光, kou:", "cells: {title: 観光, hei:"))
    assert "unknown-column" in made.codes(build(given, Options()).problems)
