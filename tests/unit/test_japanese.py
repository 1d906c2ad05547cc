"""Numerals, labels, dates and readings."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.making.pipeline import check
from kyoyaku.text import japanese, labels, readings
from tests import made

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


@pytest.mark.fault("D6")
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("7", 7), ("０", 0), ("０７", 7), ("〇", 0), ("零", 0), ("元", 1), ("十", 10), ("百", 100), ("千", 1000), ("十一", 11), ("二十", 20), ("百一", 101),
        ("百十", 110), ("二百五", 205), ("千百十一", 1111), ("九千九百九十九", 9999), ("二〇一七", 2017), ("一〇", 10), ("１2", 12), ("九", 9),
        ("", None), ("x", None), ("一x", None), ("十x", None), ("-1", None), ("1.5", None), ("一 二", None), ("条", None), ("1" * 18, 111_111_111_111_111_111), ("1" * 19, None),
    ],
)  # fmt: skip
def test_a_numeral_is_read_whole_or_not_at_all(text: str, number: int | None) -> None:
    assert japanese.numeral(text) == number


@pytest.mark.fault("B1")
@pytest.mark.parametrize(
    ("number", "following"),
    [
        ((3,), ((4,), (3, 2))), ((3, 2), ((4,), (3, 3), (3, 2, 2))), ((3, 2, 5), ((4,), (3, 3), (3, 2, 6), (3, 2, 5, 2))),
        ((1, 2, 2, 3), ((2,), (1, 3), (1, 2, 3), (1, 2, 2, 4), (1, 2, 2, 3, 2))),
    ],
)  # fmt: skip
def test_the_numbers_that_may_follow(number: tuple[int, ...], following: tuple[tuple[int, ...], ...]) -> None:
    assert japanese.next_numbers(number) == following


@pytest.mark.parametrize(
    ("day", "era"),
    [
        (date(1868, 1, 24), None), (date(1868, 1, 25), "明治"), (date(1912, 7, 29), "明治"), (date(1912, 7, 30), "大正"), (date(1926, 12, 24), "大正"),
        (date(1926, 12, 25), "昭和"), (date(1989, 1, 7), "昭和"), (date(1989, 1, 8), "平成"), (date(2019, 4, 30), "平成"), (date(2019, 5, 1), "令和"),
    ],
)  # fmt: skip
def test_an_era_begins_on_its_day(day: date, era: str | None) -> None:
    assert japanese.era_name(day) == era
    if era is not None:
        assert japanese.in_era(day).startswith(era)
        assert japanese.era_date(japanese.in_era(day)) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(1867, 3, 4), "1867年3月4日"), (date(1868, 1, 25), "明治元年1月25日"), (date(2018, 12, 31), "平成30年12月31日"), (date(2020, 2, 29), "令和2年2月29日"),
    ],
)  # fmt: skip
def test_a_day_is_written_in_its_era(day: date, words: str) -> None:
    assert japanese.in_era(day) == words


@pytest.mark.fault("A15", "D6")
@pytest.mark.parametrize(
    ("text", "span"),
    [("第1２3条", (1, 4)), ("１２3", (0, 3)), ("12年３月", None), ("", None), ("9" * 100_000, None), ("９" * 100_000, None), ("第" + "9" * 50_000 + "９" * 50_000 + "条", (1, 100_001))],
    ids=lambda value: str(value)[:12],
)  # fmt: skip
def test_digits_of_two_widths_are_found_in_time(text: str, span: tuple[int, int] | None) -> None:
    started = time.process_time()
    assert japanese.mixed_digits(text) == span
    assert time.process_time() - started < 1


@pytest.mark.fault("A15")
@pytest.mark.parametrize("printed", ["平成{}年3月22日", "平成29年{}月22日", "平成29年3月{}日"])
@pytest.mark.parametrize("digits", [1, 3, 18, 19, 5_000])
def test_a_date_of_too_many_digits_is_none(printed: str, digits: int) -> None:
    assert japanese.era_date(printed.format("9" * digits)) == (date(2017, 3, 9) if digits == 1 and "{}日" in printed else
        date(2017, 9, 22) if digits == 1 and "{}月" in printed else date(1997, 3, 22) if digits == 1 else None)  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "key"),
    [
        ("かあど", "かあと"), ("カード", "かあと"), ("がっこう", "かつこう"), ("きょう", "きよう"), ("ぱーてぃー", "はあていい"), ("ーか", "ーか"), ("ヴァ", "うあ"),
        ("NPOー", "NPO"), ("んー", "ん"), ("をー", "をお"), ("るー", "るう"), ("", ""),
    ],
)  # fmt: skip
def test_a_key_of_kana_is_plain(reading: str, key: str) -> None:
    assert japanese.kana_key(reading) == (key, reading)


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("あ", "あ"), ("お", "あ"), ("か", "か"), ("ゴ", "か"), ("さ", "さ"), ("ぞ", "さ"), ("た", "た"), ("っ", "た"), ("な", "な"), ("は", "は"), ("ぽ", "は"), ("ま", "ま"), ("も", "ま"),
        ("や", "や"), ("ょ", "や"), ("ら", "ら"), ("ろ", "ら"), ("わ", "わ"), ("ゐ", "わ"), ("を", "わ"), ("ん", "わ"), ("ぁ", "あ"),
        ("", "他"), ("NPO", "他"), ("漢字", "他"), ("ー", "他"), ("・", "他"),
    ],
)  # fmt: skip
def test_a_reading_is_listed_under_its_row(reading: str, row: str) -> None:
    assert japanese.kana_row(reading) == row


@pytest.mark.parametrize(
    ("char", "kanji"),
    [
        ("漢", True), ("\u3400", True), ("\u33ff", False), ("\u9fff", True), ("\ua000", False), ("々", True), ("〇", True), ("〆", True), ("〃", False), ("𠮷", True),
        ("\U00020000", True), ("\U0001ffff", False), ("\U0003ffff", True), ("\U00040000", False), ("﨑", True), ("\uf8ff", False), ("\uf900", True), ("\ufaff", True),
        ("\ufb00", False), ("か", False), ("カ", False), ("ヶ", False), ("a", False), ("", False), ("1", False),
    ],
)  # fmt: skip
def test_what_is_kanji(char: str, kanji: bool) -> None:
    assert japanese.is_kanji(char) is kanji
    assert bool(re.fullmatch(japanese.KANJI, char)) is kanji


@pytest.mark.parametrize(
    ("reading", "plain"),
    [("ァヶ", "ぁゖ"), ("ドクター", "どくたー"), ("ヷ・", "ヷ・"), ("かなx漢", "かなx漢"), ("", "")],
)
def test_katakana_as_hiragana(reading: str, plain: str) -> None:
    assert japanese.hiragana(reading) == plain


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", None),
        ("1" * 18, None),
        ("1" * 19, (0, 19)),
        ("あ" + "一" * 20 + "い", (1, 21)),
        ("1" * 18 + "、" + "2" * 18, None),
        ("1" * 10 + "一" * 10, None),
        ("１" * 19, (0, 19)),
    ],
)
def test_the_first_numeral_that_is_too_long_is_told_with_its_place(text: str, span: tuple[int, int] | None) -> None:
    assert japanese.too_long(text) == span


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("", []), ("かな", [("かな", "")]), ("漢字{かんじ}", [("漢字", "かんじ")]), ("の漢字{かんじ}は", [("の", ""), ("漢字", "かんじ"), ("は", "")]),
        ("一ヶ所{いっかしょ}", [("一ヶ所", "いっかしょ")]), ("三ヵ月{さんかげつ}", [("三ヵ月", "さんかげつ")]), ("|けん引{けんいん}", [("けん引", "けんいん")]),
        ("あ|い|う{ゆー}え", [("あい", ""), ("う", "ゆー"), ("え", "")]), ("あ|い", [("あい", "")]), ("か{あ}", [("か", ""), ("", "あ")]), ("漢{かん}字{じ}", [("漢", "かん"), ("字", "じ")]),
        ("漢字{}", [("漢字", "")]), ("漢{a{かん}", [("漢{a", ""), ("", "かん")]),
    ],
)  # fmt: skip
def test_runs_with_their_readings(words: str, runs: list[tuple[str, str]]) -> None:
    assert [tuple(run) for run in readings.ruby(words)] == runs


@pytest.mark.parametrize(
    ("words", "kind", "spans"),
    [
        ("漢字{かんじ}のみ", readings.RUBY, [(0, 2, "ruby", "かんじ")]), ("八戸{はちのへ}市{し}", readings.READ, [(0, 2, "name", "はちのへ"), (2, 3, "name", "し")]),
        ("八戸{はちのへ}の市{し}", readings.RUBY, [(0, 2, "ruby", "はちのへ"), (3, 4, "ruby", "し")]), ("かな", readings.RUBY, []), ("無{}", readings.RUBY, []),
        ("大八戸市{おおはちのへし}", readings.RUBY, [(0, 4, "ruby", "おおはちのへし")]), ("八戸市役所{しやくしょ}", readings.RUBY, [(0, 5, "ruby", "しやくしょ")]),
    ],
)  # fmt: skip
def test_readings_are_spans_over_the_text_without_them(
    words: str, kind: str, spans: list[tuple[int, int, str, str]]
) -> None:
    found = readings.reading_spans(words, re.compile("八戸市"), kind)
    assert [tuple(span) for span in found] == spans


def test_readings_of_plain_words_are_always_shown() -> None:
    assert [tuple(span) for span in readings.own_readings("漢字{かんじ}")] == [(0, 2, "read", "かんじ")]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("", None), ("かな", None), ("漢字{かんじ}", None), ("漢字", (0, 2)), ("漢字{かんじ}の目的", (8, 10)), ("の漢字と目的{もくてき}", (1, 3)), ("|障がい者{しょうがいしゃ}", None),
        ("目|的{てき}", (0, 1)), ("漢字{}", (0, 2)), ("漢{漢}", None), ("漢{かん}、目{め}的", (10, 11)), ("々", (0, 1)),
    ],
)  # fmt: skip
def test_kanji_without_a_reading_are_told_with_their_place(words: str, left: tuple[int, int] | None) -> None:
    assert readings.unread(words) == left


@pytest.mark.parametrize(
    ("words", "bare", "kana"),
    [
        ("観光{かんこう}の|NPO{えぬぴーおー}", "観光のNPO", "かんこうのえぬぴーおー"),
        ("", "", ""),
        ("a|b", "ab", "ab"),
        ("無{}", "無", "無"),
    ],
)
def test_words_without_and_as_readings(words: str, bare: str, kana: str) -> None:
    assert (readings.bare(words), readings.kana(words)) == (bare, kana)


@pytest.mark.parametrize(
    ("word", "reading", "annotated"),
    [
        ("引っ越し", "ひっこし", "引{ひ}っ越{こ}し"), ("サイト", "さいと", "サイト"), ("観光", "", "観光"), ("観光", "かんこう", "観光{かんこう}"), ("買い食い", "かいいぐい", "|買い食い{かいいぐい}"),
        ("お金", "かね", "|お金{かね}"), ("バス停", "バステイ", "バス停{てい}"), ("階上町", "はしかみちょう", "階上町{はしかみちょう}"), ("取組む", "とりくむ", "取組{とりく}む"),
    ],
)  # fmt: skip
def test_a_word_carries_its_reading_where_the_kana_say_which(word: str, reading: str, annotated: str) -> None:
    assert readings.annotated(word, reading) == annotated
    assert readings.bare(annotated) == word


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [("０１２３４５６７８９", "0123456789"), ("第３条", "第3条"), ("三", "三"), ("", ""), ("：９；", "：9；")],
)
def test_full_width_digits_as_ascii(text: str, ascii_text: str) -> None:
    assert japanese.ascii_digits(text) == ascii_text


@pytest.mark.fault("D6")
def test_a_code_in_full_width_digits_is_read_as_digits() -> None:
    parties = made.PARTIES.replace("kind: city", "kind: city, code: ０２２０３").replace(
        "kind: town", "kind: town, code: 02２０３９"
    )
    agreement = f"{parties}\ntitle: 試験\nbody: [{{id: art-1, kind: article, label: 第１条, text: 定める。}}]\n"
    assert [one.code for one in made.agreement(agreement).parties] == ["02203", "022039"]
    assert made.codes(check(made.files(agreement))) == ["mixed-digits"]
    wrong = check(made.files(agreement.replace("02２０３９", "0２２０３８")))
    assert made.codes(wrong) == ["mixed-digits", "municipality-code"]


@pytest.mark.fault("D6")
def test_days_and_numbers_in_full_width_digits_are_read_as_digits() -> None:
    agreement = f"""
{made.PARTIES}
title: 試験
body: [{{id: art-1, kind: article, label: 第１条, number: １-２, text: 定める。}}]
date: {{text: 令和５年４月１０日, value: ２０２３-０４-１０}}
"""
    record = """
        steps: [{id: a, title: {ja: 締結}, kind: conclusion, date: ２０２３-０４-１０, source: {ja: 本文}}]
        related: [{id: b, kind: sibling, title: {ja: 別のもの}, changes: [２０２３-０４]}]
    """
    given = made.files(agreement, {"agreements/tiny/record.yaml": record})
    read = made.corpus(given).agreements[0]
    assert read.date is not None
    assert read.date.value == read.record.steps[0].date == date(2023, 4, 10)
    assert read.record.related[0].changes == ("2023-04",)
    assert read.articles[0].number == (1, 2)
    assert set(made.codes(check(given))) <= {"number-gap"}


@pytest.mark.fault("D6")
@pytest.mark.parametrize(
    ("printed", "value", "label", "mixed"),
    [
        ("令和５年12月10日", "2023-12-10", "第1条", 0),
        ("令和５年１2月10日", "2023-12-10", "第1条", 1),
        ("令和5年12月10日", "２０２３-12-10", "第１条", 1),
        ("令和5年12月10日", "2０23-12-10", "第1０条", 2),
        ("令和五年十二月１０日", "２０２３-１２-１０", "第一条", 0),
    ],
)
def test_digits_of_two_widths_in_one_number_are_told_and_read(printed: str, value: str, label: str, mixed: int) -> None:
    agreement = f"""
{made.PARTIES}
title: 試験
body: [{{id: art-1, kind: article, label: {label}, text: 定める。}}]
date: {{text: {printed}, value: {value}}}
"""
    assert made.corpus(made.files(agreement)).agreements[0].date.value == date(2023, 12, 10)  # type: ignore[union-attr]
    assert made.codes(check(made.files(agreement))).count("mixed-digits") == mixed


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", (0, 0)),
        ("がく", (0, 0)),
        ("か\u3099", (0, 2)),
        ("山か\u3099く", (1, 3)),
        ("か\u3099か\u3099", (0, 2)),
        ("\ufa19社", (0, 0)),
        ("か\u3099\u0301x", (0, 3)),
        ("か", (0, 0)),
    ],
)
def test_the_first_character_that_is_not_composed(text: str, span: tuple[int, int]) -> None:
    assert japanese.not_composed(text) == span
