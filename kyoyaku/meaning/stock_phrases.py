"""Stock phrases in the roles: extraction from the wording, for any number of parties. No legal interpretation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyoyaku.model import Column, Measure, Table

CLAUSE_END: Final = "、"
SENTENCE_END: Final = "。"
LEAST_CELLS: Final = 4
"""How many cells there must be before words that some of them share are called stock: fewer are a coincidence."""


class Formula(NamedTuple):
    """The stock phrase of one role column: `holders` are the measures whose cell has it, out of `total` cells.

    The phrase is '' where the roles share none.
    """

    table: str
    column: str
    party: str
    phrase: str
    holders: tuple[str, ...]
    total: int

    def split(self, cell: str) -> tuple[str, str, str]:
        """A cell as what stands before the stock phrase, the phrase, and what stands after it; joined they are the
        cell, always. Where the cell does not have it, all of it stands before."""
        at = stands(self.phrase, cell)
        return (cell, "", "") if at < 0 else (cell[:at], self.phrase, cell[at + len(self.phrase) :])


def stands(phrase: str, cell: str) -> int:
    """Where a phrase stands in a cell as a whole sentence or as the ending from a clause's start; -1 where not.

    >>> [stands("協力する。", cell) for cell in ("道を、協力する。", "協力する。費用は払う。", "共に協力する。")]
    [3, 0, -1]
    """
    if not phrase:
        return -1
    if phrase in endings(cell):
        return len(cell) - len(phrase)
    at = 0
    for sentence in sentences(cell):
        if sentence == phrase:
            return at
        at += len(sentence)
    return -1


def sentences(cell: str) -> tuple[str, ...]:
    """The sentences of a cell, each with its 。; joined they are the cell."""
    return tuple(re.findall(f"[^{SENTENCE_END}]*{SENTENCE_END}|[^{SENTENCE_END}]+$", cell))


def endings(cell: str) -> tuple[str, ...]:
    """The endings of a cell that start a clause: after 、 or at the cell's start; longest first."""
    starts = [0, *(at + 1 for at, char in enumerate(cell) if char == CLAUSE_END)]
    return tuple(cell[start:] for start in starts if start < len(cell))


def stock_phrase(cells: Sequence[str]) -> str:
    """The longest ending from a clause's start, or whole sentence, that at least half of the cells share, or ''.

    Of two as long, the one that more cells share; then the one met first. Of fewer than four cells nothing is said.
    """
    if len(cells) < LEAST_CELLS:
        return ""
    candidates = [tuple(dict.fromkeys((*endings(cell), *sentences(cell)))) for cell in cells]
    counts = Counter(one for own in candidates for one in own)
    enough = (len(cells) + 1) // 2
    shared = [one for own in candidates for one in own if counts[one] >= enough]
    return max(shared, key=lambda one: (len(one), counts[one]), default="")


def find_formulas(tables: Sequence[Table]) -> dict[str, tuple[Formula, ...]]:
    """The stock phrase of each role column by table, in the order of the columns.

    What a party's roles say is read over all the tables: its first role column in each with the first in the others.
    """
    cells: dict[tuple[str, int], list[str]] = {}
    for table in tables:
        for column, role in _roles(table):
            cells.setdefault(role, []).extend(_cells(table, column).values())
    phrases = {role: stock_phrase(found) for role, found in cells.items()}
    return {
        table.id: tuple(_formula(table, column, phrases[role]) for column, role in _roles(table)) for table in tables
    }


def _roles(table: Table) -> Iterator[tuple[Column, tuple[str, int]]]:
    """Each role column with its party, and which of the party's columns it is."""
    seen: Counter[str] = Counter()
    for column in table.role_columns:
        party = column.party or ""
        yield column, (party, seen[party])
        seen[party] += 1


def _cells(table: Table, column: Column) -> dict[str, str]:
    """The cells that are words alone: those before a list of items are not the whole of what is said."""
    key = column.id
    found = (measure for measure in table.measures if key in measure.cells and key not in measure.lists)
    return {measure.id: measure.cells[key].ja for measure in found}


def _formula(table: Table, column: Column, phrase: str) -> Formula:
    cells = _cells(table, column)
    holders = tuple(ident for ident, cell in cells.items() if stands(phrase, cell) >= 0)
    return Formula(table.id, column.id, column.party or "", phrase, holders, len(cells))


def deviating(table: Table, formulas: Sequence[Formula]) -> Mapping[str, tuple[str, ...]]:
    """Measure id → the columns whose cell differs from the stock phrase of its column; only measures with one."""
    found = {measure.id: _deviating(measure, formulas) for measure in table.measures}
    return {ident: columns for ident, columns in found.items() if columns}


def _deviating(measure: Measure, formulas: Sequence[Formula]) -> tuple[str, ...]:
    return tuple(
        formula.column
        for formula in formulas
        if formula.phrase
        and formula.column in measure.cells
        and formula.column not in measure.lists
        and measure.id not in formula.holders
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
