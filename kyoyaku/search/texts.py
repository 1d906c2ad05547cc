"""Titles, places and words of results, as the page shows them: in files of some results each, for one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kyoyaku.model import ORIGINAL
from kyoyaku.search.results import NOT_SHOWN, Result, ResultPart

_LEAST: Final = 1_200
_MOST_FILES: Final = 1_800
"""How many characters of Japanese a file holds at least, and how many files there may be, those of all languages."""
_SORTS: Final = {"preamble": "article", "closing": "article", "annex": "measure", "category": "measure"}
"""Kinds that share files with another."""


def text_files(
    documents: Sequence[Result], names: Mapping[str, Mapping[str, str]]
) -> tuple[list[int], list[tuple[str, Any]]]:
    """The number of each file's first result, and (name, content) of every file.

    `names` has, for every language, what the agreements are called that have to be told apart, by slug.
    """
    most = max(_LEAST, _size(documents) * len(names) // _MOST_FILES)
    while len(starts := _starts(documents, most)) * len(names) > _MOST_FILES:
        most += most // 4
    ends = [*starts[1:], len(documents)][: len(starts)]  # where there is no result, there is no file
    files = [
        (f"d-{lang}-{number}", _file(documents[start:end], lang, called))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        for lang, called in names.items()
    ]
    return starts, files


def _starts(documents: Sequence[Result], most: int) -> list[int]:
    """Results of one sort until their distinct words fill a file: what is called alike often says the same."""
    starts: list[int] = []
    held: set[str] = set()
    size, sort = 0, ""
    for number, document in enumerate(documents):
        words = {part.words.get(ORIGINAL, "") for part in document.parts}
        own = _SORTS.get(document.kind, document.kind)
        if not starts or size > most or own != sort:
            starts.append(number)
            held, size, sort = set(), 0, own
        size += sum(map(len, words - held)) + 30
        held |= words
    return starts


def _size(documents: Sequence[Result]) -> int:
    return sum(map(len, {part.words.get(ORIGINAL, "") for one in documents for part in one.parts}))


class _Pool:
    """Words written once, called by their number."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def __call__(self, words: str) -> int:
        return self.words.setdefault(words, len(self.words))


def _file(documents: Iterable[Result], lang: str, called: Mapping[str, str]) -> Mapping[str, Any]:
    pool = _Pool()
    return {
        "rows": [_row(one, lang, pool, called.get(one.agreement, "")) for one in documents],
        "words": list(pool.words),
    }


def _row(document: Result, lang: str, pool: _Pool, called: str) -> list[Any]:
    """Id, title with its language where it is another, agreement, heading above, places."""
    other = "" if lang in document.title else next(iter(document.title), "")
    above = next((part.words.get(lang, "") for part in document.parts if part.level == "above"), "")
    places = [
        _place(part, lang, pool) for part in document.parts if part.level not in NOT_SHOWN and part.words.get(lang)
    ]
    title = document.title.get(other or lang, "")
    return [*map(pool, (document.ident, title, other, called, above)), places]


def _place(part: ResultPart, lang: str, pool: _Pool) -> list[Any]:
    words = (part.level, part.address.path, part.address.fragment, part.words[lang], part.label.get(lang, ""))
    return [*map(pool, words), part.cite]
