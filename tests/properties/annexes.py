"""Annexes made up at random: tables with headings, rows and notes, provisions, forms."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.properties.made_words import Draw, Entry, Numbering, sentences


def annex(draw: Draw, numbering: Numbering, number: int, several: bool, parties: Sequence[str]) -> Entry:
    ident = f"annex-{number}"
    columns: list[Entry] = [{"id": "title", "kind": "title", "label": numbering.unit(f"{ident}.title", "施策")}]
    if draw(st.booleans()):
        columns.append({"id": "content", "kind": "content", "label": numbering.unit(f"{ident}.content", "内容")})
    for party in parties[: draw(st.integers(0, len(parties)))]:
        label = numbering.unit(f"{ident}.{party}", f"{draw(sentences(1))}の役割")
        columns.append({"id": party, "kind": "role", "party": party, "label": label})
    label = numbering.unit(f"{ident}.label", f"別表第{number}" if several else "別表")
    entry: Entry = {"id": ident, "label": label, "columns": columns}
    categories = [_category(draw, numbering, at, columns) for at in range(1, draw(st.integers(0, 3)) + 1)]
    if categories:
        entry["categories"] = categories
    if draw(st.integers(0, 2)) == 0:
        entry["blocks"] = [_notes(draw, numbering)]
    return entry


def _notes(draw: Draw, numbering: Numbering) -> Entry:
    ident = numbering.ident("notes")
    if draw(st.booleans()):
        return {"id": ident, "kind": "notes", "label": "備考", "text": numbering.unit(ident, draw(sentences()))}
    return {"id": ident, "kind": "notes", "label": "備考", "children": _counted(draw, numbering, "item", "{}")}


def _counted(draw: Draw, numbering: Numbering, kind: str, label: str) -> list[Entry]:
    idents = [numbering.ident("w") for _ in range(2)]
    return [
        {"id": one, "kind": kind, "label": label.format(at), "text": numbering.unit(one, draw(sentences()))}
        for at, one in enumerate(idents, 1)
    ]


def provisions(draw: Draw, numbering: Numbering) -> Entry:
    """A 別記 that is written as a text of its own: in articles, in paragraphs, in items, or under numbered headings."""
    ident = numbering.ident("annex")
    way = draw(st.sampled_from((("article", "第{}条"), ("paragraph", "{}"), ("item", "({})"), ("item", "第{}"))))
    blocks = _counted(draw, numbering, *way)
    if way[0] != "item" or way[1] == "第{}":
        blocks[-1]["children"] = _counted(draw, numbering, "item", "({})" if way[0] != "item" else "{}")
    return {"id": ident, "label": numbering.unit(f"{ident}.label", "別記"), "blocks": blocks}


def form(draw: Draw, numbering: Numbering) -> Entry:
    """A form, with words for what is filled in."""
    ident, own = numbering.ident("annex"), numbering.ident("form")
    block = {"id": own, "kind": "form", "caption": numbering.unit(f"{own}.caption", "申込書")}
    block["text"] = numbering.unit(own, draw(sentences()))
    return {"id": ident, "label": numbering.unit(f"{ident}.label", "様式第1号"), "blocks": [block]}


def _category(draw: Draw, numbering: Numbering, at: int, columns: Sequence[Entry]) -> Entry:
    ident = numbering.ident("cat")
    measures: list[Entry] = []
    for _ in range(draw(st.integers(0, 3))):
        measure = numbering.ident("m")
        shown = [one["id"] for one in columns if one["id"] == "title" or draw(st.integers(0, 4))]
        cells = {column: numbering.unit(f"{measure}.{column}", draw(sentences())) for column in shown}
        measures.append({"id": measure, "cells": cells})
    return {"id": ident, "label": str(at), "title": numbering.unit(ident, draw(sentences(3))), "measures": measures}
