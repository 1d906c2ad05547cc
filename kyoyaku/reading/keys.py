"""Keys that an agreement's form allows, but that what they stand in has no use for: nothing may be lost unseen."""

from __future__ import annotations

from collections.abc import Iterator

from kyoyaku.problems import Problem, problem
from kyoyaku.reading.shapes import TABLE_KEYS, UNMARKED_KEYS, WRITING_KEYS
from kyoyaku.reading.yaml_nodes import Map, Scalar


def unused_keys(root: Map) -> Iterator[Problem]:
    """What stands in blocks of annexes that is for blocks of another kind, and marks in what is quoted."""
    for annex in root.maps("annexes"):
        for block in annex.maps("blocks"):
            table = block.text("kind") == "table"
            yield from _not_of(block, TABLE_KEYS if table else WRITING_KEYS, "table" if table else "writing")
            yield from _marks(block, quoted=False)
    for node in root.maps("body"):
        yield from _marks(node, quoted=False)


def _marks(node: Map, *, quoted: bool) -> Iterator[Problem]:
    if quoted:
        yield from _not_of(node, UNMARKED_KEYS, "quoted")
    for key in ("quoted", "children"):
        for child in node.maps(key):
            yield from _marks(child, quoted=quoted or key == "quoted")


def _not_of(node: Map, known: tuple[str, ...], where: str) -> Iterator[Problem]:
    for key, (place, value) in node.entries.items():
        if key not in known and not (isinstance(value, Scalar) and value.text == "false"):
            yield problem("unused-key", place, id=node.text("id") or "", key=key, where=where, known=", ".join(known))
