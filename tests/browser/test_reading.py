"""As a reader: filter and share, cite and copy, preview, jump, change the language in place, read as and print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import reading, tools
from tests.browser.reading import clipboard, focused, shows
from tests.browser.serving import Server
from tests.browser.test_text import units

pytestmark = pytest.mark.browser

FULL = "八戸市及び階上町における連携中枢都市圏の形成に係る連携協約（平成29年3月22日締結）"


@pytest.fixture(params=reading.WAYS)
def base(request: pytest.FixtureRequest, server: Server, folder: Path) -> str:
    """Where the site stands."""
    return reading.address(request.param, server, folder)


@pytest.fixture(params=reading.WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    """A reader's page, narrow and wide."""
    with reading.reader(browser, base, request.param) as page:
        yield page


def choose(page: Page, name: str, value: str) -> None:
    """Ticks a box of the filter, opening it where it is folded."""
    box = page.locator(f".filter input[name={name}][value={value!r}]")
    if not box.is_visible():
        page.locator(".filter summary").click()
    box.check()


def test_rows_are_filtered_and_the_address_shows_others_the_same(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html")
    shows(page, 23)
    choose(page, "pattern", "kou")
    wanted = ["advanced-medical-care", "central-hubs-and-transit"]
    shows(page, wanted)
    expect(page.locator(".filter .shown")).to_have_text("23施策のうち2施策を示しています。")
    assert "pattern=kou" in page.url
    shared = page.url
    choose(page, "group", "cat-1")
    page.wait_for_url("**group=cat-1**")
    shows(page, [])
    expect(page.locator(".filter .shown")).to_contain_text("条件に合う施策はありません")
    page.go_back()
    shows(page, wanted)
    page.go_back()
    shows(page, 23)
    page.go_forward()
    shows(page, wanted)
    other = page.context.new_page()
    other.goto(shared)
    shows(other, wanted)
    expect(other.locator(".filter input[name=pattern][value=kou]")).to_be_checked()


def test_a_shared_address_goes_on_asking_for_what_was_renamed(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html?pattern=old-name")
    shows(page, 23)
    page.evaluate(
        "document.querySelector('.filter [name=pattern][value=kou]').dataset.was = 'older old-name';"
        "dispatchEvent(new PopStateEvent('popstate'))"
    )
    shows(page, ["advanced-medical-care", "central-hubs-and-transit"])


def test_a_citation_is_copied(page: Page, base: str) -> None:
    page.goto(f"{base}articles/4.html")
    page.get_by_role("button", name="第4条第2項を引用する").click()
    box = page.get_by_role("dialog", name="第4条第2項を引用する")
    expect(box).to_be_visible()
    said = {}
    for row in box.locator(".copy").all():
        row.get_by_role("button").click()
        expect(box.get_by_role("status")).to_have_text("写しました")
        said[row.locator("h3").text_content()] = clipboard(page)
    text = units()["ja"]["art-4-p2"]
    assert said["この場所のアドレス"] == f"{base}articles/4.html#p2"
    assert said["引用（正式）"] == f"{FULL}第4条第2項"
    assert said["引用（略）"] == "連携協約第4条第2項"
    assert said["本文と引用"] == f"「{text}」（{FULL}第4条第2項）"
    assert said["引用（正式）・English"].startswith("Article 4, paragraph (2), Cooperation Agreement on")
    assert said["引用（正式）・English"].endswith("(concluded March 22, 2017)")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert focused(page) == "第4条第2項を引用する"


def test_a_preview_is_opened_and_closed_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}articles/2.html")
    link = page.locator(".agreement-text a.ref").first
    box = page.locator("#_ref\\.art-1")
    expect(box).to_be_hidden()
    page.locator("main").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    expect(box).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(box).to_contain_text(units()["ja"]["art-1-p1"], use_inner_text=True)
    page.keyboard.press("Tab")
    assert focused(page) == "第1条（目的）"
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("目的")


def test_a_jump_takes_any_way_of_writing(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    page.keyboard.press("g")
    field = page.get_by_role("textbox", name="番号、施策の名前、または本文の一文")
    expect(field).to_be_focused()
    page.keyboard.type("第４条第２項")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/4.html#p2")
    expect(page.locator("#p2")).to_be_in_viewport()


def test_another_language_keeps_the_paragraph(page: Page, base: str) -> None:
    page.goto(f"{base}articles/4.html#p2")
    page.get_by_role("link", name="対訳", exact=True).click()
    page.wait_for_url("**/ja-en/articles/4.html#p2")
    expect(page.locator("#p2")).to_be_in_viewport()
    page.goto(f"{base}full.html")
    page.locator("#art-5-p1").evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 100)")
    page.locator(".languages a[hreflang=en]").first.dispatch_event("pointerdown")
    page.locator(".languages a[hreflang=en]").first.evaluate("one => one.click()")
    page.wait_for_url("**/en/full.html#art-5-p1")
    expect(page.locator("#art-5-p1")).to_be_in_viewport()


def test_what_is_read_as_a_name_is_printed_as_it_stands(page: Page, base: str, tmp_path: Path) -> None:
    page.goto(f"{base}compare.html")
    page.locator("[data-opens=display]").click()
    page.get_by_role("radio", name="市町村の名前で読む").check()
    page.keyboard.press("Escape")
    cell = page.locator(".roles-table [data-unit='tourism.otsu']")
    assert cell.locator(".party").evaluate("one => getComputedStyle(one, '::after').content") == '"[八戸市]"'
    assert cell.locator(".symbol").evaluate("one => getComputedStyle(one).fontSize") == "0px"
    pdf = tmp_path / "compare.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    printed = re.sub(r"\s+", "", tools.pdftotext(pdf))
    text = units()["ja"]["tourism.otsu"]
    assert text in printed
    assert "八戸市]" not in printed
    # It is remembered on the next page, and what is copied stays as it stands too.
    page.goto(f"{base}articles/4.html")
    assert page.evaluate("() => document.documentElement.dataset.as") == "names"
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('[data-unit=art-4-p1]'))")
    page.keyboard.press("Control+c")
    assert clipboard(page).strip() == units()["ja"]["art-4-p1"]


def test_every_element_of_ours_is_defined_and_every_control_answers(page: Page, base: str) -> None:
    for path in ("ja-en/articles/4.html", "compare.html"):
        page.goto(base + path)
        for one in page.locator("[data-scripted] button, [data-scripted] input, button[data-scripted]").all():
            assert one.is_enabled()
        undefined = page.evaluate(
            "() => [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))]"
            ".filter((name) => name.includes('-') && !customElements.get(name))"
        )
        assert undefined == []
