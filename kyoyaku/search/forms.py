"""Other forms of the lexicon's words, and kanji by sound and shape: what a lookup is made of that no text changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kyoyaku.meaning.vocabulary import written_forms
from kyoyaku.model import ORIGINAL, Lexicon, LexiconEntry
from kyoyaku.text.folding import fold, is_hiragana, loose, romaji

SPELLING, SYNONYM, RELATED, RARE, KANJI = "v", "s", "r", "w", "k"
"""What a lookup is; in capitals where it is English."""

_JAPANESE: Final = frozenset((SPELLING, SYNONYM, RELATED, RARE))
_FIRST_LETTERS, _FIRST_SOUNDS = 2, 3
_ENOUGH: Final = 12  # roman letters, so that three are left when long vowels are short
_KANJI_FILE: Final = Path(__file__).with_name("kanji.txt")


class WordForm(NamedTuple):
    """What is typed (and its reading in roman letters), what it is, and the first letters that it is looked up by."""

    written: str
    reading: str
    kind: str
    buckets: tuple[str, ...]


class Meaning(NamedTuple):
    """The words that other forms stand for (of an English phrase all), and those forms."""

    script: str
    words: tuple[str, ...]
    forms: tuple[WordForm, ...]


Forms = tuple[Meaning, ...]


def form(written: str, reading: str, kind: str) -> WordForm:
    """A form with its first letters: those of its spelling, and those of its reading."""
    folded = fold(written)
    if kind in _JAPANESE and is_hiragana(folded):
        return WordForm(written, reading, kind, (first_sounds(romaji(folded)[:_ENOUGH]),))
    own = folded[:_FIRST_LETTERS] if folded[0].isascii() else folded[0]
    buckets = {own, first_sounds(reading[:_ENOUGH])} if reading and kind != KANJI else {own}
    return WordForm(written, reading, kind, tuple(sorted(buckets)))


@cache
def first_sounds(beginning: str) -> str:
    """The first letters of a reading's beginning, whether its vowels are long or not."""
    return loose(beginning)[:_FIRST_SOUNDS]


def forms_of(lexicon: Lexicon, kept: MutableMapping[str, bytes]) -> Forms:
    """Every entry that has other forms. `kept` holds those of a lexicon by its mark."""
    key = f"forms-{lexicon.mark}"
    if lexicon.mark and (before := kept.get(key)) is not None:
        return tuple(_restored(*row) for row in json.loads(before))
    made = tuple(meaning for lang, entries in lexicon.words.items() for meaning in _meanings(lang, entries))
    if lexicon.mark:
        kept[key] = json.dumps(made, ensure_ascii=False).encode()
    return made


def _restored(script: str, words: list[str], forms: list[tuple[str, str, str, list[str]]]) -> Meaning:
    held = (WordForm(written, reading, kind, tuple(buckets)) for written, reading, kind, buckets in forms)
    return Meaning(script, tuple(words), tuple(held))


def _meanings(lang: str, entries: tuple[LexiconEntry, ...]) -> Iterator[Meaning]:
    japanese = lang == ORIGINAL
    for entry in entries:
        folded = fold(entry.word)
        words = (folded,) if japanese else tuple(re.findall("[a-z0-9]+", folded))
        if found := tuple(_forms(entry, japanese)):
            yield Meaning(ORIGINAL if japanese else "latin", words, found)


def _forms(entry: LexiconEntry, japanese: bool) -> Iterator[WordForm]:
    for kind, written in ((SPELLING, entry.spellings), (SYNONYM, entry.synonyms), (RELATED, entry.related)):
        for words, reading in written_forms(written):
            said = romaji(reading) if reading not in {"", words} else ""
            yield form(words, said, kind if japanese else kind.upper())


@cache
def kanji() -> tuple[tuple[WordForm, str], ...]:
    """Kanji with those of their shape (where others have a reading), and their sounds."""
    sounds: dict[str, list[str]] = {}
    shapes: dict[str, str] = {}
    for line in _KANJI_FILE.read_text("utf-8").splitlines():
        mark, _, kanji = line.partition(" ")
        for one in kanji if mark != "#" else "":
            if mark == "=":
                shapes[one] = shapes.get(one, "") + kanji.replace(one, "")
            else:
                sounds.setdefault(one, []).append(mark)
    known = sorted({*sounds, *shapes})
    return tuple((WordForm(one, shapes.get(one, ""), KANJI, (one,)), " ".join(sounds.get(one, ()))) for one in known)
