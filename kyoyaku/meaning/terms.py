"""Defined terms: where the text defines them, and where it uses them as words of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.definitions import Definition
from kyoyaku.model import Agreement, Term
from kyoyaku.text.japanese import is_kanji
from kyoyaku.text.spans import Span, without_overlaps

TERM: Final = "term"
PARTY: Final = "party"
SYMBOLS: Final = "甲乙丙丁戊己庚辛壬癸"
"""What texts call their parties."""
_AFTER_SYMBOL: Final = f"及又並若等間側双両{SYMBOLS}"
"""Kanji that may follow a symbol without making another word of it: 甲及び乙, 甲又は乙, 甲乙間."""


class TermUses(NamedTuple):
    """The uses of terms by unit (spans whose target is the term's id) and the definitions of an agreement.

    `apart` are the uses that share no character with a reference: 別表 is one in every text, apart only where it is not
    cited.
    """

    by_unit: Mapping[str, tuple[Span, ...]]
    apart: Mapping[str, tuple[Span, ...]]
    definitions: tuple[Definition, ...]
    by_term: Mapping[str, tuple[str, ...]]
    """Term → the unit of each of its uses, in the order of the document."""

    def units_of(self, term: str) -> tuple[str, ...]:
        """The units that use a term, each once, in the order of the document."""
        return tuple(dict.fromkeys(self.by_term.get(term, ())))

    def times(self, term: str) -> int:
        """How often a term is used."""
        return len(self.by_term.get(term, ()))


class TermWords:
    """The words of the glossary that an agreement may use."""

    def __init__(self, agreement: Agreement, terms: Sequence[Term]) -> None:
        own = [term for term in terms if term.agreement in (None, agreement.slug)]
        self.ids = {form: term.id for term in own for form in (*term.forms, term.term)}
        self.symbols = {term.term for term in own if term.kind == "symbol"}
        longest = sorted(self.ids, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def spans(self, text: str) -> tuple[Span, ...]:
        """Every term that stands in a text as a word of its own."""
        return tuple(
            Span(match.start(), match.end(), TERM, self.ids[match[0]])
            for match in self.pattern.finditer(text)
            if _own_word(text, match, self.symbols)
        )


def find_terms(
    words: Mapping[str, tuple[Span, ...]], cited: Mapping[str, Sequence[Span]], definitions: tuple[Definition, ...]
) -> TermUses:
    """Every use of a term in an agreement's units, by their `words` and by what is `cited` in them; `definitions` are
    those of the agreement."""
    apart: dict[str, tuple[Span, ...]] = {}
    by_term: dict[str, list[str]] = {}
    for key, found in words.items():
        own = set(found)
        apart[key] = tuple(span for span in without_overlaps([*cited.get(key, ()), *found]) if span in own)
        for span in found:
            by_term.setdefault(span.target, []).append(key)
    return TermUses(words, apart, definitions, {term: tuple(keys) for term, keys in by_term.items()})


def find_parties(agreement: Agreement, definitions: Sequence[Definition]) -> dict[str, tuple[Span, ...]]:
    """Every use of a party's symbol by unit (spans whose target is the party's id).

    Where the text defines the symbol, before a signature and in the text of another document it stands for itself.
    """
    symbols = {party.symbol: party.id for party in agreement.everybody if party.symbol}
    if not symbols:
        return {}
    pattern = re.compile("|".join(map(re.escape, sorted(symbols, key=len, reverse=True))))
    signed = {text.key for signatory in agreement.signatories for text in signatory.texts} | agreement.apart()
    found: dict[str, tuple[Span, ...]] = {}
    defined = {(definition.unit, definition.start) for definition in definitions}
    for key, text in agreement.units.items():
        spans = tuple(
            Span(match.start(), match.end(), PARTY, symbols[match[0]])
            for match in (pattern.finditer(text.ja) if key not in signed else ())
            if (key, match.start()) not in defined and _own_word(text.ja, match, set(symbols))
        )
        if spans:
            found[key] = spans
    return found


def _own_word(text: str, match: re.Match[str], symbols: set[str]) -> bool:
    # 圏域 in 八戸圏域 and 連携協約 in 本連携協約書 are parts of longer words; 甲 in 甲乙 is not.
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    word = match[0]
    if before in symbols or (before and before in SYMBOLS):
        before = ""
    if _continues(before, word[0]):
        return False
    if word in symbols:
        return after in symbols or not is_kanji(after) or after in _AFTER_SYMBOL
    return not (_katakana(word[-1]) and _katakana(after))


def _continues(before: str, first: str) -> bool:
    return (is_kanji(before) and is_kanji(first)) or (_katakana(before) and _katakana(first))


def _katakana(char: str) -> bool:
    return bool(char) and ("ァ" <= char <= "ヺ" or char == "ー")


def uses_symbol(text: str, symbol: str | None) -> bool:
    """Whether a text uses a party's symbol as a word of its own."""
    symbols = {symbol} if symbol else set()
    return any(_own_word(text, match, symbols) for match in re.finditer(re.escape(symbol), text)) if symbol else False
