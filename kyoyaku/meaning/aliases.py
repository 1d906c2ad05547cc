"""Documents that a text defines a word for: 地方自治法（昭和22年法律第67号。以下「法」という。）."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kyoyaku.meaning import titles
from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.definitions import Definition, in_scope
from kyoyaku.meaning.documents import is_document
from kyoyaku.meaning.grammar import flat
from kyoyaku.meaning.titles import Title, Titles
from kyoyaku.model import Agreement


class ScopedTitles:
    """The names that a text may use, unit by unit: a word that it defines holds where the definition says."""

    def __init__(self, agreement: Agreement, definitions: Sequence[Definition], known: Titles) -> None:
        self.known = known
        places = [_Place(one, flat(agreement.units[one.unit].ja)) for one in definitions]
        defined: dict[Definition, Title] = {}
        for _ in range(2):  # a word may be defined by another: 原協約, then 原協約別表
            names = known.with_more(defined.values())
            defined = {one.definition: title for one in places if (title := one.title(names)) is not None}
        self.defined = tuple(defined.items())
        self._at: dict[tuple[int, ...], Titles] = {}

    def at(self, unit: str) -> Titles:
        """The names that hold in a unit; those that it defines itself hold from there on."""
        holding = tuple(at for at, (one, _) in enumerate(self.defined) if unit in one.units)
        if any(self.defined[at][0].unit == unit for at in holding):
            return self._names(holding, unit)
        if holding not in self._at:
            self._at[holding] = self._names(holding, unit)
        return self._at[holding]

    def _names(self, holding: Sequence[int], unit: str) -> Titles:
        """The names that are known, and those of some definitions: of one word the one that is given last."""
        defined = dict(self.defined)
        found = in_scope([self.defined[at][0] for at in holding], unit, _END)
        return self.known.with_more(defined[one]._replace(since=one.end if one.unit == unit else 0) for one in found)


class _Place:
    """Where a word is defined."""

    def __init__(self, definition: Definition, words: str) -> None:
        self.definition, self.words, self.brackets = definition, words, Brackets(words)

    def title(self, known: Titles) -> Title | None:
        """The document that the word stands for, by the names that are `known`; None where it stands for none."""
        one = self.definition
        end = max(self.brackets.around(one.start), one.meaning[1])
        naming = known.before(self.words, self.brackets, end, 0, loose=False) if end <= one.start else None
        term = flat(one.term)
        this = term.startswith(("この", "本"))
        if naming is not None and naming.kind != titles.VAGUE:
            own = naming.kind in (titles.OWN, titles.THIS) or this
            return Title(term, titles.OWN if own else naming.kind, "" if own else naming.target)
        return Title(term, titles.OWN) if this and is_document(term) else None


_END: Final = 1 << 30
"""A place after all words of any unit."""
