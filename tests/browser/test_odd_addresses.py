"""Addresses that no page of ours ever gave: cut in the middle of a letter, or made up by hand. Nothing stops at them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser import reading, sites
from tests.browser.serving import ROOT, Server
from tests.browser.test_layout import KINDS

pytestmark = pytest.mark.browser

CUT = "%E0%A4"
NAMES = ("q", "mark", "view", "group", "pattern", "opens", "size", "scheme", "furigana", "stock", "as", "pairs")
ODD = (
    f"#{CUT}",
    "#%",
    "?" + "&".join(f"{name}={CUT}" for name in NAMES) + f"#{CUT}",
    "?q=%&mark=%&view=__proto__&size=constructor&as=[]#__proto__",
    "?&&=&q#a%20b%00",
)


@pytest.mark.parametrize("local", KINDS)
def test_an_odd_address_shows_the_page_and_stops_nothing(browser: Browser, server: Server, local: str) -> None:
    base = server.url(ROOT)
    with reading.reader(browser, base) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        for odd in ODD:
            page.goto(base + local)
            page.goto(base + local + odd)
            page.evaluate("(hash) => { location.hash = hash; }", f"#{CUT}")
            page.wait_for_timeout(30)
        assert errors == [], sites.lines(errors)
        if local == "compare.html":
            page.goto(base + local)
            everything = len(reading.rows(page))
            page.goto(base + local + f"#{CUT}")
            reading.shows(page, everything)
            assert page.inner_text(".filter .shown"), "the filter works on"
