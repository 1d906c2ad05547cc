"""Numbers of results as short words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kyoyaku.search.index import WEIGHTS, Postings

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def packed(postings: Postings) -> str:
    """Levels (one sign each, their place in the table of weights) with their results: 03*2|75 is 3 and 4 at the first
    level, 5 at the eighth. The index carries the names in that order."""
    return "|".join(f"{base36(at)}{runs(postings[level])}" for at, level in enumerate(WEIGHTS) if level in postings)


def runs(numbers: Sequence[int]) -> str:
    """Ascending numbers as gaps in base 36, runs with their length: 3, 4, 5, 9 is 3*3,3."""
    out: list[str] = []
    after = at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        out.append(base36(numbers[at] - after) + (f"*{base36(end - at + 1)}" if end > at else ""))
        after, at = numbers[end] + 1, end + 1
    return ",".join(out)


def base36(number: int) -> str:
    """A number that is not negative, in base 36.

    >>> base36(0), base36(14_800)
    ('0', 'bf4')
    """
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits
