"""A table of another document, as it is printed below a provision that amends: provisions, never measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from kyoyaku.model import Provision, Text
from kyoyaku.reading.documents import Documents
from kyoyaku.reading.yaml_nodes import Map, Node
from kyoyaku.text.labels import label_numbers

_Heads = Mapping[str, Text | None]


class Taking(Protocol):
    """What takes up ids, labels and units in the order of the document."""

    documents: Documents

    def ident(self, node: Map) -> str: ...

    def label(self, node: Map, ident: str) -> str: ...

    def text(self, node: Map, name: str, key: str) -> Text | None: ...

    def unit(self, node: Node | None, key: str) -> Text | None: ...

    def items(self, node: Map, key: str, depth: int) -> tuple[Provision, ...]: ...


def table_provisions(reader: Taking, node: Map, table: str) -> tuple[Provision, ...]:
    """The rows of a table and the headings over them; a cell has the head of its column as its caption."""
    heads: dict[str, Text | None] = {}
    for column in node.maps("columns"):
        ident = column.text("id") or ""
        place = column.place.under("id")
        if ident in heads:
            reader.documents.add("duplicate-id", place, id=ident, first=column.place.line)
        elif ident in ("label", "caption"):
            reader.documents.add("reserved-id", place, id=ident)
        heads.setdefault(ident, reader.text(column, "label", f"{table}.{ident}"))
    return tuple(_below(reader, node, heads))


def _below(reader: Taking, node: Map, heads: _Heads) -> Iterator[Provision]:
    for row in node.maps("measures"):
        ident = reader.ident(row)
        yield Provision(ident, "row", "", None, None, False, None, tuple(_cells(reader, row, ident, heads)), row.place)
    children = tuple(node.maps("categories"))
    numbers = label_numbers([child.text("label") or "" for child in children])
    for child, number in zip(children, numbers, strict=True):
        ident = reader.ident(child)
        label, title = reader.label(child, ident), reader.text(child, "title", ident)
        below = tuple(_below(reader, child, heads))
        yield Provision(ident, "category", label, number, title, True, None, below, child.place)


def _cells(reader: Taking, row: Map, ident: str, heads: _Heads) -> Iterator[Provision]:
    cells, lists = row.get("cells"), row.get("lists")
    for found in (cells, lists):
        for column, (place, _) in (found.entries if isinstance(found, Map) else {}).items():
            if column not in heads:
                known = ", ".join(sorted(heads))
                reader.documents.add("unknown-column", place, column=column, known=known)
    for column, head in heads.items():
        key = f"{ident}.{column}"
        text = reader.unit(cells.get(column), key) if isinstance(cells, Map) else None
        items = reader.items(lists, column, 0) if isinstance(lists, Map) else ()
        if text is not None or items:
            yield Provision(key, "cell", "", None, head, False, text, items, row.place)
