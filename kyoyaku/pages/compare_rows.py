"""The rows that are compared: their heads, how a row is led to, what they can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Agreement, Table
from kyoyaku.pages.frame import Link
from kyoyaku.pages.heads import column_head, role_name
from kyoyaku.pages.measures import GroupView, MeasureView
from kyoyaku.pages.units import UnitView, UnitWriter


class PartyHead(NamedTuple):
    """A party as a column's head: its number (for its colours and rule), its printed head and its name."""

    number: int
    label: UnitView
    name: str


class FilterChoice(NamedTuple):
    """Something to filter the rows by: its value in the address, what it is called, how many rows have it.

    `former` are the values that it had before something was renamed: an address that was shared goes on asking for it.
    """

    value: str
    words: Markup | str
    amount: int
    former: tuple[str, ...] = ()


def party_heads(writer: UnitWriter, table: Table) -> Iterator[PartyHead]:
    """The parties whose roles a table has, in the order of its columns."""
    for column in table.role_columns:
        number, label = writer.agreement.party_number(column.party), column_head(writer, column)
        yield PartyHead(number, label, role_name(writer, table, column))


def row_link(measure: MeasureView) -> Link:
    """A link to a row of the comparison by its title."""
    title = measure.title.words[0]
    return Link(f"#{measure.id}", measure.plain_title, title.lang, html=title.html)


def group_choice(group: GroupView) -> FilterChoice:
    """A heading to filter by: by its own name, or the area of life that it is of."""
    words = group.theme or f"{group.number} {group.plain_title}".strip()
    return FilterChoice(group.id, words, len(group.measures))


def together(choices: Iterable[FilterChoice]) -> tuple[FilterChoice, ...]:
    """Choices of several tables as one row: those of one value are added up."""
    found: dict[str, FilterChoice] = {}
    for choice in choices:
        before = found.get(choice.value)
        found[choice.value] = choice._replace(amount=before.amount + choice.amount) if before else choice
    return tuple(found.values())


def formerly(agreement: Agreement, choices: Iterable[FilterChoice]) -> Iterator[FilterChoice]:
    """Choices with their former values: a heading's former ids, a pattern by the former ids of its parties."""
    was: dict[str, list[str]] = {}
    for old, new in (*agreement.former.items(), *agreement.former_parties.items()):
        was.setdefault(new, []).append(old)
    for choice in choices:
        names = product(*((name, *was.get(name, ())) for name in choice.value.split(".")))
        yield choice._replace(former=tuple(".".join(one) for one in names)[1:])
