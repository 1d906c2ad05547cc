"""The made site: exports, data for search engines, files for hosts, and the same bytes from the same files."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser

import pytest

from kyoyaku.exports.tables import defused
from kyoyaku.making.pipeline import Options, SiteOutcome, build, check
from kyoyaku.problems import Place, has_errors, problem
from tests import made

BASE = "https://example.jp/kyoyaku/"
HOSTILE = "</script><script>alert(1)</script><!-- ]]> \"quoted\" 'single' `back` & {{ 7 * 7 }} {% raw %}"
HOSTILE_AGREEMENT = f"""
{made.PARTIES}
title: &title |-
  {HOSTILE}
short_title: 協約
date: {{text: 平成29年3月22日, value: 2017-03-22}}
body:
- id: art-1
  kind: article
  label: 第1条
  caption: |-
    {HOSTILE}
  text: |-
    {HOSTILE}
annexes:
- id: annex
  label: 別表
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: kou, label: 甲, kind: role, party: kou}}
  measures:
  - id: formula
    cells:
      title: =HYPERLINK("https://example.com")
      kou: "-1+1"
  - id: quotes
    cells:
      title: "引用「\\"」と,"
      kou: |-
        二行の
        文
""".replace("&title ", "")


@cache
def site(base_url: str | None = None) -> SiteOutcome:
    """The project's own site."""
    return build(made.project(), Options(base_url))


@cache
def hostile() -> SiteOutcome:
    """A site whose every text would like to be code."""
    return build(made.files(HOSTILE_AGREEMENT), Options(BASE))


def text(outcome: SiteOutcome, path: str) -> str:
    return outcome.site[path].decode()


def address(path: str) -> str:
    """Where a page of the site stands once it is published."""
    return BASE + re.sub(r"(^|/)index\.html$", r"\1", path)


def rows(outcome: SiteOutcome, path: str) -> list[dict[str, str]]:
    data = outcome.site[path]
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by the mark"
    head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [re.fullmatch(r".+ \[([\w.-]+)\]", cell) for cell in head]  # words for people, [a name] for programs
    return [dict(zip([name[1] for name in names if name], line, strict=True)) for line in lines]


def linked_data(page: str) -> list[dict[str, object]]:
    """The JSON-LD of a page, as a browser would cut it out."""
    return [
        json.loads(found)
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    ]


class Elements(HTMLParser):
    """Every element of a page with its attributes, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


def test_the_project_builds_without_a_problem() -> None:
    assert site().problems == ()
    assert site().pages == sum(path.endswith(".html") for path in site().site)


class Units(HTMLParser):
    """The words of every unit that a page marks, readings left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.open: list[tuple[str, str | None, str]] = []
        self.lang = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "br", "wbr", "img", "input", "hr"}:
            return
        said = dict(attrs)
        before = self.open[-1][2] if self.open else ""
        self.open.append((tag, said.get("data-unit"), said.get("lang") or before))
        if said.get("data-unit"):
            self.found.append((said["data-unit"] or "", self.open[-1][2], ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = [key for _, key, _ in self.open if key]
        if inside and not {"rt", "rp"} & {tag for tag, _, _ in self.open}:
            key, lang, words = self.found[-1]
            self.found[-1] = (key, lang, words + data)


@pytest.mark.parametrize(("folder", "langs"), [("", ("ja",)), ("en/", ("en",)), ("ja-en/", ("ja", "en"))])
def test_the_text_of_every_unit_is_in_every_edition(folder: str, langs: tuple[str, ...]) -> None:
    found = made.real()
    shown = set(Units(text(site(), f"{folder}full.html")).found)
    for unit in found.agreement.units.values():
        for lang in langs:
            words = found.wordings.say(unit, lang).words
            once = words == unit.ja and len(langs) > 1  # the same words in both languages stand there once
            assert (unit.key, "ja" if once else lang, words) in shown, (unit.key, lang)


def test_no_page_says_other_words_of_a_unit() -> None:
    found = made.real()
    for path, data in site().site.items():
        if path.endswith(".html"):
            for key, lang, words in Units(data.decode()).found:
                assert words == found.wordings.say(found.agreement.units[key], lang).words, (path, key)


def test_json_holds_every_unit_and_every_reference() -> None:
    data = json.loads(text(site(), "data/agreement.json"))
    agreement = made.real().agreement
    assert {key: unit["ja"] for key, unit in data["units"].items()} == {
        key: one.ja for key, one in agreement.units.items()
    }
    assert all(unit["en"]["text"] for unit in data["units"].values())
    for one in data["references"]:
        assert data["units"][one["unit"]]["ja"][one["start"] : one["end"]]
    assert len(data["references"]) == 9
    assert [phrase["cells"] for annex in data["annexes"] for phrase in annex["stock_phrases"]] == [23, 23]


def test_csv_holds_every_cell_in_every_language() -> None:
    measures = rows(site(), "data/measures.csv")
    assert len(measures) == 23
    for row, measure in zip(measures, made.real().agreement.measures, strict=True):
        assert row["id"] == measure.id
        assert {column: row[f"{column}.ja"] for column in measure.cells} == {
            key: one.ja for key, one in measure.cells.items()
        }
        assert all(row[f"{column}.en"] for column in measure.cells)
    assert sum(bool(row["differs"]) for row in measures) == 3
    assert [row["id"] for row in rows(site(), "data/terms.csv")] == [term.id for term in made.real_corpus().terms]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_plain_text_holds_every_unit(lang: str) -> None:
    words = text(site(), f"data/agreement.{lang}.txt")
    found = made.real()
    for unit in found.agreement.units.values():
        assert found.wordings.say(unit, lang).words in words, unit.key


@pytest.mark.fault("C10")
@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.fault("C3")
def test_hostile_cells_survive_the_table() -> None:
    measures = {row["id"]: row for row in rows(hostile(), "data/measures.csv")}
    assert measures["formula"]["title.ja"] == '\'=HYPERLINK("https://example.com")'
    assert measures["formula"]["kou.ja"] == "'-1+1"
    assert (measures["quotes"]["title.ja"], measures["quotes"]["kou.ja"]) == ('引用「"」と,', "二行の\n文")


@pytest.mark.fault("C1")
@pytest.mark.fault("C3")
def test_hostile_words_are_shown_as_they_are_and_run_nothing() -> None:
    outcome = hostile()
    assert not has_errors(outcome.problems)
    assert "markup-in-text" in made.codes(outcome.problems)
    for path, data in outcome.site.items():
        if path.endswith(".html"):
            page = data.decode()
            scripts = [attrs for tag, attrs in elements(page) if tag == "script"]
            assert all(attrs.get("src") or attrs.get("type") == "application/ld+json" for attrs in scripts), path
            assert "alert(1)</script>" not in page, path
    full = text(outcome, "full.html")
    assert "{{ 7 * 7 }}" in full
    assert "49" not in re.findall(r"<h1.*?</h1>", full, re.DOTALL)[0]


@pytest.mark.fault("C3")
def test_linked_data_of_a_hostile_title_still_parses() -> None:
    found = [one for one in linked_data(text(hostile(), "index.html")) if one["@type"] == "Legislation"]
    assert [one["name"] for one in found] == [HOSTILE]


def test_linked_data_of_the_real_agreement_has_its_parts() -> None:
    (found,) = [one for one in linked_data(text(site(BASE), "index.html")) if one["@type"] == "Legislation"]
    assert found["legislationDate"] == "2017-03-22"
    parts = found["hasPart"]
    assert isinstance(parts, list)
    assert len(parts) == 7
    assert parts[3]["url"] == f"{BASE}articles/4.html"


def links(page: str, rel: str) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in elements(page) if tag == "link" and rel in (attrs.get("rel") or "").split()]


def test_what_needs_the_address_of_the_site_is_left_out_where_it_is_not_known() -> None:
    outcome = site()
    assert "sitemap.xml" not in outcome.site
    assert "Sitemap" not in text(outcome, "robots.txt")
    for path in ("index.html", "en/articles/4.html"):
        page = text(outcome, path)
        assert links(page, "canonical") == []
        assert "og:url" not in page
        assert not any("http" in (attrs.get("href") or "") for attrs in links(page, "alternate"))


def test_with_an_address_every_page_names_itself_and_its_other_languages() -> None:
    page = text(site(BASE), "en/articles/4.html")
    assert [one["href"] for one in links(page, "canonical")] == [f"{BASE}en/articles/4.html"]
    alternates = {one.get("hreflang"): one["href"] for one in links(page, "alternate") if one.get("hreflang")}
    assert alternates["ja"] == f"{BASE}articles/4.html"
    assert alternates["en"] == f"{BASE}en/articles/4.html"


def test_sets_of_languages_are_complete_and_point_back() -> None:
    named = {address(path): path for path in site(BASE).site if path.endswith(".html")}
    said = {place: {one["href"] for one in links(text(site(BASE), path), "alternate")} for place, path in named.items()}
    assert sum(bool(others) for others in said.values()) > 30
    for place, others in said.items():
        assert not others or place in others, place
        assert all(said[other or ""] == others for other in others), place


def test_no_alternate_has_a_tag_of_private_use_or_two_languages() -> None:
    for path, data in site(BASE).site.items():
        if path.endswith(".html"):
            tags = {one.get("hreflang") for one in links(data.decode(), "alternate") if one.get("hreflang")}
            assert tags in ({"ja", "en", "x-default"}, set()), path
            assert not (tags and path.startswith(("ja-en/", "easy/"))), path


def test_the_sitemap_parses_and_lists_every_page_that_is_its_own_canonical() -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ET.fromstring(site(BASE).site["sitemap.xml"])
    listed = [found.text for found in tree.findall("s:url/s:loc", spaces)]
    pages = [path for path in site(BASE).site if path.endswith(".html") and not path.endswith("404.html")]
    own = [path for path in pages if links(text(site(BASE), path), "canonical")[0]["href"] == address(path)]
    assert sorted(map(address, own)) == sorted(one or "" for one in listed)
    assert {path for path in pages if path not in own} == {
        "easy/licence.html", "easy/translation.html", "easy/accessibility.html", "easy/reading.html", "easy/report.html",
        *(f"ja-en/{name}.html" for name in (
            "about", "downloads", "search", "glossary",
            "licence", "translation", "accessibility", "reading", "report")),
    }  # fmt: skip


def test_titles_and_descriptions_are_no_other_page_s() -> None:
    pages = [path for path in site(BASE).site if path.endswith(".html") and not path.endswith("404.html")]
    own = [path for path in pages if links(text(site(BASE), path), "canonical")[0]["href"] == address(path)]
    titles = [re.findall("<title>(.*?)</title>", text(site(BASE), path))[0] for path in own]
    assert sorted(titles) == sorted(set(titles))


def test_the_site_has_a_card_where_its_address_is_known() -> None:
    page = text(site(BASE), "en/articles/4.html")
    assert f'<meta property="og:image" content="{BASE}img/card.png">' in page
    assert site().site["img/card.png"][:8] == b"\x89PNG\r\n\x1a\n"
    assert "og:image" not in text(site(), "index.html")


def test_robots_are_told_only_where_they_ask() -> None:
    assert "robots.txt" not in site(BASE).site, "below a path nobody asks for it"
    at_root = build(made.files(HOSTILE_AGREEMENT), Options("https://example.jp/"))
    assert "Sitemap: https://example.jp/sitemap.xml" in text(at_root, "robots.txt")


def test_hosts_find_what_they_look_for() -> None:
    named = build(made.files(HOSTILE_AGREEMENT, site=f"{made.SITE}cname: kyoyaku.example.jp\n"), Options(None))
    assert named.site["CNAME"] == b"kyoyaku.example.jp\n"
    assert "CNAME" not in site().site
    assert site().site[".nojekyll"] == b""


def test_no_page_asks_another_host_for_anything() -> None:
    for path, data in site(BASE).site.items():
        if path.endswith(".html"):
            for tag, attrs in elements(data.decode()):
                if tag in {"script", "img", "iframe", "source", "audio", "video"} or (
                    tag == "link" and "stylesheet" in str(attrs)
                ):
                    wanted = attrs.get("src") or attrs.get("href") or ""
                    assert not re.match(r"(?:[a-z]+:)?//", wanted), (path, wanted)
                assert not any(name.startswith("on") or name == "style" for name in attrs), (path, tag)


def test_every_page_has_a_strict_policy() -> None:
    for path, data in site().site.items():
        if path.endswith(".html"):
            (policy,) = [attrs["content"] or "" for tag, attrs in elements(data.decode())
                         if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"]  # fmt: skip
            assert "default-src 'none'" in policy, path
            assert "unsafe" not in policy, path


def test_the_order_of_the_files_changes_no_byte() -> None:
    paths = list(made.project())
    random.Random(1).shuffle(paths)
    again = build({path: made.project()[path] for path in paths}, Options(BASE))
    assert dict(again.site) == dict(site(BASE).site)
    assert list(again.site) == list(site(BASE).site)


def small() -> dict[str, bytes]:
    return made.files(HOSTILE_AGREEMENT)


@pytest.mark.fault("A19")
@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_the_ends_of_lines_change_no_byte(ends: bytes) -> None:
    written = {
        path: data.replace(b"\n", ends) if path.startswith("content/") else data for path, data in small().items()
    }
    assert dict(build(written, Options(BASE)).site) == dict(hostile().site)


@pytest.mark.fault("A18")
def test_a_mark_at_the_beginning_is_dropped_with_a_word() -> None:
    path = "content/agreements/tiny/agreement.yaml"
    outcome = build({**small(), path: b"\xef\xbb\xbf" + small()[path]}, Options(BASE))
    assert {one for one in outcome.problems if one not in hostile().problems} == {
        problem("byte-order-mark", Place(path, 1, 1))
    }
    assert dict(outcome.site) == dict(hostile().site)


def test_with_an_error_nothing_is_made() -> None:
    broken = {**made.project(), "content/site.yaml": b"name: ["}
    assert build(broken, Options(None)).site == {}
    assert has_errors(check(broken))


def test_check_and_build_say_the_same() -> None:
    assert check(small()) == hostile().problems


@pytest.mark.fault("D3")
@pytest.mark.parametrize("words", ["①㈱㍻", "ｻｰﾋﾞｽ", "10~20人", "10〜20人", "１０％", "㌔㍍", "Ⅻ", "½"])
def test_what_machines_write_otherwise_is_never_rewritten(words: str) -> None:
    given = made.files(
        f"""
        title: 山川市と谷町の協約
        parties:
        - {{id: kou, symbol: 甲, name: 山川市, kind: city}}
        - {{id: otsu, symbol: 乙, name: 谷町, kind: town}}
        body:
        - {{id: art-1, kind: article, label: 第1条, caption: （目的）, text: "甲及び乙は、{words}に取り組む。"}}
        """
    )
    outcome = build(given, Options(None))
    assert not has_errors(outcome.problems)
    for path in ("articles/1.html", "full.html", "en/full.html"):
        assert f"{words}に" in re.sub(r"<[^>]*>", "", text(outcome, path)), path
    (units,) = [path for path in outcome.site if path.endswith("agreement.json")]
    assert f"{words}に" in text(outcome, units)
