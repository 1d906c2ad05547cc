"""What is looked up by its first letters: other forms of words, kanji by their sound and shape, rare words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kyoyaku.model import ORIGINAL
from kyoyaku.search.forms import RARE, Forms, Meaning, WordForm, form, kanji
from kyoyaku.search.index import CITE, LATIN, Index
from kyoyaku.search.packing import base36, packed
from kyoyaku.text.folding import romaji


def lookups(index: Index, forms: Forms, most: int) -> list[list[str]]:
    """The rows of every file: form, reading, kind, what it leads to. A row stands wherever it would be looked for."""
    entries = {_row(one, leads): one.buckets for one, leads in (*_rare(index), *_others(index, forms), *kanji())}
    size = sum(len(row) * len(buckets) for row, buckets in entries.items())
    files: list[list[str]] = [[] for _ in range(size // most + 1)]
    for row, buckets in sorted(entries.items()):
        for number in {bucket_number(letters) % len(files) for letters in buckets}:
            files[number].append(row)
    return files


def _row(one: WordForm, leads: str) -> str:
    return f"{one.written}\t{one.reading}\t{one.kind}\t{leads}"


@cache
def bucket_number(letters: str) -> int:
    """The number of the first letters that a form is looked up by; the page counts alike."""
    number = 0
    for letter in letters:
        number = (number * 31 + ord(letter)) % 65_521
    return number


def _rare(index: Index) -> Iterator[tuple[WordForm, str]]:
    for one in index.rare:
        reading = romaji(one.word.reading) if one.word.reading else ""
        yield form(one.word.written, reading, RARE.upper() if one.script == LATIN else RARE), packed(one.postings)


class _Target(NamedTuple):
    """Where a word leads: its number if the page holds it, or else (after =) its results themselves."""

    leads: str
    results: frozenset[int]


def _others(index: Index, forms: Forms) -> Iterator[tuple[WordForm, str]]:
    targets = _targets(index)
    for meaning in forms:
        if leads := _leads(meaning, targets):
            yield from ((one, leads) for one in meaning.forms)


def _targets(index: Index) -> dict[tuple[str, str], _Target]:
    core = [one for script in (ORIGINAL, CITE) for one in index.core[script]]
    leads = [(one, base36(number)) for number, one in enumerate(core)]
    leads += [(one, f"={one.word.written}={packed(one.postings)}") for one in index.rare]
    return {
        (one.script, one.word.folded): _Target(lead, frozenset(n for held in one.postings.values() for n in held))
        for one, lead in leads
    }


def _leads(meaning: Meaning, targets: dict[tuple[str, str], _Target]) -> str:
    """Where the forms lead: to the results that have all the words; '' where none has."""
    known = [target for word in meaning.words if (target := targets.get((meaning.script, word))) is not None]
    if len(known) < len(meaning.words) or not known:
        return ""
    if not frozenset.intersection(*(target.results for target in known)):
        return ""
    return "+".join(target.leads for target in known)
