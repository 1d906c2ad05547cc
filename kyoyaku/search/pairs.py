"""Pairs of characters and the results that have them: so any run of characters is found, whatever words it cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from kyoyaku.model import ORIGINAL
from kyoyaku.search.lookups import bucket_number
from kyoyaku.search.packing import runs
from kyoyaku.search.results import NOT_SHOWN, Result
from kyoyaku.text.folding import bare_forms

END: Final = "."
"""What the last character of a text makes a pair with: none of those that are compared."""


def pair_files(documents: Sequence[Result], most: int) -> list[list[str]]:
    """The rows of every file: a character, then each that follows it somewhere with the results that have the two."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        for pair in _pairs(document):
            found.setdefault(pair[0], {}).setdefault(pair[1], []).append(number)
    rows = {first: f"{first}\t{_row(second)}" for first, second in sorted(found.items())}
    files: list[list[str]] = [[] for _ in range(sum(map(len, rows.values())) // most + 1)]
    for first, row in rows.items():
        files[bucket_number(first) % len(files)].append(row)
    return files


def _row(found: dict[str, list[int]]) -> str:
    return " ".join(second + runs(numbers) for second, numbers in sorted(found.items()))


def _pairs(document: Result) -> Iterator[str]:
    texts = {
        part.words[ORIGINAL]: None for part in document.parts if part.level not in NOT_SHOWN and ORIGINAL in part.words
    }
    yield from dict.fromkeys(pair for text in texts for pair in _pairs_of(text))


@cache
def _pairs_of(text: str) -> tuple[str, ...]:
    pairs = (one + other for form in bare_forms(text) for one, other in zip(form, form[1:] + END, strict=False))
    return tuple(dict.fromkeys(pairs))
