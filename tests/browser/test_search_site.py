"""Search as readers get it: the real engine, under a folder of a domain and from a disk, in every edition."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import sites
from tests.browser.searching import FIELD, QUIET, RESULTS, ready
from tests.browser.serving import REPO, ROOT, Server
from tests.browser.test_axe import shown_complaints
from tests.browser.watching import watch
from tests.house.test_words import strings

pytestmark = pytest.mark.browser

WORDS = {"ja": "かんこう", "en": "tourism", "ja-en": "kankou"}
EVERYWHERE, VIEWED = 1_800, 8_192
"""Bytes over the wire of what every page carries, and of the style sheet."""


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """A page of that window."""
    return window.new_page()


@pytest.fixture(params=["repo", "file"])
def base(request: pytest.FixtureRequest, server: Server, folder: Path) -> str:
    """Where the site stands."""
    return {"repo": server.url(REPO), "file": folder.as_uri() + "/"}[request.param]


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_the_dialog_leads_to_the_marked_place_without_a_word_in_the_console(
    page: Page, base: str, edition: str
) -> None:
    seen = watch(page, base)
    page.goto(base + sites.path_in(edition, "articles/4.html"), wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type(WORDS[edition])
    expect(page.locator(RESULTS).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first.locator("a")).to_be_focused()
    page.wait_for_timeout(QUIET)  # what was asked on the way has come too: a request that is left behind is a complaint
    page.keyboard.press("Enter")
    page.wait_for_url("**/annex/1.html#tourism")
    expect(page.locator("mark.hit").first).to_be_visible()
    assert seen.complaints == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_a_shared_query_is_answered(page: Page, base: str, edition: str) -> None:
    seen = watch(page, base)
    page.goto(f"{base}{sites.path_in(edition, 'search.html')}?q={WORDS[edition]}")
    expect(page.locator("#results > li[data-id=tourism]")).to_have_count(1)
    assert page.locator(FIELD).count() == 1
    expect(page.locator("#results > li[data-id=tourism] a")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert seen.complaints == []


def test_search_costs_nothing_until_it_is_asked_for(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url(ROOT), wait_until="networkidle")
    carried = ("early", "start", "tools")
    assert [one for one in asked if one.endswith(".js")] == [server.url(ROOT, f"js/{name}.js") for name in carried]
    assert page.evaluate("() => localStorage.length") == 0


def test_what_every_page_carries_is_small() -> None:
    sizes = {path: len(gzip.compress(sites.site()[path], 9)) for path in ("js/start.js", "css/site.css")}
    assert sizes["js/start.js"] <= EVERYWHERE, sizes
    assert sizes["css/site.css"] <= VIEWED, sizes


def test_what_cannot_be_fetched_is_told(page: Page, server: Server) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(re.compile(r"/search/[a-z]-"), lambda route: route.abort())
    page.goto(server.url(ROOT, "search.html"))
    ready(page)
    page.fill(FIELD, "観光 きょうりょく")
    expect(page.get_by_text("一部を読み込めませんでした").first).to_be_attached()
    assert errors == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_no_rule_of_accessibility_is_broken_by_real_results(browser: Browser, server: Server, edition: str) -> None:
    page = browser.new_context(bypass_csp=True, locale="ja-JP").new_page()
    for words in (WORDS[edition], "協力", "xyzzy"):
        page.goto(f"{server.url(ROOT, sites.path_in(edition, 'search.html'))}?q={words}")
        page.wait_for_function("words => document.querySelector('#results')?.dataset.query === words", arg=words)
        found = shown_complaints(page)
        assert not found, sites.lines(found)
    page.context.close()


@pytest.mark.parametrize(("edition", "told"), [("ja", True), ("ja-en", False), ("en", False)])
def test_what_only_another_language_has_is_shown_in_it(page: Page, server: Server, edition: str, told: bool) -> None:
    page.goto(server.url(ROOT, f"{sites.path_in(edition, 'search.html')}?q=tourism"))
    result = page.locator("#results > li[data-id=tourism]")
    expect(result.locator("mark").first).to_have_text("tourism")
    title = "Implementation of strategic tourism measures" if edition == "en" else "戦略的な観光施策の展開"
    expect(result.locator("a")).to_have_text(title)
    expect(result.locator("p[lang=en]")).to_have_count(0 if edition == "en" else 1)
    words = strings("ja")["find.note.language"]
    expect(page.get_by_text(words, exact=True)).to_have_count(1 if told else 0)
