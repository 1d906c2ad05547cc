"""The index: which words stand where in which results. Pure; how it is written into files is another matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from kyoyaku.meaning.vocabulary import Scanner, Silent, Word, latin_words
from kyoyaku.model import ORIGINAL
from kyoyaku.search.results import KINDS, Level, Result
from kyoyaku.text.folding import fold

CITE: Final = "cite"
"""The script of words that name provisions and days; the others are `ja` and `latin`."""
LATIN: Final = "latin"
WEIGHTS: Final[Mapping[Level, float]] = MappingProxyType(
    {
        "term": 1.1,  # .9735 .9675 | .9718 .9747
        "subject": 1.05,  # .9724 .9650 | .9731 .9763
        "title": 1,  # .9473 .9687 | .9700 .9683
        "body": 0.8,  # .9656 .9645 | .9559 .9641
        "content": 0.7,  # .9671 .9702 | .9656 .9733
        "heading": 0.65,  # .9747 .9740 | .9754 .9760
        "partial": 0.6,  # .9754 .9729 | .9703 .9740
        "role": 0.3,  # .9754 .9763 | .9754 .9763
        "explanation": 0.2,  # .9762 .9763 | .9747 .9755
        "prose": 0.2,  # .9762 .9755 | .9742 .9763
        "around": 0.001,  # .9754 .9763 | .9754 .9763
    }
)
"""Levels with their weights, from the best down: a word counts for a result where it counts most.

Beside each, what `python -m tests.search.weights` gives with half of it | half as much again: mean reciprocal rank and
recall at five of the judged queries for tuning and development. As they are: .9754 .9763. The weights of roles and of
the parties around change nothing within these bounds, and those of explanations and prose too little to choose by.
The index carries names and weights; the page's script knows neither.
"""
_BY_RANK: Final = tuple(WEIGHTS)
_RANKS: Final[Mapping[Level, int]] = {level: rank for rank, level in enumerate(_BY_RANK)}
_NAMED: Final[frozenset[Level]] = frozenset(("term", "subject", "heading"))
"""Levels at which it counts how much of the text a word is."""
_ABOUT: Final = 0.3
"""How much of a heading a word is, for the section to be about it."""
_PRINTED: Final[frozenset[Level]] = frozenset(("title", "body", "content", "role", "term", "partial"))
MOST_CORE: Final = 1_600
"""How many Japanese words the page holds from the start; the others are looked up when they are asked for."""

Postings = dict[Level, list[int]]
"""Level → numbers of results, ascending. `around` is kept beside the best of the others."""


@dataclass(slots=True)
class Indexed:
    """A word of the index. `printed` tells whether an agreement's own text has it."""

    script: str
    word: Word
    postings: Postings = field(default_factory=dict)
    printed: bool = False

    @property
    def amount(self) -> int:
        """In how many results it stands."""
        return sum(map(len, self.postings.values()))


@dataclass(frozen=True, slots=True)
class Index:
    """Results in the order of their numbers, words that the page starts with, words that are looked up."""

    documents: tuple[Result, ...]
    core: Mapping[str, tuple[Indexed, ...]]
    rare: tuple[Indexed, ...]


def ordered(documents: Iterable[Result]) -> tuple[Result, ...]:
    """Results kind by kind, those of one title together: what is called alike then has numbers in a row."""
    held = list(documents)
    first: dict[tuple[str, str], int] = {}
    for at, document in enumerate(held):
        first.setdefault(_called(document), at)
    return tuple(sorted(held, key=lambda one: (KINDS.index(one.kind), first[_called(one)])))


def _called(document: Result) -> tuple[str, str]:
    return document.kind, document.title.get(ORIGINAL, document.ident)


def make_index(results: Sequence[Result], words: Mapping[str, Word], silent: Silent) -> Index:
    """The index of results that are in their order. `words` are the known ones by their folded form."""
    reader = _Reader(Scanner(words, silent.japanese), frozenset(silent.others))
    found: dict[tuple[str, str], Indexed] = {}
    for number, document in enumerate(results):
        for key, levels in reader.levels(document).items():
            entry = found.get(key)
            if entry is None:
                script, word = key
                entry = found[key] = Indexed(script, words.get(word) or Word(word, word, ""))
            for level in levels:
                entry.postings.setdefault(level, []).append(number)
            entry.printed = entry.printed or not _PRINTED.isdisjoint(levels)
    return _divided(results, found.values())


class _Reader:
    """Reads the words of results. The words of a text are found once, however many results have it."""

    def __init__(self, scanner: Scanner, ignored: frozenset[str]) -> None:
        self.scanner, self.ignored = scanner, ignored
        self.read = cache(self._read)

    def _read(self, lang: str, text: str) -> tuple[tuple[str, str], ...]:
        words = self.scanner.words(text) if lang == ORIGINAL else latin_words(text) - self.ignored
        return tuple((_script(lang, word), word) for word in words)

    def levels(self, document: Result) -> dict[tuple[str, str], list[Level]]:
        """Each word of a result with the best level it stands at, and `around` where it stands there too."""
        best: dict[tuple[str, str], int] = {}
        around: set[tuple[str, str]] = set()
        for part in document.parts:
            if part.level == "above":
                continue
            folded = {text: fold(text) if part.level in _NAMED else "" for text in part.words.values()}
            read = [(key, folded[text]) for lang, text in part.words.items() for key in self.read(lang, text)]
            if part.level in {"term", "around"}:
                read += [((LATIN, name), name) for name in _names(part.words)]
            if part.level == "subject":
                read += [((ORIGINAL, name), name) for name in (fold(part.words.get(ORIGINAL, "")),) if name]
            if part.level == "around":
                around.update(key for key, _ in read)
                continue
            for key, text in read:
                rank = _RANKS[_level(part.level, key[1], text)]
                best[key] = min(rank, best.get(key, rank))
            if part.cite:
                best[CITE, part.cite] = _RANKS["title"]
        levels: dict[tuple[str, str], list[Level]] = {key: [_BY_RANK[rank]] for key, rank in best.items()}
        for key in around:
            levels.setdefault(key, []).append("around")
        return levels


def _names(words: Mapping[str, str]) -> list[str]:
    """What a term or a party is called in other languages, each name as one word: party a."""
    said = [fold(one) for lang, text in words.items() if lang != ORIGINAL for one in text.split(", ")]
    return [name for name in said if " " in name]


def _level(level: Level, word: str, text: str) -> Level:
    """Where a word of a text counts: what names a term or a definition is more than a word within the name."""
    if level == "term":
        return "term" if word == text else "partial"
    if level == "subject":
        return "subject" if word == text else "body"
    if level == "heading" and len(word) >= len(text) * _ABOUT:
        return "subject"
    return level


def _script(lang: str, word: str) -> str:
    if word[0] in "§@" or (word[0] == "d" and word[1:2].isdigit()):
        return CITE
    return ORIGINAL if lang == ORIGINAL and not (word.isascii() and word[0].isalpha()) else LATIN


def _divided(documents: Sequence[Result], words: Iterable[Indexed]) -> Index:
    core: dict[str, tuple[Indexed, ...]] = {}
    rare: list[Indexed] = []
    by_script: dict[str, list[Indexed]] = {ORIGINAL: [], CITE: []}
    for one in words:
        if one.script == LATIN:
            rare.append(one)
        else:
            by_script[one.script].append(one)
    for script, held in by_script.items():
        often = sorted((one for one in held if one.printed), key=lambda one: (-one.amount, one.word.folded))
        chosen = often[:MOST_CORE]
        core[script] = tuple(sorted(chosen, key=lambda one: one.word.folded))
        rare += sorted((*often[MOST_CORE:], *(one for one in held if not one.printed)), key=lambda one: one.word.folded)
    return Index(tuple(documents), core, tuple(rare))
