"""Documents that a text defines a word for: 地方自治法（昭和22年法律第67号。以下「法」という。）."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kyoyaku.meaning import titles
from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.definitions import Definition, in_scope
from kyoyaku.meaning.grammar import flat
from kyoyaku.meaning.titles import Title, Titles
from kyoyaku.model import Agreement


def aliases(agreement: Agreement, definitions: Sequence[Definition], known: Titles) -> dict[Definition, Title]:
    """The definitions of words for documents, each with what it stands for, by the names that are `known`."""
    found: dict[Definition, Title] = {}
    for one in definitions:
        words = flat(agreement.units[one.unit].ja)
        brackets = Brackets(words)
        opened = brackets.around(one.start)
        end = max(opened, one.meaning[1])
        naming = known.before(words, brackets, end, 0, loose=False) if end <= one.start else None
        term = flat(one.term)
        this = term.startswith(("この", "本"))
        if naming is not None and naming.kind != titles.VAGUE:
            own = naming.kind in (titles.OWN, titles.THIS) or this
            found[one] = Title(term, titles.OWN if own else naming.kind, "" if own else naming.target)
        elif this and titles.is_document(term):
            found[one] = Title(term, titles.OWN)
    return found


class ScopedTitles:
    """The names that a text may use, unit by unit: a word that it defines holds where the definition says."""

    def __init__(self, agreement: Agreement, definitions: Sequence[Definition], known: Titles) -> None:
        self.known = known
        self._at: dict[tuple[Title, ...], Titles] = {}
        self.defined: Mapping[Definition, Title] = {}
        for _ in range(2):  # a word may be defined by another: 原協約, then 原協約別表
            self.defined = aliases(agreement, definitions, known.with_more(self.defined.values()))

    def at(self, unit: str) -> Titles:
        """The names that hold in a unit; those that it defines itself hold from there on."""
        holding = tuple(self._holding(unit))
        if holding not in self._at:
            self._at[holding] = self.known.with_more(holding)
        return self._at[holding]

    def _holding(self, unit: str) -> Iterator[Title]:
        for one in in_scope(tuple(self.defined), unit, _END):
            since = one.end if one.unit == unit else 0
            yield self.defined[one]._replace(since=since)


_END: Final = 1 << 30
"""A place after all words of any unit."""
