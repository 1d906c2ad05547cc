"""Japanese as data: numerals, eras, numbers of provisions, the order of readings. Nothing here alters a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from kyoyaku.text.patterns import late

Number = tuple[int, ...]
"""The number of a provision: (3,) is 第3条, (252, 2) is 第252条の2. Branches come last."""

_DIGITS: Final = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
NUMERAL: Final = r"(?:[0-9０-９]+|[〇一二三四五六七八九十百千]+)"
"""A numeral as printed in a provision's number: ASCII, full-width or kanji."""

LONGEST_NUMERAL: Final = 18
"""The most digits that are read as a number: more than any label, date or line has, few enough to count with."""

_TOO_LONG: Final = re.compile(rf"\d{{{LONGEST_NUMERAL + 1},}}|[〇一二三四五六七八九十百千]{{{LONGEST_NUMERAL + 1},}}")
_TWO: Final = late(r"(?=(\w)([^\x00-\u02ff\u3000-\u3098\u309b-\u9fff\uac00-\ud7a3\uff00-\uffff]))")
"""A letter and what may be a mark of it."""

# First day, name, and the last year that the era reached.
ERAS: Final = (
    (date(2019, 5, 1), "令和", 9999),
    (date(1989, 1, 8), "平成", 31),
    (date(1926, 12, 25), "昭和", 64),
    (date(1912, 7, 30), "大正", 15),
    (date(1868, 1, 25), "明治", 45),
)
_SAME_DAY: Final = ("昭和", "大正")
"""Eras that began on the day on which the one before them ended: that day may have either's name."""
ERA_DATE: Final = re.compile(rf"(明治|大正|昭和|平成|令和)\s*({NUMERAL}|元)\s*年\s*({NUMERAL})\s*月\s*({NUMERAL})\s*日")
WESTERN_DATE: Final = re.compile(
    rf"(?<![0-9０-９])([0-9０-９]{{4}}|[〇一二三四五六七八九]{{4}})\s*年\s*({NUMERAL})\s*月\s*({NUMERAL})\s*日"
)


def numeral(text: str) -> int | None:
    """Read a whole numeral: ASCII, full-width or kanji (positional too); None for all else and what is too long.

    >>> numeral("12"), numeral("１２"), numeral("十二"), numeral("二百五十二"), numeral("二五二"), numeral("x")
    (12, 12, 12, 252, 252, None)
    """
    if not text or len(text) > LONGEST_NUMERAL:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _kanji_numeral(text)


def _kanji_numeral(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            return None
    return total + (digit or 0)


def too_long(text: str) -> tuple[int, int] | None:
    """Where a text has a numeral of more digits than are read, or None.

    >>> too_long("第3条"), too_long("第" + "3" * 5000 + "条")
    (None, (1, 5001))
    """
    match = _TOO_LONG.search(text)
    return match.span() if match else None


_MIXED: Final = re.compile("[0-9][０-９]|[０-９][0-9]")
_ALL_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")


def mixed_digits(text: str) -> tuple[int, int] | None:
    """Where a text has a numeral of full-width and other digits, or None.

    >>> mixed_digits("令和５年12月"), mixed_digits("第１2条")
    (None, (1, 3))
    """
    match = _MIXED.search(text)
    if match is None:
        return None
    start, end = match.span()
    while start and text[start - 1] in _ALL_DIGITS:
        start -= 1
    while end < len(text) and text[end] in _ALL_DIGITS:
        end += 1
    return start, end


_ASCII: Final = {ord("０") + digit: str(digit) for digit in range(10)}


def ascii_digits(text: str) -> str:
    """Full-width digits as ASCII ones, the rest as it is.

    >>> ascii_digits("０２２０３")
    '02203'
    """
    return text.translate(_ASCII)


def not_composed(text: str) -> tuple[int, int]:
    """The first letter with its marks that has a character of its own, but is written as two; (0, 0) where none is.

    Kanji that Unicode holds twice would become one by NFC too: that is a choice of the writer, and stays.

    >>> not_composed("か\u3099く"), not_composed("がく"), not_composed("\ufa19社")
    ((0, 2), (0, 0), (0, 0))
    """
    for match in _TWO.finditer(text):
        if len(unicodedata.normalize("NFC", match[1] + match[2])) == 1:
            at, end = match.start(), match.end(2)
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            return at, end
    return 0, 0


def next_numbers(number: Number) -> Sequence[Number]:
    """The numbers that may follow one: 第3条 is followed by 第4条 or 第3条の2.

    >>> next_numbers((3,)), next_numbers((3, 2))
    (((4,), (3, 2)), ((4,), (3, 3), (3, 2, 2)))
    >>> next_numbers((1, 2, 2))  # 第1条の2の2
    ((2,), (1, 3), (1, 2, 3), (1, 2, 2, 2))
    """
    return (*((*number[:at], part + 1) for at, part in enumerate(number)), (*number, 2))


def era_date(text: str) -> date | None:
    """The day that a printed date names; None where it is incomplete or never was.

    >>> era_date("平成29年3月22日"), era_date("令和元年五月一日"), era_date("昭和65年1月1日"), era_date("令和4年 月 日")
    (datetime.date(2017, 3, 22), datetime.date(2019, 5, 1), None, None)
    """
    match = ERA_DATE.search(text)
    if match is None:
        return None
    year, month, day = (1 if part == "元" else numeral(part) for part in match.groups()[1:])
    if not (year and month and day):
        return None
    start = next(first for first, name, _ in ERAS if name == match[1])
    try:
        found = date(start.year + year - 1, month, day)
    except (ValueError, OverflowError):
        return None
    eve = found - timedelta(days=era_name(found) in _SAME_DAY)
    return found if match[1] in (era_name(found), era_name(eve)) else None


def western_date(text: str) -> date | None:
    """The day that a printed date in years of our era names; None where it is incomplete or never was.

    >>> western_date("2017年3月22日"), western_date("２０１７年三月二十二日"), western_date("2017年2月30日")
    (datetime.date(2017, 3, 22), datetime.date(2017, 3, 22), None)
    """
    match = WESTERN_DATE.search(text)
    if match is None:
        return None
    try:
        return date(*(numeral(part) or 0 for part in match.groups()))
    except (ValueError, OverflowError):
        return None


def era_name(day: date) -> str | None:
    """The era that a day belongs to; None before 明治."""
    return next((name for first, name, _ in ERAS if day >= first), None)


_BOUNDS: Final = {
    "from": late(ERA_DATE.pattern + "(?=から(?!起算)|より)"),
    "until": late(ERA_DATE.pattern + "(?=まで|限り|をもって)"),
}


def bounding_days(words: str, bound: str) -> list[date | None]:
    """The days that words say a time begins with (`from`) or ends with (`until`).

    >>> bounding_days("平成29年4月1日から令和4年3月31日まで", "until"), bounding_days("令和4年4月1日に", "from")
    ([datetime.date(2022, 3, 31)], [])
    """
    return [era_date(found[0]) for found in _BOUNDS[bound].finditer(words)]


def in_era(day: date) -> str:
    """A day as it is written in Japanese, in the era's years.

    >>> in_era(date(2017, 3, 22)), in_era(date(2019, 5, 1))
    ('平成29年3月22日', '令和元年5月1日')
    """
    for first, name, _ in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"


_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def hiragana(reading: str) -> str:
    """Katakana of a reading as hiragana, the rest as it is.

    >>> hiragana("ドクターカー")
    'どくたーかー'
    """
    return reading.translate(_HIRAGANA)


_SMALL: Final = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_VOWEL_ROWS: Final = (
    "あかさたなはまやらわ",
    "いきしちにひみり",
    "うくすつぬふむゆる",
    "えけせてねへめれ",
    "おこそとのほもよろを",
)
ROWS: Final = "あかさたなはまやらわ"
"""The rows of the syllabary, by their first kana."""
_ROW_STARTS: Final = "あかさたなはまやらわゐゑをん"


def kana_key(reading: str) -> tuple[str, str]:
    """A key that sorts readings in the order of the syllabary (五十音): plain kana first, marks only to break ties.

    >>> sorted(["がくせい", "かくだい", "かーど"], key=kana_key)
    ['かーど', 'がくせい', 'かくだい']
    """
    plain = ""
    for char in unicodedata.normalize("NFD", hiragana(reading)):
        if char in "\u3099\u309a":
            continue
        base = char.translate(_SMALL)
        if char == "ー" and plain:
            base = next((row[0] for row in _VOWEL_ROWS if plain[-1] in row), "")
        plain += base
    return plain, reading


def kana_row(reading: str) -> str:
    """The row that a reading is listed under, or 他 where it does not begin with kana.

    >>> kana_row("がくせい"), kana_row("んご"), kana_row("NPO")
    ('か', 'わ', '他')
    """
    first = kana_key(reading)[0][:1]
    if not "あ" <= first <= "ん":
        return "他"
    if first >= "わ":
        return "わ"
    return max(row for row in ROWS if row <= first)


KANJI: Final = "[々〇〆\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""A pattern of one kanji: what `is_kanji` is true of."""


def is_kanji(char: str) -> bool:
    """Whether a character is an ideograph or stands for one (々, 〇); False for the empty string."""
    return bool(char) and (
        "\u3400" <= char <= "\u9fff"
        or char in "々〇〆"
        or "\U00020000" <= char <= "\U0003ffff"
        or "\uf900" <= char <= "\ufaff"
    )


def municipality_check_digit(code: str) -> int:
    """The sixth digit of a municipality's code, from its first five (総務省, 全国地方公共団体コード).

    >>> municipality_check_digit("02203"), municipality_check_digit("01100")
    (9, 2)
    """
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), code, strict=False))
    return (11 - total % 11) % 10
