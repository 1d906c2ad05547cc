"""What is looked up by its first letters: other spellings, synonyms, related words, readings of kanji, rare words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kyoyaku.model import ORIGINAL, Corpus, Entry
from kyoyaku.search.folding import fold, loose, romaji
from kyoyaku.search.index import CITE, LATIN, Index
from kyoyaku.search.packing import base36, packed
from kyoyaku.search.vocabulary import forms

SPELLING, SYNONYM, RELATED, RARE, KANJI = "v", "s", "r", "w", "k"
"""What an entry is; in capitals where it is English."""

_FIRST_LETTERS: Final = 2
_ENOUGH: Final = 8  # roman letters, so that two are left when long vowels are short
_KANJI_FILE: Final = Path(__file__).with_name("kanji.txt")


class Lookup(NamedTuple):
    """An entry: what is typed (and its reading in roman letters), what it is, what it leads to."""

    written: str
    reading: str
    kind: str
    leads: str

    def buckets(self) -> set[str]:
        """The first letters that it is looked up by: those of its spelling, and those of its reading."""
        folded = fold(self.written)
        own = folded[:_FIRST_LETTERS] if folded[0].isascii() else folded[0]
        return {own, first_letters(self.reading[:_ENOUGH])} if self.reading else {own}


def lookups(corpus: Corpus, index: Index, most: int) -> list[list[str]]:
    """The rows of every file. An entry stands wherever its spelling or its reading would be looked for."""
    entries = {"\t".join(entry): entry.buckets() for entry in (*_rare(index), *_others(corpus, index), *_kanji())}
    size = sum(len(row) * len(buckets) for row, buckets in entries.items())
    files: list[list[str]] = [[] for _ in range(size // most + 1)]
    for row, buckets in sorted(entries.items()):
        for number in {bucket_number(letters) % len(files) for letters in buckets}:
            files[number].append(row)
    return files


@cache
def first_letters(exact: str) -> str:
    """The first letters of a reading, whether its vowels are long or not."""
    return loose(exact)[:_FIRST_LETTERS]


@cache
def bucket_number(letters: str) -> int:
    """The number of the first letters that an entry is looked up by; the page counts alike."""
    number = 0
    for letter in letters:
        number = (number * 31 + ord(letter)) % 65_521
    return number


def _rare(index: Index) -> Iterator[Lookup]:
    for one in index.rare:
        reading = romaji(one.word.reading) if one.word.reading else ""
        kind = RARE if one.script in (ORIGINAL, CITE) else RARE.upper()
        yield Lookup(one.word.written, reading, kind, packed(one.postings))


def _others(corpus: Corpus, index: Index) -> Iterator[Lookup]:
    targets = _targets(index)
    for lang, entries in corpus.lexicon.words.items():
        script = ORIGINAL if lang == ORIGINAL else LATIN
        for entry in entries:
            if leads := _leads(entry, script, targets):
                yield from _forms(entry, script, leads)


@cache
def _kanji() -> tuple[Lookup, ...]:
    lines = _KANJI_FILE.read_text("utf-8").splitlines()
    sounds: dict[str, list[str]] = {}
    for reading, kanji in (line.split() for line in lines if not line.startswith("#")):
        for one in kanji:
            sounds.setdefault(one, []).append(romaji(reading))
    return tuple(Lookup(one, "", KANJI, " ".join(read)) for one, read in sounds.items())


class _Target(NamedTuple):
    """Where a word leads: its number if the page holds it, or else (after =) its results themselves."""

    leads: str
    results: frozenset[int]


def _targets(index: Index) -> dict[tuple[str, str], _Target]:
    core = [one for script in (ORIGINAL, CITE) for one in index.core[script]]
    leads = [(one, base36(number)) for number, one in enumerate(core)]
    leads += [(one, f"={one.word.written}={packed(one.postings)}") for one in index.rare]
    return {
        (one.script, one.word.folded): _Target(lead, frozenset(n for held in one.postings.values() for n in held))
        for one, lead in leads
    }


def _leads(entry: Entry, script: str, targets: dict[tuple[str, str], _Target]) -> str:
    """Where an entry leads; an English phrase leads to all of its words. '' where no result has them."""
    folded = fold(entry.word)
    each = [folded] if script == ORIGINAL else re.findall("[a-z0-9]+", folded)
    found = [targets.get((script, word)) for word in each]
    known = [target for target in found if target is not None]
    if len(known) < len(found) or not known or not frozenset.intersection(*(target.results for target in known)):
        return ""
    return "+".join(target.leads for target in known)


def _forms(entry: Entry, script: str, leads: str) -> Iterator[Lookup]:
    for kind, written in ((SPELLING, entry.spellings), (SYNONYM, entry.synonyms), (RELATED, entry.related)):
        for form, reading in forms(written):
            said = romaji(reading) if reading not in {"", form} else ""
            yield Lookup(form, said, kind if script == ORIGINAL else kind.upper(), leads)
