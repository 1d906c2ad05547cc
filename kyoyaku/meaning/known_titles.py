"""What an agreement's citations may be of: laws, the library, documents that people recorded, words it defines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kyoyaku.meaning import titles
from kyoyaku.meaning.amendments import of_amendment
from kyoyaku.meaning.documents import DOCUMENTS
from kyoyaku.meaning.grammar import N, flat
from kyoyaku.meaning.library import OtherAgreement
from kyoyaku.meaning.titles import Title, Titles, own_names
from kyoyaku.model import Agreement, Law
from kyoyaku.text.japanese import KANJI
from kyoyaku.text.patterns import late
from kyoyaku.text.spans import Span


def known_titles(agreement: Agreement, shared: SharedTitles) -> Titles:
    """Every document that the text may name."""
    given: list[Title] = []
    for one in agreement.corrections.documents:
        kind = titles.LAW if one.law else titles.AGREEMENT if one.agreement else titles.OTHER
        target = one.law or one.agreement or one.title or one.words[0]
        given += [Title(flat(words), kind, target) for words in one.words]
    own = [flat(name) for name in own_names(agreement.title.ja, agreement.short_title)]
    return Titles(given, own, shared.titles, amends=of_amendment(agreement))


class LawTitles:
    """The laws that are known, found in a text by their titles; a title inside a longer one is not one."""

    def __init__(self, laws: Sequence[Law]) -> None:
        self.laws = [(law.id, flat(law.title), f"（{flat(law.number)}）" if law.number else "") for law in laws]

    def spans(self, text: str) -> Iterator[Span]:
        """Every title with its number; those of several laws may overlap."""
        words = flat(text)
        for law, title, number in self.laws:
            at = -1
            while (at := words.find(title, at + 1)) >= 0:
                end = at + len(title)
                if _BEFORE_TITLE.match(words, at) and not _LONGER_TITLE.match(words, end):
                    end += len(number) if words.startswith(number, end) else 0
                    yield Span(at, end, titles.LAW, law)
                    at = end - 1


class SharedTitles:
    """What every agreement may cite, made ready once: the laws, and the agreements of a library by slug."""

    def __init__(self, laws: Sequence[Law], library: Mapping[str, OtherAgreement] = MappingProxyType({})) -> None:
        self.laws, self.library = laws, library
        self.mentions = LawTitles(laws)
        often = Counter(one.title for one in library.values())
        agreements = [
            Title(flat(one.title), titles.AGREEMENT if often[one.title] == 1 else titles.VAGUE, slug, one.day)
            for slug, one in library.items()
        ]
        self.titles = Titles([*agreements, *(Title(flat(law.title), titles.LAW, law.id) for law in laws)])


_BEFORE_TITLE: Final = late(rf"(?<!{KANJI})|(?<=当該)|(?<=現行)")
_LONGER_TITLE: Final = late(rf"(?!第{N})(?:等?の一部を改正する)?{KANJI}*?(?:{DOCUMENTS})")
"""What makes another law of a title: 地方自治法施行令, 地方自治法の一部を改正する法律."""
