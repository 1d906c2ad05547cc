"""Days as people type them, and the one form that content files want."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from kyoyaku.text.japanese import ERAS, NUMERAL, ascii_digits, numeral
from kyoyaku.text.patterns import late

_LONGEST: Final = 60
"""No day takes more characters to write."""

_SEP: Final = r"\s*[-/.,年月の‐−–ー\s]\s*"
_YEAR_FIRST: Final = late(
    rf"(?P<y>[0-9]{{4}}|[〇一二三四五六七八九十百千]{{3,8}}){_SEP}(?P<m>{NUMERAL}){_SEP}(?P<d>{NUMERAL})\s*日?"
)
_RUN: Final = late(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_ERA: Final = late(
    rf"(?P<e>明治|大正|昭和|平成|令和|[mtshrMTSHR明大昭平令])\s*[.,]?\s*(?P<y>{NUMERAL}|元)"
    rf"{_SEP}(?P<m>{NUMERAL}){_SEP}(?P<d>{NUMERAL})\s*日?"
)
_YEAR_LAST: Final = late(rf"(?P<a>[0-9]{{1,2}}){_SEP}(?P<b>[0-9]{{1,2}}){_SEP}(?P<y>[0-9]{{4}})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = late(
    r"(?:(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>[A-Za-z]{3,9})\.?\s+"
    r"(?:(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>[0-9]{4})"
)
_TIME: Final = late(r"(?:[T\s]\s*[0-9]{1,2}:[0-9:.]*\s*(?:Z|[-+][0-9:]+)?|\s*[(（][^()（）]{1,4}[)）])$")
_LETTERS: Final = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}


def day_of(text: str) -> date:
    """The day that a text in the form of content files names, its digits of any width."""
    return date.fromisoformat(ascii_digits(text))


def is_day(text: str) -> bool:
    """Whether a text is a day that exists, written 2017-03-22."""
    try:
        return _is_form(ascii_digits(text)) and bool(day_of(text))
    except ValueError:
        return False


def is_like_a_day(text: str) -> bool:
    """Whether a text is written as some day is, whether or not there was one."""
    return any(form.fullmatch(_plain(text)) for form in (_YEAR_FIRST, _RUN, _ERA, _YEAR_LAST))


def meant(text: str) -> tuple[date, ...]:
    """The days that a text may mean; several where it does not say which number is the month.

    >>> [str(one) for one in meant("H31.4.1")], [str(one) for one in meant("5/1/2019")], meant("令和0年1月1日")
    (['2019-04-01'], ['2019-05-01', '2019-01-05'], ())
    """
    return tuple(dict.fromkeys(_read(_plain(text))))


def _is_form(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return _TIME.sub("", unicodedata.normalize("NFKC", text).strip(" \"'“”‘’「」"))


def _read(text: str) -> Iterator[date]:
    if match := _YEAR_FIRST.fullmatch(text) or _RUN.fullmatch(text):
        yield from _day(numeral(match["y"]), numeral(match["m"]), numeral(match["d"]))
    elif match := _ERA.fullmatch(text):
        yield from _in_era(match)
    elif match := _YEAR_LAST.fullmatch(text):
        yield from _day(int(match["y"]), int(match["a"]), int(match["b"]))
        yield from _day(int(match["y"]), int(match["b"]), int(match["a"]))
    elif (match := _NAMED.fullmatch(text)) and match["m"][:3].lower() in _MONTHS:
        day = match["d"] or match["d2"]
        yield from _day(int(match["y"]), _MONTHS.index(match["m"][:3].lower()) + 1, int(day) if day else None)


def _in_era(match: re.Match[str]) -> Iterator[date]:
    name = _LETTERS.get(match["e"].upper(), match["e"])
    start, last = next((first, last) for first, era, last in ERAS if era.startswith(name))
    year = 1 if match["y"] == "元" else numeral(match["y"])
    if not year or year > last:
        return
    # 平成31年5月1日 was 令和元年, yet everybody knows which day is meant.
    found = _day(start.year + year - 1, numeral(match["m"]), numeral(match["d"]))
    yield from (one for one in found if one >= start)


def _day(year: int | None, month: int | None, day: int | None) -> Iterator[date]:
    if year is None or year < ERAS[-1][0].year:
        return
    try:
        yield date(year, month or 0, day or 0)
    except ValueError:
        return
