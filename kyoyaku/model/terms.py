"""The glossary's terms and the laws that agreements cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kyoyaku.model.text import LocalText
from kyoyaku.problems import Place


class Term(NamedTuple):
    """An entry of the glossary: a word with its reading, where the text defines it, and our explanation."""

    id: str
    term: str
    kind: str
    reading: str | None
    short: LocalText
    explanation: LocalText
    translation: Mapping[str, tuple[str, ...]]
    status: str | None
    link: bool
    forms: tuple[str, ...]
    definition: tuple[str, str] | None
    agreement: str | None
    place: Place


class LawProvision(NamedTuple):
    """A provision of a cited law: its label as printed and the fragment of its address."""

    label: str
    fragment: str | None
    translation: LocalText


class Law(NamedTuple):
    """A law or notice that agreements cite. Without `url` it is not linked."""

    id: str
    title: str
    number: str | None
    titles: LocalText
    numbers: LocalText
    status: str | None
    url: str | None
    provisions: tuple[LawProvision, ...]
    place: Place
