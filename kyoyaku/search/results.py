"""What a search can answer with: a result, with its parts and their words in each language. It names no agreement."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from kyoyaku.routes import Address

KINDS: Final = ("preamble", "article", "closing", "annex", "category", "measure", "term", "page")
"""The kinds of results, in the order in which equals are listed."""

Level = Literal[
    "term",
    "subject",
    "title",
    "body",
    "content",
    "heading",
    "partial",
    "role",
    "explanation",
    "prose",
    "around",
    "above",
]
"""Where words stand. `term` is the whole of a term, `partial` a word within it. `subject` is what a place defines, or a
heading is about: searched, not shown. `around` are the parties: they help other words, but are no answer. `above` is
the heading that a result stands under: shown, not searched."""

NOT_SHOWN: Final[frozenset[Level]] = frozenset(("above", "around", "subject"))

WordsByLanguage = Mapping[str, str]
"""Language → words; a language is left out where nothing is written in it."""

NO_WORDS: Final[WordsByLanguage] = MappingProxyType({})


class ResultPart(NamedTuple):
    """A place of a result that words can be found at: a cell, a paragraph. `cite` is how queries name it (§4.2)."""

    level: Level
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


class Collection(NamedTuple):
    """All that is searched: results in the order of their numbers, and what is said of them.

    `names` has, by language and by agreement, what agreements are called that have to be told apart; `parties` are
    those to choose among.
    """

    results: tuple[Result, ...]
    languages: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    parties: tuple[str, ...]
