"""The words that texts are searched by: those of the lexicon and of the names, and the runs that neither knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Corpus
from kyoyaku.text.folding import aligned, fold, table, tokens, visible
from kyoyaku.text.japanese import KANJI
from kyoyaku.text.readings import bare, kana, ruby

_LATIN: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_HYPHENED: Final = re.compile(r"[a-z]+(?:-[a-z]+)+")
_COMMON: Final = re.compile(r"\d|.第?$")  # numbers, grammar, stems of one kanji: no words for a lexicon
_GAP: Final = re.compile(rb"\0+")
_NUMBER: Final = re.compile(r"(\d+)(?:丁目|番地|[年月日号通番])?")
_RUN: Final = re.compile(rf"[a-z][a-z0-9]*|(?:(?!〇){KANJI})+|[ァ-ヶ][ァ-ヶー・]+")


class Word(NamedTuple):
    """A word as it is compared, as it is written, and its reading in kana ('' where none is known)."""

    folded: str
    written: str
    reading: str


def known_words(corpus: Corpus) -> dict[str, Word]:
    """Folded → word: names first (the dictionary never overrules them), then the lexicon's entries."""
    found: dict[str, Word] = {}
    for written, reading in (*_named(corpus), *_entries(corpus)):
        folded = fold(written)
        if folded and (folded not in found or (reading and not found[folded].reading)):
            found[folded] = Word(folded, written, reading or _own_kana(written))
    return found


def _named(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for term in corpus.terms:
        yield term.term, term.reading or ""
        yield from ((form, "") for form in term.forms)
    for agreement in corpus.agreements:
        yield from ((party.name, "") for party in agreement.everybody)
        yield from _signed(agreement)


def _signed(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """The names of those who signed, where it is recorded how they are read: whole, and each part of two or more."""
    signed = (name for one in agreement.signatories for name in (one.name, one.proxy_name) if name is not None)
    for name in signed:
        if read := agreement.readings.get(name.key):
            yield bare(read), kana(read)
            yield from ((run.base, run.reading) for run in ruby(read) if run.reading and len(run.base) > 1)


def _entries(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for entry in corpus.lexicon.words.get(ORIGINAL, ()):
        yield entry.word, entry.reading or ""


def _own_kana(written: str) -> str:
    return written if re.fullmatch(r"[ぁ-ゖァ-ヶー・]+", written) else ""


class Scanner:
    """Finds words in Japanese texts: those that are known, and what is between them."""

    def __init__(self, known: Iterable[str], ignored: Iterable[str] = ()) -> None:
        self.ignored = frozenset(ignored)
        self.known = frozenset(known) | self.ignored
        by_first: dict[str, set[int]] = {}
        for word in self.known:
            by_first.setdefault(word[0], set()).add(len(word))
        self.lengths = {first: tuple(sorted(lengths, reverse=True)) for first, lengths in by_first.items()}

    def words(self, text: str) -> frozenset[str]:
        """Every word of a Japanese text: known ones, runs of the rest, numbers, provisions and days."""
        plain, folded, places = _parts(text)
        held = self._held(folded)
        found = {folded[start:end] for start, end in _standing(held)}
        found.update(map(fold, _gaps(plain, places, held)))
        if (counted := fold(text)) != folded:  # kanji numerals that count are digits
            found.update(counted[start:end] for start, end in _standing(self._held(counted)))
        found.update(token.word for token in tokens(counted))
        for match in _NUMBER.finditer(counted):
            found.update((match[0], match[1]))
        return frozenset(found - self.ignored)

    def _held(self, folded: str) -> list[tuple[int, int]]:
        known, lengths, last = self.known, self.lengths, len(folded)
        return [
            (at, at + length)
            for at, char in enumerate(folded)
            if char in lengths
            for length in lengths[char]
            if at + length <= last and folded[at : at + length] in known and not _inside_number(folded, at, at + length)
        ]

    def unknown(self, text: str) -> list[str]:
        """The runs of kanji, katakana and letters that no known word covers, as they are written."""
        plain, folded, places = _parts(text)
        return _gaps(plain, places, self._held(folded))


def _parts(text: str) -> tuple[str, str, list[int]]:
    """A text without width, case and what nobody sees; the same folded; where each folded character comes from."""
    plain = visible(text).lower()
    return (plain, *aligned(plain))


def _gaps(plain: str, places: list[int], held: list[tuple[int, int]]) -> list[str]:
    covered = bytearray(len(plain))
    for start, end in held:
        first, last = places[start], places[end - 1]
        while last + 1 < len(plain) and plain[last + 1] in "ー・":
            last += 1
        covered[first : last + 1] = b"\1" * (last + 1 - first)
    return [
        plain[gap.start() : gap.end()]
        for run in _RUN.finditer(plain)
        for gap in _GAP.finditer(covered, run.start(), run.end())
    ]


def _standing(held: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words that count: one of a single character does not within a longer one (条 in 条件)."""
    longer = [span for span in held if span[1] - span[0] > 1]
    return [
        (start, end)
        for start, end in held
        if end - start > 1 or not any(first <= start and end <= last for first, last in longer)
    ]


def _inside_number(folded: str, start: int, end: int) -> bool:
    if not (folded[start].isdigit() or folded[end - 1].isdigit()):
        return False
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return (folded[start].isdigit() and before.isdigit()) or (folded[end - 1].isdigit() and after.isdigit())


def latin_words(text: str) -> frozenset[str]:
    """The words of an English text, and the provisions and days that it names."""
    folded = fold(text)
    words = {match[0].removesuffix("'s") for match in _LATIN.finditer(folded)}
    words |= {match[0].replace("-", "") for match in _HYPHENED.finditer(folded)}
    return frozenset(words | {token.word for token in tokens(folded)})


class Silent(NamedTuple):
    """Pieces of questions that say nothing, folded: Japanese ones, and those of the other languages."""

    japanese: tuple[str, ...]
    others: tuple[str, ...]


def silent(corpus: Corpus) -> Silent:
    """The pieces that the lexicon tells to pass over."""
    ignored = corpus.lexicon.ignored
    others = [piece for lang, pieces in ignored.items() if lang != ORIGINAL for piece in pieces]
    return Silent(*(tuple(dict.fromkeys(map(fold, one))) for one in (ignored.get(ORIGINAL, ()), others)))


def scanner_of(corpus: Corpus, known: Iterable[str]) -> Scanner:
    """What finds the known words in the texts of a corpus; pieces that say nothing are no words."""
    return Scanner(known, silent(corpus).japanese)


def unknown_runs(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """By agreement: runs of kanji, katakana and letters in its printed text that no known word covers."""
    scanner = scanner_of(corpus, known_words(corpus))
    eras = frozenset(table()["eras"])
    found: dict[str, tuple[str, ...]] = {}
    for agreement in corpus.agreements:
        signed = {text.key for signatory in agreement.signatories for text in signatory.texts}
        texts = dict.fromkeys(text.ja for key, text in agreement.units.items() if key not in signed)
        runs = (run for text in texts for run in scanner.unknown(text))
        found[agreement.slug] = tuple(dict.fromkeys(run for run in runs if not _COMMON.match(run) and run not in eras))
    return found


def written_forms(written: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(as written, reading in kana) of spellings, synonyms or related words that carry their readings in braces."""
    for one in written:
        bare_form, reading = bare(one), kana(one)
        yield bare_form, reading if reading != bare_form else _own_kana(bare_form)
