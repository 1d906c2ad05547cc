"""record.yaml → the steps of law and related agreements."""

from __future__ import annotations

from kyoyaku.model import (
    Record,
    Related,
    Step,
)
from kyoyaku.reading.values import day, local, texts
from kyoyaku.reading.yaml_nodes import Map


def record(root: Map) -> Record:
    """Steps of law, related agreements and other facts."""
    steps = tuple(
        Step(
            id=node.text("id") or "",
            kind=node.text("kind") or "",
            title=local(node.get("title")),
            party=node.text("party"),
            basis=node.text("basis"),
            date=day(node, "date"),
            number=node.text("number"),
            source=local(node.get("source")) or None,
            place=node.place,
        )
        for node in root.maps("steps")
    )
    related = tuple(
        Related(
            id=node.text("id") or "",
            kind=node.text("kind") or "",
            title=local(node.get("title")),
            partners=local(node.get("with")),
            date=day(node, "date"),
            changes=texts(node, "changes"),
            source=local(node.get("source")) or None,
            place=node.place,
        )
        for node in root.maps("related")
    )
    notes = tuple(local(node) for node in root.items("notes"))
    return Record(steps, related, notes)
