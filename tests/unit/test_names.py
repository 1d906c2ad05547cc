"""What provisions are called, and how they are cited, in Japanese and in English."""

from __future__ import annotations

import pytest

from kyoyaku.meaning import names
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.model import Category
from kyoyaku.problems import Place
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 山川市及び谷町における連携協約
short_title: 連携協約
date: {{text: 令和4年 月 日}}
body:
- id: chapter
  kind: chapter
  label: 第一章
  caption: 総則
  children:
  - id: art-1
    kind: article
    label: 第一条
    children:
    - id: art-1-p1
      kind: paragraph
      text: 次のとおり定める。
      children:
      - id: art-1-p1-i1
        kind: item
        label: (1)
        text: 一つ目
        children:
        - {{id: art-1-p1-i1-a, kind: item, label: ア, text: 細目}}
  - id: art-1-2
    kind: article
    label: 第１条の２
    children:
    - {{id: art-1-2-p1, kind: paragraph, text: 定める。}}
    - {{id: art-1-2-p2, kind: paragraph, label: ２, text: 定める。}}
- id: sup
  kind: supplement
  label: 附則
  children:
  - {{id: sup-p1, kind: paragraph, label: "1", text: 施行する。}}
  - {{id: sup-p2, kind: paragraph, label: "2", text: 施行する。}}
"""


@pytest.mark.parametrize(
    ("ident", "japanese", "english"),
    [
        ("art-1", "第1条", "Article 1"),
        ("art-1-p1", "第1条", "Article 1"),
        ("art-1-p1-i1", "第1条第1号", "Article 1, item (1)"),
        ("art-1-p1-i1-a", "第1条第1号ア", "Article 1, item (1), (a)"),
        ("art-1-2", "第1条の2", "Article 1-2"),
        ("art-1-2-p2", "第1条の2第2項", "Article 1-2, paragraph (2)"),
        ("chapter", "第一章", "Chapter 1"),
        ("sup", "附則", "Supplementary Provisions"),
        ("sup-p2", "附則第2項", "Supplementary Provisions, paragraph (2)"),
        ("nowhere", "", ""),
    ],
)
def test_a_provision_is_cited_as_officials_do(ident: str, japanese: str, english: str) -> None:
    corpus = made.corpus(made.files(AGREEMENT))
    said = [cited_provisions(corpus, corpus.agreements[0], lang).get(ident, "") for lang in ("ja", "en")]
    assert said == [japanese, english]


def test_the_real_agreement_is_cited_in_full_and_in_short() -> None:
    agreement = made.real().agreement
    words = cited_provisions(made.real_corpus(), agreement, "ja")["art-4-p2"]
    assert names.citation(agreement, words) == (
        "八戸市及び階上町における連携中枢都市圏の形成に係る連携協約（平成29年3月22日締結）第4条第2項",
        "連携協約第4条第2項",
    )
    assert cited_provisions(made.real_corpus(), agreement, "ja")["art-1-p1"] == "第1条"


def test_a_day_that_is_not_known_is_cited_as_printed() -> None:
    assert (
        names.citation(made.agreement(AGREEMENT), "第1条")[0]
        == "山川市及び谷町における連携協約（令和4年 月 日締結）第1条"
    )


def test_labels_are_printed_in_japanese_and_made_elsewhere() -> None:
    corpus = made.corpus(made.files(AGREEMENT))
    chapter = corpus.agreements[0].body[0]
    labels = [names.label(corpus, node, lang) for node in chapter.walk() for lang in ("ja", "en")]
    assert [(name.words, name.lang) for name in labels if name.words] == [
        ("第一章", "ja"), ("Chapter 1", "en"), ("第一条", "ja"), ("Article 1", "en"), ("(1)", "ja"), ("(1)", "en"),
        ("ア", "ja"), ("(a)", "en"), ("第１条の２", "ja"), ("Article 1-2", "en"), ("２", "ja"), ("(2)", "en"),
    ]  # fmt: skip


SUMMARY = made.SITE.replace(
    "editions:",
    "  ja-x-easy: {tag: ja-x-easy, kind: summary, label: やさしい日本語}\n  fr: {tag: fr, kind: translation, label: Français}\neditions:",
)


@pytest.mark.parametrize(
    ("ident", "lang", "expected"),
    [
        ("art-1", "ja", ("第一条", "ja")), ("art-1", "en", ("Article 1", "en")), ("art-1", "ja-x-easy", ("第一条", "ja")), ("art-1-p1", "ja", ("", "ja")), ("art-1-p1", "en", ("", "ja")),
        ("sup", "en", ("Supplementary Provisions", "en")), ("sup", "ja", ("附則", "ja")), ("chapter", "en", ("Chapter 1", "en")),
    ],
)  # fmt: skip
def test_a_label_is_made_where_its_language_has_a_pattern_and_it_has_a_number(
    ident: str, lang: str, expected: tuple[str, str]
) -> None:
    corpus = made.corpus(made.files(AGREEMENT, site=SUMMARY))
    node = next(one for one in corpus.agreements[0].provisions() if one.id == ident)
    assert tuple(names.label(corpus, node, lang)) == expected


@pytest.mark.parametrize(
    ("ident", "known"),
    [
        ("chapter", None),
        ("art-1", None),
        ("art-1-p1", "art-1-p1"),
        ("art-1-p1-i1", "art-1-p1-i1"),
        ("art-1-p1-i1-a", "art-1-p1-i1-a"),
        ("sup", None),
        ("sup-p1", "sup-p1"),
    ],
)
def test_what_has_no_name_is_known_by_its_text(ident: str, known: str | None) -> None:
    node = next(one for one in made.agreement(AGREEMENT).provisions() if one.id == ident)
    found = names.known_by(node)
    assert (found.key if found else None) == known
    assert names.known_by(node._replace(text=None, children=())) is None


@pytest.mark.parametrize(
    ("label", "lang", "expected"),
    [("1", "en", ("1", "en")), ("(1)", "ja", ("(1)", "ja")), ("一", "en", ("一", "ja")), ("", "en", ("", "en"))],
)
def test_the_label_of_a_heading_is_the_same_in_every_language(label: str, lang: str, expected: tuple[str, str]) -> None:
    category = Category("c", label, None, None, (), (), Place("f"))
    assert tuple(names.heading_label(made.real_corpus(), category, lang)) == expected
