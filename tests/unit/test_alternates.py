"""Pages that only repeat the original: canonical to it, in no sitemap, with no languages of their own."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, build
from kyoyaku.model import Corpus, Edition
from kyoyaku.pages.alternates import alternates, canonical_edition, has_own_words, wants_its_name
from tests import made

BASE = "https://example.jp/"
TEXT = f"""
{made.PARTIES}
title: 協力に関する協約
body:
- {{id: art-1, kind: article, label: 第1条, text: 甲及び乙は、協力する。}}
- {{id: art-2, kind: article, label: 第2条, text: この協約は、公布の日から施行する。}}
annexes:
- id: annex
  label: 別表
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: kou, label: 甲, kind: role, party: kou}}
  categories:
  - {{id: first, label: "1", title: 福祉, measures: [{{id: aid, cells: {{title: 支援, kou: 支援する。}}}}]}}
  - {{id: second, label: "2", title: 道路, measures: [{{id: road, cells: {{title: 道路, kou: 整備する。}}}}]}}
"""
HALF = """
language: en
units:
  art-1: {text: The parties cooperate., source: "000000000000", status: draft}
  aid.kou: {text: Gives aid., source: "000000000000", status: draft}
"""
PAGES = {
    "pages/note.ja.md": "---\ntitle: 注記\n---\n注記です。\n",
    "pages/both.ja.md": "---\ntitle: 両方\n---\n両方です。\n",
    "pages/both.en.md": "---\ntitle: Both\n---\nBoth.\n",
}


@cache
def given(translated: bool) -> dict[str, bytes]:
    more = dict(PAGES)
    if translated:
        more["agreements/tiny/en.yaml"] = HALF
    return made.files(TEXT, more, site=made.EASY_SITE)


def edition(corpus: Corpus, ident: str) -> Edition:
    return next(one for one in corpus.site.editions if one.id == ident)


@pytest.mark.parametrize(
    ("kind", "subject", "own"),
    [
        ("article", ("tiny", "art-1"), "en ja-en"),
        ("article", ("tiny", "art-2"), ""),
        ("category", ("tiny", "annex", "first"), "en ja-en"),
        ("category", ("tiny", "annex", "second"), ""),
        ("full", ("tiny",), "en ja-en"),
        ("compare", ("tiny",), "en ja-en"),
        ("about", ("tiny",), "en"),
        ("downloads", ("tiny",), "en"),
        ("search", (), "en easy"),
        ("glossary", (), "en easy"),
        ("prose", ("note",), ""),
        ("prose", ("both",), "en"),
    ],
)
def test_a_page_has_own_words_where_something_on_it_is_translated(
    kind: str, subject: tuple[str, ...], own: str
) -> None:
    corpus = made.corpus(given(True))
    assert has_own_words(corpus, edition(corpus, "ja"), kind, subject)
    found = [one.id for one in corpus.site.editions[1:] if has_own_words(corpus, one, kind, subject)]
    assert found == own.split()
    for one in corpus.site.editions[1:]:
        best = canonical_edition(corpus, one, kind, subject)
        assert best.id == (one.id if one.id in own.split() else "ja")


@pytest.mark.parametrize(
    ("kind", "subject", "of", "expected"),
    [
        ("article", ("tiny", "art-1"), "ja", "ja en"),
        ("article", ("tiny", "art-1"), "en", "ja en"),
        ("article", ("tiny", "art-1"), "ja-en", ""),
        ("article", ("tiny", "art-1"), "easy", ""),
        ("article", ("tiny", "art-2"), "ja", ""),
        ("article", ("tiny", "art-2"), "en", ""),
        ("search", (), "easy", ""),
        ("search", (), "ja", "ja en"),
        ("notfound", (), "ja", ""),
    ],
)
def test_sets_have_one_language_each_and_no_private_tag(
    kind: str, subject: tuple[str, ...], of: str, expected: str
) -> None:
    corpus = made.corpus(given(True))
    assert [one.id for one in alternates(corpus, edition(corpus, of), kind, subject)] == expected.split()


def test_an_agreement_without_translation_is_not_offered_in_another_language() -> None:
    outcome = build(given(False), Options(BASE))
    sitemap = outcome.site["sitemap.xml"].decode()
    for path in ("index.html", "full.html", "articles/1.html", "annex/1.html", "about.html", "downloads.html"):
        page = outcome.site[f"en/{path}"].decode()
        address = BASE + path.removesuffix("index.html")
        assert f'<link rel="canonical" href="{address}">' in page
        assert "hreflang" not in page.partition("</head>")[0]
        assert f"<loc>{address}</loc>" in sitemap
        assert f"<loc>{BASE}en/{path.removesuffix('index.html')}</loc>" not in sitemap
    assert f"<loc>{BASE}en/search.html</loc>" in sitemap


def test_titles_carry_the_name_of_an_edition_whose_words_may_be_another_s() -> None:
    corpus = made.corpus(given(True))
    assert [one.id for one in corpus.site.editions if wants_its_name(corpus, one)] == ["ja-en", "easy"]
    outcome = build(given(True), Options(BASE))
    titles = {
        one: re.findall("<title>(.*?)</title>", outcome.site[f"{one}articles/1.html"].decode())[0]
        for one in ("", "en/", "ja-en/", "easy/")
    }
    assert titles["ja-en/"] == f"{titles['']}（対訳）"
    assert titles["easy/"].endswith("（やさしい日本語）")
    assert titles["en/"].startswith("Article 1")
