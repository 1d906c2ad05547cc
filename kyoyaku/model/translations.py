"""Words in other languages, and our own words about an agreement: translations and guides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.problems import Place

NO_READINGS: Final[Mapping[str, str]] = MappingProxyType({})


class Translation(NamedTuple):
    """Words in another language, with the hash of the Japanese they were made from.

    `reading` are the words with their readings in braces; `former` is the Japanese that they were made from, where that
    is no longer what is printed. Both are '' where none is recorded.
    """

    words: str
    source: str
    status: str
    place: Place
    reading: str = ""
    former: str = ""


class Guide(NamedTuple):
    """Our own words about an agreement in one language; never part of its text.

    `readings` has those that carry readings, by the words without them: the words with readings in braces.
    """

    name: str
    description: str
    intro: tuple[str, ...]
    summaries: Mapping[str, str]
    themes: Mapping[str, str]
    everyday: tuple[str, ...] = ()
    """Words that residents would come with."""
    readings: Mapping[str, str] = NO_READINGS
