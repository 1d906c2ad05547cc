"""An agreement as data and as plain text, whole and to the character: one that has every part."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kyoyaku.exports import data_files, make_data
from kyoyaku.exports.corpus import agreement_json
from kyoyaku.exports.texts import plain_text
from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import text_hash
from kyoyaku.routes import Routes
from tests import made

TEXT = """
title: 山川市と谷町の協約
short_title: 協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city, prefecture: 東県, code: "01100"}
- {id: otsu, name: 谷町, kind: town}
preamble: 甲と谷町は、協約を結ぶ。
body:
- id: ch-1
  kind: chapter
  label: 第1章
  caption: 総則
  children:
  - {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 別表の施策を行う。}
  - id: art-2
    kind: article
    label: 第2条
    caption: 費用
    caption_on_line: true
    children:
    - id: art-2-p1
      kind: paragraph
      text: 費用は、次による。
      children:
      - {id: art-2-p1-i1, kind: item, label: (1), text: 甲が払う。}
      - {id: art-2-p1-i2, kind: item, label: (2), caption: 町, text: 谷町が払う。}
    - {id: art-2-p2, kind: paragraph, label: "2", text: 前項の額は、民法第3条及び前条による。}
- {id: sup, kind: supplement, label: 附則, text: この協約は、締結の日から効力を有する。}
closing: 第1条から第2条までの証とする。
date: {text: 平成29年3月22日, value: 2017-03-22}
signatories:
- {id: sign-kou, party: kou, symbol: 甲, body: 山川市, office: 市長, name: 山川一郎}
- {id: sign-tani, name: 谷二郎, seal: 印}
annexes:
- id: annex
  label: 別表
  relation: （第1条関係）
  articles: [art-1]
  columns:
  - {id: title, label: 施策, kind: title}
  - {id: kou, label: 甲の役割, kind: role, party: kou}
  categories:
  - id: life
    label: "1"
    title: 生活
    categories:
    - id: health
      label: (1)
      title: 健康
      measures:
      - {id: checks, cells: {title: 健診, kou: "医師を\\n送り、町と進める。"}}
      - {id: shots, cells: {title: 接種, kou: "町と進める。"}}
- id: forms
  label: 別記
  columns:
  - {id: title, label: 書式, kind: title}
  measures:
  - {id: letter, cells: {title: 通知}}
"""
SAID = {  # unit: English, the Japanese that it was made from, how far it is
    "title": ("Agreement", "協約", "reviewed"),
    "preamble": ("The parties agree.", "甲と谷町は、協約を結ぶ。", "reviewed"),
    "art-1.caption": ("(Purpose)", "（目的）", "draft"),
    "annex.title": ("Measure", "施策", "reviewed"),
}
ENGLISH = "language: en\nunits:\n" + "".join(
    f'  {key}: {{text: {words}, source: "{text_hash(japanese)}", status: {status}}}\n'
    for key, (words, japanese, status) in SAID.items()
)
FILES = made.files(
    TEXT,
    {
        "laws.yaml": "laws:\n- {id: civil, title: 民法, url: 'https://example.org/civil'}\n",
        "agreements/tiny/en.yaml": ENGLISH,
        "agreements/tiny/readings.yaml": "units:\n  preamble: '{甲|こう}と谷町は、協約を結ぶ。'\n",
    },
)
JAPANESE = {
    "title": "山川市と谷町の協約",
    "preamble": "甲と谷町は、協約を結ぶ。",
    "ch-1.caption": "総則",
    "art-1.caption": "（目的）",
    "art-1": "別表の施策を行う。",
    "art-2.caption": "費用",
    "art-2-p1": "費用は、次による。",
    "art-2-p1-i1": "甲が払う。",
    "art-2-p1-i2.caption": "町",
    "art-2-p1-i2": "谷町が払う。",
    "art-2-p2": "前項の額は、民法第3条及び前条による。",
    "sup": "この協約は、締結の日から効力を有する。",
    "closing": "第1条から第2条までの証とする。",
    "date": "平成29年3月22日",
    "sign-kou.symbol": "甲",
    "sign-kou.body": "山川市",
    "sign-kou.office": "市長",
    "sign-kou.name": "山川一郎",
    "sign-tani.name": "谷二郎",
    "sign-tani.seal": "印",
    "annex.label": "別表",
    "annex.relation": "（第1条関係）",
    "annex.title": "施策",
    "annex.kou": "甲の役割",
    "life": "生活",
    "health": "健康",
    "checks.title": "健診",
    "checks.kou": "医師を\n送り、町と進める。",
    "shots.title": "接種",
    "shots.kou": "町と進める。",
    "forms.label": "別記",
    "forms.title": "書式",
    "letter.title": "通知",
}
STATES = {
    "title": ("Agreement", "stale"),
    "preamble": ("The parties agree.", "translated"),
    "art-1.caption": ("(Purpose)", "draft"),
    "annex.title": ("Measure", "translated"),
}
DATA: dict[str, Any] = {
    "format": "kyoyaku-agreement/1",
    "slug": "tiny",
    "date": "2017-03-22",
    "parties": [
        {"id": "kou", "symbol": "甲", "name": "山川市", "kind": "city", "prefecture": "東県", "code": "01100"},
        {"id": "otsu", "symbol": None, "name": "谷町", "kind": "town", "prefecture": None, "code": None},
    ],
    "labels": {
        "ch-1.label": "第1章",
        "art-1.label": "第1条",
        "art-2.label": "第2条",
        "art-2-p1-i1.label": "(1)",
        "art-2-p1-i2.label": "(2)",
        "art-2-p2.label": "2",
        "sup.label": "附則",
        "life.label": "1",
        "health.label": "(1)",
    },
    "body": [
        {
            "id": "ch-1",
            "kind": "chapter",
            "label": "第1章",
            "number": [1],
            "caption": "ch-1.caption",
            "children": [
                {
                    "id": "art-1",
                    "kind": "article",
                    "label": "第1条",
                    "number": [1],
                    "caption": "art-1.caption",
                    "text": "art-1",
                },
                {
                    "id": "art-2",
                    "kind": "article",
                    "label": "第2条",
                    "number": [2],
                    "caption": "art-2.caption",
                    "children": [
                        {
                            "id": "art-2-p1",
                            "kind": "paragraph",
                            "label": "",
                            "number": [1],
                            "text": "art-2-p1",
                            "children": [
                                {
                                    "id": "art-2-p1-i1",
                                    "kind": "item",
                                    "label": "(1)",
                                    "number": [1],
                                    "text": "art-2-p1-i1",
                                },
                                {
                                    "id": "art-2-p1-i2",
                                    "kind": "item",
                                    "label": "(2)",
                                    "number": [2],
                                    "caption": "art-2-p1-i2.caption",
                                    "text": "art-2-p1-i2",
                                },
                            ],
                        },
                        {"id": "art-2-p2", "kind": "paragraph", "label": "2", "number": [2], "text": "art-2-p2"},
                    ],
                },
            ],
        },
        {"id": "sup", "kind": "supplement", "label": "附則", "number": None, "text": "sup"},
    ],
    "signatories": [
        {
            "id": "sign-kou",
            "party": "kou",
            "units": ["sign-kou.symbol", "sign-kou.body", "sign-kou.office", "sign-kou.name"],
        },
        {"id": "sign-tani", "party": None, "units": ["sign-tani.name", "sign-tani.seal"]},
    ],
    "annexes": [
        {
            "id": "annex",
            "label": "annex.label",
            "relation": "annex.relation",
            "articles": ["art-1"],
            "columns": [
                {"id": "title", "kind": "title", "party": None, "label": "annex.title"},
                {"id": "kou", "kind": "role", "party": "kou", "label": "annex.kou"},
            ],
            "categories": [
                {
                    "id": "life",
                    "label": "1",
                    "title": "life",
                    "measures": [],
                    "categories": [
                        {
                            "id": "health",
                            "label": "(1)",
                            "title": "health",
                            "measures": [
                                {"id": "checks", "cells": {"title": "checks.title", "kou": "checks.kou"}},
                                {"id": "shots", "cells": {"title": "shots.title", "kou": "shots.kou"}},
                            ],
                            "categories": [],
                        }
                    ],
                }
            ],
            "stock_phrases": [],
        },
        {
            "id": "forms",
            "label": "forms.label",
            "relation": None,
            "articles": [],
            "columns": [{"id": "title", "kind": "title", "party": None, "label": "forms.title"}],
            "categories": [
                {
                    "id": "forms-measures",
                    "label": "",
                    "title": None,
                    "measures": [{"id": "letter", "cells": {"title": "letter.title"}}],
                    "categories": [],
                }
            ],
            "stock_phrases": [],
        },
    ],
    "references": [
        {"unit": "art-1", "start": 0, "end": 2, "kind": "inside", "target": "annex"},
        {"unit": "art-2-p2", "start": 0, "end": 2, "kind": "inside", "target": "art-2-p1"},
        {"unit": "art-2-p2", "start": 6, "end": 11, "kind": "law", "target": "civil", "provision": "第3条"},
        {"unit": "art-2-p2", "start": 13, "end": 15, "kind": "inside", "target": "art-1"},
        {"unit": "closing", "start": 0, "end": 3, "kind": "inside", "target": "art-1"},
        {"unit": "closing", "start": 5, "end": 8, "kind": "inside", "target": "art-2"},
        {"unit": "annex.relation", "start": 1, "end": 4, "kind": "inside", "target": "art-1"},
    ],
}
WORDS = """山川市と谷町の協約

甲と谷町は、協約を結ぶ。

第1章 総則
（目的）
第1条 別表の施策を行う。

第2条 費用 費用は、次による。
(1) 甲が払う。
(2) 町 谷町が払う。
2 前項の額は、民法第3条及び前条による。


附則 この協約は、締結の日から効力を有する。

第1条から第2条までの証とする。

平成29年3月22日

甲
山川市
市長
山川一郎

谷二郎
印

別表（第1条関係）

1 生活

(1) 健康

施策	甲の役割
健診	医師を 送り、町と進める。
接種	町と進める。

別記

書式
通知

"""


def unit(key: str) -> dict[str, Any]:
    """A unit as it is exported."""
    found: dict[str, Any] = {"ja": JAPANESE[key], "sha256": text_hash(JAPANESE[key])}
    if key in STATES:
        found["en"] = dict(zip(("text", "state"), STATES[key], strict=True))
    return {**found, "reading": "{甲|こう}と谷町は、協約を結ぶ。"} if key == "preamble" else found


def test_the_data_of_an_agreement_is_all_of_it_in_its_order() -> None:
    data = agreement_json(made.corpus(FILES), made.analysis(FILES))
    wanted = {"units": {key: unit(key) for key in JAPANESE}}
    whole = {key: wanted.get(key, DATA.get(key)) for key in json.loads(data)}
    assert list(whole) == ["format", "slug", "date", "parties", "units", "labels", "body", "signatories", "annexes",
                           "references"]  # fmt: skip
    assert data.decode() == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def test_the_text_has_every_line_in_its_order() -> None:
    assert plain_text(made.corpus(FILES), made.analysis(FILES), "ja").decode() == WORDS


def test_a_text_in_another_language_has_labels_of_it_and_the_original_where_nothing_is_translated() -> None:
    words = plain_text(made.corpus(FILES), made.analysis(FILES), "en").decode()
    expected = WORDS
    for japanese, english in (
        ("山川市と谷町の協約\n", "Agreement\n"), ("甲と谷町は、協約を結ぶ。", "The parties agree."), ("第1章 総則", "Chapter 1 総則"),
        ("\n（目的）\n第1条 ", "\n(Purpose)\nArticle 1 "), ("\n第2条 ", "\nArticle 2 "), ("\n2 前項", "\n(2) 前項"),
        ("\n施策\t", "\nMeasure\t"), ("\n附則 ", "\nSupplementary Provisions "),
    ):  # fmt: skip
        assert expected.count(japanese) == 1
        expected = expected.replace(japanese, english)
    assert words == expected


BARE = """
title: 覚書
parties: [{id: kou, name: 山川市, kind: city}]
body:
- {id: art-1, kind: article, label: 第1条, text: 協力する。}
"""


def test_what_an_agreement_lacks_leaves_no_line_and_no_value() -> None:
    given = made.files(BARE)
    assert plain_text(made.corpus(given), made.analysis(given), "ja").decode() == "覚書\n\n第1条 協力する。\n\n"
    data = json.loads(agreement_json(made.corpus(given), made.analysis(given)))
    assert data["date"] is None
    assert (data["signatories"], data["annexes"], data["references"]) == ([], [], [])


def test_a_day_that_is_not_whole_has_no_value() -> None:
    given = made.files(BARE + "date: {text: 令和5年4月　日}\n")
    assert json.loads(agreement_json(made.corpus(given), made.analysis(given)))["date"] is None


@pytest.mark.parametrize(
    ("text", "more", "paths"),
    [
        (TEXT, {"agreements/tiny/en.yaml": ENGLISH}, ["agreement.ja.txt", "agreement.en.txt", "agreement.json",
         "measures.csv", "terms.csv"]),
        (BARE, {}, ["agreement.ja.txt", "agreement.json", "terms.csv"]),
    ],
)  # fmt: skip
def test_each_file_is_made_where_there_is_something_for_it(text: str, more: dict[str, str], paths: list[str]) -> None:
    corpus = made.corpus(made.files(text, more))
    found = list(data_files(corpus, Routes(corpus)))
    assert [file.path for file in found] == [f"data/{path}" for path in paths]
    assert [(file.agreement, file.lang) for file in found][:2] == [
        ("tiny", "ja"),
        ("tiny", "en" if len(paths) > 3 else ""),
    ]
    assert found[-1].agreement == ""
    assert all(make_data(file, corpus, analyse(corpus)) for file in found)
