"""The views of the pages that are read: articles, the whole, annexes, the glossary, the lists, with exact values."""

from __future__ import annotations

import pytest

from tests import made
from tests.unit.viewing import Viewer, views

TEXT = (
    made.PARTIES
    + """
title: 協約
short_title: 約
preamble: 甲と乙は、約する。
body:
- id: ch-1
  kind: chapter
  label: 第1章
  caption: 総則
  children:
  - {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 費用は、次条による。}
- id: art-2
  kind: article
  label: 第2条
  children:
  - {id: art-2-p1, kind: paragraph, text: 甲が払う。}
  - {id: art-2-p2, kind: paragraph, label: "2", text: 前項の費用は、別表による。}
- {id: art-3, kind: article, label: 第3条, text: 削除}
closing: 証とする。
date: {text: 令和5年4月1日, value: 2023-04-01}
signatories: [{id: sign-kou, party: kou, symbol: 甲, name: 山川一郎}]
annexes:
- id: annex
  label: 別表
  relation: （第2条関係）
  articles: [art-2]
  columns: [{id: title, label: 事務, kind: title}]
  categories: [{id: cat, label: "1", title: 保健, measures: [{id: care, cells: {title: 健診}}]}]
"""
)
MORE = {
    "terms.yaml": "terms:\n- {id: fee, term: 費用, kind: term, reading: ひよう, explanation: {ja: お金}, "
    "definition: {unit: art-1, quote: 費用}}\n- {id: kou, term: 甲, kind: symbol, reading: こう}\n",
    "agreements/tiny/guide.ja.yaml": "name: 約のこと\ndescription: 説明\nintro: [はじめ。]\nsummaries: {art-1: 目的です。}\nthemes: {cat: 健康}\n",
    "pages/notes.ja.md": "---\ntitle: 覚え書き\n---\n\n読むこと。\n",
}


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(TEXT, MORE)


@pytest.mark.parametrize(
    ("path", "words", "beside", "crumbs"),
    [
        ("index.html", ("約のこと", "説明"), ["", ""], []),
        ("articles/1.html", ("第1条（目的）", "費用は、次条による。"), ["", "第2条"], ["条文", "第1条（目的）"]),
        ("articles/2.html", ("第2条", "甲が払う。"), ["第1条（目的）", "第3条"], ["条文", "第2条"]),
        ("articles/3.html", ("第3条", "削除"), ["第2条", "別表"], ["条文", "第3条"]),
        ("annex/index.html", ("別表", "全部で1の事務があります。"), ["", "1 保健"], ["別表"]),
        ("annex/1.html", ("1 保健", "1の事務：健診など。"), ["別表", ""], ["別表", "1 保健"]),
        ("full.html", ("全文", "協約の全文です。"), ["", ""], ["全文"]),
        ("notes.html", ("覚え書き", "覚え書き"), ["", ""], ["覚え書き"]),
        ("search.html", ("検索", "条文、事務、用語の一覧です。"), ["", ""], ["検索"]),
    ],
)
def test_each_page_says_what_it_is_and_what_is_beside_it(
    shown: Viewer, path: str, words: tuple[str, str], beside: list[str], crumbs: list[str]
) -> None:
    around, _ = shown.page(path)
    assert (around.title, around.description) == words
    assert [one.words if one else "" for one in (around.before, around.after)] == beside
    assert [one.words for one in around.crumbs] == crumbs


def test_an_article_shows_its_text_what_is_above_it_and_its_summary(shown: Viewer) -> None:
    _, view = shown.page("articles/1.html")
    assert view.node.text.words[0].html == (
        '<a class="term" href="../glossary.html#fee" data-preview="_term.fee">費用</a>は、'
        '<a class="ref" href="2.html" data-preview="_ref.art-2">次条</a>による。'
    )
    assert [(one.label[0].plain, one.caption.words[0].plain) for one in view.above] == [("第1章", "総則")]
    assert (view.name, view.summary, view.cited_by, view.deleted) == (None, "目的です。", (), False)
    assert [one.words for one in view.citations] == ["協約（令和5年4月1日締結）第1条"]
    assert [(one.term, one.reading, one.words, one.href, one.defined.words) for one in view.terms] == [
        ("費用", "ひよう", "お金", "../glossary.html#fee", "第1条")
    ]


def test_a_paragraph_says_what_refers_to_it_and_where(shown: Viewer) -> None:
    _, view = shown.page("articles/2.html")
    first, second = view.node.children
    assert [(one.anchor, one.level, one.cite.places[0][1]) for one in (first, second)] == [
        ("p1", 3, "第2条第1項"),
        ("p2", 3, "第2条第2項"),
    ]
    assert [(one.href, one.words, one.note) for one in first.cited_by] == [("#p2", "第2条第2項", "前項")]
    assert [(one.href, one.words, one.note) for one in view.cited_by] == [
        ("1.html", "第1条", "次条"),
        ("../annex/index.html", "別表", "第2条"),
    ]
    assert shown.page("articles/3.html")[1].deleted


def test_the_whole_has_everything_in_its_order(shown: Viewer) -> None:
    _, view = shown.page("full.html")
    assert [(one.href, one.words, one.note) for one in view.contents] == [
        ("#preamble", "前文", ""),
        ("#ch-1", "第1章 総則", ""),
        ("#art-1", "第1条（目的）", "sub"),
        ("#art-2", "第2条", ""),
        ("#art-3", "第3条", ""),
        ("#closing", "結び", ""),
        ("#annex", "別表", ""),
        ("#cat", "1 保健", "sub"),
    ]
    assert [(node.id, node.level) for node in (*view.body, *view.body[0].children)] == [
        ("ch-1", 2),
        ("art-2", 2),
        ("art-3", 2),
        ("art-1", 3),
    ]
    (signatory,) = view.signatories
    assert [(key, unit.words[0].plain, unit.anchor) for key, unit in signatory.parts] == [
        ("symbol", "甲", "sign-kou.symbol"),
        ("name", "山川一郎", "sign-kou.name"),
    ]


def test_an_annex_lists_its_headings_and_measures(shown: Viewer) -> None:
    (annex,) = shown.page("annex/index.html")[1].annexes
    (block,) = annex.blocks
    (section,) = block.sections
    assert (annex.anchor, annex.amount, annex.relation.words[0].plain) == ("annex", 1, "（第2条関係）")
    assert (section.label, section.theme, section.href, section.amount) == ("1", "健康", "1.html", 1)
    assert [one.href for one in section.measures] == ["1.html#care"]
    assert [(one.words, one.note) for one in annex.cited_by] == [("第2条第2項", "別表")]


def test_a_term_says_where_it_is_defined_and_where_it_occurs(shown: Viewer) -> None:
    _, view = shown.page("glossary.html")
    assert [(row, [one.id for one in terms]) for row, terms in view.rows] == [("か", ["kou"]), ("は", ["fee"])]
    fee = view.rows[1][1][0]
    assert [(quote, place.words) for quote, place in fee.defined] == [("費用", "第1条")]
    assert (fee.explanation, fee.amount) == ("お金", 2)
    assert [(one.href, one.words) for one in fee.places] == [
        ("articles/1.html", "第1条"),
        ("articles/2.html#p2", "第2条第2項"),
    ]
    assert (view.csv, view.amount) == ("data/terms.csv", 2)


def test_the_lists_of_search_have_everything_by_order_and_by_reading(shown: Viewer) -> None:
    _, view = shown.page("search.html")
    assert [
        (name, [(kind, [link.words for link in links]) for kind, links in kinds]) for name, kinds in view.documents
    ] == [("約のこと", [("条文", ["第1条（目的）", "第2条", "第3条"]), ("分野", ["保健"]), ("事務", ["健診"])])]
    assert [(row, [(link.words, link.note) for link in links]) for row, links in view.rows[:2]] == [
        ("か", [("甲", "こう")]),
        ("は", [("費用", "ひよう")]),
    ]
    assert len(view.rows[2][1]) == 5
    assert [link.href for link in view.terms] == ["glossary.html#fee", "glossary.html#kou"]


def test_the_home_says_who_when_and_how_much(shown: Viewer) -> None:
    _, view = shown.page("index.html")
    assert (view.name, view.intro, view.summary) == ("約のこと", ("はじめ。",), False)
    assert [(name, [one.words for one in values]) for name, values in view.facts] == [
        ("締結日", ["令和5年4月1日（2023年4月1日）"]),
        ("当事者", ["山川市（甲）", "谷町（乙）"]),
        ("条文", ["3条"]),
        ("事務", ["1事務"]),
    ]
    assert [(one.name, one.printed.words[0].plain, one.amount) for one in view.areas] == [("健康", "保健", 1)]
    assert [one.href for one in view.articles] == ["articles/1.html", "articles/2.html", "articles/3.html"]
