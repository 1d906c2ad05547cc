"""Marks put at random on the provisions of a made-up body: measures, headings over them, contents and roles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from tests.properties.made_words import Draw, Entry, Numbering, sentences

MARKS = ("category", "measure", "content", "role")


def mark(draw: Draw, node: Entry, parties: Sequence[str]) -> bool:
    """Mark what a provision holds, or itself; whether there is a measure now."""
    children: Sequence[Entry] = node.get("children", ())
    if any(one in node for one in MARKS):
        return True
    named = node["kind"] in ("article", "paragraph", "item") and ("caption" in node or "text" in node)
    if children and named and not any(map(_has_marks, children)) and draw(st.integers(0, 3)) == 0:
        node["measure"] = True
        for child in children:
            _part(draw, child, parties)
        return True
    found = [mark(draw, child, parties) for child in children]
    if any(found) and draw(st.booleans()):
        node["category"] = True
    return any(found)


def _has_marks(node: Entry) -> bool:
    return any(one in node for one in MARKS) or any(map(_has_marks, node.get("children", ())))


def measured(draw: Draw, numbering: Numbering, ident: str) -> Entry:
    """A paragraph over measures, as agreements without an annex print them."""
    entry: Entry = {"id": ident, "kind": "paragraph", "text": numbering.unit(ident, draw(sentences()))}
    entry["children"] = [_heading(draw, numbering, label) for label in ("(1)", "(2)")[: draw(st.integers(1, 2))]]
    return entry


def _heading(draw: Draw, numbering: Numbering, label: str) -> Entry:
    if draw(st.booleans()):
        return _measure(draw, numbering, label, ("ア", "イ", "ウ", "エ"))
    entry = _named(draw, numbering, label)
    below = [
        _measure(draw, numbering, one, ("(ア)", "(イ)", "(ウ)", "(エ)")) for one in "アイ"[: draw(st.integers(1, 2))]
    ]
    return {**entry, **({"category": True} if draw(st.booleans()) else {}), "children": below}


def _named(draw: Draw, numbering: Numbering, label: str) -> Entry:
    ident, way = numbering.ident("n"), draw(st.sampled_from(("caption", "text")))
    words = numbering.unit(ident if way == "text" else f"{ident}.caption", draw(sentences(2)))
    return {"id": ident, "kind": "item", "label": label, way: words}


def _measure(draw: Draw, numbering: Numbering, label: str, labels: Sequence[str]) -> Entry:
    parts = [_printed_part(draw, numbering, one) for one in labels[: draw(st.integers(1, 4))]]
    return {**_named(draw, numbering, label), "measure": True, "children": parts}


def _printed_part(draw: Draw, numbering: Numbering, label: str) -> Entry:
    """A content or role: its words in a line, or a heading with the words below; perhaps items, and words after them."""
    ident = numbering.ident("r")
    mark: Entry = {"content": True}
    if draw(st.integers(0, 3)):
        owners = draw(st.lists(st.sampled_from(numbering.parties), min_size=1, max_size=2, unique=True))
        mark = {"role": owners[0] if len(owners) == 1 else owners}
    holder: Entry = {"id": ident, "kind": "item", "label": label, **mark}
    entry, key = holder, ident
    if draw(st.booleans()):
        heading = draw(st.sampled_from(("役割", "取組の内容", "役割（乙）")))
        key = numbering.ident("u")
        entry = {"id": key, "kind": "paragraph"}
        holder |= {"caption": numbering.unit(f"{ident}.caption", heading), "children": [entry]}
    entry["text"] = numbering.unit(key, draw(sentences()))
    if draw(st.booleans()):
        below = numbering.ident("i")
        entry["children"] = [
            {"id": below, "kind": "item", "label": "a", "text": numbering.unit(below, draw(sentences()))}
        ]
        entry["after"] = numbering.unit(f"{key}.after", draw(sentences()))
    return holder


def _part(draw: Draw, node: Entry, parties: Sequence[str]) -> None:
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
