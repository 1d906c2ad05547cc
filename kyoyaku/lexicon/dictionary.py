"""SudachiPy and its dictionary: the words of texts with their readings and other forms. Only drafting needs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from kyoyaku.disk.refusal import environment
from kyoyaku.lexicon.drafting import Found
from kyoyaku.text.japanese import hiragana, is_kanji

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme

_WORDS: Final = (("名詞", "普通名詞"), ("形状詞", "一般"))
"""Nouns that are no names, and words of quality. The stems of verbs find themselves."""

_MOST_FORMS: Final = 4
_MOST_IN_A_GROUP: Final = 12
"""A larger group of synonyms is of a general word, and says nothing."""


def look_up(texts: Sequence[str]) -> list[Found]:
    """Every word of the texts, in all three lengths that the dictionary splits into, each once."""
    try:
        from sudachipy import Dictionary, SplitMode
    except ModuleNotFoundError as error:
        raise environment("dictionary-missing", name=error.name or "sudachipy") from error
    dictionary = Dictionary()
    tokenizer: Any = dictionary.tokenizer()
    morphemes: dict[str, Morpheme] = {}
    for text in texts:
        for mode in (SplitMode.C, SplitMode.B, SplitMode.A):
            for one in tokenizer.tokenize(text, mode):
                if one.part_of_speech()[:2] in _WORDS:
                    morphemes.setdefault(one.surface(), one)
    forms = _Forms(dictionary, morphemes.values())
    return [Found(word, _reading(one), forms.spellings(one), forms.synonyms(one)) for word, one in morphemes.items()]


def _reading(one: Morpheme) -> str:
    """The reading, in hiragana where the word is of kanji; nothing where the dictionary does not know the word."""
    read, word = one.reading_form(), one.surface()
    if one.is_oov():
        return word if not any(map(is_kanji, word)) and not word.isascii() else ""
    return read if hiragana(word) == hiragana(read) else hiragana(read)


class _Forms:
    """Other forms of some words. One walk over the dictionary finds them all; it takes seconds."""

    def __init__(self, dictionary: Dictionary, wanted: Collection[Morpheme]) -> None:
        normal = {one.normalized_form() for one in wanted}
        groups = {group for one in wanted for group in one.synonym_group_ids()}
        self._spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._members: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for one in dictionary.entries():
            if one.part_of_speech()[:2] not in _WORDS:
                continue
            if one.normalized_form() in normal:
                self._spelled[one.normalized_form(), one.reading_form()].add(one.surface())
            if one.surface() == one.normalized_form():
                for group in groups.intersection(one.synonym_group_ids()):
                    self._members[group].add((one.surface(), hiragana(one.reading_form())))

    def spellings(self, one: Morpheme) -> tuple[tuple[str, str], ...]:
        """The same word with the same reading, written otherwise."""
        own, read = one.surface(), one.reading_form()
        found = self._spelled[one.normalized_form(), read]
        return tuple((word, hiragana(read)) for word in _best(found) if word != own and is_kanji(word[0]))

    def synonyms(self, one: Morpheme) -> tuple[tuple[str, str], ...]:
        """Words of the same group of synonyms, each in its usual spelling."""
        found = {
            pair
            for group in one.synonym_group_ids()
            if len(self._members[group]) <= _MOST_IN_A_GROUP
            for pair in self._members[group]
        }
        readings = dict(sorted(found, reverse=True))
        own = {one.surface(), one.normalized_form()}
        return tuple((word, readings[word]) for word in _best(readings) if word not in own and not word.isascii())


def _best(words: Iterable[str]) -> list[str]:
    """A few of the words, the same ones every time: the shortest first."""
    return sorted(words, key=lambda word: (len(word), word))[:_MOST_FORMS]
