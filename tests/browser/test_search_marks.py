"""The words that a result led here with are marked, and nothing else of the page changes: not its text, not its links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import sites
from tests.browser.serving import REPO, ROOT, Server
from tests.browser.watching import Watch, watch

pytestmark = pytest.mark.browser

MOST = 200
STATE = """() => {
  const main = document.querySelector('main');
  const units = [...main.querySelectorAll('[data-unit]')].map((one) => [one.dataset.unit, one.textContent]);
  return [main.textContent, main.innerText, [...main.querySelectorAll('a')].map((one) => [one.href, one.textContent]), units];
}"""
HITS = "() => [...document.querySelectorAll('mark.hit')].map((one) => one.textContent)"


@pytest.fixture(params=["repo", "file"])
def base(request: pytest.FixtureRequest, server: Server, folder: Path) -> str:
    """Where the site stands: under a folder of a domain, and on a disk."""
    return {"repo": server.url(REPO), "file": folder.as_uri() + "/"}[request.param]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own."""
    page = browser.new_context(viewport={"width": 390, "height": 800}, locale="ja-JP").new_page()
    yield page
    page.context.close()


def led(page: Page, address: str, words: str, place: str = "") -> list[str]:
    """What is marked on a page that words led to."""
    page.goto(f"{address}?mark={quote(words)}{place}", wait_until="networkidle")
    page.wait_for_function("() => window.kyoyaku?.mark")  # from a disk, a page is idle before its scripts are
    found: list[str] = page.evaluate(HITS)
    return found


@pytest.mark.parametrize(
    ("path", "words", "wanted"),
    [
        ("articles/4.html", "協力 事務", {"協力", "事務"}),
        ("annex/1.html", "観光", {"観光"}),
        ("full.html", "連携", {"連携"}),
        ("glossary.html", "圏域", {"圏域"}),
        ("compare.html", "医療", {"医療"}),
        ("en/full.html", "TOURISM", {"tourism", "Tourism"}),
        ("en/articles/1.html", "ｐｕｒｐｏｓｅ", {"purpose", "Purpose"}),
        ("ja-en/articles/3.html", "連携 Article", {"連携", "Article"}),
    ],
)
def test_words_are_marked_and_nothing_else_changes(
    page: Page, base: str, path: str, words: str, wanted: set[str]
) -> None:
    page.goto(base + path, wait_until="networkidle")
    before = page.evaluate(STATE)
    seen = watch(page, base)
    hits = led(page, base + path, words)
    assert hits
    assert set(hits) <= wanted
    assert page.evaluate(STATE) == before
    assert page.url == base + path, "the address that readers copy"
    assert seen.complaints == []


def test_the_place_in_the_address_stays_in_view(page: Page, base: str) -> None:
    assert led(page, f"{base}full.html", "連携 町村 取組", "#art-5")
    assert page.url == f"{base}full.html#art-5"
    top = page.evaluate("() => document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < 100


def test_a_word_that_stands_across_elements_is_marked_in_parts(page: Page, server: Server) -> None:
    page.goto(server.url(ROOT, "full.html"))
    across = """() => {
      const one = [...document.querySelectorAll('main p a.term')].find((one) => one.nextSibling?.data?.length > 1);
      const copy = one.cloneNode(true);
      for (const reading of copy.querySelectorAll('rt')) reading.remove();
      return copy.textContent + one.nextSibling.data.slice(0, 2);
    }"""
    words = page.evaluate(across)
    hits = led(page, server.url(ROOT, "full.html"), words)
    assert words in "".join(hits)
    assert words not in hits
    assert page.evaluate("() => document.querySelectorAll('a.term mark.hit').length") > 0


def test_readings_are_passed_over(page: Page, server: Server) -> None:
    address = server.url(ROOT, "articles/1.html")
    page.goto(address)
    page.evaluate(
        """() => {
          const ruby = '<p id="made"><ruby>階上<rt>はしかみ</rt></ruby>町と<ruby>八<rt>はち</rt>戸<rt>のへ</rt></ruby>市</p>';
          document.querySelector('main').insertAdjacentHTML('beforeend', ruby);
        }"""
    )
    page.evaluate("() => new Promise((done) => { const one = document.createElement('script');"
                  " one.src = '../js/marks.js'; one.onload = done; document.head.append(one); })")  # fmt: skip
    page.evaluate("() => kyoyaku.mark('階上町 八戸市 はしかみ')")
    assert page.evaluate("() => [...document.querySelectorAll('#made mark')].map((one) => one.textContent)") == [
        "階上", "町", "八", "戸", "市",
    ]  # fmt: skip
    assert page.evaluate("() => document.querySelectorAll('#made ruby > mark').length") == 3


def test_latin_words_are_marked_from_their_start_and_letters_not_at_all(page: Page, server: Server) -> None:
    address = server.url(ROOT, "en/full.html")
    assert led(page, address, "a e 1") == []
    assert led(page, address, "rism") == []
    assert set(led(page, address, "touris")) <= {"touris", "Touris"} != set()


def test_there_is_an_end_to_marking(page: Page, server: Server) -> None:
    assert len(led(page, server.url(ROOT, "full.html"), "甲 乙 連携 の を")) <= MOST * 2


@pytest.mark.parametrize(
    "mark",
    [
        "",
        "+",
        "%",
        "%E3%81",
        "<script>alert(1)</script>",
        ".*",
        "(((",
        "[",
        "\\",
        "$&",
        "*" * 300,
        "観" * 1_000,
        "%00",
        "\u202e",
    ],
)
def test_no_words_do_harm(page: Page, server: Server, mark: str) -> None:
    address = server.url(ROOT, "articles/4.html")
    page.goto(address, wait_until="networkidle")
    before = page.evaluate(STATE)
    seen: Watch = watch(page, server.url(ROOT))
    page.goto(f"{address}?mark={mark}", wait_until="networkidle")
    assert page.evaluate(STATE) == before
    assert page.evaluate(HITS) == []
    assert page.url == address
    assert seen.complaints == []


def test_the_rest_of_the_address_stays(page: Page, server: Server) -> None:
    address = server.url(ROOT, "articles/4.html")
    page.goto(f"{address}?a=1&mark=%E7%94%B2&b=%20x#p2", wait_until="networkidle")
    assert page.url == f"{address}?a=1&b=%20x#p2"


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_the_search_page_marks_nothing(page: Page, server: Server, edition: str) -> None:
    page.goto(server.url(ROOT, sites.path_in(edition, "search.html?mark=連携")), wait_until="networkidle")
    expect(page.locator("mark")).to_have_count(0)
