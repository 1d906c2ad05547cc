"""Where a text may break between phrases, and which phrases differ between two texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from kyoyaku.text.japanese import is_kanji
from kyoyaku.text.spans import Span

DIFFERS, UNLIKE, LACKS = "differs", "unlike", "lacks"
"""Words that a stock phrase does not have; that another role does not have; of a stock phrase, that a role lacks."""
GONE, NEW = "gone", "new"
"""Words that a text no longer has; that it did not have before."""


@cache
def _parser() -> Any:
    import budoux  # loads its model: only builds that need it pay

    return budoux.load_default_japanese_parser()


@cache
def phrases(text: str, lang: str) -> tuple[str, ...]:
    """A text in phrases (文節 for Japanese, words otherwise); joined, they are the text."""
    if not lang.startswith("ja"):
        return tuple(re.findall(r"\S+\s*|\s+", text))
    return tuple(_parser().parse(text)) if text else ()


@cache
def breakable(text: str, lang: str, words: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A heading in parts that a line may end after; joined, they are the heading. Only Japanese is divided.

    A line ends after kana or a mark, never within a compound of kanji, and never inside one of the `words` that a
    curated reading gives, in the order of the text.
    """
    if not lang.startswith("ja"):
        return (text,)
    closed = _inside(text, words)
    parts, at = [""], 0
    for phrase in phrases(text, lang):
        if parts[-1] and at not in closed and not (is_kanji(text[at - 1]) and is_kanji(text[at])):
            parts.append("")
        parts[-1] += phrase
        at += len(phrase)
    return tuple(parts)


def _inside(text: str, words: Iterable[str]) -> set[int]:
    """The places inside words that stand in the text one after the other."""
    found: set[int] = set()
    at = 0
    for word in words:
        start = text.find(word, at)
        if start >= 0:
            at = start + len(word)
            found.update(range(start + 1, at))
    return found


def differing(text: str, other: str, lang: str, kind: str = DIFFERS) -> tuple[Span, ...]:
    """The runs of phrases of a text that the other text does not have, in its order."""
    own, theirs = phrases(text, lang), phrases(other, lang)
    matcher = difflib.SequenceMatcher(None, own, theirs, autojunk=False)
    shared: set[int] = set()
    for block in matcher.get_matching_blocks():
        # A word or two in common by chance, between others that differ, is no common wording.
        if block.size > 2 or block.a + block.size == len(own) or block.a == 0:
            shared.update(range(block.a, block.a + block.size))
    return tuple(_runs(own, shared, kind))


def changes(before: str, after: str, lang: str) -> tuple[str, tuple[Span, ...]]:
    """Two states of a text as one, phrase by phrase, with what is gone and what is new as spans.

    >>> merged, spans = changes("a city acts", "a town acts", "en")
    >>> merged, [(merged[span.start : span.end], span.kind) for span in spans]
    ('a city town acts', [('city ', 'gone'), ('town ', 'new')])
    """
    old, new = phrases(before, lang), phrases(after, lang)
    merged, spans = "", []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            merged += "".join(old[a1:a2])
            continue
        for kind, words in ((GONE, "".join(old[a1:a2])), (NEW, "".join(new[b1:b2]))):
            if words:
                spans.append(Span(len(merged), len(merged) + len(words), kind))
                merged += words
    return merged, tuple(spans)


def _runs(own: Sequence[str], shared: set[int], kind: str) -> Iterator[Span]:
    at, start = 0, None
    for number, phrase in enumerate(own):
        if number not in shared and start is None:
            start = at
        elif number in shared and start is not None:
            yield _marked(own, number, start, at, kind)
            start = None
        at += len(phrase)
    if start is not None:
        yield _marked(own, len(own), start, at, kind)


def _marked(own: Sequence[str], after: int, start: int, end: int, kind: str) -> Span:
    """A run without the space at its end."""
    last = own[after - 1]
    return Span(start, end - (len(last) - len(last.rstrip())), kind)
