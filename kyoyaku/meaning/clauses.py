"""What contents name: the clauses in which a party, or a service, facility, body or undertaking, stands by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.terms import uses_symbol
from kyoyaku.model import Agreement, Measure, Party, Table, Term, Text
from kyoyaku.text.spans import Span

NAMING: Final = "naming"
NAMED_KINDS: Final = frozenset(("body", "service", "name"))
"""Kinds of terms that are something to turn to or to take part in."""
_DIVIDES: Final = re.compile("[、。,，]")


class NamedClause(NamedTuple):
    """A clause of a measure's contents that names something; `parties` are those that it names, in their order."""

    table: str
    measure: str
    unit: str
    start: int
    end: int
    parties: tuple[str, ...]


def find_named(
    agreement: Agreement, uses: Mapping[str, Sequence[Span]], terms: Sequence[Term]
) -> tuple[NamedClause, ...]:
    """Every clause of the contents of measures that names a party or a term of the named kinds, as printed.

    It says what the text has by name, and nothing of what it promises.
    """
    named = {term.id for term in terms if term.kind in NAMED_KINDS}
    return tuple(
        NamedClause(table.id, measure.id, text.key, start, end, parties)
        for table in agreement.measured
        for measure in table.measures
        for text in contents(table, measure)
        for start, end in clauses(text.ja)
        if (parties := parties_named(agreement, text.ja[start:end]))
        or any(start <= use.start and use.end <= end and use.target in named for use in uses.get(text.key, ()))
    )


def contents(table: Table, measure: Measure) -> Iterator[Text]:
    """The words of a measure that say what it consists in, in printed order; a cell that goes on is said once."""
    for column in table.columns:
        if column.kind == "content" and column.id not in measure.continued:
            yield from measure.texts(column.id)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a text, from mark to mark; what stands in brackets divides nothing."""
    closed = Brackets(text).ends.items()
    at = 0
    for mark in _DIVIDES.finditer(text):
        if not any(start <= mark.start() < end for start, end in closed):
            if at < mark.start():
                yield at, mark.start()
            at = mark.end()
    if at < len(text):
        yield at, len(text)


def parties_named(agreement: Agreement, words: str) -> tuple[str, ...]:
    """The parties that words name, by symbol or by a name of theirs or of a member: ids, in their order."""
    return tuple(party.id for party in agreement.parties if _named(party, words))


def _named(party: Party, words: str) -> bool:
    return any(one.name in words or uses_symbol(words, one.symbol) for one in party.walk())


def parties_by_measure(agreement: Agreement, named: Iterable[NamedClause]) -> Mapping[str, tuple[str, ...]]:
    """Measure → the parties that its contents name, in their order; only measures with one."""
    found: dict[str, set[str]] = {}
    for clause in named:
        if clause.parties:
            found.setdefault(clause.measure, set()).update(clause.parties)
    order = [party.id for party in agreement.parties]
    return {measure: tuple(one for one in order if one in parties) for measure, parties in found.items()}
