"""Citations resolved in documents of other shapes: supplements with articles, items right under an article, no annex."""

from __future__ import annotations

import re

import pytest

from kyoyaku.meaning.references import References
from tests import made

DOCUMENT = (
    made.PARTIES
    + """
title: 試験の協約
preamble: "@preamble@"
closing: "@closing@"
body:
- id: ch-1
  kind: chapter
  label: 第1章
  caption: "@ch-1.caption@"
  children:
  - id: art-1
    kind: article
    label: 第1条
    caption: "@art-1.caption@"
    text: "@art-1@"
    children:
    - {id: a1-i1, kind: item, label: (1), text: "@a1-i1@"}
    - {id: a1-i2, kind: item, label: (2), text: "@a1-i2@"}
    - {id: a1-i2-2, kind: item, label: (2の2), text: "@a1-i2-2@"}
    - {id: a1-i3, kind: item, label: (3), text: "@a1-i3@"}
  - {id: art-2, kind: article, label: 第2条, text: "@art-2@"}
- id: ch-2
  kind: chapter
  label: 第2章
  children:
  - id: art-3
    kind: article
    label: 第3条
    children:
    - id: a3-p1
      kind: paragraph
      text: "@a3-p1@"
      children:
      - {id: a3-i1, kind: item, label: (1), text: "@a3-i1@"}
      - {id: a3-i2, kind: item, label: (2), text: "@a3-i2@"}
  - id: art-4
    kind: article
    label: 第4条
    children:
    - id: a4-p1
      kind: paragraph
      text: "@a4-p1@"
      children:
      - {id: a4-p1-i1, kind: item, label: 一, text: "@a4-p1-i1@"}
    - id: a4-p2
      kind: paragraph
      label: "2"
      text: "@a4-p2@"
      children:
      - {id: a4-p2-i1, kind: item, label: 一, text: "@a4-p2-i1@"}
      - {id: a4-p2-i2, kind: item, label: 二, text: "@a4-p2-i2@"}
    - {id: a4-p3, kind: paragraph, label: "3", text: 削除}
- {id: art-5, kind: article, label: 第5条, text: "@art-5@"}
- id: sup
  kind: supplement
  label: 附則
  children:
  - {id: sup-1, kind: article, label: 第1条, text: "@sup-1@"}
  - id: sup-2
    kind: article
    label: 第2条
    children:
    - {id: sup-2-p1, kind: paragraph, text: "@sup-2-p1@"}
    - {id: sup-2-p2, kind: paragraph, label: "2", text: "@sup-2-p2@"}
"""
)
ANNEX = """
annexes:
- id: table
  label: 別表
  relation: "@table.relation@"
  columns: [{id: title, label: 施策, kind: title}]
  measures: [{id: m-1, cells: {title: "@m-1.title@"}}]
"""


def read(sentence: str, at: str, document: str = DOCUMENT) -> References:
    text = re.sub("@([a-z0-9.-]+)@", lambda spot: sentence if spot[1] == at else "定める。", document)
    return made.analysis(made.files(text)).references


def cited(sentence: str, at: str, document: str = DOCUMENT) -> list[tuple[str, ...]]:
    found = read(sentence, at, document)
    assert found.problems == ()
    return [(sentence[one.start : one.end], one.target, *one.also) for one in found.by_unit.get(at, ())]


def told(sentence: str, at: str, document: str = DOCUMENT) -> list[tuple[str, dict[str, str]]]:
    return [(one.code, {k: v for k, v in one.args if k != "line"}) for one in read(sentence, at, document).problems]


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        # Items right under an article, also 2の2; in a paragraph that is alone; of the paragraph that is meant.
        ("第2号", "art-1", [("第2号", "a1-i2")]),
        ("第2号の2", "art-1", [("第2号の2", "a1-i2-2")]),
        ("前号", "a1-i3", [("前号", "a1-i2-2")]),
        ("前2号", "a1-i3", [("前2号", "a1-i2", "a1-i2-2")]),
        ("次2号", "a1-i1", [("次2号", "a1-i2", "a1-i2-2")]),
        ("前各号", "a1-i3", [("前各号", "a1-i1", "a1-i2", "a1-i2-2")]),
        ("第1号の規定、同号", "art-1", [("第1号", "a1-i1"), ("同号", "a1-i1")]),
        ("第1号から第3号まで", "art-1", [("第1号", "a1-i1"), ("第3号", "a1-i3", "a1-i2", "a1-i2-2")]),
        ("第1条第2号", "art-2", [("第1条第2号", "a1-i2")]),
        ("第1条第1号及び第3号", "art-2", [("第1条第1号", "a1-i1"), ("第3号", "a1-i3")]),
        ("第3条第2号", "art-2", [("第3条第2号", "a3-i2")]),
        ("第3条第1項第1号", "art-2", [("第3条第1項第1号", "a3-i1")]),
        ("第2号", "a3-p1", [("第2号", "a3-i2")]),
        ("第2号", "a4-p2", [("第2号", "a4-p2-i2")]),
        ("第2号", "a4-p2-i1", [("第2号", "a4-p2-i2")]),
        ("前項第1号", "a4-p2", [("前項第1号", "a4-p1-i1")]),
        ("第4条第2項第1号、第2号", "art-5", [("第4条第2項第1号", "a4-p2-i1"), ("第2号", "a4-p2-i2")]),
        ("第1号", "art-2", []),
        ("第9号", "art-5", []),
        # 同, 本 and what goes on.
        ("本条", "art-2", [("本条", "art-2")]),
        ("第1条の規定、同条", "art-2", [("第1条", "art-1"), ("同条", "art-1")]),
        ("第4条第1項の規定、同項", "art-2", [("第4条第1項", "a4-p1"), ("同項", "a4-p1")]),
        ("第4条第1項の規定及び同条第2項", "art-2", [("第4条第1項", "a4-p1"), ("同条第2項", "a4-p2")]),
        ("本項", "a4-p2", [("本項", "a4-p2")]),
        ("第1条の規定により、第2項", "a4-p1", [("第1条", "art-1"), ("第2項", "a4-p2")]),
        ("第4条及び第2項", "art-5", [("第4条", "art-4"), ("第2項", "a4-p2")]),
        ("第1条、第2条及び第4条第2項並びに第1項", "art-5", [("第1条", "art-1"), ("第2条", "art-2"), ("第4条第2項", "a4-p2"), ("第1項", "a4-p1")]),
        # Ranges across chapters, backwards, of neighbours.
        ("第1条から第4条まで", "art-5", [("第1条", "art-1"), ("第4条", "art-4", "art-2", "art-3")]),
        ("第1条から第2条まで", "art-5", [("第1条", "art-1"), ("第2条", "art-2")]),
        ("第4条から第2条まで", "art-5", [("第4条", "art-4"), ("第2条", "art-2")]),
        ("前4条", "art-5", [("前4条", "art-1", "art-2", "art-3", "art-4")]),
        ("次2条", "art-1", [("次2条", "art-2", "art-3")]),
        ("前項", "a4-p2", [("前項", "a4-p1")]),
        ("第2条第1項", "art-5", [("第2条第1項", "art-2")]),
        # A supplement cites the articles of the body by number alone, its own as 附則第1条.
        ("第1条", "sup-2-p1", [("第1条", "art-1")]),
        ("附則第1条", "sup-2-p1", [("附則第1条", "sup-1")]),
        ("第1条及び附則第1条", "sup-2-p1", [("第1条", "art-1"), ("附則第1条", "sup-1")]),
        ("前条", "sup-2-p1", [("前条", "sup-1")]),
        ("第3条", "sup-1", [("第3条", "art-3")]),
        ("第3条から第5条まで", "sup-1", [("第3条", "art-3"), ("第5条", "art-5", "art-4")]),
        ("前項", "sup-2-p2", [("前項", "sup-2-p1")]),
        ("次条第2項", "sup-1", [("次条第2項", "sup-2-p2")]),
        # Where nothing stands in an article.
        ("第1条", "preamble", [("第1条", "art-1")]),
        ("第4条第2項", "closing", [("第4条第2項", "a4-p2")]),
        ("第3条関係", "ch-1.caption", [("第3条", "art-3")]),
        ("前条", "art-1.caption", None),
    ],
)  # fmt: skip
def test_a_citation_leads_to_what_it_names(sentence: str, at: str, expected: list[tuple[str, ...]] | None) -> None:
    if expected is None:
        assert told(sentence, at) == [("no-neighbour", {"words": sentence, "unit": at, "nearest": "—"})]
    else:
        assert cited(sentence, at) == expected


@pytest.mark.fault("B4", "B5")
@pytest.mark.parametrize(
    ("sentence", "at", "code", "nearest"),
    [
        ("第9条", "art-2", "dangling-reference", "第5条"), ("第9条", "sup-1", "dangling-reference", "第5条"), ("第1条第7号", "art-2", "dangling-reference", "第3号"),
        ("第2条第1号", "art-5", "dangling-reference", "—"), ("第4条第9項", "art-5", "dangling-reference", "第3項"), ("第2条第2項", "art-5", "dangling-reference", "第2条第1項"),
        ("第4条第1項第5号", "art-5", "dangling-reference", "第1号"), ("第0条", "art-5", "dangling-reference", "第1条"), ("別表", "art-1", "unsure-reference", ""),
        ("前条", "art-1", "no-neighbour", "—"), ("次条", "art-5", "no-neighbour", "—"), ("前条", "sup-1", "no-neighbour", "—"), ("次条", "sup-2-p1", "no-neighbour", "—"),
        ("前条", "preamble", "no-neighbour", "—"), ("前項", "preamble", "no-neighbour", "—"), ("前項", "art-2", "no-neighbour", "—"), ("前各項", "a4-p1", "no-neighbour", "—"), ("前5条", "art-5", "no-neighbour", "—"),
        ("次3条", "a3-p1", "no-neighbour", "—"), ("次項", "a4-p3x", None, ""), ("前号", "a1-i1", "no-neighbour", "—"), ("次号", "a1-i3", "no-neighbour", "—"), ("前号", "art-1", "no-neighbour", "—"),
        ("前各号", "a3-i1", "no-neighbour", "—"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told_with_what_is_near(sentence: str, at: str, code: str | None, nearest: str) -> None:
    args = {"words": sentence, "unit": at, **({"nearest": nearest} if nearest else {})}
    assert told(sentence, at) == ([(code, args)] if code else [])
    assert at not in read(sentence, at).by_unit


@pytest.mark.fault("B6")
@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("第4条第3項", ["cites-deleted"]),
        ("第4条第2項", []),
        ("第4条第1項から第3項まで", []),
        ("第4条", []),
    ],
)
def test_what_is_deleted_is_told(sentence: str, codes: list[str]) -> None:
    assert [code for code, _ in told(sentence, "art-5")] == codes


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("別表に掲げる", "art-1", [("別表", "table")]),
        ("（第1条、第3条関係）", "table.relation", [("第1条", "art-1"), ("第3条", "art-3")]),
        ("第4条第2項", "m-1.title", [("第4条第2項", "a4-p2")]),
        ("別表及び第1条、同条", "art-2", [("別表", "table"), ("第1条", "art-1"), ("同条", "art-1")]),
        ("第1条及び別表、同条", "art-2", [("第1条", "art-1"), ("別表", "table"), ("同条", "art-1")]),
    ],
)
def test_annexes_are_cited_and_cite(sentence: str, at: str, expected: list[tuple[str, ...]]) -> None:
    assert cited(sentence, at, DOCUMENT + ANNEX) == expected


def test_references_turned_round_count_for_everything_above() -> None:
    found = read("第4条第2項第1号及び第1条から第3条まで", "art-5").cited_by
    assert {key: [one.start for one in references] for key, references in found.items()} == {
        "a4-p2-i1": [0], "a4-p2": [0], "art-4": [0], "ch-2": [0, 16], "art-1": [11], "ch-1": [11, 16], "art-2": [16], "art-3": [16],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "at"),
    [("同号", "a1-i2"), ("同条第1号", "art-1"), ("同条", "art-2"), ("同項", "a4-p2"), ("第2項", "preamble"), ("第4条第1号の2", "art-5")],
)  # fmt: skip
def test_what_has_nothing_to_go_on_from_is_told_and_is_no_link(sentence: str, at: str) -> None:
    assert told(sentence, at) == [("unsure-reference", {"words": sentence, "unit": at})]
    assert at not in read(sentence, at).by_unit
