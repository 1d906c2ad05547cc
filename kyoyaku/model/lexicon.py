"""The lexicon: what words of the texts are called otherwise, for the search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kyoyaku.problems import Place


class LexiconEntry(NamedTuple):
    """A word or run of words as it occurs in a text. Other forms carry their readings in braces: `旅行{りょこう}`."""

    word: str
    reading: str | None
    spellings: tuple[str, ...]
    synonyms: tuple[str, ...]
    related: tuple[str, ...]
    status: str
    place: Place


class Lexicon(NamedTuple):
    """The entries by language, and by language the pieces of questions that say nothing.

    `mark` is the SHA-256 of the file that they were read from.
    """

    words: Mapping[str, tuple[LexiconEntry, ...]]
    ignored: Mapping[str, tuple[str, ...]]
    mark: str = ""
