"""Measures among provisions: what is marked there as measure, content and role, as the table that it amounts to.

So whatever reads tables of measures reads both forms alike. The words are those of the provisions, under their keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.model.annexes import Category, Column, Measure, Table
from kyoyaku.model.provisions import Provision
from kyoyaku.model.text import Text

TITLE: Final = "title"
CONTENT: Final = "content"

_Which = tuple[tuple[str, ...], int]
"""Whose role a part of a measure is (no one's: a content), and which of theirs in the measure."""


class _Part(NamedTuple):
    """A marked part of a measure."""

    which: _Which
    node: Provision


def nested_measures(tops: Sequence[Provision], parties: Sequence[str], title: Text) -> Table | None:
    """The marked measures of a body and of what annexes hold beside tables; None where there are none.

    They stand under the headings that are marked, or else under what is read on its own there: the article. What the
    whole is called is the caption of the one provision that holds all of them, or the title.
    """
    marked = [node for top in tops for node in top.walk() if node.marks.measure]
    if not marked:
        return None
    columns = _columns(marked, parties)
    found = [one for top in tops for one in _under(top, columns, on_its_own=False, headed=False)]
    around = _around(tops, len(marked))
    return Table(
        id=(around or marked[0]).id,
        label=around.caption if around is not None and around.caption is not None else title,
        caption=None,
        columns=(Column(TITLE, TITLE, None, None, marked[0].place), *columns.values()),
        categories=tuple(_runs(found)),
        place=marked[0].place,
    )


def _parts(measure: Provision) -> Iterator[_Part]:
    seen: Counter[tuple[str, ...]] = Counter()
    for node in _marked(measure):
        yield _Part((node.marks.role, seen[node.marks.role]), node)
        seen[node.marks.role] += 1


def _marked(node: Provision) -> Iterator[Provision]:
    """The contents and roles below a measure, but for what stands in one of them."""
    for child in node.children:
        if child.marks.content or child.marks.role:
            yield child
        elif not child.marks.measure:
            yield from _marked(child)


def _columns(measures: Iterable[Provision], parties: Sequence[str]) -> dict[_Which, Column]:
    """The columns that the parts amount to: contents, then the roles of each party, then those of several."""
    parts: dict[_Which, list[Provision]] = {}
    for which, node in (part for measure in measures for part in _parts(measure)):
        parts.setdefault(which, []).append(node)
    order = {party: at for at, party in enumerate(parties)}

    def rank(which: _Which) -> tuple[bool, list[int], int]:
        return len(which[0]) > 1, [order.get(party, len(order)) for party in which[0]], which[1]

    found: dict[_Which, Column] = {}
    for which in sorted(parts, key=rank):
        owners, nth = which
        ident = _free("-".join(owners) or CONTENT, nth + 1, {TITLE, *(one.id for one in found.values())})
        kind, party = "role" if owners else CONTENT, owners[0] if len(owners) == 1 else None
        found[which] = Column(ident, kind, _head(parts[which]), party, parts[which][0].place, owners)
    return found


def _free(stem: str, nth: int, taken: set[str]) -> str:
    """An id that is not taken: the stem for the first, with a number for those after it."""
    ident = stem if nth == 1 else f"{stem}-{nth}"
    return ident if ident not in taken else _free(stem, nth + 1, taken)


def _head(nodes: Iterable[Provision]) -> Text | None:
    """The caption that all have that have one: it is the head of their column."""
    captions = {node.caption.ja: node.caption for node in nodes if node.caption is not None}
    return next(iter(captions.values())) if len(captions) == 1 else None


def _under(
    node: Provision, columns: dict[_Which, Column], *, on_its_own: bool, headed: bool
) -> tuple[Category | Measure, ...]:
    """The headings from a provision down, and the measures there that are under none of them, in printed order.

    `on_its_own` tells whether something around it is read on its own, `headed` whether it is a marked heading.
    """
    if node.marks.measure:
        return (_measure(node, columns),)
    chief = not on_its_own and next(node.chief, None) is node
    marked = node.marks.category
    below = tuple(
        found
        for child in node.children
        for found in _under(child, columns, on_its_own=on_its_own or chief, headed=headed or marked)
    )
    if marked and below:
        return (_heading(node, node.caption or node.text, below),)
    return tuple(_gathered(below, node)) if chief and not headed else below


def _heading(node: Provision, title: Text | None, found: Sequence[Category | Measure]) -> Category:
    categories = tuple(one for one in found if isinstance(one, Category))
    measures = tuple(one for one in found if isinstance(one, Measure))
    return Category(node.id, node.label, node.number, title, categories, measures, node.place, node)


def _gathered(found: Sequence[Category | Measure], node: Provision) -> Iterator[Category]:
    """The headings in what is read on its own, and itself as the heading of what is under none of them."""
    measures = [one for one in found if isinstance(one, Measure)]
    for one in found:
        if isinstance(one, Category):
            yield one
        elif one is measures[0]:
            yield _heading(node, node.caption, measures)


def _runs(found: Sequence[Category | Measure]) -> Iterator[Category]:
    """Headings, and between them measures under none (articles that are measures) under one without words."""
    run: tuple[Measure, ...] = ()
    for one in (*found, None):
        if isinstance(one, Measure):
            run = (*run, one)
            continue
        if run:
            yield Category(run[0].id, "", None, None, (), run, run[0].place)
        run = ()
        if one is not None:
            yield one


def _around(nodes: Sequence[Provision], amount: int) -> Provision | None:
    """The least provision that holds so many measures, down to what is read on its own."""
    for node in nodes:
        if sum(one.marks.measure for one in node.walk()) == amount:
            return node if next(node.chief, None) is node else _around(node.children, amount) or node
    return None


def _measure(node: Provision, columns: dict[_Which, Column]) -> Measure:
    """A marked measure as a row: its caption, or else its words, is its title."""
    name = node.caption or node.text
    cells = {TITLE: name} if name is not None else {}
    lists: dict[str, tuple[Provision, ...]] = {}
    heads: dict[str, Text] = {}
    for which, part in _parts(node):
        column = columns[which]
        text, below = _cell(part)
        if text is not None:
            cells[column.id] = text
        if below:
            lists[column.id] = below
        if part.caption is not None and column.label is None:
            heads[column.id] = part.caption
    return Measure(node.id, cells, node.place, lists, heads=heads)


def _cell(node: Provision) -> tuple[Text | None, tuple[Provision, ...]]:
    """The words of a part, or those of the unmarked paragraph below its heading, and what stands below them."""
    text, rest = node.text, node.children
    if text is None and rest and rest[0].kind == "paragraph" and not (rest[0].label or rest[0].caption):
        first = rest[0]
        text, rest = first.text, (*first.children, *_after(first), *rest[1:])
    return text, (*rest, *_after(node))


def _after(node: Provision) -> tuple[Provision, ...]:
    """The words after what is below a provision, as a paragraph."""
    if node.after is None:
        return ()
    return (Provision(node.after.key, "paragraph", "", None, None, False, node.after, (), node.place),)
