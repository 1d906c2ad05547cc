"""Characters beyond the first plane, variants, composed forms and signs that nobody sees: found, and marked as printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kyoyaku.making.pipeline import Options, build
from kyoyaku.problems import has_errors
from tests import made
from tests.search.driving import Driver, Stand, driving, standing

pytestmark = pytest.mark.browser

TEXTS = {
    "astral": "乙は𠮷野町の𩸽を甲に送る。",
    "selector": "葛\U000e0100城市の文書を保存する。",
    "unseen": "災害の時\u00adは避\u200b難所を開く。",
    "composed": "ハ\u3099スを走らせる。",
    "compatible": "\ufa1b祉の窓口を㐂多町に置く。",
    "far": "あ" * 200 + "𠮷は" * 30 + "𡈽佐の図書館を使う。",
}
BODY = "\n".join(
    f'- {{id: {ident}, kind: article, label: 第{at}条, text: "{text}"}}'
    for at, (ident, text) in enumerate(TEXTS.items(), 1)
)
AGREEMENT = f"{made.PARTIES}\ntitle: 試験\nbody:\n{BODY}\n"


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    """A site of texts with odd characters."""
    outcome = build(made.files(AGREEMENT), Options(None))
    assert not has_errors(outcome.problems), outcome.problems
    with standing(outcome.site) as stand:
        yield stand


@pytest.fixture(scope="module")
def driver(browser: Browser, stand: Stand) -> Iterator[Driver]:
    """A tab at its search page."""
    with driving(browser) as driver:
        driver.open(f"{stand.http}search.html")
        yield driver


@pytest.mark.fault("D1", "D2", "D5")
@pytest.mark.parametrize(
    ("typed", "found", "marked"),
    [
        ("𠮷野町", "astral", "𠮷野町"),
        ("吉野町", "astral", "𠮷野町"),
        ("𠮷野", "astral", "𠮷野町"),
        ("𩸽", "astral", "𩸽"),
        ("葛城市", "selector", "葛\U000e0100城市"),
        ("葛\U000e0100城市", "selector", "葛\U000e0100城市"),
        ("葛\U000e0101城市", "selector", "葛\U000e0100城市"),
        ("避難所", "unseen", "避\u200b難所"),
        ("避\u2060難所", "unseen", "避\u200b難所"),
        ("避難\u00ad所", "unseen", "避\u200b難所"),
        ("福祉", "compatible", "\ufa1b祉"),
        ("\ufa1b祉", "compatible", "\ufa1b祉"),
        ("㐂多町", "compatible", "㐂多町"),
        ("バス", "composed", "ハ\u3099ス"),
        ("ハ\u3099ス", "composed", "ハ\u3099ス"),
        ("ﾊﾞｽ", "composed", "ハ\u3099ス"),
        ("𡈽佐", "far", "𡈽佐"),
        ("土佐", "far", "𡈽佐"),
    ],
)
def test_what_is_printed_is_found_and_marked(driver: Driver, typed: str, found: str, marked: str) -> None:
    (answer,) = driver.ask([typed])
    assert [hit.id for hit in answer.hits][:1] == [found]
    assert driver.page.locator("#results li").first.locator("mark").all_text_contents()[:1] == [marked]
    assert driver.said == []


def test_an_excerpt_cuts_no_character_in_two(driver: Driver) -> None:
    for typed in ("図書館", "土佐", "佐の図書館"):
        driver.ask([typed])
        shown = driver.page.locator("#results li p").last.text_content() or ""
        assert shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le"), typed
        assert not any(0xD800 <= ord(char) < 0xE000 for char in shown), shown
