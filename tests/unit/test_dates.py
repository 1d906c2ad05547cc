"""Days of steps: what cannot be is told, and what can be never is."""

from __future__ import annotations

import pytest

from kyoyaku.making.pipeline import check
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 協約
date: {{text: 平成29年3月22日, value: 2017-03-22}}
body: [{{id: art-1, kind: article, label: 第1条, text: 本文とする。}}]
"""
ORDER = {"date-order", "step-order", "change-order"}


def step(ident: str, kind: str, day: str, party: str = "kou") -> str:
    dated = f", date: {day}, source: {{ja: 告示}}" if day else ""
    return f"- {{id: {ident}, kind: {kind}, party: {party}, title: {{ja: 手続}}{dated}}}\n"


def told(steps: str) -> list[str]:
    record = {"agreements/tiny/record.yaml": f"steps:\n{steps}"}
    return [code for code in made.codes(check(made.files(AGREEMENT, record))) if code in ORDER]


@pytest.mark.fault("B11")
@pytest.mark.parametrize(
    "steps",
    [
        step("a", "resolution", "2017-03-22"),
        step("a", "resolution", "2017-03-01") + step("b", "resolution", "2020-03-01"),
        step("a", "resolution", "") + step("b", "resolution", "2020-03-01"),
        step("a", "resolution", "2020-03-01") + step("b", "change", ""),
        step("a", "resolution", "2020-03-01") + step("b", "end", "2020-04-01"),
        step("a", "public-notice", "2017-03-22") + step("b", "notification", "2017-04-01"),
        step("a", "effect", "2017-03-22") + step("b", "end", "2017-03-22"),
        step("a", "effect", "2017-04-01") + step("b", "change", "2017-03-31"),
    ],
)
def test_what_can_be_is_not_told(steps: str) -> None:
    assert told(steps) == []


@pytest.mark.fault("B11")
@pytest.mark.parametrize(
    ("steps", "code"),
    [
        (step("a", "resolution", "2017-03-23"), "date-order"),
        (step("a", "resolution", "2017-03-23") + step("b", "resolution", "2017-03-01", "otsu"), "date-order"),
        (step("a", "conclusion", "2017-03-21"), "date-order"),
        (step("a", "effect", "2017-03-21"), "date-order"),
        (step("a", "change", "2017-03-21"), "date-order"),
        (step("a", "public-notice", "2017-03-21"), "date-order"),
        (step("a", "notification", "2017-03-21"), "date-order"),
        (step("a", "effect", "2017-04-01") + step("b", "end", "2017-03-31"), "step-order"),
        (step("a", "change", "2019-04-01") + step("b", "end", "2018-03-31"), "step-order"),
    ],
)
def test_what_cannot_be_is_told_once(steps: str, code: str) -> None:
    assert told(steps) == [code]


@pytest.mark.fault("B10")
@pytest.mark.parametrize(("code", "fine"), [("02203", True), ("47382", True), ("022039", True), ("０２２０３", True),
                                            ("00203", False), ("48203", False), ("99999", False), ("2203", False)])  # fmt: skip
def test_a_code_begins_with_a_prefecture(code: str, fine: bool) -> None:
    text = AGREEMENT.replace("name: 山川市,", f'name: 山川市, code: "{code}",')
    found = made.codes(check(made.files(text)))
    assert ("bad-municipality-code" not in found) is fine


@pytest.mark.fault("A8")
@pytest.mark.parametrize(
    ("printed", "value", "codes"),
    [
        ("2017年3月22日", "2017-03-22", []),
        ("２０１７年３月２２日", "2017-03-22", []),
        ("二〇一七年三月二十二日", "2017-03-22", []),
        ("2017年2月30日", "2017-02-28", ["no-such-day"]),
        ("2023年13月1日", "2023-12-01", ["no-such-day"]),
        ("2017年3月21日", "2017-03-22", ["date-differs"]),
        ("平成29年2月30日", "2017-02-28", ["no-such-day"]),
        ("2017年3月", "2017-03-22", []),
        ("2017年 月 日", "2017-03-22", []),
    ],
)
def test_a_printed_day_of_either_calendar_is_one_that_was(printed: str, value: str, codes: list[str]) -> None:
    text = AGREEMENT.replace("text: 平成29年3月22日, value: 2017-03-22", f"text: {printed}, value: {value}")
    found = made.codes(check(made.files(text)))
    assert [code for code in found if code in ("no-such-day", "date-differs", "date-without-value")] == codes
