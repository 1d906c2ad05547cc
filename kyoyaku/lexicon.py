"""Curated readings: words with their reading in braces, as ruby and as kana."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from kyoyaku.japanese import is_kanji

_READING: Final = re.compile(r"\{([^{}]*)\}")


class Ruby(NamedTuple):
    """A run of a text with the reading that stands over it; '' where none does."""

    base: str
    reading: str = ""


@cache
def ruby(words: str) -> tuple[Ruby, ...]:
    """Words with readings in braces as runs. A base begins at a bar, or else with the kanji before the brace.

    >>> [(one.base, one.reading) for one in ruby("けん引{いん}の|NPO{エヌピーオー}等")]
    [('けん', ''), ('引', 'いん'), ('の', ''), ('NPO', 'エヌピーオー'), ('等', '')]
    """
    runs: list[Ruby] = []
    at = 0
    for match in _READING.finditer(words):
        plain, base = _divide(words[at : match.start()])
        runs += [Ruby(plain)] if plain else []
        runs.append(Ruby(base, match[1]))
        at = match.end()
    rest = words[at:].replace("|", "")
    return (*runs, Ruby(rest)) if rest else tuple(runs)


def _divide(before: str) -> tuple[str, str]:
    if "|" in before:
        plain, _, base = before.rpartition("|")
        return plain.replace("|", ""), base
    start = len(before)
    while start and (is_kanji(before[start - 1]) or before[start - 1] in "ヶヵ"):
        start -= 1
    return before[:start], before[start:]


def bare(words: str) -> str:
    """The words without their readings: exactly the text they belong to.

    >>> bare("観光{かんこう}施策{しさく}")
    '観光施策'
    """
    return "".join(run.base for run in ruby(words))


def kana(words: str) -> str:
    """The words as they are read.

    >>> kana("観光{かんこう}の展開{てんかい}")
    'かんこうのてんかい'
    """
    return "".join(run.reading or run.base for run in ruby(words))
