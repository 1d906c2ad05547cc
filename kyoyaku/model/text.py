"""The smallest facts: files, words by language, a unit's text and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kyoyaku.problems import Place

Files = Mapping[str, bytes]
"""Path (posix, from the project's root) → bytes of everything under content/, templates/ and static/."""

LocalText = Mapping[str, str]
"""Language → words of ours (not of the agreement)."""

ORIGINAL: Final = "ja"
"""The language that is the authority for every agreement."""

HASH_LENGTH: Final = 12


def text_hash(words: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a text as it is printed, in UTF-8."""
    return hashlib.sha256(words.encode()).hexdigest()[:HASH_LENGTH]


@dataclass(frozen=True, slots=True)
class Text:
    """A unit's words exactly as printed, under the key that translations and anchors use."""

    key: str
    ja: str
    place: Place
