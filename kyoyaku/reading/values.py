"""Values of checked nodes: words by language, lists of words, days."""

from __future__ import annotations

from datetime import date

from kyoyaku.model import (
    LocalText,
)
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar


def local(node: Node | None) -> LocalText:
    """Language → words of a checked mapping; empty where there is none."""
    if not isinstance(node, Map):
        return {}
    return {lang: value.text for lang, (_, value) in node.entries.items() if isinstance(value, Scalar)}


def texts(node: Map, key: str) -> tuple[str, ...]:
    """The words of a list, or of a single value that stands for one."""
    value = node.get(key)
    if isinstance(value, Scalar):
        return (value.text,)
    return tuple(item.text for item in node.items(key) if isinstance(item, Scalar))


def day(node: Map, key: str) -> date | None:
    """A checked day, or None."""
    text = node.text(key)
    return date.fromisoformat(text) if text else None
