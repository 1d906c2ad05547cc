"""Where everyday words lead: the measures that say them, or that the lexicon knows by them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kyoyaku.meaning.clauses import contents
from kyoyaku.meaning.wordings import Wordings
from kyoyaku.model import ORIGINAL, Agreement, Lexicon, LexiconEntry
from kyoyaku.text.folding import fold
from kyoyaku.text.readings import bare


class Known(NamedTuple):
    """The words of the lexicon, folded, that have a form as spelling or synonym, and those that have it as related."""

    same: list[str]
    related: list[str]


class KnownWords:
    """What the lexicon knows words by: folded once, for every agreement and every word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._by_form: dict[str, Mapping[str, Known]] = {}

    def of(self, lang: str) -> Mapping[str, Known]:
        """By each folded form of a language: the words that have it."""
        if lang not in self._by_form:
            self._by_form[lang] = known_by(self.lexicon.words.get(lang, ()))
        return self._by_form[lang]


def find_everyday(
    agreement: Agreement, wordings: Wordings, lexicon: KnownWords
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Language of a guide → each of its everyday words → the ids of the measures that it leads to, in their order.

    Where the lexicon has nothing of a language, the words are looked for in the original.
    """
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for lang, guide in agreement.guides.items():
        if guide.everyday:
            spoken = lang if lexicon.lexicon.words.get(lang) else ORIGINAL
            texts = _folded(agreement, wordings, spoken)
            known = lexicon.of(spoken)
            found[lang] = {word: measures_for(fold(word), texts, known) for word in guide.everyday}
    return found


def _folded(agreement: Agreement, wordings: Wordings, lang: str) -> Mapping[str, Sequence[str]]:
    """The title of every measure and the words of its contents, folded."""
    return {
        measure.id: [
            fold(wordings.say(text, lang).words) for text in (table.title_of(measure), *contents(table, measure))
        ]
        for table in agreement.measured
        for measure in table.measures
    }


def measures_for(folded: str, texts: Mapping[str, Sequence[str]], known: Mapping[str, Known]) -> tuple[str, ...]:
    """The ids of the measures that a folded word leads to, by their folded `texts`, of which the first is the title.

    The surest way is taken: measures with the word itself in their titles, then in their other words, then with words
    that the lexicon has it as a spelling or a synonym of, then with words that it is related to.
    """
    same, related = known.get(folded, Known([], []))
    titles = {ident: said[:1] for ident, said in texts.items()}
    for wanted in ((folded,), same, related):
        for said in (titles, texts):
            found = tuple(
                ident for ident, words in said.items() if any(says(text, one) for text in words for one in wanted)
            )
            if found:
                return found
    return ()


def says(text: str, word: str) -> bool:
    """Whether a folded text has a folded word; one of letters stands there by itself: bus in buses, not in business."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?:e?s)?(?![a-z0-9])", text) is not None


def known_by(entries: Iterable[LexiconEntry]) -> Mapping[str, Known]:
    """By each folded form in the lexicon: the words that have it."""
    found: defaultdict[str, Known] = defaultdict(lambda: Known([], []))
    for entry in entries:
        word = fold(entry.word)
        same = {fold(bare(one)) for one in (*entry.spellings, *entry.synonyms)}
        for form in same:
            found[form].same.append(word)
        for form in {fold(bare(one)) for one in entry.related} - same:
            found[form].related.append(word)
    return dict(found)
