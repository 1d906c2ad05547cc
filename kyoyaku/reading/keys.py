"""Keys that an agreement's form allows, but that what they stand in has no use for: nothing may be lost unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kyoyaku.problems import Problem, problem
from kyoyaku.reading.shapes import ANNEX, COLUMN, TABLE_KEYS, WRITING_KEYS
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar

_ANNEX_KEYS: Final = tuple(one.name for one in ANNEX.fields if one.name not in ("categories", "measures"))
_TITLE_KEYS: Final = tuple(one.name for one in COLUMN.fields if one.name not in ("party", "parties"))


def unused_keys(root: Map) -> Iterator[Problem]:
    """What stands in a block that is for blocks of another kind, rows without columns, the party of a title."""
    for annex in root.maps("annexes"):
        if annex.get("columns") is None:
            yield from _not_of(annex, _ANNEX_KEYS, "no-columns")
        yield from _of_columns(annex)
        for block in annex.maps("blocks"):
            yield from _of_block(block)
    for node in root.maps("body"):
        yield from _of_provision(node)


def _of_block(block: Map) -> Iterator[Problem]:
    table = block.text("kind") == "table"
    yield from _not_of(block, TABLE_KEYS if table else WRITING_KEYS, "table" if table else "writing")
    yield from _of_columns(block) if table else _of_provision(block)


def _of_columns(table: Map) -> Iterator[Problem]:
    for column in table.maps("columns"):
        if column.text("kind") == "title":
            yield from _not_of(column, _TITLE_KEYS, "titles")
        elif column.get("party") is not None:
            yield from _needless(column, "parties", "of-one")


def _of_provision(node: Map) -> Iterator[Problem]:
    """Of a provision with what is below it, and of the blocks of another document that it quotes."""
    if node.get("caption") is None:
        yield from _needless(node, "caption_on_line", "uncaptioned")
    for child in node.maps("quoted"):
        yield from _of_block(child)
    for child in node.maps("children"):
        yield from _of_provision(child)


def _not_of(node: Map, known: Sequence[str], where: str) -> Iterator[Problem]:
    for key, (place, value) in node.entries.items():
        if key not in known and not _false(value):
            yield problem("unused-key", place, id=node.text("id") or "", key=key, where=where, known=", ".join(known))


def _needless(node: Map, key: str, where: str) -> Iterator[Problem]:
    """Of a key that says what is said already, or nothing: it does no harm."""
    place, value = node.entries.get(key, (node.place, None))
    if value is not None and not _false(value):
        yield problem("needless-key", place, id=node.text("id") or "", key=key, where=where)


def _false(value: Node) -> bool:
    return isinstance(value, Scalar) and value.text == "false"
