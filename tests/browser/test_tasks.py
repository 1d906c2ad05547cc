"""What people come for, with as few taps as it takes: narrow and wide, on a server, below a path, from a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser import tools
from tests.browser.serving import REPO, ROOT, Server

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)
ORIGINS = ("server", "below a path", "disk")


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of one width."""
    page = browser.new_context(viewport={"width": request.param, "height": 800}, locale="ja-JP").new_page()
    yield page
    page.context.close()


@pytest.fixture(params=ORIGINS)
def home(request: pytest.FixtureRequest, server: Server, folder: Path) -> str:
    """The address of the home page."""
    addresses = {
        "server": server.url(ROOT, "index.html"),
        "below a path": server.url(REPO, "index.html"),
        "disk": (folder / "index.html").as_uri(),
    }
    return addresses[str(request.param)]


def test_which_services_of_the_city_are_named_is_one_tap_away(page: Page, home: str) -> None:
    page.goto(home)
    door = page.get_by_role("link", name="階上町に住む方へ")
    expect(door).to_be_in_viewport()
    door.click()
    city = page.get_by_role("region", name="八戸市の名前が出てくるもの")
    expect(city.get_by_role("heading", level=3)).to_have_count(5)
    expect(city.locator("mark", has_text="サポートセンター")).to_be_visible()
    expect(page.get_by_text("お住まいの市町村の窓口でお確かめください。")).to_be_visible()


def test_childcare_is_one_everyday_word_away(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("link", name="子育て", exact=True).click()
    page.wait_for_url("**/annex/3.html#childcare")
    expect(page.locator("#childcare")).to_be_in_viewport()


def test_the_words_that_name_lead_to_the_measure(page: Page, home: str) -> None:
    page.goto(home.replace("index.html", "residents/otsu.html"))
    page.locator("h3 a[href$='#sports']").click()
    page.wait_for_url("**/annex/3.html#sports")


def test_the_sheet_is_two_taps_away_and_one_page_of_paper(page: Page, home: str, tmp_path: Path) -> None:
    page.goto(home)
    page.get_by_role("link", name="階上町に住む方へ").click()
    page.get_by_role("link", name="回覧用の1枚").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("階上町に住む方へのお知らせ")
    sheet = tmp_path / "sheet.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    words = re.sub(r"\s+", "", tools.pdftotext(sheet))
    assert len(PdfReader(sheet).pages) == 1
    assert "公式のサイトではありません" in words
    assert "八戸市市民活動サポートセンター" in words
    assert len(page.locator("svg.code").all()) == ("/repo/" in home), "a code only where the address is known"
