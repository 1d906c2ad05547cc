"""Translations, guides and readings: words that stand beside an agreement."""

from __future__ import annotations

from kyoyaku.model import (
    Guide,
    Translation,
)
from kyoyaku.problems import Place
from kyoyaku.reading.values import local, texts
from kyoyaku.reading.yaml_nodes import Map
from kyoyaku.text.readings import bare


def _words(node: Map, key: str) -> dict[str, str]:
    value = node.get(key)
    return dict(local(value))


def translation(root: Map) -> dict[str, Translation]:
    """Unit key → translation, as the file has it."""
    units = root.get("units")
    entries = units.entries if isinstance(units, Map) else {}
    with_readings = root.text("readings") == "true"
    return {
        key: _translated(node, place, with_readings) for key, (place, node) in entries.items() if isinstance(node, Map)
    }


def _translated(node: Map, place: Place, with_readings: bool) -> Translation:
    words = node.text("text") or ""
    return Translation(
        words=bare(words) if with_readings else words,
        source=node.text("source") or "",
        status=node.text("status") or "",
        place=place,
        reading=words if with_readings else "",
        former=node.text("former") or "",
    )


def guide(root: Map) -> Guide:
    """Our own words about an agreement."""
    readings: dict[str, str] = {}
    with_readings = root.text("readings") == "true"

    def plain(words: str) -> str:
        if with_readings:
            readings[bare(words)] = words
        return bare(words) if with_readings else words

    return Guide(
        name=plain(root.text("name") or ""),
        description=plain(root.text("description") or ""),
        intro=tuple(map(plain, texts(root, "intro"))),
        summaries={key: plain(words) for key, words in _words(root, "summaries").items()},
        themes={key: plain(words) for key, words in _words(root, "themes").items()},
        everyday=tuple(map(plain, texts(root, "everyday"))),
        readings=readings,
    )


def readings(root: Map) -> dict[str, str]:
    """Unit key → words with their readings in braces."""
    return _words(root, "units")
