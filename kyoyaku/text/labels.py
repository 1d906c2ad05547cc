"""Printed labels and the numbers that people read in them: one by one, and among their siblings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from kyoyaku.text.japanese import NUMERAL, Number, next_numbers, numeral

_IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_KANA: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_TO_KATAKANA: Final = ord("ア") - ord("あ")
_AROUND: Final = "()（）[]［］〔〕【】「」『』<>＜＞〈〉《》．.、，, \u3000"
_ROMAN_SIGNS: Final = "\u2160-\u217f"
_ROMAN: Final = re.compile("(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_UNITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LABEL: Final = re.compile(
    f"(?:別表)?第?({NUMERAL}|[{_ROMAN_SIGNS}]+)(?:編|章|節|款|目|条|項|号|表)?((?:の{NUMERAL})*)",
)

_AND: Final = re.compile("、|，|及び|並びに|・")
_TO: Final = re.compile("から|乃至|ないし|[〜～~]")
MOST_RUN: Final = 1000
"""So many provisions at the most are told by one label; what claims more is no run."""

Reading = Callable[[str], Number | None]
"""A way to read the number out of a label."""


def label_number(label: str) -> Number | None:
    """Read the number out of a printed label that stands alone; None where it has none.

    >>> label_number("第3条の2"), label_number("第十条"), label_number("(2)"), label_number("⑴"), label_number("イ")
    ((3, 2), (10,), (2,), (1,), (2,))
    >>> label_number("別表第1"), label_number("附則"), label_number("ａ"), label_number("第Ⅳ章"), label_number("ⅻ")
    ((1,), None, (1,), (4,), (12,))
    """
    bare = label.strip().strip(_AROUND)
    if match := _LABEL.fullmatch(bare):
        read = [_whole(match[1]), *map(numeral, re.findall(NUMERAL, match[2]))]
        return None if None in read else tuple(n for n in read if n is not None)
    return _sign(bare) or _letter(bare) or _ordered(bare, _KANA)


def label_run(label: str) -> tuple[Number, ...]:
    """The numbers of a label that stands for several provisions, as where they were deleted; () for one alone.

    >>> label_run("第2条から第4条まで"), label_run("第2条及び第3条"), label_run("二、三及び五"), label_run("第2条")
    (((2,), (3,), (4,)), ((2,), (3,)), ((2,), (3,), (5,)), ())
    """
    found: list[Number] = []
    for part in _AND.split(label.strip()):
        ends = [label_number(end) for end in _TO.split(part.removesuffix("まで"))]
        known = [end for end in ends if end is not None]
        if not known or len(known) != len(ends) or len(ends) > 2:
            return ()
        first, last = known[0], known[-1]
        if len(known) > 1 and first[:-1] == last[:-1] and last[-1] - first[-1] in range(1, MOST_RUN):
            found += [(*first[:-1], number) for number in range(first[-1], last[-1] + 1)]
        else:
            found += known
    return tuple(found) if len(found) > 1 else ()


def first_of_run(label: str) -> str:
    """A label, or of one that stands for several provisions the part that names the first.

    >>> first_of_run("第2条から第4条まで"), first_of_run("第2条")
    ('第2条', '第2条')
    """
    return _TO.split(_AND.split(label)[0])[0] if label_run(label) else label


def label_numbers(labels: Sequence[str]) -> tuple[Number | None, ...]:
    """The numbers of siblings. Where a label can be read in several orders, all are read in the one that runs on best.

    >>> label_numbers(["h", "i", "j"]), label_numbers(["i", "ii", "iii"]), label_numbers(["イ", "ロ"])
    (((8,), (9,), (10,)), ((1,), (2,), (3,)), ((1,), (2,)))
    """
    alone = tuple(map(label_number, labels))
    readings = [alone, *(tuple(_read(label, order) for label in labels) for order in (_iroha, _roman))]
    return min(readings, key=_jumps)  # the first of those that are as good


def _read(label: str, order: Reading) -> Number | None:
    found = order(label.strip().strip(_AROUND))
    return found if found is not None else label_number(label)


def _iroha(bare: str) -> Number | None:
    return _ordered(bare, _IROHA)


def _roman(bare: str) -> Number | None:
    plain = _simple(bare)
    return (_roman_value(plain.upper()),) if plain.isascii() and _ROMAN.fullmatch(plain.upper()) else None


def _jumps(numbers: Sequence[Number | None]) -> int:
    """How many numbers do not follow the one before, or are none; the first has to be 1."""
    expected: Sequence[Number] = ((1,),)
    count = 0
    for number in numbers:
        count += number not in expected
        expected = next_numbers(number) if number is not None else expected
    return count


def _whole(digits: str) -> int | None:
    return numeral(digits) if re.fullmatch(NUMERAL, digits) else (_roman(digits) or (None,))[0]


def _roman_value(numerals: str) -> int:
    values = [_ROMAN_UNITS[char] for char in numerals]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _sign(bare: str) -> Number | None:
    """The number of one character that is a number in a ring, in brackets, with a dot, or Roman: ①, ⑴, ㊿, ⒈, Ⅳ."""
    if len(bare) != 1 or unicodedata.category(bare) not in {"No", "Nl"}:
        return None
    value = unicodedata.numeric(bare, 0.5)
    return (int(value),) if value.is_integer() else None


def _letter(bare: str) -> Number | None:
    plain = _simple(bare).lower()
    return (ord(plain) - ord("a") + 1,) if len(plain) == 1 and "a" <= plain <= "z" else None


def _ordered(bare: str, order: str) -> Number | None:
    plain = _simple(bare)
    if len(plain) == 1 and "ぁ" <= plain <= "ゖ":
        plain = chr(ord(plain) + _TO_KATAKANA)
    return (order.index(plain) + 1,) if len(plain) == 1 and plain in order else None


def _simple(bare: str) -> str:
    """A label without rings, brackets and width; itself where one character stands for a word (℡, №, ㏄)."""
    parts = [unicodedata.normalize("NFKC", char).strip(_AROUND) for char in bare]
    whole = all(len(part) == 1 or "\u2160" <= char <= "\u217f" for char, part in zip(bare, parts, strict=True))
    return "".join(parts) if whole else bare
