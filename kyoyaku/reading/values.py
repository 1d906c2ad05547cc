"""Values of checked nodes: words by language, lists of words, days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kyoyaku.model import (
    LocalText,
)
from kyoyaku.problems import BLANK, COMMA
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar
from kyoyaku.text.days import day_of


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


_BETWEEN: Final = {COMMA: re.compile(r"[^、，,]+"), BLANK: re.compile(r"\S+")}


def listed(words: str, divider: str = COMMA) -> list[tuple[int, int]]:
    """Where words stand that are listed in one text: quicker to type than a list, and to parse."""
    found = ((match.start(), match[0]) for match in _BETWEEN[divider].finditer(words))
    return [(start + len(one) - len(one.lstrip()), start + len(one.rstrip())) for start, one in found if one.strip()]


def day(node: Map, key: str) -> date | None:
    """A checked day, or None."""
    text = node.text(key)
    return day_of(text) if text else None
