"""record.yaml → the steps of law, related agreements, and the time in force."""

from __future__ import annotations

from kyoyaku.model import (
    Bound,
    InForce,
    Record,
    Related,
    Renewal,
    Step,
)
from kyoyaku.reading.values import day, local, texts
from kyoyaku.reading.yaml_nodes import Map, Node
from kyoyaku.text.japanese import ascii_digits


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
            changes=tuple(map(ascii_digits, texts(node, "changes"))),
            source=local(node.get("source")) or None,
            place=node.place,
            agreement=node.text("agreement"),
            url=node.text("url"),
        )
        for node in root.maps("related")
    )
    notes = tuple(local(node) for node in root.items("notes"))
    return Record(steps, related, notes, _in_force(root.get("in_force")))


def _in_force(node: Node | None) -> InForce | None:
    if not isinstance(node, Map):
        return None
    return InForce(
        start=_bound(node.get("from")),
        end=_bound(node.get("until")),
        renewal=_bound(node.get("renewal")),
        renewed=tuple(
            Renewal(day(one, "date"), day(one, "until"), local(one.get("source")) or None, one.place)
            for one in node.maps("renewed")
        ),
        place=node.place,
    )


def _bound(node: Node | None) -> Bound | None:
    if not isinstance(node, Map):
        return None
    source = local(node.get("source")) or None
    return Bound(day(node, "date"), node.text("unit"), node.text("quote") or "", source, node.place)
