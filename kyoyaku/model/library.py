"""The library: the site's settings, prose, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kyoyaku.model.agreement import Agreement
from kyoyaku.model.lexicon import Lexicon
from kyoyaku.model.terms import Law, Term
from kyoyaku.model.text import ORIGINAL, LocalText
from kyoyaku.problems import Place


class Language(NamedTuple):
    """A language of the site; `kind` is original, translation or summary."""

    id: str
    tag: str
    kind: str
    label: str
    fallback: str | None


class Edition(NamedTuple):
    """A tuple of languages under one folder, with the language of its interface."""

    id: str
    folder: str
    label: str
    languages: tuple[str, ...]
    interface: str
    place: Place


class Site(NamedTuple):
    """The settings of the whole site."""

    name: LocalText
    editions: tuple[Edition, ...]
    languages: Mapping[str, Language]
    root_agreement: str | None
    official: bool
    publisher: LocalText
    contact: str | None
    cname: str | None
    version: str
    updated: date | None
    place: Place

    def fallbacks(self, lang: str) -> tuple[str, ...]:
        """A language and those that stand in for it, the original last."""
        chain: dict[str, None] = {}
        at: str | None = lang
        while at and at not in chain:
            chain[at] = None
            at = self.languages[at].fallback if at in self.languages else None
        return tuple(dict.fromkeys((*chain, ORIGINAL)))


class Prose(NamedTuple):
    """A page of our own prose in one language: Markdown, not yet rendered."""

    slug: str
    lang: str
    title: str
    markdown: str
    place: Place


class Corpus(NamedTuple):
    """Everything a site is made of, checked."""

    site: Site
    agreements: tuple[Agreement, ...]
    terms: tuple[Term, ...]
    laws: tuple[Law, ...]
    pages: Mapping[tuple[str, str], Prose]
    strings: Mapping[str, Mapping[str, str]]
    unread: tuple[str, ...] = ()
    """The slugs of agreements that are there but could not be read: what names them is not at fault."""
    lexicon: Lexicon = Lexicon({}, {})
