"""The interface speaks with the agreement's own words: no 甲 and 乙, no 連携施策 where a text has neither."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.pages.agreement_words import agreement_words, filled
from kyoyaku.problems import has_errors
from tests import made

FOUR = """
title: 広域消防に関する協定
parties:
- {id: higashi, name: 東市, kind: city}
- {id: nishi, name: 西市, kind: city}
- {id: minami, name: 南町, kind: town}
- {id: kita, name: 北村, kind: village}
date: {text: 令和5年4月1日, value: 2023-04-01}
body: [{id: art-1, kind: article, label: 第1条, text: 別表の事務を行う。}]
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 事務, kind: title}
  - {id: higashi, label: 東市, kind: role, party: higashi}
  - {id: nishi, label: 西市, kind: role, party: nishi}
  - {id: minami, label: 南町, kind: role, party: minami}
  - {id: kita, label: 北村, kind: role, party: kita}
  measures:
  - {id: one, cells: {title: 消火, higashi: 行う。, nishi: 行う。, minami: 行う。, kita: 行う。}}
  - {id: two, cells: {title: 救急, higashi: 行う。, nishi: 行う。, minami: 行う。, kita: 助ける。}}
  - {id: three, cells: {title: 救助, higashi: 行う。, nishi: 行う。, minami: 行う。, kita: 行う。}}
  - {id: four, cells: {title: 予防, higashi: 行う。, nishi: 行う。, minami: 行う。, kita: 行う。}}
"""
TWO = f"""
{made.PARTIES}
title: 連携協約
body: [{{id: art-1, kind: article, label: 第1条, text: 甲と乙は、協力する。}}]
annexes:
- id: annex
  label: 別表
  columns: [{{id: title, label: 連携施策, kind: title}}, {{id: kou, label: 甲の役割, kind: role, party: kou}}]
  measures: [{{id: aid, cells: {{title: 支援, kou: 行う。}}}}]
"""


@cache
def four() -> SiteOutcome:
    return build(made.files(FOUR, site=made.EASY_SITE), Options("https://example.jp/"))


def test_no_page_speaks_of_what_the_agreement_does_not_have() -> None:
    assert not has_errors(four().problems)
    for path, data in four().site.items():
        if path.endswith((".html", ".csv", ".txt")) or path.startswith("js/words-"):
            found = re.findall("[甲乙]|連携施策|Party [AB]|for cooperation", data.decode())
            assert found == [], path


def test_what_stands_in_the_table_is_called_as_its_head_says() -> None:
    home, compare = four().site["index.html"].decode(), four().site["compare.html"].decode()
    assert "当事者の役割を、違うところから比べます" in home
    assert "4の事務のうち" in compare
    assert "すべての事務" in compare


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((TWO,), {"measures": "連携施策", "measure": "施策", "parties": "甲と乙", "symbols": "甲・乙などの"}),
        ((FOUR,), {"measures": "事務", "measure": "事務", "parties": "当事者", "symbols": ""}),
        ((TWO, FOUR), {"measures": "施策", "measure": "施策", "parties": "当事者", "symbols": "甲・乙などの"}),
        ((TWO, TWO), {"measures": "連携施策", "measure": "施策", "parties": "当事者", "symbols": "甲・乙などの"}),
    ],
    ids=["two", "four", "both", "twice"],
)
def test_words_are_those_that_all_agreements_share(texts: tuple[str, ...], expected: dict[str, str]) -> None:
    more = {f"agreements/other{at}/agreement.yaml": text for at, text in enumerate(texts[1:])}
    corpus = made.corpus(made.files(texts[0], more))
    assert agreement_words(corpus, None, "ja") == {**expected, "contents": "内容"}


def test_three_parties_are_named_and_four_are_not() -> None:
    three = FOUR.replace("- {id: kita, name: 北村, kind: village}\n", "").replace(
        "  - {id: kita, label: 北村, kind: role, party: kita}\n", "").replace(", kita: 行う。", "").replace(", kita: 助ける。", "")  # fmt: skip
    corpus = made.corpus(made.files(three))
    assert agreement_words(corpus, corpus.agreements[0], "ja")["parties"] == "東市と西市と南町"
    assert agreement_words(corpus, corpus.agreements[0], "en")["parties"] == "東市 and 西市 and 南町"


def test_only_blanks_of_agreements_are_filled() -> None:
    assert filled("{measures}と{n}", {"measures": "事務"}) == "事務と{n}"


@pytest.mark.parametrize(
    ("path", "marked"), [("index.html", False), ("en/index.html", True), ("ja-en/index.html", False)]
)
def test_the_japanese_era_is_marked_where_the_page_is_not_japanese(path: str, marked: bool) -> None:
    page = four().site[path].decode()
    assert "令和5年4月1日" in page
    assert ('<span lang="ja">令和5年4月1日</span>' in page) is marked


OTHER_HEADS = TWO.replace(
    "{id: kou, label: 甲の", "{id: what, label: 事業の概要, kind: content}, {id: kou, label: 甲の"
).replace("title: 支援,", "title: 支援, what: 甲の施設を使う。,")


def test_what_measures_consist_in_is_called_by_its_printed_head() -> None:
    """A blank that is filled by nothing of the agreement has neutral words."""
    printed = agreement_words(made.corpus(made.files(OTHER_HEADS)), made.agreement(OTHER_HEADS), "ja")
    assert printed["contents"] == "事業の概要"
    assert agreement_words(made.corpus(made.files(TWO)), made.agreement(TWO), "ja")["contents"] == "内容"
    page = build(made.files(OTHER_HEADS), Options(None)).site["compare.html"].decode()
    assert "事業の概要に山川市（甲）の事業や施設が出てくる" in page
    assert "取組内容" not in page
