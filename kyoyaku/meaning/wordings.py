"""What a unit says in a language: the original, its translation and how far that can be trusted, or a fallback."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Language, Term, Text, Translation, text_hash
from kyoyaku.text.readings import annotated, own_readings, reading_spans
from kyoyaku.text.spans import Span

State = Literal["original", "translated", "draft", "stale", "summary", "missing"]


NAME_KINDS: Final = frozenset(("place", "name", "body"))
"""Kinds of terms that are names: their readings are shown where only names carry one."""


class Wording(NamedTuple):
    """Words to show for a language that was asked for; `lang` is the language they really are in.

    `reading` are the words with readings in braces, `former` the Japanese that outdated words were made from.
    """

    words: str
    lang: str
    state: State
    reading: str = ""
    former: str = ""


class Wordings:
    """The wordings of one agreement; the same Japanese is translated once and shared."""

    def __init__(self, agreement: Agreement, languages: Mapping[str, Language], terms: Sequence[Term] = ()) -> None:
        self.agreement, self.languages = agreement, languages
        self._names = _names(agreement, terms)
        self._name = re.compile("|".join(map(re.escape, sorted(self._names, key=len, reverse=True))) or "(?!)")
        units = agreement.units
        self._read: dict[str, str] = {}
        for key, words in agreement.readings.items():
            if key in units:
                self._read.setdefault(units[key].ja, words)
        self._reading_spans: dict[str, tuple[Span, ...]] = {}
        self._said: dict[tuple[str, str], Wording] = {}
        self._shared = {lang: _shared(agreement, units) for lang, units in agreement.translations.items()}

    def translation(self, text: Text, lang: str) -> Translation | None:
        """The translation made for a unit, or for another unit with the same Japanese."""
        own = self.agreement.translations.get(lang, {}).get(text.key)
        return own or self._shared.get(lang, {}).get(text_hash(text.ja))

    def say(self, text: Text, lang: str) -> Wording:
        """What to show where a language is asked for. Without a translation: the fallback, marked as missing."""
        at = (text.key, lang)
        if at not in self._said:
            self._said[at] = self._say(text, lang)
        return self._said[at]

    def readings(self, wording: Wording) -> tuple[Span, ...]:
        """The readings over words, as spans."""
        if not wording.reading:
            return ()
        if wording.reading not in self._reading_spans:
            printed = wording.lang == ORIGINAL
            found = reading_spans(wording.reading, self._name) if printed else own_readings(wording.reading)
            self._reading_spans[wording.reading] = found
        return self._reading_spans[wording.reading]

    def _say(self, text: Text, lang: str) -> Wording:
        if lang == ORIGINAL:
            return Wording(text.ja, ORIGINAL, "original", self._reading(text))
        found = self.translation(text, lang)
        if found is None:
            return self.say(text, self._fallback_lang(text, lang))._replace(state="missing")
        state = self._state(found, text, lang)
        return Wording(found.words, lang, state, found.reading, found.former if state == "stale" else "")

    def _reading(self, text: Text) -> str:
        """The curated reading of a unit, or of another with the same words; else its names with their readings."""
        read = self.agreement.readings.get(text.key) or self._read.get(text.ja)
        if read is not None or set("{}|") & set(text.ja):
            return read or ""
        named = self._name.sub(lambda name: annotated(name[0], self._names[name[0]]), text.ja)
        return named if named != text.ja else ""

    def _state(self, found: Translation, text: Text, lang: str) -> State:
        if found.source != text_hash(text.ja):
            return "stale"
        if self.languages[lang].kind == "summary":
            return "summary"
        return "translated" if found.status == "reviewed" else "draft"

    def _fallback_lang(self, text: Text, lang: str) -> str:
        seen = {lang}
        at = self.languages[lang].fallback
        while at and at != ORIGINAL and at not in seen:
            if self.translation(text, at) is not None:
                return at
            seen.add(at)
            at = self.languages[at].fallback
        return ORIGINAL


def _names(agreement: Agreement, terms: Sequence[Term]) -> dict[str, str]:
    """The names that an agreement may use, with their readings."""
    own = [term for term in terms if term.agreement in (None, agreement.slug) and term.kind in NAME_KINDS]
    return {term.term: term.reading for term in own if term.reading}


def _shared(agreement: Agreement, units: Mapping[str, Translation]) -> dict[str, Translation]:
    shared: dict[str, Translation] = {}
    for key, text in agreement.units.items():
        if key in units and units[key].source == (mark := text_hash(text.ja)):
            shared.setdefault(mark, units[key])
    return shared
