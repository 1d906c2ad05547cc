"""Characters beyond the usual ones: what stands in a text is found by being typed, and marked whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kyoyaku.making.pipeline import Options, build
from tests import made
from tests.browser import reading
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

AT = "/characters/"
TEXT = f"""
{made.PARTIES}
title: 𠮷野町との協定
body:
- {{id: art-1, kind: article, label: 第1条, text: 𠮷野町及び葛󠄀城市は、協力する。}}
- {{id: art-2, kind: article, label: 第2条, text: 市場で𩸽を売る。}}
- {{id: art-3, kind: article, label: 第3条, text: 﨑山と髙山を結ぶ。}}
- {{id: art-4, kind: article, label: 第4条, text: 㐂楽の湯を守る。}}
"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A reader's page of a site whose texts have such characters."""
    server.mounts[AT] = build(made.files(TEXT), Options(None)).site
    with reading.reader(browser, server.url(AT)) as page:
        yield page


@pytest.mark.fault("D2")
@pytest.mark.parametrize(
    ("query", "article", "marked"),
    [
        ("𠮷野町", "1", "𠮷野町"),
        ("𠮷野", "1", "𠮷野"),
        ("葛城", "1", "葛󠄀城"),
        ("葛󠄀城", "1", "葛󠄀城"),
        ("𩸽", "2", "𩸽"),
        ("崎山", "3", "﨑山"),
        ("﨑山", "3", "﨑山"),
        ("高山", "3", "髙山"),
        ("㐂楽", "4", "㐂楽"),
    ],
)
def test_what_stands_in_a_text_is_found_and_marked_whole(
    page: Page, server: Server, query: str, article: str, marked: str
) -> None:
    page.goto(server.url(AT, f"search.html?q={query}"))
    first = page.locator("#results > li").first
    expect(first).to_have_attribute("data-id", f"art-{article}")
    said = "".join(first.locator("mark.hit").all_text_contents())
    assert said, "what was asked for is marked"
    assert marked in said or said in marked
    assert "\ufffd" not in first.inner_text()


@pytest.mark.fault("D5")
@pytest.mark.parametrize("query", ["協\u200b力", "協力\u00ad", "\ufeff協力"])
def test_what_has_no_width_is_no_part_of_a_query(page: Page, server: Server, query: str) -> None:
    page.goto(server.url(AT, "search.html"))
    page.locator("#_query").fill(query)
    expect(page.locator("#results > li").first).to_have_attribute("data-id", "art-1")


@pytest.mark.fault("D1")
def test_a_query_of_pieces_finds_composed_words(page: Page, server: Server) -> None:
    page.goto(server.url(AT, "search.html"))
    page.locator("#_query").fill("市場で\u3099売る")
    expect(page.locator("#results > li").first).to_have_attribute("data-id", "art-2")
