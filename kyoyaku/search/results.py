"""What a search can answer with: a result, with its places and their words in each language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.routes import Address

KINDS: Final = ("preamble", "article", "closing", "category", "measure", "term", "page")
"""The kinds of results, in the order in which equals are listed."""

TITLE, BODY, CONTENT, ROLE, TERM, EXPLANATION, HEADING, PROSE, AROUND, PARTIAL, ABOVE, SUBJECT = range(12)
"""Where words stand, for their weight. TERM is the whole of a term, PARTIAL a word within it. AROUND are the parties:
they help other words, but are no answer. ABOVE is the heading that a result stands under: shown, not searched.
SUBJECT is what a place defines, or a heading is about: searched, not shown."""

WordsByLanguage = Mapping[str, str]
"""Language → words; a language is left out where nothing is written in it."""

NO_WORDS: Final[WordsByLanguage] = MappingProxyType({})


class ResultPart(NamedTuple):
    """A place of a result that words can be found at: a cell, a paragraph. `cite` is how queries name it (§4.2)."""

    level: int
    address: Address
    words: WordsByLanguage
    label: WordsByLanguage = NO_WORDS
    cite: str = ""


class Result(NamedTuple):
    """A result: `ident` is that of its node, or term:<id>, or page:<slug>; `agreement` is '' where it is of none."""

    ident: str
    kind: str
    agreement: str
    title: WordsByLanguage
    parts: tuple[ResultPart, ...]
