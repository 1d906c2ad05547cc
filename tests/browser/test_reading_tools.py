"""Each reading tool by itself: what it shows, remembers and says, without a clipboard, without a script, for every ability."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kyoyaku.exports.tables import RULES
from kyoyaku.making.pipeline import Options, build
from kyoyaku.model import text_hash
from tests import made
from tests.browser import documents, reading, sites
from tests.browser.reading import clipboard, focused, rows, shows
from tests.browser.serving import ROOT, Server
from tests.browser.test_axe import RUN, _lines, shown_complaints
from tests.browser.test_layout import MOVES, SCRIPTS, wire_size
from tests.browser.test_text import units
from tests.house.test_words import strings
from tests.unit.test_tables import KEPT, TAKEN

pytestmark = pytest.mark.browser

FORMULAS = "/formulas/"
HOSTILE = f"""
title: 試験の協約
{made.PARTIES}
body: [{{id: art-1, kind: article, label: 第1条, text: 別表のとおりとする。}}]
annexes:
- id: annex
  label: 別表
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: kou, label: 甲の役割, kind: role, party: kou}}
  - {{id: otsu, label: 乙の役割, kind: role, party: otsu}}
  measures:
  - {{id: sums, cells: {{title: "=1+1", kou: "-2\\"3", otsu: "@SUM(A1)"}}}}
  - {{id: days, cells: {{title: "3-1", kou: "1/2", otsu: "２０１７／３"}}}}
- id: costs
  label: 別表第2
  columns:
  - {{id: title, label: 事務, kind: title}}
  - {{id: kou, label: 山川市, kind: role, party: kou}}
  - {{id: otsu, label: 谷町, kind: role, party: otsu}}
  measures:
  - {{id: road, cells: {{title: 道路, kou: 整備する。, otsu: "第1条"}}}}
"""
"""An agreement whose cells a spreadsheet would take for formulas."""
STALE = "/stale/"


@pytest.fixture
def base(server: Server) -> str:
    """Where the site stands."""
    return server.url(ROOT)


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A reader's page."""
    with reading.reader(browser, base) as page:
        yield page


def opened(page: Page, name: str) -> None:
    """Opens a tool of the head and waits until it is there."""
    page.locator(f"[data-opens={name}]").click()
    expect(page.locator("dialog[open] h2")).to_be_visible()


# Without a script, and before it runs


def test_without_a_script_no_control_is_seen(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    for path in ("compare.html", "ja-en/articles/4.html", "annex/1.html", "full.html"):
        page.goto(base + path)
        assert page.locator("[data-scripted]").count() > 0
        for one in page.locator("[data-scripted], cite-unit, .preview").all():
            assert not one.is_visible()
        assert len(rows(page)) == (23 if path == "compare.html" else 0)
    context.close()


@pytest.mark.parametrize("failing", ["js/early.js", "js/tools.js", "js/cite.js", "js/compare.js", "js/preview.js"])
def test_a_script_that_does_not_come_leaves_nothing_behind(browser: Browser, base: str, failing: str) -> None:
    page = browser.new_context(locale="ja-JP").new_page()
    page.route(f"**/{failing}", lambda route: route.abort())
    for path in ("compare.html", "articles/4.html"):
        page.goto(base + path)
        tools = {"js/early.js": "[data-scripted], cite-unit", "js/tools.js": "site-tools [data-scripted]",
                 "js/cite.js": "cite-unit", "js/compare.js": ".filter", "js/preview.js": ".preview"}  # fmt: skip
        for one in page.locator(tools[failing]).all():
            assert not one.is_visible()
        expect(page.locator("main")).to_contain_text("第" if "articles" in path else "役割")
    page.context.close()


CHOSEN = ({"scheme": "dark", "furigana": "all", "size": "larger"}, {"stock": "fold", "as": "names", "pairs": "tap"})


@pytest.mark.parametrize("path", ["compare.html?pattern=kou&view=contents", "ja-en/articles/4.html", "annex/1.html"])
@pytest.mark.parametrize("chosen", CHOSEN, ids="-".join)
@pytest.mark.parametrize("width", reading.WIDTHS)
def test_what_was_chosen_is_there_before_anything_is_shown(
    browser: Browser, base: str, path: str, chosen: dict[str, str], width: int
) -> None:
    with reading.reader(browser, base, width) as page:
        page.add_init_script(f"({MOVES})()")
        page.add_init_script(f"localStorage.setItem('kyoyaku.display', JSON.stringify({chosen}))")
        page.goto(base + path)
        page.wait_for_timeout(150)
        assert page.evaluate("() => ({ ...document.documentElement.dataset })").items() >= chosen.items()
        assert page.evaluate("() => window.moves") == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("local", ["index.html", "articles/4.html", "annex/3.html", "full.html", "compare.html"])
def test_scripts_are_light_on_every_page(page: Page, base: str, edition: str, local: str) -> None:
    found: list[int] = []
    page.on("requestfinished", lambda one: found.append(wire_size(one)) if one.resource_type == "script" else None)
    page.goto(base + sites.path_in(edition, local), wait_until="networkidle")
    before = sum(found)
    for name in ("jump", "display"):
        opened(page, name)
        page.keyboard.press("Escape")
    if page.locator("cite-unit button").count():
        page.locator("cite-unit button").first.click()
        page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert len(found) >= 3
    assert before <= SCRIPTS / 2
    assert sum(found) <= SCRIPTS, "even with every tool open"


# Comparing


def test_views_stock_phrases_and_what_was_chosen_stand_in_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html")
    expect(page.locator(".rows .content").first).to_be_hidden()
    page.get_by_role("radio", name="取組内容も並べる").check()
    expect(page.locator("#tourism .content")).to_be_visible()
    page.get_by_role("radio", name="文ごと").check()
    page.wait_for_url("**view=wordings**")
    shows(page, [])
    page.locator(".filter input[name=q]").fill("圏域 ビジョン")
    page.wait_for_url("**view=wordings**")
    page.wait_for_url("**q=**")
    shown = page.locator(".party-wordings > ul > li:visible")
    assert shown.count() == 2
    page.get_by_role("radio", name="たたむ").check()
    page.wait_for_url("**stock=fold**")
    page.get_by_role("radio", name="表", exact=True).check()
    shows(page, ["promotion-system"])
    page.get_by_role("button", name="条件を消す").click()
    shows(page, 23)
    assert "q=" not in page.url
    assert page.locator("#tourism .stock").first.evaluate("one => getComputedStyle(one).fontSize") == "0px"


def test_a_number_of_the_matrix_shows_its_rows_and_a_place_in_the_address_is_shown(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html")
    page.locator(".matrix a[data-filter='group=cat-2&pattern=kou']").click()
    shows(page, ["advanced-medical-care", "central-hubs-and-transit"])
    assert focused(page) == "しぼりこみと見せ方"
    page.goto(f"{base}compare.html?pattern=kou#tourism")
    shows(page, 23)  # what an address leads to is shown, whatever its filter says
    expect(page.locator("#tourism")).to_be_in_viewport()


def test_an_address_of_others_does_not_change_what_a_reader_has_chosen(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html?stock=fold&as=names")
    assert page.evaluate("() => document.documentElement.dataset.as") == "names"
    assert page.evaluate("() => localStorage.getItem('kyoyaku.display')") is None
    page.goto(f"{base}compare.html")
    assert page.evaluate("() => document.documentElement.dataset.as ?? ''") == ""


def test_marks_follow_what_is_compared(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html")
    cell = page.locator("#_differs\\.promotion-system .cell").first
    said = "one => getComputedStyle(one, '::before').content"
    assert "定型の文と違う言葉" in cell.locator("mark.differs").first.evaluate(said)
    assert cell.locator("mark.unlike").first.evaluate(said) == "none"
    expect(cell.locator(".instead del").first).to_be_visible()
    page.get_by_role("radio", name="ほかの役割と違う言葉").check()
    assert cell.locator("mark.differs").first.evaluate(said) == "none"
    assert "ほかの役割と違う言葉" in cell.locator("mark.unlike").first.evaluate(said)


def saved(page: Page) -> list[list[str]]:
    """The rows of the file that the page hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name="表示中の施策をCSVで保存").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert download.value.suggested_filename.endswith("-rows.csv")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_rows_shown_are_saved_as_they_stand(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html?group=cat-1&as=names&stock=fold")
    head, *lines = saved(page)
    assert head == ["分野", "連携施策", "取組内容", "甲の役割", "乙の役割", "定型と違う欄", "場所"]
    wanted = [["圏域全体の経済成長のけん引", *(units()["ja"][f"{ident}.{column}"] for column in ("title", "content", "kou", "otsu"))]
              for ident in rows(page)]  # fmt: skip
    assert [line[:5] for line in lines] == wanted
    assert [line[5] for line in lines] == ["甲の役割 乙の役割", "", "", ""]
    assert lines[0][6] == f"{base}annex/1.html#promotion-system"


def test_no_saved_cell_is_a_formula(browser: Browser, server: Server) -> None:
    server.mounts[FORMULAS] = build(made.files(HOSTILE), Options(None)).site
    with reading.reader(browser, server.url(FORMULAS)) as page:
        page.goto(server.url(FORMULAS, "compare.html"))
        lines = saved(page)
    cells = [cell for line in lines for cell in line]
    assert any(cell.startswith("'=") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    assert [line[1:4] for line in lines] == [
        ["施策", "甲の役割", "乙の役割"], ["'=1+1", "'-2\"3", "'@SUM(A1)"], ["'3-1", "'1/2", "'２０１７／３"],
        [], ["事務", "山川市", "谷町"], ["道路", "整備する。", "第1条"],
    ]  # fmt: skip


def test_the_page_and_the_build_take_the_same_cells_for_something_else(page: Page) -> None:
    said = page.evaluate(
        "([taken, cells]) => cells.map((cell) => new RegExp(taken).test(cell))", [RULES["taken"], [*TAKEN, *KEPT]]
    )
    assert said == [True] * len(TAKEN) + [False] * len(KEPT)


def test_the_rows_shown_are_printed_alone(page: Page, base: str) -> None:
    page.goto(f"{base}compare.html?pattern=kou")
    page.evaluate("() => { window.print = () => { window.asked = document.documentElement.dataset.print; }; }")
    page.get_by_role("button", name="表示中の施策を印刷").click()
    assert page.evaluate("() => window.asked") == "rows"
    page.emulate_media(media="print")
    shows(page, 2)
    expect(page.locator(".shown")).to_be_visible()
    for hidden in (".differences", ".matrix", ".wordings", ".filter button", ".figures"):
        expect(page.locator(hidden).first).to_be_hidden()


# Following


def test_a_preview_stays_inside_a_narrow_window_and_the_first_tap_opens_it(browser: Browser, base: str) -> None:
    with reading.reader(browser, base, 320, has_touch=True, is_mobile=True) as page:
        for path in ("articles/1.html", "articles/4.html", "annex/1.html"):
            page.goto(base + path)
            for link in page.locator("main a[data-preview]").all()[:8]:
                link.tap()
                box = page.locator(".preview:popover-open")
                expect(box).to_have_count(1)
                place = box.bounding_box()
                assert place is not None
                assert place["x"] >= 0
                assert place["x"] + place["width"] <= 320
                assert page.url.split("#")[0] == base + path
                page.keyboard.press("Escape")
        page.goto(f"{base}articles/4.html")
        link = page.locator("a.ref").first
        link.tap()
        page.locator(".preview:popover-open a").first.tap()
        page.wait_for_url("**/articles/3.html")


@pytest.mark.parametrize("width", [390, 1024])
def test_a_preview_stays_inside_the_window_when_letters_grow(browser: Browser, base: str, width: int) -> None:
    wide = "() => [document.scrollingElement.scrollWidth, document.querySelector(':popover-open').offsetWidth]"
    grow = {
        "size": "(yes) => window.kyoyaku.display('size', yes ? 'larger' : '', false)",
        "furigana": "(yes) => window.kyoyaku.display('furigana', yes ? 'all' : '', false)",
        "browser": "(yes) => { document.documentElement.style.fontSize = yes ? '200%' : ''; }",
    }
    with reading.reader(browser, base, width) as page:
        page.goto(base + "articles/4.html")
        page.evaluate(
            """() => {
              const at = (one) => one.getBoundingClientRect().left;
              const links = [...document.querySelectorAll('main a[data-preview]')];
              const link = links.sort((a, b) => at(b) - at(a))[0];
              link.focus();  // so that what moves under a pointer that rests somewhere does not close it
              document.querySelector('ref-preview').open(link);
            }"""
        )
        _, before = page.evaluate(wide)
        for name, change in grow.items():
            page.evaluate(change, True)
            page.wait_for_timeout(100)
            scrolled, after = page.evaluate(wide)
            assert scrolled <= width, name
            assert after > before or width == 390 or name == "furigana", f"{name}: it grew, or nothing was tried"
            page.evaluate(change, False)


def test_a_preview_shows_on_hover_and_follows_a_click(page: Page, base: str) -> None:
    page.goto(f"{base}en/articles/2.html")
    link = page.locator("a.ref").first
    link.hover()
    box = page.locator(".preview:popover-open")
    expect(box).to_contain_text(units()["en"]["art-1-p1"])
    box.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.mouse.move(5, 5)
    expect(box).to_have_count(0)
    link.click()
    page.wait_for_url("**/en/articles/1.html")


def test_a_term_shows_what_the_text_says_it_is(page: Page, base: str) -> None:
    page.goto(f"{base}articles/1.html")
    page.locator("a.term", has_text="甲").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    box = page.locator("#_term\\.kou")
    expect(box).to_be_visible()
    expect(box).to_contain_text("八戸市（以下「甲」という。）")
    assert box.get_by_role("link").all_inner_texts() == ["甲", "前文"]


def test_what_cites_a_place_is_told_there() -> None:
    back = {path: [(one.text(), one.attributes["href"]) for block in documents.parse(sites.html(path)).all("p", "ways-back")
                   for one in block.all("a")] for path in ("articles/4.html", "annex/index.html", "annex/2.html", "full.html")}  # fmt: skip
    assert back["articles/4.html"] == [("第4条第2項", "#p2")]
    assert back["annex/index.html"] == [("第3条", "../articles/3.html#p1")] == back["annex/2.html"]
    assert ("第2条", "#art-2-p1") in back["full.html"]


# Citing


def test_without_a_clipboard_there_is_a_field_to_copy_from(page: Page, base: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{base}articles/1.html")
    page.locator("cite-unit button").first.click()
    page.locator(".copy", has_text="引用（略）").get_by_role("button").click()
    field = page.locator(".copy textarea")
    expect(field).to_be_focused()
    assert field.input_value() == "連携協約第1条"
    assert page.evaluate("() => getSelection().toString() || document.activeElement.value.slice(0)") == "連携協約第1条"
    expect(page.locator("cite-box [role=status]")).to_contain_text("選んで写してください")


def test_every_place_of_an_annex_is_cited_as_the_law_does(page: Page, base: str) -> None:
    page.goto(f"{base}annex/3.html")
    names = page.locator("cite-unit button").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert "別表3(1)の表医療体制の充実の項乙の役割の欄を引用する" in names
    assert len(names) == 16 * 4
    assert len(set(names)) == len(names)
    page.goto(f"{base}en/annex/3.html")
    expect(page.locator("#medical-system cite-unit button").last).to_have_attribute(
        "aria-label", "Cite Appended Table 3(1), row “Enhancement of the medical care system”, column “Role of Party B”"
    )


def test_the_hash_of_every_text_is_the_one_that_anyone_gets(page: Page, base: str) -> None:
    own = made.real_corpus().agreements[0].units
    page.goto(f"{base}full.html")
    found = page.locator("[data-hash]").evaluate_all("all => all.map((one) => [one.dataset.unit, one.dataset.hash])")
    columns = made.real_corpus().agreements[0].annexes[0].columns
    heads = {column.label.key for column in columns if column.label}
    assert {key for key, _ in found} >= set(own) - heads
    assert all(text_hash(own[key].ja) == mark for key, mark in found)
    page.locator("#tourism cite-unit button").first.click()
    said = page.locator(".copy", has_text="本文の指紋").locator(".copied").inner_text().splitlines()
    assert [line.split()[0] for line in said] == [
        text_hash(own[f"tourism.{one}"].ja) for one in ("title", "content", "kou", "otsu")
    ]
    page.goto(f"{base}about.html#_check")
    section = page.locator("#_check")
    words = section.locator("q").text_content() or ""
    expect(section.locator("code.hash")).to_have_text(text_hash(words))


JUMPS = {
    "4-2": "articles/4.html#p2", "4条2項": "articles/4.html#p2", "第四条第２項": "articles/4.html#p2", "Art. 4(2)": "articles/4.html#p2",
    "article 4, paragraph 2": "articles/4.html#p2", "だいよんじょう": "articles/4.html", "3": "articles/3.html", "別表3(1)": "annex/3.html#cat-3-1",
    "別表第３（１）": "annex/3.html#cat-3-1", "別表": "annex/index.html", "Table 2": "annex/2.html", "前文": "full.html#preamble",
    "子育て支援の充実": "annex/3.html#childcare", "ＮＰＯ": "annex/3.html#npo-support", "観光施策": "annex/1.html#tourism",
    "八戸市及び階上町における連携中枢都市圏の形成に係る連携協約（平成29年3月22日締結）第4条第2項": "articles/4.html#p2",
    "別表3(1)の表医療体制の充実の項乙の役割の欄": "annex/3.html#medical-system.otsu",
}  # fmt: skip


def test_a_jump_goes_where_it_is_told(page: Page, base: str) -> None:
    for typed, there in JUMPS.items():
        page.goto(f"{base}articles/6.html")
        opened(page, "jump")
        page.locator("jump-box textarea").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(base + there)


def test_a_jump_says_what_it_did_not_understand(page: Page, base: str) -> None:
    page.goto(f"{base}articles/1.html")
    opened(page, "jump")
    field, status, answer = (page.locator(f"jump-box {one}") for one in ("textarea", "[role=status]", ".answer a"))
    for typed, said, links in (
        ("第9条", "「第9条」は、この協約にありません。", ["第6条"]),
        ("zzz", "「zzz」が分かりませんでした。", []),
        ("充実", "か所あります。", None),
    ):
        field.fill(typed)
        page.keyboard.press("Enter")
        expect(status).to_contain_text(said)
        if links is not None:
            assert answer.all_text_contents() == links
    assert page.url == f"{base}articles/1.html"


def test_a_sentence_is_found_and_checked_to_the_character(page: Page, base: str) -> None:
    page.goto(f"{base}articles/1.html")
    opened(page, "jump")
    field, status, answer = (page.locator(f"jump-box {one}") for one in ("textarea", "[role=status]", ".answer"))
    sentence = units()["ja"]["tourism.otsu"]
    field.fill(sentence)
    page.keyboard.press("Enter")
    expect(status).to_have_text("次の22か所に、1字も違わずにあります。")
    assert answer.locator("a").count() == 22
    field.fill(f" {sentence.replace('、', '，')} ")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("空白や全角・半角などのほかは")
    field.fill(sentence.replace("取り組む", "取り組みます"))
    page.keyboard.press("Enter")
    expect(status).to_contain_text("まったく同じ文はありません")
    assert (answer.locator("del").text_content(), answer.locator("ins").text_content()) == ("みます", "む")
    field.fill(units()["en"]["art-6-p1"])
    page.keyboard.press("Enter")
    expect(status).to_contain_text("1字も違わず")


# Two languages, readings, and what is remembered


def test_the_second_language_is_shown_on_tap_and_the_choice_is_remembered(page: Page, base: str) -> None:
    page.goto(f"{base}ja-en/articles/4.html")
    second = page.locator("#p1 .words").nth(1)
    expect(second).to_be_visible()
    page.get_by_role("radio", name="原文だけ（押すとEnglish）").check()
    expect(second).to_be_hidden()
    button = page.locator("#p1 .tap")
    button.click()
    expect(second).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.emulate_media(media="print")
    expect(page.locator("#p2 .words").nth(1)).to_be_visible()
    page.emulate_media(media="screen")
    page.goto(f"{base}ja-en/full.html")
    expect(page.get_by_role("radio", name="原文だけ（押すとEnglish）")).to_be_checked()
    page.get_by_role("radio", name="交互に並べる").check()
    left, right = (page.locator("#art-1-p1 .words").nth(at).bounding_box() for at in (0, 1))
    assert left is not None
    assert right is not None
    assert left["x"] == right["x"]
    assert left["y"] < right["y"]


@pytest.mark.parametrize(
    ("choice", "shown", "hidden"),
    [("名前だけ", "はちのへ", "れんけい"), ("すべて", "れんけい", None), ("なし", None, "はちのへ")],
)
def test_readings_are_shown_as_asked_for_and_never_copied(
    page: Page, base: str, choice: str, shown: str | None, hidden: str | None
) -> None:
    page.goto(f"{base}full.html")
    opened(page, "display")
    page.get_by_role("group", name="ふりがな").get_by_role("radio", name=choice).check()
    page.keyboard.press("Escape")
    seen = page.locator("#preamble").evaluate(
        "one => [...one.querySelectorAll('rt')].filter((rt) => rt.getClientRects().length).map((rt) => rt.textContent).join()"
    )
    assert shown is None or shown in seen
    assert hidden is None or hidden not in seen
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('[data-unit=preamble]'))")
    page.keyboard.press("Control+c")
    assert clipboard(page).strip() == units()["ja"]["preamble"]


def test_what_was_chosen_can_be_set_back(page: Page, base: str) -> None:
    page.goto(f"{base}articles/1.html")
    opened(page, "display")
    for group, name in (("明るさ", "暗"), ("文字の大きさ", "大"), ("定型の文", "そのまま")):
        page.get_by_role("group", name=group).get_by_role("radio", name=name, exact=True).check()
    page.get_by_role("checkbox").uncheck()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    page.reload()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    page.keyboard.press("g")
    expect(page.locator("dialog[open]")).to_have_count(0)
    opened(page, "display")
    page.get_by_role("button", name="はじめの設定に戻す").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("はじめの設定に戻しました。")
    page.reload()
    assert page.evaluate("() => Object.keys(document.documentElement.dataset).sort()") == ["edition", "scripts"]
    page.keyboard.press("g")
    expect(page.locator("jump-box")).to_be_visible()


def test_a_translation_that_is_out_of_date_says_which_words_changed(page: Page, server: Server) -> None:
    files = dict(made.project())
    path = f"content/agreements/{made.REAL}/"
    was = units()["ja"]["art-3-p1"]
    files[f"{path}agreement.yaml"] = files[f"{path}agreement.yaml"].replace(
        "別表に掲げるとおり".encode(), "別表に定めるとおり".encode()
    )
    files[f"{path}en.yaml"] = files[f"{path}en.yaml"].replace(
        f'source: "{text_hash(was)}"'.encode(), f'source: "{text_hash(was)}"\n    former: {was}'.encode()
    )
    del files[f"{path}source.yaml"], files[f"{path}readings.yaml"]
    server.mounts[STALE] = build(files, Options(None)).site
    for edition in ("en", "ja-en"):
        page.goto(server.url(STALE, f"{edition}/articles/3.html"))
        told = page.locator(".changed")
        expect(page.locator(".chip-stale")).to_have_text(strings("en" if edition == "en" else "ja")["state.stale"])
        assert (told.locator("del").inner_text(), told.locator("ins").inner_text()) == ("掲げる", "定める")
        assert told.locator("[lang=ja]").evaluate("one => [...one.childNodes].filter((n) => n.nodeName !== 'DEL').map((n) => n.textContent).join('')") == was.replace("掲げる", "定める")  # fmt: skip


# For every ability

STATES = {
    "filter": ("compare.html?pattern=kou&view=contents&stock=fold&as=names", None),
    "wordings": ("compare.html?view=wordings&q=圏域", None),
    "preview": ("articles/4.html", "preview"),
    "cite": ("articles/4.html", "cite"),
    "jump": ("articles/4.html", "jump"),
    "display": ("articles/4.html", "display"),
    "tap": ("ja-en/annex/1.html", "tap"),
}


def reach(page: Page, state: str | None) -> None:
    """Brings a page into a state that a script opens."""
    if state == "preview":
        page.locator("main a.ref").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".preview:popover-open")).to_be_visible()
    elif state == "cite":
        page.locator("cite-unit button").first.click()
        expect(page.locator("cite-box h2")).to_be_visible()
    elif state == "tap":
        page.get_by_role("radio", name="原文だけ（押すとEnglish）").check()
        page.locator(".tap").first.click()
    elif state is not None:
        opened(page, state)
    if state == "jump":
        page.locator("jump-box textarea").fill("甲と連携して実施する事業について、協力して取り組みます。")
        page.keyboard.press("Enter")
        expect(page.locator(".answer a").first).to_be_visible()


@pytest.mark.parametrize("state", STATES)
def test_no_rule_is_broken_in_any_state(browser: Browser, base: str, state: str) -> None:
    page = browser.new_context(bypass_csp=True, locale="ja-JP").new_page()
    path, act = STATES[state]
    page.goto(base + path)
    reach(page, act)
    found = shown_complaints(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light", forced_colors="active")
    forced = page.evaluate(RUN)
    found += [f"forced colours: {one}" for one in _lines(forced["violations"])]
    page.context.close()
    assert not found, sites.lines(found)


@pytest.mark.parametrize("width", reading.WIDTHS)
@pytest.mark.parametrize("path", ["compare.html", "articles/4.html", "ja-en/articles/4.html"])
def test_everything_is_reached_by_keyboard_and_the_focus_is_always_seen(
    browser: Browser, base: str, path: str, width: int
) -> None:
    with reading.reader(browser, base, width) as page:
        page.goto(base + path)
        wanted = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]"
            ".filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('[popover]')"
            " && !(one.type === 'radio' && !one.checked)).length"
        )
        seen = 0
        for _ in range(wanted + 60):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement === document.body"):
                break
            assert focused(page), page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
            seen += not page.evaluate("() => !!document.activeElement.closest('[popover]')")
        assert seen >= wanted, "every link and control once"


def test_the_focus_comes_back_from_every_dialog(page: Page, base: str) -> None:
    page.goto(f"{base}articles/4.html")
    for opener in ("[data-opens=jump]", "[data-opens=display]", "cite-unit button >> nth=0"):
        page.locator(opener).focus()
        page.keyboard.press("Enter")
        expect(page.locator("dialog[open]")).to_be_visible()
        assert page.evaluate("() => !!document.activeElement.closest('dialog[open]')")
        page.keyboard.press("Escape")
        expect(page.locator(opener)).to_be_focused()
