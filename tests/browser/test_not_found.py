"""The page for addresses that lead nowhere: for every reader, on screen and paper, with a base address and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import documents, sites
from tests.browser.serving import REPO, ROOT, Server
from tests.house.test_words import strings

pytestmark = pytest.mark.browser

NOWHERE = "no/such/deep/page.html"
LANGUAGES = {"": ("ja", "en", "ja-x-easy"), "en/": ("en", "ja", "ja-x-easy"), "easy/": ("ja-x-easy", "ja", "en")}
COLOURS = """() => [document.body, document.querySelector('a')].map((one) => getComputedStyle(one))
  .flatMap(({ color, backgroundColor }) => [color, backgroundColor])"""
WHITE, INK, NIGHT = "rgb(255, 255, 255)", "rgb(26, 26, 26)", "rgb(20, 23, 26)"


@pytest.fixture
def page(browser: Browser, server: Server) -> Page:
    """The page, by the address of one that is not there, in the dark."""
    found = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 800}).new_page()
    found.goto(server.url(ROOT, NOWHERE))
    return found


def test_paper_is_light_whatever_the_screen(page: Page) -> None:
    assert page.evaluate(COLOURS)[1] == NIGHT
    page.emulate_media(media="print", color_scheme="dark")
    words, paper, link, _ = page.evaluate(COLOURS)
    assert (words, paper, link) == (INK, WHITE, "rgb(0, 17, 143)")
    page.context.close()


def test_the_first_stop_leads_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    at = page.evaluate("() => [document.activeElement.hash, document.activeElement.getBoundingClientRect().top >= 0]")
    page.keyboard.press("Enter")
    assert (at, page.evaluate("() => document.activeElement.id")) == (["#_main", True], "_main")
    page.context.close()


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_language_of_the_site_is_spoken_its_own_first(folder: str, server: Server) -> None:
    with_base = server.url(REPO)
    for base in (None, with_base):
        tree = documents.parse(sites.html(f"{folder}404.html", base))
        own, *others = LANGUAGES[folder]
        heads = [one.text().strip() for name in ("h1", "h2") for one in tree.all(name)]
        assert heads == [strings(lang)["notfound.title"] for lang in LANGUAGES[folder]]
        assert [one.attributes.get("lang") for one in tree.all("section")] == [None, *others]
        assert tree.one("html").attributes["lang"] == own
        said = [one.text() for one in tree.all("p")]
        ways = [strings(lang)["notfound.way"] for lang in LANGUAGES[folder]]
        assert [one for one in said if one in ways] == ([] if base else ways), "in words where no link can be right"
        homes = {one.attributes["href"] for one in tree.all("a")} & {with_base, f"{with_base}en/", f"{with_base}easy/"}
        assert len(homes) == (3 if base else 0)


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_search_engines_are_asked_to_leave_it_out_and_it_alone(edition: str) -> None:
    for path in ("404.html", "index.html"):
        tree = documents.parse(sites.html(sites.path_in(edition, path)))
        robots = [one.attributes["content"] for one in tree.all("meta") if one.attributes.get("name") == "robots"]
        assert robots == (["noindex"] if path == "404.html" else [])
