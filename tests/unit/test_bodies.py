"""Bodies without articles: numbered paragraphs, 記 with items, chapters of paragraphs. Each text has a page, is found
and is cited."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.citing import Citations
from kyoyaku.problems import has_errors
from kyoyaku.routes import Routes
from tests import made

PARAGRAPHS = f"""
{made.PARTIES}
title: 協力に関する覚書
body:
- {{id: p-1, kind: paragraph, label: "1", text: 甲及び乙は、協力する。}}
- id: p-2
  kind: paragraph
  label: "2"
  text: 前項の協力は、次に掲げる事項とする。
  children: [{{id: p-2-i1, kind: item, label: (1), text: 福祉}}]
- {{id: p-3, kind: paragraph, label: "3", text: 第1項及び前項第1号の規定による。}}
"""
KI = f"""
{made.PARTIES}
title: 協力に関する覚書
body:
- {{id: lead, kind: paragraph, text: 下記のとおり覚書を締結する。}}
- id: ki
  kind: section
  label: 記
  children:
  - {{id: k-1, kind: item, label: "1", text: 甲及び乙は、協力する。}}
  - {{id: k-2, kind: item, label: "2", text: 前号の期間は一年とする。}}
"""
CHAPTERS = f"""
{made.PARTIES}
title: 協力に関する協定
body:
- id: ch-1
  kind: chapter
  label: 第1章
  caption: 総則
  children: [{{id: c-1, kind: paragraph, label: "1", text: 甲及び乙は、協力する。}}]
- id: ch-2
  kind: chapter
  label: 第2章
  caption: 細則
  children:
  - {{id: loose, kind: paragraph, text: この章に定めるところによる。}}
  - {{id: art-1, kind: article, label: 第1条, text: 本文とする。}}
"""
PLAIN = f"""
{made.PARTIES}
title: 協力に関する念書
body:
- {{id: u-1, kind: paragraph, text: 甲及び乙は、協力する。}}
- {{id: u-2, kind: paragraph, text: 期間は一年とする。}}
"""
BODIES = {"paragraphs": PARAGRAPHS, "ki": KI, "chapters": CHAPTERS, "plain": PLAIN}
PAGES = {
    "paragraphs": {"p-1": "1 甲及び乙は、協力する。", "p-2": "2 前項の協力は、次に掲げる事項とする。",
                   "p-3": "3 第1項及び前項第1号の規定による。"},
    "ki": {"lead": "下記のとおり覚書を締結する。", "ki": "記"},
    "chapters": {"ch-1": "第1章 総則", "loose": "この章に定めるところによる。", "1": "第1条"},
    "plain": {"u-1": "甲及び乙は、協力する。", "u-2": "期間は一年とする。"},
}  # fmt: skip


@cache
def outcome(name: str) -> SiteOutcome:
    return build(made.files(BODIES[name]), Options(None))


@pytest.mark.parametrize("name", BODIES)
def test_every_text_has_its_page_and_its_link(name: str) -> None:
    made_site = outcome(name)
    assert not has_errors(made_site.problems)
    home = made_site.site["index.html"].decode()
    listed = dict(re.findall(r'<a href="articles/([^"]+)\.html">(.*?)</a>', home))
    assert listed == PAGES[name]
    agreement = made.agreement(BODIES[name])
    for file in PAGES[name]:
        page = made_site.site[f"articles/{file}.html"].decode()
        assert re.search(r'<h1 class="heading">\s*\S', page), "a page has a name"
    everything = "".join(made_site.site[f"articles/{file}.html"].decode() for file in PAGES[name])
    for key, text in agreement.units.items():
        if key != "title":
            assert f'data-unit="{key}"' in everything, text.ja


@pytest.mark.parametrize("name", BODIES)
def test_every_text_is_found(name: str) -> None:
    made_site = outcome(name)
    scripts = "".join(data.decode() for path, data in made_site.site.items() if path.startswith("search/d-ja-"))
    listed = made_site.site["search.html"].decode()
    for key, text in made.agreement(BODIES[name]).units.items():
        if key != "title":
            assert json.dumps(text.ja, ensure_ascii=False) in scripts, key
    for words in PAGES[name].values():
        assert words in listed


@pytest.mark.parametrize(
    ("name", "key", "ja", "en"),
    [
        ("paragraphs", "p-1", "第1項", "paragraph (1)"),
        ("paragraphs", "p-2-i1", "第2項第1号", "paragraph (2), item (1)"),
        ("ki", "ki", "記", ""),
        ("ki", "k-2", "記第2号", ""),
        ("chapters", "c-1", "第1章第1項", "Chapter 1, paragraph (1)"),
        ("chapters", "art-1", "第1条", "Article 1"),
    ],
)
def test_what_stands_in_no_article_is_cited_by_its_own_numbers(name: str, key: str, ja: str, en: str) -> None:
    corpus = made.corpus(made.files(BODIES[name]))
    places = Citations(corpus, made.analysis(made.files(BODIES[name])))
    assert places.cited(key, "ja") == ja
    if en:
        assert places.cited(key, "en") == en


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("paragraphs", [("p-2", "前項", "p-1"), ("p-3", "第1項", "p-1"), ("p-3", "前項第1号", "p-2-i1")]),
        ("ki", [("k-2", "前号", "k-1")]),
        ("chapters", [("loose", "この章", "ch-2")]),
        ("plain", []),
    ],
)
def test_references_between_them_are_resolved(name: str, expected: list[tuple[str, str, str]]) -> None:
    analysis = made.analysis(made.files(BODIES[name]))
    found = analysis.references.all
    said = [(one.unit, analysis.agreement.units[one.unit].ja[one.start : one.end], one.target) for one in found]
    assert said == expected


def test_the_body_itself_is_nothing_that_can_be_cited() -> None:
    text = PLAIN.replace("期間は一年とする。", "本条の期間は一年とする。")
    assert made.analysis(made.files(text)).references.all == ()


def test_an_article_of_number_1_and_a_paragraph_of_number_1_have_pages_of_their_own() -> None:
    agreement = made.agreement(
        CHAPTERS.replace("kind: paragraph, text: この章", 'kind: paragraph, label: "1", text: この章')
    )
    corpus = made.corpus(made.files(CHAPTERS))
    routes = Routes(corpus)
    paths = [routes.article(agreement, chief) for chief in agreement.chief_provisions]
    assert paths == ["articles/ch-1.html", "articles/loose.html", "articles/1.html"]
