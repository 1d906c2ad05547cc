"""Stock phrases in the roles: extraction from the wording, for any number of parties. No legal interpretation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kyoyaku.model import Annex, Column, Measure

CLAUSE_END = "、"


class Formula(NamedTuple):
    """The stock phrase of one role column: `holders` are the measures whose cell ends in it, out of `total` cells."""

    annex: str
    column: str
    party: str
    phrase: str
    holders: tuple[str, ...]
    total: int

    def split(self, cell: str) -> tuple[str, str]:
        """A cell as (rest, stock phrase); the two joined are the cell, always. The phrase is empty where it differs."""
        if self.phrase and self.phrase in endings(cell):
            at = len(cell) - len(self.phrase)
            return cell[:at], cell[at:]
        return cell, ""


def endings(cell: str) -> tuple[str, ...]:
    """The endings of a cell that start a clause: after 、 or at the cell's start; longest first."""
    starts = [0, *(at + 1 for at, char in enumerate(cell) if char == CLAUSE_END)]
    return tuple(cell[start:] for start in starts if start < len(cell))


def stock_phrase(cells: Sequence[str]) -> str:
    """The longest ending, from a clause's start, that at least half of the cells share (two at the least), or ''.

    Of two as long, the one that more cells share; then the one met first.
    """
    counts = Counter(ending for cell in cells for ending in set(endings(cell)))
    enough = max(2, (len(cells) + 1) // 2)
    shared = [ending for cell in cells for ending in endings(cell) if counts[ending] >= enough]
    return max(shared, key=lambda ending: (len(ending), counts[ending]), default="")


def find_formulas(annex: Annex) -> tuple[Formula, ...]:
    """The stock phrase of each role column of an annex, in the order of the columns; '' where there is none."""
    return tuple(_formula(annex, column, column.party) for column in annex.columns if column.party is not None)


def _formula(annex: Annex, column: Column, party: str) -> Formula:
    cells = {measure.id: measure.cells[column.id].ja for measure in annex.measures if column.id in measure.cells}
    phrase = stock_phrase(tuple(cells.values()))
    holders = tuple(ident for ident, cell in cells.items() if phrase and phrase in endings(cell))
    return Formula(annex.id, column.id, party, phrase, holders, len(cells))


def deviating(annex: Annex, formulas: Sequence[Formula]) -> Mapping[str, tuple[str, ...]]:
    """Measure id → the columns whose cell differs from the stock phrase of its column; only measures with one."""
    found = {measure.id: _deviating(measure, formulas) for measure in annex.measures}
    return {ident: columns for ident, columns in found.items() if columns}


def _deviating(measure: Measure, formulas: Sequence[Formula]) -> tuple[str, ...]:
    return tuple(
        formula.column
        for formula in formulas
        if formula.phrase and formula.column in measure.cells and measure.id not in formula.holders
    )


def common_ending(texts: Sequence[str]) -> str:
    """The ending that translations share, from the start of a clause or word; '' where they share none.

    It gives the stock phrase of a translation: the cells are those of the Japanese phrase.
    """
    if not texts:
        return ""
    shortest = min(texts, key=len)
    length = next((n for n in range(len(shortest), 0, -1) if all(text.endswith(shortest[-n:]) for text in texts)), 0)
    ending = shortest[len(shortest) - length :]
    if all(text == ending for text in texts):
        return ending
    marks = [at + len(mark) for mark in (", ", "、") if (at := ending.find(mark)) >= 0]
    return ending[min(marks) :] if marks else ""
