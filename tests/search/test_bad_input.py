"""Whatever is typed, and whatever is missing: the page answers, and nothing of a query becomes part of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.house.test_words import strings
from tests.search.driving import PAGES, Stand, driving, standing
from tests.search.library_site import library_site

pytestmark = pytest.mark.browser

LONGEST = 10_000
AGREEMENTS = 20
PATIENT = 100  # milliseconds, the best of some tries: a machine may have other things to do
TRIES = 6
MARKUP = '<b id=planted>観光</b><img src=x id=planted onerror="planted=1"><script id=planted>planted=1</script>'
ODD = {
    "long kana": "あ" * LONGEST,
    "long latin": "a" * LONGEST,
    "long romaji": ("kankou" * LONGEST)[:LONGEST],
    "long kanji": ("観光医療福祉" * LONGEST)[:LONGEST],
    "long words": ("観光 " * LONGEST)[:LONGEST],
    "many words": " ".join(map(str, range(2000))),
    "many kanji": "".join(map(chr, range(0x4E00, 0x4E00 + 5000))),
    "long numerals": "第" + "九" * LONGEST + "条",
    "digits": "第" + "9" * 400 + "条",
    "brackets": "(" * 5000 + "[" * 5000,
    "voicing marks": "か" + "\u3099" * 5000,
    "combining": "e" + "\u0301" * 5000,
    "high surrogate": "観\ud83d光",
    "low surrogate": "\udc00観光",
    "only surrogates": "\ud800" * 50,
    "controls": "".join(map(chr, range(32))) + "観光\x7f\x80\x9f",
    "separators": "観\u2028光\u2029\ufeff\u200b\u00ad",
    "right to left": "\u202e観光\u202c\u200f\u2067医療\u2069שלום",
    "private and none": "\ue000\uffff\ufffe\U0010ffff",
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈" * 50,
    "markup": MARKUP,
    "closing": "</script></title></ol>--><!--",
    "address": "javascript:alert(1)#?&q=%00%ff",
    "object": "__proto__ constructor toString hasOwnProperty valueOf",
    "prototype": "__proto__",
    "function": "constructor",
    "pattern": ".*+?^${}()|[]\\/ (a+)+$",
    "percent": "%E8%A6%B3%",
    "blank": "\u3000 \t\n",
    "dots": "・・・。、「」",
    "composed": "ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ㌔㍿Ⅷ①ﬁ",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values())
def test_anything_can_be_typed(browser: Browser, stand: Stand, page: str) -> None:
    with driving(browser) as driver:
        driver.open(stand.http + page)
        before = driver.page.title()
        for name, query in ODD.items():
            tries = [driver.ask([query, ""])[0]]
            while tries[-1].milliseconds >= PATIENT and len(tries) < TRIES:
                tries.append(driver.ask([query, ""])[0])
            assert all(answer.answered for answer in tries), name
            assert min(answer.milliseconds for answer in tries) < PATIENT, name
            assert driver.page.locator("#planted").count() == 0, name
        assert driver.ask(["観光"])[0].ids[0] == "tourism"
        assert driver.page.evaluate("() => typeof planted") == "undefined"
        assert driver.said == []
        assert before


@pytest.mark.parametrize("query", [MARKUP, "\u202e観光", "観光\x00"], ids=["markup", "right to left", "nul"])
def test_an_address_can_hold_anything(browser: Browser, stand: Stand, query: str) -> None:
    with driving(browser) as driver:
        driver.page.goto(stand.http + PAGES["ja"])
        driver.page.evaluate("(query) => { location.search = new URLSearchParams({ q: query }); }", query)
        driver.page.wait_for_url("**q=**")
        driver.page.wait_for_function("() => document.querySelector('#results')?.dataset.query")
        assert driver.page.locator("#planted").count() == 0
        assert driver.said == []


OTHER = '{"words":[1,null],"rows":"x"}'


def without(site: Mapping[str, bytes], kind: str, damage: str) -> dict[str, bytes]:
    """A site whose shards of a kind are gone, cut off, or hold something else."""
    broken = dict(site)
    for path in [one for one in site if one.startswith(f"search/{kind}")]:
        data = broken.pop(path)
        if damage == "cut":
            broken[path] = data[: len(data) // 2]
        elif damage == "other":
            broken[path] = f'kyoyaku.take("{path.removeprefix("search/").removesuffix(".js")}",{OTHER});'.encode()
    return broken


@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
@pytest.mark.parametrize("kind", ["k-", "p-", "d-ja-", "d-en-"])
def test_shards_that_cannot_be_had_are_told(browser: Browser, kind: str, damage: str) -> None:
    lang = "en" if kind == "d-en-" else "ja"
    whole = library_site(AGREEMENTS)
    broken = without(whole, kind, damage)
    assert set(broken.items()) != set(whole.items()), "no such shard"
    with standing(broken) as stand, driving(browser) as driver:
        driver.open(stand.http + PAGES[lang])
        answers = driver.ask(["観光", "tourism", "かんこう", "第4条"])
        assert [answer.answered for answer in answers] == [True] * 4
        assert strings(lang)["find.damaged"] in driver.page.locator("main").inner_text()
        assert not [one for one in driver.said if "Uncaught" in one and "SyntaxError" not in one]


@pytest.mark.parametrize("kind", ["k-", "p-", "d-ja-"])
def test_what_is_there_still_answers(browser: Browser, kind: str) -> None:
    whole = library_site(AGREEMENTS)
    words = [
        "観光",
        "医療",
        "福祉",
        "移住",
        "女性",
        "費用",
        "会議",
        "災害",
        "教育",
        "農業",
        "第4条",
        "八戸市",
        "kankou",
        "いりょう",
    ]
    answers = []
    last = max((path for path in whole if path.startswith(f"search/{kind}")), key=lambda path: (len(path), path))
    for site in (whole, without(whole, last.removeprefix("search/"), "gone")):
        with standing(site) as stand, driving(browser) as driver:
            driver.open(stand.http + PAGES["ja"])
            answers.append([answer.ids for answer in driver.ask(words)])
    same = sum(one == other for one, other in zip(*answers, strict=True))
    assert same >= len(words) / 2, [one for one, *ids in zip(words, *answers, strict=True) if ids[0] != ids[1]]
