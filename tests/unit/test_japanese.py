"""Numerals, labels, dates and readings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.text import japanese, labels, readings

KANJI_DIGITS = "〇一二三四五六七八九"


@given(st.integers(min_value=0, max_value=99_999))
def test_a_numeral_reads_the_same_in_every_script(number: int) -> None:
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    positional = "".join(KANJI_DIGITS[int(digit)] for digit in str(number))
    assert {japanese.numeral(text) for text in (str(number), full_width, positional)} == {number}


@given(st.integers(min_value=1, max_value=9999))
def test_kanji_with_units_read_as_they_are_spoken(number: int) -> None:
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("" if digit == 1 and name else KANJI_DIGITS[digit]) + name
    assert japanese.numeral(words) == number


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("第1条", (1,)), ("第１０条", (10,)), ("第十条", (10,)), ("第二十一条", (21,)), ("第252条の2", (252, 2)),
        ("第3条の2の3", (3, 2, 3)), ("2", (2,)), ("２", (2,)), ("(1)", (1,)), ("（１）", (1,)), ("⑴", (1,)), ("①", (1,)),
        ("一", (1,)), ("(二)", (2,)), ("ア", (1,)), ("(ウ)", (3,)), ("a", (1,)), ("ｂ", (2,)), ("第一編", (1,)), ("第2章", (2,)),
        ("第三節", (3,)), ("別表第1", (1,)), ("別表第二", (2,)), ("別表", None), ("附則", None), ("・", None), ("", None), ("第条", None),
    ],
)  # fmt: skip
def test_labels_have_the_numbers_that_people_read(label: str, number: tuple[int, ...] | None) -> None:
    assert labels.label_number(label) == number


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("平成29年3月22日", date(2017, 3, 22)), ("平成２９年３月２２日", date(2017, 3, 22)),
        ("平成二十九年三月二十二日", date(2017, 3, 22)), ("令和元年5月1日", date(2019, 5, 1)),
        ("平成 29 年 3 月 22 日", date(2017, 3, 22)), ("平成31年4月30日", date(2019, 4, 30)),
        ("平成31年5月1日", None), ("平成32年1月1日", None), ("令和0年1月1日", None), ("昭和65年1月1日", None),
        ("昭和64年1月7日", date(1989, 1, 7)), ("昭和64年1月8日", None), ("平成元年1月7日", None), ("令和5年2月30日", None),
        ("令和4年 月 日", None), ("2017年3月22日", None),
    ],
)  # fmt: skip
def test_a_printed_date_is_the_day_it_names_or_none(printed: str, day: date | None) -> None:
    assert japanese.era_date(printed) == day


@given(st.dates(min_value=date(1868, 1, 25), max_value=date(2099, 12, 31)))
def test_a_day_written_in_its_era_reads_as_that_day(day: date) -> None:
    assert japanese.era_date(japanese.in_era(day)) == day


@pytest.mark.parametrize(
    "words",
    [
        "戦略的{せんりゃくてき}な観光{かんこう}施策{しさく}の展開{てんかい}",
        "|NPO{エヌピーオー}等{とう}の活動{かつどう}",
        "けん引{いん}",
        "かなのみ",
    ],
)
def test_ruby_runs_joined_are_the_text(words: str) -> None:
    runs = readings.ruby(words)
    assert "".join(run.base for run in runs) == readings.bare(words)
    assert not set("{}|") & set(readings.bare(words))
    assert all(run.base for run in runs)


def test_a_reading_belongs_to_the_kanji_before_it() -> None:
    assert [(run.base, run.reading) for run in readings.ruby("住民{じゅうみん}との|2つ{ふたつ}の約束{やくそく}")] == [
        ("住民", "じゅうみん"), ("との", ""), ("2つ", "ふたつ"), ("の", ""), ("約束", "やくそく"),
    ]  # fmt: skip


def test_readings_sort_as_in_a_dictionary() -> None:
    words = ["ん", "ばあい", "はあい", "ぱあい", "カード", "かあど", "きょう", "きよう", "あ"]
    assert sorted(words, key=japanese.kana_key) == [
        "あ",
        "かあど",
        "カード",
        "きょう",
        "きよう",
        "はあい",
        "ばあい",
        "ぱあい",
        "ん",
    ]


@pytest.mark.parametrize(("code", "digit"), [("02203", 9), ("02446", 5), ("01100", 2), ("13101", 6)])
def test_check_digits_are_those_of_the_official_list(code: str, digit: int) -> None:
    assert japanese.municipality_check_digit(code) == digit
