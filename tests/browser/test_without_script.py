"""Without JavaScript nothing is missing, and the menu opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kyoyaku.making.plan import Job
from tests.browser import sites
from tests.browser.serving import ROOT, Server

pytestmark = pytest.mark.browser

# The field of search is made by its script and says nothing that the lists below it do not hold; a host marks its place.
WORDS = """() => {
  for (const one of document.querySelectorAll('main [data-scripted]')) one.remove();
  return document.querySelector('main').innerText;
}"""


@pytest.fixture(scope="module")
def both(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A page with scripts and one without."""
    size = {"width": 1280, "height": 800}
    with_script = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP").new_page()
    without = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="ja-JP", java_script_enabled=False
    ).new_page()
    assert with_script.viewport_size == size
    yield with_script, without
    with_script.context.close()
    without.context.close()


def test_the_tests_can_tell(both: tuple[Page, Page]) -> None:
    page = "data:text/html,<main>without</main><script>document.querySelector('main').textContent = 'with'</script>"
    for one in both:
        one.goto(page)
    assert [one.evaluate(WORDS) for one in both] == ["with", "without"]


def test_nothing_is_missing(both: tuple[Page, Page], server: Server, shape: Job) -> None:
    for page in both:
        page.goto(server.url(ROOT, shape.path))
    with_script, without = (page.evaluate(WORDS) for page in both)
    assert without == with_script
    assert without.strip()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_the_menu_opens(both: tuple[Page, Page], server: Server, edition: str, width: int) -> None:
    page = both[1]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server.url(ROOT, sites.path_in(edition, "articles/4.html")))
    link = page.locator("nav.menu a[href$='compare.html']")
    expect(link).to_be_hidden()
    page.locator("nav.menu summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(server.url(ROOT, sites.path_in(edition, "compare.html")))


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_the_menu_opens_by_keyboard(both: tuple[Page, Page], server: Server, edition: str) -> None:
    page = both[1]
    page.goto(server.url(ROOT, sites.path_in(edition, "index.html")))
    summary = page.locator("nav.menu summary")
    for _ in range(20):
        page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("nav.menu a").first).to_be_visible()


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_what_is_folded_opens(both: tuple[Page, Page], server: Server, edition: str) -> None:
    page = both[1]
    page.goto(server.url(ROOT, sites.path_in(edition, "about.html")))
    folded = page.locator("main details").first
    expect(folded.locator("li").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("li").first).to_be_visible()
