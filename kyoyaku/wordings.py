"""What a unit says in a language: the original, its translation and how far that can be trusted, or a fallback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Language, Text, Translation, text_hash

State = Literal["original", "translated", "draft", "stale", "summary", "missing"]


class Wording(NamedTuple):
    """Words to show for a language that was asked for; `lang` is the language they really are in."""

    words: str
    lang: str
    state: State


class Wordings:
    """The wordings of one agreement; the same Japanese is translated once and shared."""

    def __init__(self, agreement: Agreement, languages: Mapping[str, Language]) -> None:
        self.agreement, self.languages = agreement, languages
        self._said: dict[tuple[str, str], Wording] = {}
        self._shared = {lang: _shared(agreement, units) for lang, units in agreement.translations.items()}

    def translation(self, text: Text, lang: str) -> Translation | None:
        """The translation made for a unit, or for another unit with the same Japanese."""
        own = self.agreement.translations.get(lang, {}).get(text.key)
        return own or self._shared.get(lang, {}).get(text_hash(text.ja))

    def say(self, text: Text, lang: str) -> Wording:
        """What to show where a language is asked for. Without a translation: the fallback, marked as missing."""
        if lang == ORIGINAL:
            return Wording(text.ja, ORIGINAL, "original")
        at = (text.key, lang)
        if at not in self._said:
            self._said[at] = self._say(text, lang)
        return self._said[at]

    def _say(self, text: Text, lang: str) -> Wording:
        found = self.translation(text, lang)
        if found is None:
            return Wording(self._fallback(text, lang), self._fallback_lang(text, lang), "missing")
        return Wording(found.words, lang, self._state(found, text, lang))

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

    def _fallback(self, text: Text, lang: str) -> str:
        return self.say(text, self._fallback_lang(text, lang)).words


def _shared(agreement: Agreement, units: Mapping[str, Translation]) -> dict[str, Translation]:
    shared: dict[str, Translation] = {}
    for key, text in agreement.units.items():
        if key in units and units[key].source == (mark := text_hash(text.ja)):
            shared.setdefault(mark, units[key])
    return shared


def inherited(agreement: Agreement, units: Mapping[str, Translation]) -> set[str]:
    """Units without an entry of their own whose Japanese is translated under another."""
    shared = _shared(agreement, units)
    return {key for key, text in agreement.units.items() if key not in units and text_hash(text.ja) in shared}
