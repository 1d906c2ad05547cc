"""The numbers that people read in labels: alone, and in the order of their siblings."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.text.japanese import LONGEST_NUMERAL, numeral, too_long
from kyoyaku.text.labels import MOST_RUN, label_number, label_numbers, label_run
from tests import made

ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("第1条", (1,)), ("第１０条", (10,)), ("第十条", (10,)), ("第二十一条", (21,)), ("第252条の2", (252, 2)), ("第3条の2の3", (3, 2, 3)),
        ("第三条の二", (3, 2)), ("2", (2,)), ("２", (2,)), ("(1)", (1,)), ("（１）", (1,)), ("［3］", (3,)), ("[4]", (4,)), ("5.", (5,)), ("６．", (6,)),
        ("7、", (7,)), (" 8 ", (8,)), ("\u30009\u3000", (9,)), ("⑴", (1,)), ("①", (1,)), ("⑳", (20,)), ("㊿", (50,)), ("⒈", (1,)), ("❶", (1,)),
        ("㈠", (1,)), ("㊀", (1,)), ("⓪", (0,)), ("一", (1,)), ("(二)", (2,)), ("ア", (1,)), ("ン", (46,)), ("(ウ)", (3,)), ("ｱ", (1,)), ("㋑", (2,)),
        ("a", (1,)), ("z", (26,)), ("A", (1,)), ("ｂ", (2,)), ("ⓒ", (3,)), ("⒟", (4,)), ("第一編", (1,)), ("第2章", (2,)), ("第三節", (3,)), ("第4款", (4,)),
        ("第5項", (5,)), ("第6号", (6,)), ("第7号の2", (7, 2)), ("第8表", (8,)), ("別表第1", (1,)), ("別表第二", (2,)), ("別表3", (3,)), ("第Ⅳ章", (4,)),
        ("Ⅻ", (12,)), ("ⅻ", (12,)), ("Ⅼ", (50,)), ("ⅿ", (1000,)), ("ⅩⅩⅠ", (21,)), ("Ⅱの2", (2, 2)), ("ↂ", (10_000,)),
        ("別表", None), ("附則", None), ("・", None), ("", None), ("第条", None), ("½", None), ("℡", None), ("№", None), ("㏄", None), ("㍻", None),
        ("ａｂ", None), ("ii", None), ("前文", None), ("記", None), ("●", None), ("第1条第2項", None), ("ⅠⅠⅠⅠ", None),
    ],
)  # fmt: skip
def test_a_label_that_stands_alone_has_the_number_that_people_read(label: str, number: tuple[int, ...] | None) -> None:
    assert label_number(label) == number


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        ("a b c", [1, 2, 3]), ("g h i j", [7, 8, 9, 10]), ("a b c d e f g h i", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("A B C D", [1, 2, 3, 4]),
        ("i ii iii iv v", [1, 2, 3, 4, 5]), ("I II III", [1, 2, 3]), ("(i) (ii)", [1, 2]), ("ｉ ｉｉ", [1, 2]), ("⒤ ii", [1, 2]), ("i", [1]), ("I.", [1]),
        ("i ii v", [1, 2, 5]), ("ii iii", [2, 3]), ("a", [1]), ("c", [3]), ("v", [22]), ("x", [24]), ("b c d", [2, 3, 4]), ("a b i", [1, 2, 9]),
        ("Ⅰ Ⅱ Ⅲ", [1, 2, 3]), ("い ろ は", [1, 2, 3]), ("(あ) (い)", [1, 2]), ("〔1〕 【2】 <3>", [1, 2, 3]), ("ⅰ ⅱ ⅲ ⅳ", [1, 2, 3, 4]), ("第Ⅰ章 第Ⅱ章", [1, 2]), ("IX X XI", [9, 10, 11]), ("ⅸ x xi", [9, 10, 11]),
        ("イ ロ ハ", [1, 2, 3]), ("（イ） （ロ）", [1, 2]), ("ア イ ウ", [1, 2, 3]), ("イ", [1]), ("ア", [1]), ("ニ ホ", [4, 5]), ("ロ", [43]), ("エ オ", [4, 5]),
        ("1 2 3", [1, 2, 3]), ("① ②", [1, 2]), ("y z aa bb cc", [25, 26, None, None, None]), ("・ ・", [None, None]), ("ア 2", [1, 2]),
        ("一 二 三 四 五 六 七 八", [1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)  # fmt: skip
def test_siblings_are_read_in_the_order_that_runs_on_best(labels: str, numbers: list[int | None]) -> None:
    assert label_numbers(labels.split()) == tuple(None if one is None else (one,) for one in numbers)


def test_no_labels_have_no_numbers() -> None:
    assert label_numbers([]) == ()
    assert label_numbers(["", ""]) == (None, None)
    assert label_numbers(["第3条", "第3条の2", "第3条の2の2", "第4条"]) == ((3,), (3, 2), (3, 2, 2), (4,))


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("last", range(1, 21))
def test_roman_numerals_in_sequence_are_numbers_however_many_there_are(last: int, lower: bool) -> None:
    labels = [one.lower() if lower else one for one in ROMAN[:last]]
    assert label_numbers(labels) == tuple((number,) for number in range(1, last + 1))


@pytest.mark.parametrize("code", range(0x2160, 0x2180))
def test_every_roman_sign_is_the_number_it_stands_for(code: int) -> None:
    assert label_number(chr(code)) == (int(unicodedata.numeric(chr(code))),)


def test_every_character_can_be_a_label() -> None:
    characters = (code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cn", "Co"})
    for code in characters:
        number = label_number(chr(code))
        assert number is None or (len(number) == 1 and number[0] >= 0), hex(code)


@pytest.mark.fault("A15")
@pytest.mark.parametrize("digit", ["1", "１", "一", "千", "٣"])
@pytest.mark.parametrize("count", [LONGEST_NUMERAL, LONGEST_NUMERAL + 1, 5_000])
def test_a_numeral_has_as_many_digits_as_are_read_and_no_more(digit: str, count: int) -> None:
    long = count > LONGEST_NUMERAL
    assert (numeral(digit * count) is None) == long
    assert too_long(f"第{digit * count}条") == ((1, 1 + count) if long else None)
    assert (label_number(f"({digit * count})") is None) == (long or digit == "٣")


@pytest.mark.fault("A15")
@pytest.mark.parametrize("label", ["第{}条", "第3条の{}", "({})", "別表第{}", "{}"])
def test_a_label_with_too_many_digits_has_no_number(label: str) -> None:
    assert label_number(label.format("7" * 5_000)) is None


@given(st.lists(st.text(max_size=4), max_size=6))
def test_any_labels_are_read_without_a_fault(labels: list[str]) -> None:
    assert len(label_numbers(labels)) == len(labels)


def test_labels_of_a_document_are_read_among_those_of_their_kind() -> None:
    agreement = made.agreement(
        made.PARTIES
        + """
title: 試験
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - {id: p1, kind: paragraph, text: 前文}
  - {id: i1, kind: item, label: ⅰ, text: 一}
  - {id: p2, kind: paragraph, label: "2", text: 次}
  - {id: i2, kind: item, label: ⅱ, text: 二, children: [
      {id: i2-h, kind: item, label: i, text: あ}, {id: i2-i, kind: item, label: ii, text: い}]}
annexes:
- id: annex
  label: 別表第Ⅱ
  columns: [{id: title, label: 施策, kind: title}]
  categories:
  - {id: c1, label: I, title: 一, measures: [{id: m1, cells: {title: あ}}]}
  - {id: c2, label: II, title: 二, categories: [{id: c3, label: イ, title: 三, measures: [{id: m2, cells: {title: い}}]}]}
"""
    )
    assert {node.id: node.number for node in agreement.provisions()} == {
        "art-1": (1,), "p1": (1,), "i1": (1,), "p2": (2,), "i2": (2,), "i2-h": (1,), "i2-i": (2,),
    }  # fmt: skip
    (annex,) = agreement.annexes
    assert annex.number == (2,)
    assert [category.number for category in annex.walk()] == [(1,), (2,), (1,)]


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("第2条から第4条まで", [2, 3, 4]), ("第２条及び第３条", [2, 3]), ("第二条乃至第四条", [2, 3, 4]), ("第2章～第4章", [2, 3, 4]), ("2及び3", [2, 3]),
        ("二及び三", [2, 3]), ("(2)、(3)及び(5)", [2, 3, 5]), ("③から⑤まで", [3, 4, 5]), ("ア及びイ", [1, 2]), ("ⅲ及びⅳ", [3, 4]),
        ("第2条", []), ("第2条の3", []), ("", []), ("附則", []), ("第2条及び附則", []), ("第4条から第2条まで", [4, 2]),
    ],
)  # fmt: skip
def test_a_label_of_several_has_the_number_of_each(label: str, numbers: list[int]) -> None:
    assert label_run(label) == tuple((number,) for number in numbers)


def test_branches_run_on_from_one_to_the_other() -> None:
    assert label_run("第3条の2から第3条の4まで") == ((3, 2), (3, 3), (3, 4))
    assert label_run(f"第1条から第{MOST_RUN + 1}条まで") == ((1,), (MOST_RUN + 1,))
