"""Whatever agreement there is, its site is whole: no dead link, the same pages in every edition, every word."""

from __future__ import annotations

import posixpath
import urllib.parse
from html.parser import HTMLParser

import pytest
from hypothesis import given

from kyoyaku.making.pipeline import Options, build
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.problems import has_errors
from tests import made
from tests.properties.agreements import MadeUp, agreements
from tests.properties.profiles import long, quiet

KEPT: dict[str, bytes] = {}
"""Compiled templates and the like, from one build to the next."""
FOLDERS = ("", "en/", "ja-en/")
QUIET = quiet(30)
LONG = long(1500)
VOID = {"meta", "link", "br", "wbr", "img", "input", "hr", "col", "source"}


class Page(HTMLParser):
    """A page as a browser sees it: its words (readings left out), its links, its anchors."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.links, self.anchors = "", set[str](), set[str]()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.anchors.add(found["id"] or "")
        if tag == "a" and found.get("href"):
            self.links.add(found["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"rt", "rp", "script", "style"} & set(self.open):
            self.words += data


def distinct(made_up: MadeUp) -> None:
    """No two places of the body are cited alike, but an article and the one paragraph that it consists of, and a row
    and the cell that it is called by."""
    corpus = made.corpus(made.files(made_up.yaml))
    (agreement,) = corpus.agreements
    for lang in ("ja", "en"):
        cited = dict(cited_provisions(corpus, agreement, lang))
        assert all(cited.values())
        for node in (one for top in agreement.body for one in top.printed()):
            for child in node.children:
                if child.kind == "paragraph" and cited.get(child.id) == cited.get(node.id):
                    assert node.text is None
                    assert sum(one.kind == "paragraph" for one in node.children) == 1
                    del cited[child.id]
            if node.kind == "row":
                assert cited.pop(node.children[0].id) == cited[node.id]
        assert len(set(cited.values())) == len(cited), cited


def whole(made_up: MadeUp) -> None:
    """Everything that holds for the site of any agreement."""
    outcome = build(made.files(made_up.yaml), Options(None, KEPT))
    assert not has_errors(outcome.problems), outcome.problems
    assert not {"number-gap", "number-twice", "no-number"} & set(made.codes(outcome.problems)), made_up.yaml
    distinct(made_up)
    pages = {path: Page(data.decode()) for path, data in outcome.site.items() if path.endswith(".html")}
    trees = [{path.removeprefix(folder) for path in pages if path.startswith(folder)} for folder in FOLDERS[1:]]
    root = {path for path in pages if not path.startswith(FOLDERS[1:])}
    assert trees == [root, root]
    for path, page in pages.items():
        for href in page.links:
            alive(path, href, pages, outcome.site)
    for folder in FOLDERS:
        words = pages[f"{folder}full.html"].words
        assert [key for key, text in made_up.texts.items() if text not in words] == []


def alive(path: str, href: str, pages: dict[str, Page], site: object) -> None:
    """A link of a page leads somewhere, worked out here anew and not by the code that is tested."""
    parts = urllib.parse.urlsplit(href)
    if parts.scheme or parts.netloc:
        return
    there = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), urllib.parse.unquote(parts.path)))
        if parts.path
        else path
    )
    assert isinstance(site, dict)
    assert there in site, (path, href)
    assert not parts.fragment or urllib.parse.unquote(parts.fragment) in pages[there].anchors, (path, href)


@QUIET
@given(agreements())
def test_any_agreement_gives_a_whole_site(made_up: MadeUp) -> None:
    whole(made_up)


@pytest.mark.deep
@LONG
@given(agreements())
def test_any_agreement_gives_a_whole_site_at_length(made_up: MadeUp) -> None:
    whole(made_up)


@pytest.mark.fault("B17")
@pytest.mark.parametrize("articles", [1, 500])
def test_one_article_and_five_hundred(articles: int) -> None:
    rows = "".join(
        f"- {{id: art-{n}, kind: article, label: 第{n}条, text: {'前条の規定' if n > 1 else '定める'}による。}}\n"
        for n in range(1, articles + 1)
    )
    site = made.SITE[: made.SITE.index("- {id: en,")]  # one edition
    outcome = build(made.files(f"{made.PARTIES}\ntitle: 試験\nbody:\n{rows}", site=site), Options(None))
    assert not has_errors(outcome.problems)
    assert sum(path.startswith("articles/") for path in outcome.site) == articles


@pytest.mark.fault("B17")
def test_sixty_parties_with_a_column_each() -> None:
    parties = "".join(f"- {{id: p{n}, name: 第{n}町, kind: town}}\n" for n in range(60))
    columns = "".join(f"  - {{id: p{n}, label: 第{n}町の役割, kind: role, party: p{n}}}\n" for n in range(60))
    cells = ", ".join(f"p{n}: 道を、直す。" for n in range(60))
    text = (
        f"title: 試験\nparties:\n{parties}body: [{{id: art-1, kind: article, label: 第1条, text: 別表に掲げる。}}]\n"
        f"annexes:\n- id: annex\n  label: 別表\n  columns:\n  - {{id: title, label: 施策, kind: title}}\n{columns}"
        f"  measures:\n  - {{id: roads, cells: {{title: 道, {cells}}}}}\n  - {{id: ways, cells: {{title: 路, {cells}}}}}\n"
    )
    outcome = build(made.files(text), Options(None))
    assert not has_errors(outcome.problems)
    assert outcome.site["compare.html"].decode().count("第59町") >= 1
