"""before and after of agreement.yaml → what is printed around the agreement."""

from __future__ import annotations

from collections.abc import Callable

from kyoyaku.model import Surrounding, Text
from kyoyaku.reading.yaml_nodes import Map


def surroundings(
    root: Map, key: str, ident: Callable[[Map], str], text: Callable[[Map, str, str], Text | None]
) -> tuple[Surrounding, ...]:
    """The pieces under a key; `ident` and `text` take up the id and the words of each."""
    found: list[Surrounding] = []
    for node in root.maps(key):
        name = ident(node)
        words = text(node, "text", name)
        assert words is not None  # the shape requires it
        found.append(Surrounding(name, node.text("kind") or "text", words, node.place))
    return tuple(found)
