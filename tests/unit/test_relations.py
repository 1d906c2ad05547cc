"""Agreements of a library that name one another: each is told what the others say of it, and old texts say so."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build, check
from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import INVERSES
from kyoyaku.problems import has_errors
from tests import made


def text(title: str, day: str) -> str:
    return f"""
title: {title}
{made.PARTIES}
body:
- {{id: art-1, kind: article, label: 第1条, text: 甲及び乙は、毎年協議する。}}
- {{id: art-2, kind: article, label: 第2条, text: この協約は、平成24年4月1日から令和4年3月31日まで効力を有する。}}
date: {{text: {day}, value: {day}}}
"""


def files(*records: str) -> dict[str, bytes]:
    """A library of the agreements a, b, c …, with the record of each."""
    more = {}
    for at, record in enumerate(records):
        slug = "abcdef"[at]
        more[f"agreements/{slug}/agreement.yaml"] = text(f"協約{slug}", f"201{at}-04-01")
        more[f"agreements/{slug}/record.yaml"] = record or "related: []\n"
    return made.files(more.pop("agreements/a/agreement.yaml"), more, slug="a")


def related(*rows: tuple[str, str]) -> str:
    return "related:\n" + "".join(
        f"- {{id: r{at}, kind: {kind}, agreement: {slug}}}\n" for at, (kind, slug) in enumerate(rows)
    )


def told(*records: str) -> list[str]:
    found = made.codes(check(files(*records)))
    return [one for one in found if one not in ("missing-translation", "words-unknown", "date-without-value")]


@pytest.mark.parametrize(("kind", "inverse"), INVERSES.items())
def test_what_one_says_of_another_the_other_is_told(kind: str, inverse: str) -> None:
    assert INVERSES[inverse] == kind
    found = analyse(made.corpus(files(related((kind, "b")), "")))
    assert [(one.kind, one.slug) for one in found["a"].relations] == [(kind, "b")]
    assert [(one.kind, one.slug) for one in found["b"].relations] == [(inverse, "a")]


def test_what_both_say_is_told_once() -> None:
    found = analyse(made.corpus(files(related(("sibling", "b"), ("amends", "b")), related(("sibling", "a")))))
    assert [(one.kind, one.slug) for one in found["a"].relations] == [("sibling", "b"), ("amends", "b")]
    assert [(one.kind, one.slug) for one in found["b"].relations] == [("sibling", "a"), ("amended-by", "a")]


@pytest.mark.parametrize(
    "records",
    [
        ("", related(("earlier-state", "a")), related(("earlier-state", "b"))),
        ("", related(("earlier-state", "a")), related(("earlier-state", "a"), ("earlier-state", "b"))),
        (related(("later-state", "b")), related(("later-state", "c")), ""),
        (related(("later-state", "b")), related(("earlier-state", "a"), ("later-state", "c")), ""),
    ],
)
def test_every_earlier_state_leads_to_the_last(records: tuple[str, ...]) -> None:
    assert told(*records) == []
    found = analyse(made.corpus(files(*records)))
    assert {slug: one.current for slug, one in found.items()} == {"a": "c", "b": "c", "c": ""}


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ((related(("predecessor", "b")), related(("predecessor", "c")), related(("amends", "a"))), "relation-order"),
        ((related(("later-state", "b"), ("earlier-state", "b")), ""), "relation-order"),
        ((related(("later-state", "b"), ("later-state", "c")), "", ""), "states-part"),
        ((related(("sibling", "b"), ("sibling", "b")), ""), "relation-twice"),
        ((related(("sibling", "a")), ""), "relation-to-itself"),
        ((related(("sibling", "bb")), ""), "unknown-agreement"),
    ],
)
def test_what_cannot_be_is_told(records: tuple[str, ...], code: str) -> None:
    assert set(told(*records)) == {code}


@pytest.mark.parametrize(
    "records",
    [
        (related(("sibling", "b")), related(("sibling", "a"))),
        (related(("predecessor", "b"), ("replaces", "b")), related(("successor", "a"))),
        (related(("amends", "b"), ("amends", "c")), "", related(("amends", "b"))),
        (related(("earlier-state", "b"), ("earlier-state", "c")), related(("earlier-state", "c")), ""),
    ],
)
def test_what_can_be_is_not(records: tuple[str, ...]) -> None:
    assert told(*records) == []


TIME = """
in_force:
  from: {date: 2012-04-01, unit: art-2, quote: 平成24年4月1日から}
  until: {date: 2022-03-31, unit: art-2, quote: 令和4年3月31日まで}
  renewal: {source: {ja: 細目, en: Details}}
  renewed: [{date: 2022-04-01, until: 2032-03-31, source: {ja: 告示, en: A notice}}]
related:
- {id: old, kind: replaces, agreement: b}
- {id: away, kind: predecessor, title: {ja: 前の協定, en: The one before}, url: "https://example.jp/"}
- {id: words, kind: sibling, title: {ja: ほかの協約, en: Another}}
"""


@cache
def site() -> SiteOutcome:
    outcome = build(files(TIME, "", related(("earlier-state", "b"))), Options("https://example.jp/"))
    assert not has_errors(outcome.problems)
    return outcome


def page(path: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", site().site[path].decode().partition("<main")[2]))


@pytest.mark.parametrize("name", ["index", "full", "about", "downloads", "articles/1"])
@pytest.mark.parametrize(("folder", "words"), [("", "現行の文ではありません"), ("en/", "not the current one")])
def test_every_page_of_an_earlier_state_says_so_and_leads_to_the_last(name: str, folder: str, words: str) -> None:
    assert words in page(f"{folder}b/{name}.html")
    assert words not in page(f"{folder}c/{name}.html")
    up = "../" * (name.count("/") + 1)
    assert f'href="{up}c/index.html"' in site().site[f"{folder}b/{name}.html"].decode()


def test_pages_of_the_whole_library_say_nothing_of_the_kind() -> None:
    assert "現行の文ではありません" not in page("glossary.html")
    assert page("index.html").count("現行の文ではありません") == 1


def test_the_period_in_force_stands_on_home_about_and_library_with_the_words_that_say_it() -> None:
    for path in ("a/index.html", "a/about.html"):
        shown = page(path)
        assert "平成24年4月1日（2012年4月1日）" in shown
        assert "令和4年3月31日まで 第2条" in shown
        assert "更新の定め 出典：細目" in shown
        assert "2022年4月1日（2032年3月31日まで） 出典：告示" in shown
    assert "有効期間：2012年4月1日～2032年3月31日" in page("index.html")
    assert "in force: April 1, 2012 – March 31, 2032" in page("en/index.html")
    assert "In force from April 1, 2012" in page("en/a/index.html")
    assert "有効期間" not in page("b/about.html")


def test_of_a_renewal_without_an_end_no_earlier_end_is_told() -> None:
    assert (
        last_day("{date: 2022-04-01, until: 2032-03-31, source: {ja: 告示}}, {date: 2032-04-01, source: {ja: 告示}}")
        is None
    )
    assert str(last_day("{date: 2022-04-01, until: 2032-03-31, source: {ja: 告示}}")) == "2032-03-31"
    assert str(last_day("")) == "2022-03-31"


def last_day(renewed: str) -> date | None:
    record = re.sub(r"renewed: .*", f"renewed: [{renewed}]" if renewed else "", TIME.partition("related:")[0])
    time = made.corpus(files(record)).agreements[0].record.in_force
    assert time is not None
    return time.last_day


@pytest.mark.parametrize(
    ("day", "kind"), [("2010-04-01", "同じ日の協約"), ("2010-04-02", "同種の協約"), ("", "同種の協約")]
)
def test_only_a_sibling_of_the_same_day_is_said_to_be_one(day: str, kind: str) -> None:
    signed = f"date: {day}, source: {{ja: 公報}}, " if day else ""
    record = f"related:\n- {{id: s, kind: sibling, {signed}title: {{ja: 隣の協約}}, url: 'https://example.jp/'}}\n"
    made_site = build(files(record), Options()).site
    for path in ("about.html", "index.html"):
        words = re.sub(r"<[^>]+>", " ", made_site[path].decode())
        assert kind in words
        assert words.count("同じ日の協約") == (kind == "同じ日の協約")


def test_home_shows_what_can_be_read_and_about_everything() -> None:
    assert "協約b この協約が代わった、前の協約" in page("a/index.html")
    assert "ほかの協約" not in page("a/index.html")
    assert all(words in page("a/about.html") for words in ("協約b", "前の協定", "ほかの協約", "2011年4月1日"))
    assert "協約a この協約に代わる協約" in page("b/index.html")


def test_data_have_the_period_and_the_relations() -> None:
    data = json.loads(site().site["a/data/agreement.json"])
    assert data["in_force"]["from"] == {"date": "2012-04-01", "unit": "art-2", "quote": "平成24年4月1日から"}
    assert data["in_force"]["renewed"][0]["until"] == "2032-03-31"
    assert [(one["kind"], one.get("agreement"), one.get("url")) for one in data["relations"]] == [
        ("replaces", "b", None),
        ("predecessor", None, "https://example.jp/"),
        ("sibling", None, None),
    ]
    assert ["target" in one for one in data["relations"]] == [False, False, True]
    assert data["relations"][2]["target"] is None
    assert data["relations"][2]["title"] == {"ja": "ほかの協約", "en": "Another"}
    assert "in_force" not in json.loads(site().site["b/data/agreement.json"])
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', site().site["a/index.html"].decode())
    assert found is not None
    linked = json.loads(found[1])
    assert linked["legislationDateOfApplicability"] == "2012-04-01"
    assert linked["legislationRepeals"] == [{"@type": "Legislation", "name": "協約b", "url": "https://example.jp/b/"}]


@pytest.mark.parametrize(
    "bound",
    [
        "until: {date: 2017-03-31, unit: art-2, quote: 平成24年4月1日から}",
        "from: {date: 2012-04-02, unit: art-2, quote: 平成24年4月1日}",
        "from: {unit: art-2, quote: 平成24年4月1日から}",
        "from: {date: 2012-04-01, unit: art-2, quote: 平成24年4月1日から令和4年3月31日まで}",
        "until: {date: 2022-03-31, unit: art-2, quote: 平成24年4月1日から令和4年3月31日まで}",
    ],
)
def test_a_day_that_the_words_leave_open_is_not_told(bound: str) -> None:
    assert told(f"in_force:\n  {bound}\n", "") == []


def test_a_day_that_the_words_settle_is() -> None:
    assert told("in_force:\n  from: {date: 2012-04-02, unit: art-2, quote: 平成24年4月1日から}\n", "") == [
        "date-differs"
    ]
    assert told("in_force:\n  from: {date: 2012-04-02, unit: art-2}\n", "") == ["missing-key"]
    assert told("in_force:\n  from: {date: 2012-04-02, quote: 平成24年}\n", "") == ["missing-key"]
    assert told("in_force:\n  from: {unit: art-3, quote: 平成24年}\n", "") == ["unknown-unit"]
