"""Room and weight: nothing scrolls sideways or is cut off, nothing moves while it loads, and pages stay light."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Request

from kyoyaku.making.plan import Job
from tests.browser import documents, sites
from tests.browser.serving import REPO, ROOT, SLOW, Server, compressed

pytestmark = pytest.mark.browser

# The page itself; what sticks out of it although no scroller of its own holds it; what is cut off.
# Words for screen readers only are clipped to a point on purpose.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  const name = (one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''}.${[...one.classList].join('.')}`;
  const scrolled = document.scrollingElement.scrollWidth;
  if (scrolled > width) found.push(`page: ${scrolled} px in ${width} px`);
  const held = (one) => {
    for (let at = one.parentElement; at; at = at.parentElement) {
      if (at === document.body || at === document.documentElement) continue;
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  for (const one of document.body.querySelectorAll('*')) {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue;
    if (one.closest('.spoken')) continue;
    const offScreen = box.bottom <= 0 || box.right <= 0;
    if (!offScreen && (box.right > width + 1 || box.left < -1) && !held(one))
      found.push(`${name(one)}: from ${box.left} to ${box.right} px, "${one.textContent.trim().slice(0, 40)}"`);
    if (['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      found.push(`${name(one)}: cut off, ${one.scrollWidth} px in ${one.clientWidth} px`);
  }
  return found.slice(0, 8);
}"""

TEXT_TWICE = "() => { document.documentElement.style.fontSize = '200%'; }"
USUAL_TEXT = "() => { document.documentElement.style.fontSize = ''; }"
BROWSER_TEXT = 16

MOVES = """() => {
  window.moves = [];
  new PerformanceObserver((list) => {
    // What a reader's own key or click moves is no surprise; browsers count it apart.
    for (const entry of list.getEntries().filter((one) => !one.hadRecentInput))
      window.moves.push([entry.value, `at ${Math.round(entry.startTime)} ms: ` + entry.sources.map((one) =>
        `${one.node?.nodeName}.${one.node?.className ?? ''} "${(one.node?.textContent ?? '').trim().slice(0, 30)}"`)]);
  }).observe({ type: 'layout-shift', buffered: true });
}"""
KINDS = (
    "index.html",
    "articles/4.html",
    "annex/index.html",
    "annex/3.html",
    "full.html",
    "compare.html",
    "search.html",
    "glossary.html",
    "about.html",
    "downloads.html",
    "reading.html",
)
SLIGHT = 0.01
MOMENT = 100
LIMITS = {"index.html": 40_000, "compare.html": 60_000}
SCRIPTS = 15_000


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    """A page that tests make narrow."""
    page = browser.new_context(locale="ja-JP").new_page()
    yield page
    page.context.close()


def too_wide(page: Page, width: int) -> list[str]:
    """What does not fit at a width."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def test_nothing_is_too_wide(narrow: Page, server: Server, shape: Job) -> None:
    narrow.goto(server.url(ROOT, shape.path))
    narrow.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = {f"{width} px": too_wide(narrow, width) for width in (320, 390, 768, 1024, 1280)}
    narrow.evaluate(TEXT_TWICE)
    found |= {f"{width} px, text 200 %": too_wide(narrow, width) for width in (640, 320)}
    narrow.evaluate(USUAL_TEXT)
    # The reader's own setting moves the breakpoints too, which a style on the page does not.
    session = narrow.context.new_cdp_session(narrow)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * BROWSER_TEXT, "fixed": 26}})
    found |= {f"{width} px, browser's text 200 %": too_wide(narrow, width) for width in (640, 320)}
    session.send("Page.setFontSizes", {"fontSizes": {"standard": BROWSER_TEXT, "fixed": 13}})
    session.detach()
    wrong = [f"{where}: {what}" for where, whats in found.items() for what in whats]
    assert not wrong, sites.lines(wrong)


def test_text_grows_with_the_reader_s_setting(narrow: Page, server: Server) -> None:
    narrow.goto(server.url(ROOT))
    size = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    usual = narrow.evaluate(size)
    narrow.evaluate(TEXT_TWICE)
    assert narrow.evaluate(size) == pytest.approx(2 * usual, rel=0.15)


@pytest.fixture(scope="module")
def moving(browser: Browser) -> Iterator[Page]:
    """A page that takes down what moves."""
    page = browser.new_context(locale="ja-JP").new_page()
    page.add_init_script(f"({MOVES})()")
    yield page
    page.context.close()


def moves(page: Page, address: str) -> list[tuple[float, str]]:
    """How far what moved, until a moment after the page has come."""
    page.goto(address)
    page.wait_for_timeout(MOMENT)
    found: list[tuple[float, str]] = [tuple(one) for one in page.evaluate("() => window.moves")]
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("local", KINDS)
@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_nothing_moves_while_loading(moving: Page, server: Server, edition: str, local: str, width: int) -> None:
    path = sites.path_in(edition, local)
    moving.set_viewport_size({"width": width, "height": 800})
    assert moves(moving, server.url(ROOT, path)) == []
    # A line of text that arrives in two halves may be balanced anew; anything larger is a fault.
    slowly = moves(moving, server.url(SLOW, path))
    assert sum(value for value, _ in slowly) < SLIGHT, sites.lines(slowly)


def wire_size(request: Request) -> int:
    """Bytes of an answer as they came, with its head."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize("prefix", [ROOT, REPO])
@pytest.mark.parametrize("local", LIMITS)
@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_pages_are_light(browser: Browser, server: Server, edition: str, local: str, prefix: str) -> None:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - Playwright marks it; a built-in cannot be
    page.goto(server.url(prefix, sites.path_in(edition, local)), wait_until="networkidle")
    sizes = {request.url: wire_size(request) for request in requests}
    scripts = sum(wire_size(request) for request in requests if request.resource_type == "script")
    here = page.url
    context.close()
    # Headless browsers may not ask for the icon; others do.
    tree = documents.parse(sites.html(sites.path_in(edition, local)))
    for link in tree.all("link"):
        if link.attributes["rel"] == "icon":
            url = urljoin(here, link.attributes["href"])
            sizes.setdefault(url, len(compressed(server.find(url.removeprefix(server.origin))[2])))
    assert sum(sizes.values()) <= LIMITS[local], sizes
    assert scripts <= SCRIPTS
