"""Rows, columns and notes of annexes are cited and found; what a page says a place is cited as leads back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.citing import Citations
from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.references import find_references
from kyoyaku.model import Agreement, Corpus
from tests import made
from tests.unit.viewing import views

TABLES = (
    made.PARTIES
    + """
title: 協約
body:
- {id: art-1, kind: article, label: 第1条, text: "@"}
annexes:
- id: one
  label: 別表第1
  blocks:
  - id: works
    kind: table
    caption: 取組
    columns: [{id: title, label: 取組, kind: title}, {id: kou, label: 甲の役割, kind: role, party: kou}]
    categories:
    - id: traffic
      label: "1"
      title: 交通の部
      categories:
      - id: rail
        label: (1)
        title: 鉄道
        measures: [{id: trains, cells: {title: 列車, kou: 走らせる。}}]
      - id: road
        label: (2)
        title: 道路
        measures: [{id: buses, cells: {title: 乗合, kou: 走らせる。}}, {id: bridges, cells: {title: 橋, kou: 架ける。}}]
  - id: costs
    kind: table
    caption: 費用
    columns: [{id: what, label: 区分, kind: title}, {id: cost, label: 甲の負担, kind: cost, party: kou}]
    measures: [{id: repairs, cells: {what: 修繕, cost: 半分}}]
  - id: notes
    kind: notes
    label: 備考
    children:
    - {id: note-1, kind: item, label: "1", text: 列車には、貨車を含む。}
    - {id: note-2, kind: item, label: "2", text: 前号の貨車}
- id: record
  label: 別記
  blocks:
  - {id: r1, kind: item, label: 第1, text: 請求}
  - id: r2
    kind: item
    label: 第2
    text: 支払
    children: [{id: r2-1, kind: item, label: "1", text: 期日}, {id: r2-2, kind: item, label: "2", text: 方法}]
"""
)


def cited(agreement: Agreement, unit: str, sentence: str) -> list[tuple[str, ...]]:
    units = {**agreement.units, unit: replace(agreement.units[unit], ja=sentence)}
    found = find_references(replace(agreement, units=units), SharedTitles(())).found
    return [(sentence[one.start : one.end], *one.targets) for one in found if one.unit == unit]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("別表第1の1の項", "traffic"),
        ("別表第1の交通の部", "traffic"),
        ("別表第1の1(2)の表", "road"),
        ("別表第1交通の部道路の項", "road"),
        ("別表第1の交通の部の(1)の項", "rail"),
        ("別表第一の一の項（一）の項", "rail"),
        ("別表第1の列車の項", "trains"),
        ("別表第1の道路の項橋の項甲の役割の欄", "bridges.kou"),
        ("別表第1の費用の表修繕の項", "repairs"),
        ("別表第1の費用の表", "costs"),
        ("別表第1備考", "notes"),
        ("別表第1備考第2号", "note-2"),
        ("別表第1の備考1", "note-1"),
        ("別表第1の空港の項", "one"),
        ("別表第1の空港の部列車の項", "one"),
        ("別表第1の甲の役割の欄", "one"),
        ("別記第2", "r2"),
        ("別記第2の1", "r2-1"),
        ("別記第二の二", "r2-2"),
    ],
)
def test_what_stands_in_an_annex_is_found(words: str, target: str) -> None:
    assert cited(made.agreement(TABLES), "art-1", f"甲は、{words}による。") == [(words, target)]


def test_notes_count_one_another() -> None:
    assert cited(made.agreement(TABLES), "note-2", "前号の貨車") == [("前号", "note-1")]


def whole(agreement: Agreement, corpus: Corpus) -> dict[str, list[tuple[str, ...]]]:
    """What is found where every place is cited as its page says, but for those that are."""
    places = Citations(corpus, analyse(corpus)[agreement.slug])
    unit = next(key for key in agreement.units if key not in ("title", "preamble"))
    idents = [annex.id for annex in agreement.annexes]
    idents += [one.id for annex in agreement.annexes for one in annex.walk()]
    idents += [one.id for annex in agreement.annexes for one in annex.measures]
    idents += [one.id for one in agreement.provisions()]
    found: dict[str, list[tuple[str, ...]]] = {}
    for ident in idents:
        words = places.cited(ident, "ja")
        got = cited(agreement, unit, f"甲は、{words}による。")
        alone = [one for one in agreement.provisions() if one.id == ident and one.kind == "paragraph"]
        if got != [(words, ident)] and not alone:
            found[words] = got
    return found


def test_what_a_page_says_a_place_is_cited_as_leads_back_to_it() -> None:
    corpus = made.real_corpus()
    assert whole(corpus.agreements[0], corpus) == {}


def test_a_row_is_previewed_with_its_cells() -> None:
    text = TABLES.replace('"@"', "別表第1の橋の項、別表第1の交通の部及び別表第1の橋の項甲の役割の欄による。")
    shown = {one.id: one for one in views(text).page("articles/1.html")[0].previews}
    assert [(label, str(html)) for _, label, html in shown["_ref.bridges"].lines] == [
        ("", "橋"),
        ("甲の役割", "架ける。"),
    ]
    assert [str(html) for *_, html in shown["_ref.traffic"].lines] == ["列車", "乗合", "橋"]
    assert [str(html) for *_, html in shown["_ref.bridges.kou"].lines] == ["架ける。"]


def test_of_several_places_the_preview_shows_all() -> None:
    text = made.PARTIES + (
        "title: 協約\nbody:\n- id: art-1\n  kind: article\n  label: 第1条\n  text: 次による。\n  children:\n"
        "  - {id: i1, kind: item, label: (1), text: 道}\n  - {id: i2, kind: item, label: (2), text: 橋}\n"
        "  - {id: i3, kind: item, label: (3), text: 川}\n"
        "- {id: art-2, kind: article, label: 第2条, text: 前条各号の取組及び前条第1号から第3号までの取組}\n"
    )
    (every, first, last) = views(text).page("articles/2.html")[0].previews
    assert every.id == "_ref.i1+i2+i3"
    assert (every.name.href, every.name.words) == ("1.html#i1", "第1条第1号から第1条第3号まで")
    assert [(label, str(html)) for _, label, html in every.lines] == [("(1)", "道"), ("(2)", "橋"), ("(3)", "川")]
    assert [(one.id, len(one.lines)) for one in (first, last)] == [("_ref.i1", 1), ("_ref.i3", 1)]
