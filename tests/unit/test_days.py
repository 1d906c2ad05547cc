"""Days that are written otherwise than content files want them: the form is told, and the line as it should be."""

from __future__ import annotations

import doctest

import pytest

from kyoyaku.making.pipeline import check
from kyoyaku.problems import Problem
from kyoyaku.text import days
from kyoyaku.text.days import is_day, meant
from tests import made

AGREEMENT = f"{made.PARTIES}title: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]\n"


def said(value: str) -> list[Problem]:
    """What is said of an agreement whose date has this value."""
    return [
        one
        for one in check(made.files(f"{AGREEMENT}date:\n  text: 本日\n  value: {value}\n"))
        if one.place.file.endswith("agreement.yaml")
    ]


@pytest.mark.parametrize(
    "written",
    ["2019/5/1", "2019/05/01", "2019.5.1", "2019. 5. 1", "2019-5-1", "2019 5 1", "2019年5月1日", "2019年05月01日", "２０１９年５月１日", "2019／5／1",
     "二〇一九年五月一日", "二千十九年五月一日", "20190501", "２０１９０５０１", "H31.5.1", "h31/5/1", "平成31年5月1日", "平成三十一年五月一日", "令和元年5月1日", "令和1年5月1日", "R1.5.1",
     "R元.5.1", "令1.5.1", '"2019/5/1"', "'2019年5月1日'", "2019-05-01T00:00:00", '"2019-05-01 12:30"', "2019年5月1日（水）", "May 1, 2019", "1 May 2019", "1st May 2019"],
)  # fmt: skip
def test_another_form_of_a_day_is_told_with_the_line_rewritten(written: str) -> None:
    (found,) = said(written)
    assert found.code == "day-form"
    assert dict(found.args)["line"] == "value: 2019-05-01"
    assert (found.place.line, found.place.column) == (9, 10)


@pytest.mark.parametrize(
    ("written", "either"),
    [("5/1/2019", "2019-05-01, 2019-01-05"), ("1.5.2019", "2019-01-05, 2019-05-01"), ("19/5/1", "—"), ("2019-05", "—"), ("2019年", "—"), ("来年", "—"), ("May 2019", "—"),
     ("2019" * 100, "—")],
)  # fmt: skip
def test_where_it_is_not_certain_nothing_is_put_into_the_line(written: str, either: str) -> None:
    (found,) = said(written)
    args = dict(found.args)
    assert (found.code, args.get("line"), args.get("either")) in {
        ("day-form", "—", either),
        ("number-too-long", None, None),
    }


def test_where_only_one_number_can_be_the_month_the_line_is_certain() -> None:
    assert [dict(one.args)["line"] for one in said("25/12/2019")] == ["value: 2019-12-25"]
    assert [dict(one.args)["line"] for one in said("12/25/2019")] == ["value: 2019-12-25"]


@pytest.mark.fault("A8")
@pytest.mark.parametrize(
    "written",
    ["2023-02-30", "2023-02-29", "2023-00-10", "2023-13-01", "2023-04-31", "0000-00-00", "2023/2/30", "20230230", "令和0年1月1日", "昭和65年1月1日", "平成32年1月1日",
     "大正16年1月1日", "明治46年1月1日", "平成元年1月7日", "令和元年4月30日", "S65.1.1", "R0.1.1", "令和元年2月29日", "30/2/2023"],
)  # fmt: skip
def test_a_day_that_never_was_is_told_as_such(written: str) -> None:
    (found,) = said(written)
    assert found.code == "no-such-day"
    assert found.place.line == 9


@pytest.mark.fault("A8")
@pytest.mark.parametrize(
    "printed",
    ["令和0年1月1日", "昭和65年1月1日", "昭和64年1月8日", "平成元年1月7日", "平成31年5月1日", "平成32年1月1日", "令和元年4月30日", "大正15年12月26日", "大正16年1月1日", "昭和元年12月24日",
     "大正元年7月29日", "明治45年7月31日", "明治46年1月1日", "令和5年2月29日", "令和5年2月30日", "令和５年１３月１日", "令和五年四月三十一日"],
)  # fmt: skip
def test_a_printed_date_that_never_was_is_told_at_its_line(printed: str) -> None:
    found = [
        one
        for one in check(made.files(f"{AGREEMENT}date:\n  text: {printed}\n"))
        if one.place.file.endswith("agreement.yaml")
    ]
    assert [(one.code, one.place.line) for one in found] == [("no-such-day", 8)]


@pytest.mark.fault("A8")
@pytest.mark.parametrize(
    ("printed", "value"),
    [("昭和64年1月7日", "1989-01-07"), ("平成元年1月8日", "1989-01-08"), ("平成31年4月30日", "2019-04-30"), ("令和元年5月1日", "2019-05-01"), ("令和６年２月２９日", "2024-02-29"),
     ("大正15年12月25日", "1926-12-25"), ("昭和元年12月25日", "1926-12-25"), ("明治45年7月30日", "1912-07-30"), ("大正元年7月30日", "1912-07-30")],
)  # fmt: skip
def test_a_printed_date_on_the_border_of_two_eras_is_right(printed: str, value: str) -> None:
    # 大正 and 昭和 began on the very day on which the era before them ended.
    found = check(made.files(f"{AGREEMENT}date:\n  text: {printed}\n  value: {value}\n"))
    assert [one.code for one in found if one.place.file.endswith("agreement.yaml")] == []


def test_the_examples_are_true_and_only_one_form_is_right() -> None:
    assert doctest.testmod(days).failed == 0
    assert is_day("2019-05-01")
    assert not is_day("2019-5-1")
    assert is_day("２０１９-０５-０１")
    assert not is_day("２０１９-５-１")
    assert meant("") == ()
