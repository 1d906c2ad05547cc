"""Marks put at random on the provisions of a made-up body: measures, headings over them, contents and roles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

Entry = dict[str, Any]


def mark(draw: st.DrawFn, node: Entry, parties: Sequence[str]) -> bool:
    """Mark what a provision holds, or itself; whether there is a measure now."""
    children: Sequence[Entry] = node.get("children", ())
    named = node["kind"] in ("article", "paragraph", "item") and ("caption" in node or "text" in node)
    if children and named and draw(st.integers(0, 3)) == 0:
        node["measure"] = True
        for child in children:
            _part(draw, child, parties)
        return True
    found = [mark(draw, child, parties) for child in children]
    if any(found) and draw(st.booleans()):
        node["category"] = True
    return any(found)


def _part(draw: st.DrawFn, node: Entry, parties: Sequence[str]) -> None:
    form = draw(st.integers(0, 3))
    if form == 1:
        node["content"] = True
    elif form == 2:
        node["role"] = draw(st.sampled_from(parties))
    elif form == 3:
        node["role"] = draw(st.lists(st.sampled_from(parties), min_size=1, max_size=3, unique=True))
    else:
        for child in node.get("children", ()):
            _part(draw, child, parties)


def measures(nodes: Sequence[Entry]) -> Iterator[Entry]:
    """Every marked measure, in printed order."""
    for node in nodes:
        if node.get("measure"):
            yield node
        else:
            yield from measures(node.get("children", ()))


def parts(node: Entry) -> Iterator[Entry]:
    """The contents and roles of a measure, in printed order."""
    for child in node.get("children", ()):
        if "content" in child or "role" in child:
            yield child
        else:
            yield from parts(child)


def printed(node: Entry) -> Iterator[str]:
    """Every text of a provision and below it, in printed order."""
    yield from (node[key] for key in ("caption", "text") if key in node)
    for child in node.get("children", ()):
        yield from printed(child)
    if "after" in node:
        yield node["after"]
