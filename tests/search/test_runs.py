"""Whatever stands in a text, copied and searched, finds it; what does not stand there finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pytest
from playwright.sync_api import Browser

from kyoyaku.making.pipeline import Options, build
from kyoyaku.problems import has_errors
from tests import made
from tests.browser import sites
from tests.house.test_words import strings
from tests.search.driving import PAGES, Stand, driving, standing
from tests.search.runs import FIRST, Drawn, Texts, asked
from tests.shapes import test_shapes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]

AMOUNT, MANY, CROWDED = 300, 4_000, 60

PRINTED = {
    "preamble": "甲と乙は、ふるさとを守るため、次のとおり定める。",
    "bullying": "いじめの相談に応じ、ごみの分別を進める。",
    "money": "負担金は、1億2,000万円とし、その３分の１を乙が負担する。",
    "law": "地方自治法（昭和22年法律第67号）第252条の2第1項による。",
    "kanji": "第二百五十四号の書面及び金五千万円を準用する。",
    "supplement": "この協約は、公布の日から施行する。",
    "closing": "この協約を証するため、本書を作成する。",
}
ARTICLES = "".join(
    f'- {{id: {ident}, kind: article, label: 第{at}条, text: "{PRINTED[ident]}"}}\n'
    for at, ident in enumerate(("bullying", "money", "law", "kanji"), 1)
)
AGREEMENT = f"""{made.PARTIES}
title: 試験協約
preamble: {PRINTED["preamble"]}
body:
{ARTICLES}- {{id: supplement, kind: supplement, label: 附　則, caption: （施行期日）, text: {PRINTED["supplement"]}}}
closing: {PRINTED["closing"]}
signatories:
- {{id: sign-kou, party: kou, body: 山川市, name: 小林　眞}}
annexes:
- id: annex-1
  label: 別表第１
  relation: （第2条関係）
  articles: [money]
  columns:
  - {{id: what, kind: title, label: 業務}}
  - {{id: share, kind: other, label: 負担割合}}
  categories:
  - {{id: top, label: １, title: 水道, measures: [{{id: water, cells: {{what: 給水, share: ２分の１}}}}]}}
- id: annex-2
  label: 別表第２
  articles: [money]
  columns: [{{id: form, kind: title, label: 手順}}]
  categories:
  - {{id: only, label: １, title: 道路, measures: [{{id: road, cells: {{form: 除雪}}}}]}}
"""
READINGS = {"agreements/tiny/readings.yaml": "units:\n  sign-kou.name: 小林{こばやし}　眞{まこと}\n"}
ABSENT = (
    "電子レンジ",
    "りんご",
    "リンゴ",
    "cryptocurrency",
    "どうぶつえん",
    "生活保護の申請",
    "運転免許証の更新",
    "者者者",
)


@cache
def shapes() -> tuple[Texts, Mapping[str, bytes]]:
    """Made-up agreements of the shapes that real ones have, and their site."""
    return Texts(test_shapes.corpus()), test_shapes.library().site


@cache
def own() -> tuple[Texts, Mapping[str, bytes]]:
    """The project's own agreement."""
    return Texts(made.real_corpus()), sites.site()


@pytest.fixture(scope="module", params=[own, shapes], ids=["own", "shapes"])
def texts(request: pytest.FixtureRequest) -> Iterator[tuple[Texts, Stand]]:
    """Texts, and their site as readers reach it."""
    found, site = request.param()
    with standing(site) as stand:
        yield found, stand


def missed(browser: Browser, texts: tuple[Texts, Stand], drawn: Sequence[Drawn]) -> list[str]:
    """The runs that do not find all that have them among the first, where all find room there."""
    held, stand = texts
    answers = asked(browser, stand, [one.run for one in drawn])
    return [
        f"{one.run!r} of {one.agreement} {one.unit}: not {lacking} in {answer[:FIRST]}"
        for one, answer in zip(drawn, answers, strict=True)
        if (lacking := held.missed(one, answer))
    ]


def test_any_run_of_a_unit_finds_all_that_have_it(browser: Browser, texts: tuple[Texts, Stand]) -> None:
    assert missed(browser, texts, list(texts[0].drawn(AMOUNT, 1))) == []


def test_where_just_as_many_have_a_run_as_find_room_nothing_else_takes_it(
    browser: Browser, texts: tuple[Texts, Stand]
) -> None:
    crowded = texts[0].crowded(CROWDED)
    assert crowded
    assert missed(browser, texts, crowded) == []


def test_provisions_of_a_number_leave_room_for_what_has_more_than_the_number(browser: Browser) -> None:
    held, site = shapes()
    with standing(site) as stand:
        assert missed(browser, (held, stand), [Drawn("2条の", "kaisei", "new-art-11-p2-i2")]) == []


@pytest.mark.deep
@pytest.mark.parametrize("seed", [2, 3])
def test_any_run_of_a_unit_finds_all_that_have_it_however_many_are_drawn(
    browser: Browser, texts: tuple[Texts, Stand], seed: int
) -> None:
    assert missed(browser, texts, list(texts[0].drawn(MANY, seed))) == []


@pytest.fixture(scope="module")
def tiny() -> Iterator[Stand]:
    """A site of one small agreement, with no lexicon."""
    outcome = build(made.files(AGREEMENT, READINGS), Options(None))
    assert not has_errors(outcome.problems), outcome.problems
    with standing(outcome.site) as stand:
        yield stand


FOUND = {
    "preamble": ("ふるさと", "フルサト", "とおり", "守", "とを守るた", "前文"),
    "bullying": ("いじめ", "ごみ", "ゴミ", "談", "みの分別"),
    "money": ("1億2,000万円", "1億2000万円", "１億２，０００万円", "一億二千万円", "3分の1", "三分の一", "３分の１"),
    "law": ("第252条の2", "第二百五十二条の二", "二百五十二条", "252条の2第1項", "法律第67号", "昭和22年法律"),
    "kanji": ("第254号", "第二百五十四号", "百五十四", "5,000万円", "5000万円", "五千万円"),
    "supplement": ("附則", "公布の日から"),
    "closing": ("結び", "記名押印", "こばやし", "小林", "こばやしまこと", "眞", "小林真"),
    "annex-1": ("別表第1", "別表第一", "負担割合", "業務"),
    "annex-2": ("別表第2", "手順"),
    "only": ("別表第2の1", "道路"),
    "water": ("給水", "2分の1", "二分の一"),
}


def test_what_stands_there_is_found_in_any_of_its_forms(browser: Browser, tiny: Stand) -> None:
    asked_for = [(typed, ident) for ident, each in FOUND.items() for typed in each]
    answers = asked(browser, tiny, [typed for typed, _ in asked_for])
    assert [
        (typed, ident, answer)
        for (typed, ident), answer in zip(asked_for, answers, strict=True)
        if ident not in [one for one, _ in answer[:1]]
    ] == []


def test_of_words_that_begin_with_a_number_its_article_may_come_first(browser: Browser, tiny: Stand) -> None:
    (answer,) = asked(browser, tiny, ["第2条関係"])
    assert [ident for ident, _ in answer[:2]] == ["money", "annex-1"]


def test_what_does_not_stand_there_finds_nothing(browser: Browser, stand: Stand) -> None:
    assert [*zip(ABSENT, asked(browser, stand, ABSENT), strict=True)] == [(one, []) for one in ABSENT]


def test_a_word_is_not_taken_for_another_that_only_begins_alike_when_read(browser: Browser, stand: Stand) -> None:
    held = Texts(made.real_corpus())
    (answer,) = asked(browser, stand, ["とおり"])
    holding = {ident for ident, _ in held.holding("とおり")}
    assert answer
    assert {ident for ident, _ in answer} <= holding


@pytest.mark.parametrize(
    ("typed", "lines"),
    [("観光", 0), ("観光 電子レンジ", 1), ("電子レンジ 観光", 1), ("観光 公民館", 1), ("観光 誘客", 0)],
)
def test_where_only_a_part_is_found_a_line_says_so(browser: Browser, stand: Stand, typed: str, lines: int) -> None:
    with driving(browser) as driver:
        driver.open(stand.http + PAGES["ja"])
        (answer,) = driver.ask([typed])
        assert "tourism" in answer.ids
        line = driver.page.locator("#results > li:first-child").get_by_text(strings("ja")["find.partial"], exact=True)
        assert line.count() == lines
        assert driver.page.get_by_text(strings("ja")["find.partial"], exact=True).count() == lines


def test_what_is_told_as_unknown_does_not_stand_there(browser: Browser, stand: Stand) -> None:
    with driving(browser) as driver:
        driver.open(stand.http + PAGES["ja"])
        driver.ask(["とおり"])
        assert driver.page.locator("main").get_by_text("見つからなかった語").count() == 0
