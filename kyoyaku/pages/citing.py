"""How a page, and each place on it, is cited."""

from __future__ import annotations

from typing import NamedTuple

from kyoyaku.meaning.citing import CitationForm
from kyoyaku.model import ORIGINAL, Agreement
from kyoyaku.pages.frame import Link, Voice


class Cite(NamedTuple):
    """A place that can be cited: its anchor on the page and its name by language."""

    anchor: str
    places: tuple[tuple[str, str], ...]


def cite(voice: Voice, agreement: Agreement, key: str, anchor: str) -> Cite:
    """How a unit or a node is cited that stands at an anchor of a page."""
    own = voice.context.citations(agreement)
    return Cite(anchor, tuple((lang, own.cited(key, lang)) for lang in own.languages))


def forms(voice: Voice, agreement: Agreement) -> tuple[CitationForm, ...]:
    """Every way of citing a place of an agreement, as words with the blank {place}."""
    return voice.context.citations(agreement).forms()


def citations(voice: Voice, agreement: Agreement, key: str) -> tuple[Link, ...]:
    """The full citation of a place in each language of the edition that citations are made in."""
    own = voice.context.citations(agreement)
    wanted = [lang for lang in voice.edition.languages if lang in own.languages] or [ORIGINAL]
    full = {form.lang: form.words for form in own.forms() if form.kind == "full"}
    found = dict.fromkeys(lang if lang in full else ORIGINAL for lang in wanted)
    return tuple(Link("", full[lang].replace("{place}", own.cited(key, lang)), voice.foreign(lang)) for lang in found)
