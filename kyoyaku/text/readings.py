"""Curated readings: words with their reading in braces, as ruby and as kana."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from kyoyaku.text.japanese import KANJI, hiragana, is_kanji
from kyoyaku.text.spans import Span

RUBY, NAME, READ = "ruby", "name", "read"
"""Kinds of spans whose target is the reading over them: one that readers may ask for; a name's, shown where names
alone carry readings; one that is a part of the words, always shown."""
_READING: Final = re.compile(r"\{([^{}]*)\}")
_KANJI: Final = re.compile(f"{KANJI}+")


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


def reading_spans(words: str, names: re.Pattern[str] | None = None, kind: str = RUBY) -> tuple[Span, ...]:
    """The readings of words with braces as spans of a kind over the words without; those within `names` as names.

    >>> reading_spans("けん引{いん}")
    (Span(start=2, end=3, kind='ruby', target='いん'),)
    """
    text = bare(words)
    named = [match.span() for match in names.finditer(text)] if names is not None else []
    found: list[Span] = []
    at = 0
    for run in ruby(words):
        end = at + len(run.base)
        if run.reading:
            within = any(first <= at and end <= last for first, last in named)
            found.append(Span(at, end, NAME if within else kind, run.reading))
        at = end
    return tuple(found)


def own_readings(words: str) -> tuple[Span, ...]:
    """The readings that belong to words with braces, as a text in plain Japanese has them."""
    return reading_spans(words, kind=READ)


def unread(words: str) -> tuple[int, int] | None:
    """Where the first kanji of words with braces are that no reading stands over; None where all are read.

    >>> unread("協約{きょうやく}の目的"), unread("|障がい者{しょうがいしゃ}")
    ((10, 12), None)
    """
    left, at = words, 0
    for match in _READING.finditer(words):
        _, base = _divide(words[at : match.start()])
        if match[1]:
            start = match.start() - len(base)
            left = left[:start] + " " * (match.end() - start) + left[match.end() :]
        at = match.end()
    found = _KANJI.search(left)
    return found.span() if found else None


def bare(words: str) -> str:
    """The words without their readings: exactly the text they belong to.

    >>> bare("観光{かんこう}施策{しさく}")
    '観光施策'
    """
    return _READING.sub("", words).replace("|", "")


def kana(words: str) -> str:
    """The words as they are read.

    >>> kana("観光{かんこう}の展開{てんかい}")
    'かんこうのてんかい'
    """
    return "".join(run.reading or run.base for run in ruby(words))


def annotated(word: str, reading: str) -> str:
    """A word with its reading in braces: over each run of kanji where the kana around say which, else over all of it.

    >>> annotated("引っ越し", "ひっこし"), annotated("バス停", "ばすてい"), annotated("サイト", "さいと")
    ('引{ひ}っ越{こ}し', 'バス停{てい}', 'サイト')
    >>> annotated("生い立ち", "おいたち"), annotated("買い食い", "かいいぐい")
    ('生{お}い立{た}ち', '|買い食い{かいいぐい}')
    """
    runs = _runs(word)
    if not reading or not any(kanji for _, kanji in runs):
        return word
    shape = "".join("(.+)" if kanji else re.escape(hiragana(run)) for run, kanji in runs)
    greedy = re.fullmatch(shape, hiragana(reading))
    lazy = re.fullmatch(shape.replace("(.+)", "(.+?)"), hiragana(reading))
    if greedy is None or lazy is None or greedy.groups() != lazy.groups():
        return f"|{word}{{{reading}}}"
    read = iter(greedy.groups())
    return "".join(f"{run}{{{next(read)}}}" if kanji else run for run, kanji in runs)


def _runs(word: str) -> list[tuple[str, bool]]:
    """The runs of a word, and whether each is of kanji."""
    return [("".join(chars), kanji) for kanji, chars in groupby(word, is_kanji)]
