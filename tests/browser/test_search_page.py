"""The reader's side of search: typing and composing, keys, filters, recent queries, what is said aloud, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.browser import documents, searching, sites
from tests.browser.searching import FAKE, FIELD, QUIET, RESULTS, announced, focused, ready, titles
from tests.browser.serving import Server
from tests.browser.test_axe import shown_complaints
from tests.browser.test_layout import MOVES, too_wide
from tests.browser.watching import Watch, watch

pytestmark = pytest.mark.browser

MOST = ["観光振興", "第4条　事務の執行", "高次の都市機能の集積・強化", "読み方"]
HOSTILE = "<img src=x onerror=document.title='hit'><script>document.title='hit'</script>"
PROCESSED = 229
"""The code of a key that went to the words being composed."""


@pytest.fixture(scope="module")
def fake(server: Server) -> str:
    """The address of a site whose engine is the tests' own."""
    server.mounts[FAKE] = searching.faked()
    return server.url(FAKE)


@pytest.fixture
def page(window: BrowserContext, fake: str) -> Iterator[Page]:
    """The search page, ready. Whatever it says in the console, and whatever it fails at, fails the test."""
    page = window.new_page()
    seen = watch(page, fake)
    page.goto(f"{fake}search.html")
    ready(page)
    yield page
    assert quiet(seen)


@pytest.fixture
def article(window: BrowserContext, fake: str) -> Iterator[Page]:
    """A page of the agreement."""
    page = window.new_page()
    seen = watch(page, fake)
    page.goto(f"{fake}articles/4.html")
    yield page
    assert quiet(seen)


def quiet(seen: Watch) -> bool:
    """Whether nothing was said or failed; an icon that was still on its way when the reader went on is no failure."""
    found = [one for one in seen.complaints if not one.endswith("favicon.svg (net::ERR_ABORTED)")]
    assert not found, sites.lines(found)
    return True


def write(page: Page, words: str) -> None:
    """Types words and waits for their answer."""
    page.fill(FIELD, words)
    page.wait_for_function("words => document.querySelector('#results, #_results').dataset.query === words", arg=words)


def composing(page: Page) -> CDPSession:
    """A hand on the words being composed."""
    page.focus(FIELD)
    return page.context.new_cdp_session(page)


def process(session: CDPSession, key: str) -> None:
    """A key that goes to the words being composed, as browsers report it."""
    for kind in ("rawKeyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": PROCESSED})


# The contract


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_the_page_has_one_field_and_no_result_before_a_query(window: BrowserContext, fake: str, edition: str) -> None:
    page = window.new_page()
    page.goto(fake + sites.path_in(edition, "search.html"))
    ready(page)
    assert page.locator(FIELD).count() == 1
    assert page.locator("#results").inner_html() == ""
    assert page.locator(FIELD).get_attribute("id") == page.locator(".ask label").get_attribute("for")
    page.keyboard.press("/")
    assert focused(page) == "field"
    assert page.locator("dialog").count() == 0
    write(page, "観光")
    assert page.locator(FIELD).count() == 1


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_no_page_carries_a_field_that_nothing_answers(edition: str) -> None:
    for job in sites.jobs_of(edition):
        # Those of other tools are not there either until their script is: test_reading_tools.py has seen it.
        for field in documents.parse(sites.html(job.path)).all("input"):
            assert any("data-scripted" in one.attributes for one in field.up()), job.path


def test_a_result_is_a_title_that_leads_to_its_place(page: Page) -> None:
    write(page, "観光")
    assert titles(page) == MOST
    first = page.locator(RESULTS).first
    assert first.get_attribute("data-id") == "tourism"
    assert first.get_attribute("data-kind") == "measure"
    assert first.locator("mark").all_text_contents() == ["観光"]
    expect(first).to_contain_text("別表")
    assert page.locator(RESULTS).locator("a").count() == len(MOST)
    href = first.locator("a").get_attribute("href") or ""
    assert href.endswith("/annex/1.html?mark=%E8%A6%B3%E5%85%89#tourism")


def test_a_result_in_another_language_says_so(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    page.goto(f"{fake}en/search.html?q=観光")
    expect(page.locator(RESULTS).first.locator("a")).to_have_attribute("lang", "ja")
    assert page.locator(RESULTS).first.locator("p[lang=ja]").count() == 1


def test_the_engine_is_told_the_languages_of_the_edition(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    for edition in sites.EDITIONS:
        page.goto(f"{fake}{sites.path_in(edition, 'search.html')}?q=観光")
        expect(page.locator(RESULTS).first).to_be_visible()
        asked = page.evaluate("() => kyoyaku.asked[0][1]")
        languages = list(sites.edition(edition).languages)
        assert (asked["lang"], asked["langs"]) == (languages[0], languages)


# Typing and composing


def test_results_come_while_typing(page: Page) -> None:
    page.focus(FIELD)
    for words, amount in (("観", 4), ("観光", 4), ("観光振", 1), ("観光振x", 0)):
        page.fill(FIELD, words)
        expect(page.locator(RESULTS)).to_have_count(amount)


def test_results_come_while_composing_and_keys_are_the_composer_s(page: Page) -> None:
    session = composing(page)
    session.send("Input.imeSetComposition", {"text": "かんこう", "selectionStart": 4, "selectionEnd": 4})
    expect(page.locator(RESULTS)).to_have_count(len(MOST))
    for key in ("Enter", "ArrowDown", "ArrowUp", "Escape"):
        process(session, key)
        assert focused(page) == "field", key
    assert page.input_value(FIELD) == "かんこう"
    session.send("Input.insertText", {"text": "観光"})
    expect(page.locator(RESULTS)).to_have_count(len(MOST))
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first.locator("a")).to_be_focused()


@pytest.mark.parametrize("field", ["isComposing", "keyCode"])
def test_each_sign_of_composing_is_enough(page: Page, field: str) -> None:
    write(page, "観光")
    page.focus(FIELD)
    init = {"key": "Enter", "bubbles": True, "cancelable": True, field: True if field == "isComposing" else PROCESSED}
    page.evaluate("init => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', init))", init)
    page.wait_for_timeout(QUIET)
    assert focused(page) == "field"
    assert page.evaluate("() => localStorage.length") == 0, "nothing was committed"


def test_a_composition_that_is_given_up_does_not_close_the_dialog(article: Page) -> None:
    article.keyboard.press("/")
    ready(article)
    session = composing(article)
    session.send("Input.imeSetComposition", {"text": "かん", "selectionStart": 2, "selectionEnd": 2})
    process(session, "Escape")
    expect(article.locator("dialog")).to_be_visible()


def test_a_late_answer_never_overwrites_a_newer_one(page: Page) -> None:
    page.fill(FIELD, "wait400 観光")
    page.wait_for_timeout(100)
    page.fill(FIELD, "圏域")
    expect(page.locator(RESULTS)).to_have_count(2)
    found = titles(page)
    page.wait_for_timeout(600)
    assert titles(page) == found
    page.fill(FIELD, "wait400 観光")
    page.wait_for_timeout(100)
    page.fill(FIELD, "")
    page.wait_for_timeout(600)
    assert titles(page) == []


# Keys


def test_arrows_walk_the_results(page: Page) -> None:
    write(page, "観光")
    page.focus(FIELD)
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [MOST[0], MOST[1], MOST[0], "field"]
    for _ in range(10):
        page.keyboard.press("ArrowDown")
    assert focused(page) == MOST[-1], "the last one holds"


def test_enter_leads_to_the_first_result_and_then_opens_it(page: Page) -> None:
    page.fill(FIELD, "観光")
    page.focus(FIELD)
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first.locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/annex/1.html#tourism")


def test_escape_clears_the_field_of_the_page(page: Page) -> None:
    write(page, "観光")
    page.focus(FIELD)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS)).to_have_count(0)
    assert (page.input_value(FIELD), focused(page)) == ("", "field")


def test_the_dialog_opens_answers_and_closes(article: Page) -> None:
    article.focus(".crumbs a")
    article.keyboard.press("/")
    assert focused(article) == "field"
    article.keyboard.type("観光")
    expect(article.locator(RESULTS)).to_have_count(len(MOST))
    assert article.input_value(FIELD) == "観光", "the key itself is not typed"
    article.keyboard.press("Escape")
    expect(article.locator("dialog")).to_be_hidden()
    assert focused(article) == article.locator(".crumbs a").first.text_content(), "back to where the reader was"
    article.keyboard.press("/")
    assert article.input_value(FIELD) == "観光"
    selected = article.eval_on_selector(FIELD, "field => [field.selectionStart, field.selectionEnd]")
    assert selected == [0, 2], "typing starts anew"
    article.get_by_role("button", name="閉じる").click()
    expect(article.locator("dialog")).to_be_hidden()


def test_the_link_in_the_head_opens_the_dialog_and_stays_a_link(article: Page) -> None:
    link = article.locator(".site-tools a")
    link.click()
    expect(article.locator("dialog.finder-box")).to_be_visible()
    ready(article)
    article.keyboard.press("Escape")
    for held in ("ctrlKey", "metaKey", "shiftKey", "altKey"):
        # Nothing may follow the link in the test, so the last listener stops it, after it has looked.
        stopped = link.evaluate(
            """(link, held) => new Promise((resolve) => {
              addEventListener('click', (event) => {
                resolve(event.defaultPrevented);
                event.preventDefault();
              }, { once: true });
              link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [held]: true }));
            })""",
            held,
        )
        assert not stopped, held


def test_p_and_n_turn_pages(article: Page, fake: str) -> None:
    with article.expect_navigation():
        article.keyboard.press("n")
    assert article.url == f"{fake}articles/5.html"
    with article.expect_navigation():
        article.keyboard.press("p")
    assert article.url == f"{fake}articles/4.html"


def test_keys_are_let_alone_where_they_mean_something_else(article: Page) -> None:
    here = article.url
    for key in ("Control+n", "Alt+p", "Meta+/", "Control+/"):
        article.evaluate(
            "key => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: key.at(-1),"
            " ctrlKey: key.startsWith('C'), altKey: key.startsWith('A'), metaKey: key.startsWith('M') }))",
            key,
        )
    article.keyboard.press("/")
    ready(article)
    article.keyboard.type("np?/")
    assert article.input_value(FIELD) == "np?/"
    article.focus("dialog button")
    article.keyboard.press("n")
    article.wait_for_timeout(100)
    assert article.url == here
    assert article.locator("dialog[open]").count() == 1


def test_keys_can_be_turned_off_and_on_again(article: Page, fake: str) -> None:
    article.keyboard.press("?")
    box = article.locator("dialog.keys-box")
    expect(box).to_be_visible()
    expect(box.locator("kbd")).to_have_text(["/", "g", "p", "n", "?"])
    box.get_by_role("checkbox").uncheck()
    article.keyboard.press("Escape")
    for key in ("/", "?", "n"):
        article.keyboard.press(key)
    article.reload()
    for key in ("/", "?", "n"):
        article.keyboard.press(key)
    article.wait_for_timeout(100)
    assert article.url == f"{fake}articles/4.html"
    assert article.locator("dialog[open]").count() == 0
    article.locator(".site-tools a").click()
    article.get_by_role("button", name="キーの使い方").click()
    article.get_by_role("checkbox").check()
    article.keyboard.press("Escape")
    article.keyboard.press("Escape")
    article.keyboard.press("/")
    expect(article.locator("dialog.finder-box")).to_be_visible()
    assert article.locator("dialog").count() == 2, "each is made once"


# What is shown and said


def test_what_was_found_is_said_aloud_once_the_reader_rests(page: Page) -> None:
    assert announced(page) == ""
    write(page, "かんこう")
    assert announced(page) == "", "not at every key"
    page.wait_for_timeout(QUIET)
    assert announced(page) == "4件見つかりました。 「かんこう」と読む語：観光"
    expect(page.locator(".finder")).to_contain_text("「かんこう」と読む語：観光")
    write(page, "第99条")
    page.wait_for_timeout(QUIET)
    assert announced(page).startswith("見つかりませんでした。")
    write(page, "")
    page.wait_for_timeout(QUIET)
    assert announced(page) == ""


def test_a_damaged_index_is_told(page: Page) -> None:
    write(page, "共同")
    expect(page.get_by_text("読み込めませんでした")).to_be_visible()
    page.wait_for_timeout(QUIET)
    assert "読み込めませんでした" in announced(page)
    assert page.locator(RESULTS).count() == 20, "and what there is stands"


def test_more_results_come_twenty_at_a_time(page: Page) -> None:
    write(page, "共同")
    more = page.get_by_role("button", name="続きを表示")
    more.click()
    expect(page.locator(RESULTS)).to_have_count(40)
    assert focused(page) == "共同の施策 21"
    more.click()
    expect(page.locator(RESULTS)).to_have_count(60)
    expect(more).to_be_hidden()
    write(page, "観光")
    write(page, "共同")
    assert page.locator(RESULTS).count() == 20


def test_kinds_and_parties_narrow(page: Page) -> None:
    write(page, "観光")
    group = page.get_by_role("group")
    assert group.get_by_role("button").all_text_contents() == ["すべて 4", "条文 1", "分野 1", "連携施策 1", "解説 1"]
    group.get_by_role("button", name="条文").click()
    expect(page.locator(RESULTS)).to_have_count(1)
    pressed = group.locator("[aria-pressed=true]")
    assert pressed.all_text_contents() == ["条文 1"]
    assert focused(page) == "条文 1", "the button keeps the focus"
    write(page, "圏域")
    assert group.get_by_role("button").all_text_contents() == ["すべて 2", "条文 0", "連携施策 1", "用語 1"]
    expect(page.get_by_text("選んだ条件では見つかりませんでした。", exact=True).first).to_be_visible()
    group.get_by_role("button", name="すべて").click()
    expect(page.locator(RESULTS)).to_have_count(2)
    page.get_by_label("当事者").select_option("階上町")
    assert page.evaluate("() => kyoyaku.asked.at(-1)[1]") == {
        "lang": "ja",
        "langs": ["ja"],
        "kinds": None,
        "party": "1",
        "limit": 20,
        "first": None,  # a function: what to do with the best, which come first
    }


def test_a_site_without_parties_has_no_choice_of_them(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    page.route("**/search/core.js", lambda route: route.fulfill(body="window.kyoyaku.parties = [];"))
    page.goto(f"{fake}search.html?q=観光")
    expect(page.locator(RESULTS)).to_have_count(len(MOST))
    assert page.get_by_label("当事者").count() == 0


def test_nothing_that_is_typed_or_found_becomes_markup(page: Page) -> None:
    write(page, HOSTILE)
    page.evaluate(
        """words => { kyoyaku.search = async (query) => ({
          query, total: 1, kinds: { term: 1 }, damaged: false,
          notes: ['near', 'reading', 'spelling', 'slip', 'unknown'].map((type) => ({ type, typed: words, words: [words] })),
          results: [{ id: words, kind: 'term', title: words, lang: 'ja', href: 'glossary.html#x', place: words,
            agreement: words, excerpt: { lang: 'ja', parts: [[words, true], [words, false]] }, reasons: [] }],
        }); }""",
        HOSTILE,
    )
    page.fill(FIELD, f"{HOSTILE} ")
    expect(page.locator(RESULTS)).to_have_count(1)
    page.keyboard.press("Enter")
    page.fill(FIELD, "")
    expect(page.get_by_role("button", name=HOSTILE, exact=True)).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert page.title() != "hit"


@pytest.mark.parametrize(
    "words",
    [
        "観" * 10_000,
        "\ud800x",
        "\0\x07\x1b",
        "\u202e観光\u2066",
        "{n} {query} $& $1",
        "\"'\\",
        "%E3%81",
        "=cmd|' /C calc'!A0",
    ],
    ids=["long", "surrogate", "control", "direction", "blanks", "quotes", "percent", "formula"],
)
def test_any_text_can_be_typed(page: Page, words: str) -> None:
    page.evaluate(
        """units => {
          const field = document.querySelector('input[type=search]');
          field.value = String.fromCharCode(...units);
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }""",
        list(memoryview(words.encode("utf-16-le", "surrogatepass")).cast("H")),
    )
    page.wait_for_timeout(QUIET)
    expect(page.locator(".sum")).to_contain_text(
        "見つかりませんでした" if words.strip("\u202e\u2066") != "観光" else ""
    )
    page.focus(FIELD)
    page.keyboard.press("Enter")


# The address


def test_a_query_can_be_shared(page: Page, fake: str) -> None:
    title = page.title()
    write(page, "観光 第4条")
    page.wait_for_timeout(QUIET)
    assert page.title() == f"観光 第4条｜{title}"
    address = page.url
    assert address.startswith(f"{fake}search.html?q=")
    write(page, "")
    page.wait_for_timeout(QUIET)
    assert (page.url, page.title()) == (f"{fake}search.html", title)
    page.goto(address)
    assert page.input_value(FIELD) == "観光 第4条"


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_shared_query_is_answered(
    window: BrowserContext, fake: str, edition: str, width: int
) -> None:
    page = window.new_page()
    page.add_init_script(f"({MOVES})()")
    page.set_viewport_size({"width": width, "height": 800})
    for query in ("", "?q=観光", "?q=共同"):
        page.goto(f"{fake}{sites.path_in(edition, 'search.html')}{query}")
        ready(page)
        page.wait_for_timeout(QUIET)
        moved = page.evaluate("() => window.moves")
        assert moved == [], query


def test_nothing_moves_while_the_reader_types(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    page.add_init_script(f"({MOVES})()")
    page.goto(f"{fake}search.html")
    # Keys, not words put in at once: only what follows a key of the reader's own may move.
    page.focus(FIELD)
    page.keyboard.type("kankou", delay=120)
    expect(page.locator(RESULTS)).to_have_count(len(MOST))
    page.wait_for_timeout(QUIET)
    assert page.evaluate("() => window.moves") == []


# Recent queries


def recents(page: Page) -> list[str]:
    """The recent queries that are offered."""
    found: list[str] = page.locator(".recent li button:first-child").all_text_contents()
    return found


def test_recent_queries_stay_on_the_device_and_can_be_removed(page: Page) -> None:
    for words in ("観光", "圏域", "観光"):
        write(page, words)
        page.keyboard.press("Enter")
        page.focus(FIELD)
    write(page, "not committed")
    write(page, "")
    assert recents(page) == ["観光", "圏域"]
    expect(page.locator(".recent")).to_contain_text("この端末だけ")
    page.get_by_role("button", name="「観光」を消す").click()
    assert recents(page) == ["圏域"]
    assert focused(page) == "field"
    page.wait_for_timeout(QUIET)
    page.reload()
    ready(page)
    page.focus(FIELD)
    assert recents(page) == ["圏域"]
    page.get_by_role("button", name="圏域", exact=True).click()
    expect(page.locator(RESULTS)).to_have_count(2)
    write(page, "")
    page.get_by_role("button", name="すべて消す").click()
    assert recents(page) == []
    assert page.evaluate("() => Object.values(localStorage)") == ["[]"]
    assert page.context.cookies() == []


def test_a_result_that_is_followed_makes_its_query_a_recent_one(page: Page, fake: str) -> None:
    write(page, "観光")
    page.locator(RESULTS).first.locator("a").click()
    page.wait_for_url("**/annex/1.html#tourism")
    page.goto(f"{fake}search.html")
    ready(page)
    page.focus(FIELD)
    assert recents(page) == ["観光"]


def test_eight_recent_queries_are_kept(page: Page) -> None:
    for number in range(12):
        write(page, f"観光 {number}")
        page.keyboard.press("Enter")
    page.fill(FIELD, "")
    expect(page.locator(".recent li")).to_have_count(8)
    assert recents(page)[0] == "観光 11"


@pytest.mark.parametrize("kept", ["{", "null", '{"a":1}', "[1,null,[2]]", '"x"'])
def test_damaged_memory_is_no_fault(page: Page, kept: str) -> None:
    page.evaluate("kept => localStorage.setItem(`kyoyaku.recent ${kyoyaku.root}`, kept)", kept)
    page.focus(FIELD)
    write(page, "観光")
    page.keyboard.press("Enter")
    page.fill(FIELD, "")
    page.focus(FIELD)
    expect(page.locator(".recent li")).to_have_count(2 if kept == '"x"' else 1)


def test_a_browser_that_keeps_nothing_searches_too(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    seen = watch(page, fake)
    page.goto(f"{fake}articles/4.html")
    page.keyboard.press("/")
    ready(page)
    write(page, "観光")
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first.locator("a")).to_be_focused()
    assert seen.complaints == []


# Failing, and looking


@pytest.mark.parametrize("file", ["js/search.js", "js/view.js", "search/core.js", "search/say-ja.js"])
@pytest.mark.parametrize("local", ["search.html", "index.html"])
def test_search_that_cannot_be_loaded_says_so(window: BrowserContext, fake: str, local: str, file: str) -> None:
    page = window.new_page()
    page.route(f"**/{file}", lambda route: route.abort())
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - Playwright marks it; a built-in cannot be
    page.goto(fake + local)
    page.keyboard.press("/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("検索を読み込めませんでした。")
    assert alert.locator("a").evaluate("link => link.href") == f"{fake}search.html"
    assert errors == []


def opened(page: Page, fake: str, local: str, keys: str = "") -> None:
    """A page with search open and answers in it."""
    page.goto(fake + local)
    page.keyboard.press(keys or "/")
    if keys != "?":
        ready(page)
        write(page, "かんこう")
    page.wait_for_selector("dialog[open], #results", state="attached")


@pytest.mark.parametrize(
    ("local", "keys"), [("search.html", ""), ("en/search.html", ""), ("index.html", "/"), ("en/index.html", "?")]
)
def test_no_rule_of_accessibility_is_broken(browser: Browser, fake: str, local: str, keys: str) -> None:
    page = browser.new_context(bypass_csp=True, locale="ja-JP").new_page()
    opened(page, fake, local, keys)
    found = shown_complaints(page)
    if keys != "?":
        page.fill(FIELD, "")
        page.evaluate("() => localStorage.setItem(`kyoyaku.recent ${kyoyaku.root}`, '[\"観光\"]')")
        page.locator(FIELD).blur()
        page.focus(FIELD)
        expect(page.locator(".recent li")).to_have_count(1)
        found += shown_complaints(page)
    page.context.close()
    assert not found, sites.lines(found)


@pytest.mark.parametrize(("local", "keys"), [("search.html", ""), ("index.html", "/"), ("en/index.html", "?")])
def test_nothing_is_too_wide(article: Page, fake: str, local: str, keys: str) -> None:
    opened(article, fake, local, keys)
    found = {str(width): too_wide(article, width) for width in (320, 390, 768, 1280)}
    article.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    found |= {f"{width}, text 200 %": too_wide(article, width) for width in (320, 640)}
    assert {where: what for where, what in found.items() if what} == {}


def test_targets_can_be_hit_and_focus_can_be_seen(article: Page, fake: str) -> None:
    for local in ("search.html", "index.html"):
        opened(article, fake, local)
        small = article.evaluate(
            """() => [...document.querySelectorAll('.finder :is(a, button, input, select)')]
              .filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect().height])
              .filter(([, height]) => height < 43.9)"""
        )
        assert small == []
    for colors in ("none", "active"):
        article.emulate_media(forced_colors=colors)
        article.keyboard.press("ArrowDown")
        outline = article.evaluate("() => getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "4px"


def test_search_is_not_printed(page: Page) -> None:
    write(page, "観光")
    page.emulate_media(media="print")
    expect(page.locator("#_find")).to_be_hidden()


def test_the_watch_sees(window: BrowserContext, fake: str) -> None:
    page = window.new_page()
    seen: Watch = watch(page, fake)
    page.goto(f"{fake}search.html")
    page.evaluate("() => console.log('seen')")
    assert seen.complaints == ["console log: seen"]
