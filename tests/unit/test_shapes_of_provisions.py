"""Provisions of every shape that is printed: runs, gaps, numbers that begin anew, words after items, nested items."""

from __future__ import annotations

from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build, check
from kyoyaku.meaning import names
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.model import Agreement, Provision
from kyoyaku.problems import has_errors
from tests import made

TEXT = (
    made.PARTIES
    + """
title: 山川市と谷町の協約
body:
- id: part-1
  kind: part
  label: 第一編
  caption: 総則
  children:
  - {id: art-1, kind: article, label: 第一条, caption: （目的）, text: 甲及び乙は、協力する。}
  - {id: art-2, kind: article, label: 第二条から第四条まで, text: 削除}
  - id: art-5
    kind: article
    label: 第五条
    children:
    - id: art-5-p1
      kind: paragraph
      text: 次に掲げる事務は、甲が行う。
      after: この場合において、乙は、甲に協力する。
      children:
      - id: art-5-p1-i1
        kind: item
        label: 一
        text: 道路の管理
        children:
        - id: art-5-p1-i1-a
          kind: item
          label: イ
          text: 市道
          children:
          - {id: art-5-p1-i1-a-1, kind: item, label: (1), text: 橋}
      - {id: art-5-p1-i2, kind: item, label: 二及び三, text: 削除}
      - {id: art-5-p1-i4, kind: item, label: 四, text: 道路に附帯する事務}
- id: part-2
  kind: part
  label: 第二編
  caption: 取組
  children:
  - id: ch-1
    kind: chapter
    label: 第一章
    caption: 交通
    children:
    - id: ssec-1
      kind: subsection
      label: 第一款
      caption: 鉄道
      children:
      - {id: p2-art-1, kind: article, label: 第一条, caption: （鉄道）, text: 乙は、鉄道を守る。}
  - {id: p2-art-3, kind: article, label: 第三条, gap: true, text: 甲は、乙を助ける。}
  - {id: p2-art-x, kind: article, label: 第三条之二, number: 3-2, text: 費用は、折半する。}
"""
)


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT), Options("https://example.jp/"))


def agreement() -> Agreement:
    return made.agreement(TEXT)


def node(ident: str) -> Provision:
    return next(one for one in agreement().provisions() if one.id == ident)


def test_none_of_them_is_at_fault() -> None:
    assert made.codes(site().problems) == []


def test_a_run_has_every_number_that_its_label_stands_for() -> None:
    assert (node("art-2").number, node("art-2").run) == ((2,), ((2,), (3,), (4,)))
    assert (node("art-5-p1-i2").number, node("art-5-p1-i2").run) == ((2,), ((2,), (3,)))
    assert (node("art-1").run, node("art-1").numbers) == ((), ((1,),))
    assert node("p2-art-x").number == (3, 2)


def test_a_gap_that_is_not_said_to_be_printed_is_told_but_stops_nothing() -> None:
    outcome = build(made.files(TEXT.replace(", gap: true", "")), Options(None))
    assert made.codes(outcome.problems) == ["number-gap"]
    assert not has_errors(outcome.problems)


def test_the_words_after_items_stand_on_every_page_and_in_every_export() -> None:
    words = "この場合において、乙は、甲に協力する。"
    for path in ("articles/5.html", "full.html", "ja-en/full.html"):
        assert '<div class="after beside hung">' in site().site[path].decode(), path
    holding = [path for path, data in site().site.items() if words in data.decode("utf-8", "ignore")]
    assert {"data/agreement.json", "data/agreement.ja.txt"} <= set(holding), holding
    text = site().site["data/agreement.ja.txt"].decode()
    assert text.index("道路に附帯する事務") < text.index(words)
    assert "art-5-p1.after" in site().site["data/agreement.json"].decode()


def test_articles_of_one_number_have_pages_and_citations_of_their_own() -> None:
    assert "第一編" in site().site["articles/1.html"].decode()
    assert "乙は、鉄道を守る。" in site().site["articles/p2-art-1.html"].decode().replace("<wbr>", "")
    corpus = made.corpus(made.files(TEXT))
    cited = {
        lang: [cited_provisions(corpus, agreement(), lang)[one.id] for one in agreement().articles]
        for lang in ("ja", "en")
    }
    assert cited["ja"] == [
        "第一編第1条", "第一編第2条から第4条まで", "第一編第5条", "第二編第1条", "第二編第3条", "第二編第3条の2",
    ]  # fmt: skip
    assert cited["en"][0] == "Part 1, Article 1"
    assert all(len(set(found)) == len(found) for found in cited.values())


def test_nested_items_are_counted_as_their_own_level_in_english() -> None:
    corpus = made.corpus(made.files(TEXT))
    for ident, label, cited in (
        ("art-5-p1-i1", "(1)", "Part 1, Article 5, item (1)"),
        ("art-5-p1-i1-a", "(a)", "Part 1, Article 5, item (1), (a)"),
        ("art-5-p1-i1-a-1", "(i)", "Part 1, Article 5, item (1), (a), (i)"),
    ):
        assert names.label(corpus, node(ident), "en").words == label
        assert cited_provisions(corpus, agreement(), "en")[ident] == cited
    assert cited_provisions(corpus, agreement(), "ja")["art-5-p1-i1-a-1"] == "第一編第5条第1号イ(1)"


CHAPTERS = (
    made.PARTIES
    + """
title: 山川市と谷町の協約
body:
- id: ch-1
  kind: chapter
  label: 第1章
  children:
  - {id: one, kind: article, label: 第1条, text: 協力する。}
  - {id: two, kind: article, label: 第2条, text: 前条による。}
- id: ch-2
  kind: chapter
  label: 第2章
  children:
  - id: sec-1
    kind: section
    label: 第1節
    children:
    - {id: three, kind: article, label: 第1条, text: 第2条に定める。}
  - {id: four, kind: article, label: 第2条, text: 前条及び第1条による。}
closing: 第1条による。
annexes:
- {id: form, label: 様式, relation: （第1条関係）, articles: [three], blocks: [{id: form-1, kind: form, text: 書く欄}]}
"""
)


def test_articles_may_begin_anew_in_each_chapter_and_lead_to_those_of_their_own() -> None:
    given = made.files(CHAPTERS)
    there = made.analysis(given).references
    assert [(key, one.target) for key, row in there.by_unit.items() for one in row] == [
        ("two", "one"),
        ("three", "four"),
        ("four", "three"),
        ("four", "three"),
        ("form.relation", "three"),
    ]
    assert made.codes(there.problems) == ["unsure-reference"]
    assert [one.code for one in check(given) if one.code in ("number-twice", "number-gap")] == []


def test_a_gap_where_no_number_is_left_out_is_told() -> None:
    given = made.files(CHAPTERS.replace("{id: two,", "{id: two, gap: true,"))
    assert "needless-gap" in made.codes(check(given))
    assert "needless-gap" not in made.codes(check(made.files(TEXT)))


@pytest.mark.fault("B6")
@pytest.mark.parametrize(
    ("text", "deleted"),
    [
        ("削除", True),
        ("（削除）", True),
        ("(削除)", True),
        ("削　除", True),
        ("削除。", True),
        ("削除する。", False),
        ("情報の削除", False),
        ("（削除", False),
    ],
)
def test_a_provision_that_was_taken_out_is_known_by_its_one_word(text: str, deleted: bool) -> None:
    body = f"{made.PARTIES}\ntitle: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: '{text}'}}]\n"
    (article,) = made.corpus(made.files(body)).agreements[0].body
    assert article.deleted is deleted
