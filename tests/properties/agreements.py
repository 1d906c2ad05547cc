"""Agreements made up at random: any shape that the model holds, with characters that break careless programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.properties.annexes import annex, form, provisions
from tests.properties.made_words import Draw, Entry, Numbering, sentences
from tests.properties.marks import mark, measured

SYMBOLS = "甲乙丙丁戊己庚辛"
KINDS = (
    "city", "town", "village", "ward", "prefecture", "wide-area-union", "partial-affairs-association", "association", "other",
)  # fmt: skip

ITEMS: Sequence[Sequence[str]] = (
    ("(1)", "一", "ⅰ", "(ⅰ)", "①", "㈠", "1"), ("(2)", "二", "ⅱ", "(ⅱ)", "②", "㈡", "2"),
    ("(3)及び(4)", "三及び四", "ⅲ及びⅳ", "(ⅲ)、(ⅳ)", "③から⑤まで", "㈢及び㈣", "3～5"),
)  # fmt: skip
"""Labels of 号: a way of counting is a column. The third stands for several that were deleted."""
BELOW = (("ア", "イ"), ("(ア)", "(イ)"), ("a", "b"), ("(a)", "(b)"))


def _items(draw: Draw, numbering: Numbering, labels: Sequence[Sequence[str]]) -> list[Entry]:
    found: list[Entry] = []
    if not labels:
        return found
    for label in labels[0][: draw(st.integers(0, 2))]:
        ident = numbering.ident("i")
        entry: Entry = {"id": ident, "kind": "item", "label": label}
        below = _items(draw, numbering, labels[1:])
        if draw(st.integers(0, 3)) == 0:  # a heading with unmarked text below
            entry["caption"] = numbering.unit(f"{ident}.caption", draw(sentences(1)))
            below = _unmarked(draw, numbering) + below
        else:
            entry["text"] = numbering.unit(ident, draw(sentences()))
        if below:
            entry["children"] = below
        found.append(entry)
    return found


def _unmarked(draw: Draw, numbering: Numbering) -> list[Entry]:
    idents = [numbering.ident("u") for _ in range(draw(st.integers(1, 3)))]
    return [{"id": one, "kind": "paragraph", "text": numbering.unit(one, draw(sentences()))} for one in idents]


def _top_items(draw: Draw, numbering: Numbering) -> list[Entry]:
    if draw(st.integers(0, 5)) == 0:  # a list that nothing is printed before
        idents = [numbering.ident("i") for _ in range(2)]
        return [{"id": one, "kind": "item", "text": numbering.unit(one, draw(sentences()))} for one in idents]
    way = draw(st.integers(0, len(ITEMS[0]) - 1))
    found = _items(draw, numbering, ([row[way] for row in ITEMS[:2]], *BELOW))
    if len(found) == 2 and draw(st.booleans()):
        ident = numbering.ident("i")
        found.append({"id": ident, "kind": "item", "label": ITEMS[2][way], "text": numbering.unit(ident, "削除")})
    return found


def _paragraphs(draw: Draw, numbering: Numbering, article: str) -> list[Entry]:
    found: list[Entry] = []
    old = draw(st.integers(0, 4)) == 0  # no paragraph of an old text has a label
    for number in range(1, draw(st.integers(1, 3)) + 1):
        ident = f"{article}-p{number}"
        entry: Entry = {"id": ident, "kind": "paragraph"}
        if number > 1 and not old:
            entry["label"] = draw(st.sampled_from((str(number), chr(0xFF10 + number))))
        entry["text"] = numbering.unit(ident, draw(sentences()))
        if draw(st.integers(0, 7)) == 0:
            entry["quoted"] = _quoted(draw, numbering)
        if below := _top_items(draw, numbering):
            entry["children"] = below
            if draw(st.integers(0, 2)) == 0:
                start = draw(st.sampled_from(("", "この場合において、", "ただし、")))
                entry["after"] = numbering.unit(f"{ident}.after", start + draw(sentences()))
        found.append(entry)
    return found


def _quoted(draw: Draw, numbering: Numbering) -> list[Entry]:
    """Text of another document as it stands below an amending provision: its numbers are its own."""
    if draw(st.booleans()):
        return [_numbered(draw, numbering, str(draw(st.integers(2, 90))))]
    if draw(st.booleans()):
        return _quoted_table(draw, numbering)
    ident = numbering.ident("quoted")
    label = draw(st.sampled_from(("第{}条", "「第{}条", "第{}条の2"))).format(draw(st.integers(1, 90)))
    words = f"{draw(st.sampled_from(('第90条', '前条', '前項', '別表第9')))}の規定により、{draw(sentences())}"
    child = {"id": f"{ident}-p1", "kind": "paragraph", "text": numbering.unit(f"{ident}-p1", words)}
    return [{"id": ident, "kind": "article", "label": label, "children": [child]}]


def _quoted_table(draw: Draw, numbering: Numbering) -> list[Entry]:
    """A table of another document, with what is printed over it and heads, or its rows alone; perhaps with notes."""
    ident, headed = numbering.ident("quoted"), draw(st.booleans())
    columns: list[Entry] = [{"id": name} for name in ("title", "kou", "otsu")[: draw(st.integers(1, 3))]]
    rows: list[Entry] = []
    for _ in range(draw(st.integers(1, 3))):
        row = numbering.ident("row")
        cells = {one["id"]: numbering.unit(f"{row}.{one['id']}", draw(sentences())) for one in columns}
        rows.append({"id": row, "cells": cells})
    table: Entry = {"id": ident, "kind": "table", "columns": columns, "measures": rows}
    if headed:
        table["caption"] = numbering.unit(f"{ident}.caption", "別表第9（第90条関係）")
        for one in columns:
            one["label"] = numbering.unit(f"{ident}.{one['id']}", draw(sentences()))
    if not draw(st.booleans()):
        return [table]
    notes = numbering.ident("notes")
    item = {"id": f"{notes}-1", "kind": "item", "label": "1", "text": numbering.unit(f"{notes}-1", draw(sentences()))}
    return [table, {"id": notes, "kind": "notes", "label": "備考", "children": [item]}]


def _article(draw: Draw, numbering: Numbering) -> Entry:
    stem, run, gap = numbering.ident("art"), 0, False
    if numbering.articles and draw(st.integers(0, 5)) == 0 and "branch" not in numbering.texts:
        label = f"第{numbering.articles}条の2"
        numbering.texts["branch"] = ""
    else:
        gap, run = draw(st.integers(0, 9)) == 0, draw(st.sampled_from((0, 0, 0, 0, 1, 3)))
        numbering.articles += 1 + 2 * gap
        label = f"第{numbering.articles}条"
    entry: Entry = {"id": stem, "kind": "article", "label": label}
    if gap:
        entry["gap"] = True
    if run and label.endswith("条"):
        numbering.articles += run
        entry["label"] += f"及び第{numbering.articles}条" if run == 1 else f"から第{numbering.articles}条まで"
        entry["text"] = numbering.unit(stem, "削除")
        return entry
    if draw(st.booleans()):
        entry["caption"] = numbering.unit(f"{stem}.caption", f"（{draw(sentences(2))}）")
        entry["caption_on_line"] = draw(st.booleans())
    if draw(st.integers(0, 3)) == 0:
        entry["children"] = [measured(draw, numbering, f"{stem}-p1")]
    elif draw(st.booleans()):
        entry["text"] = numbering.unit(stem, draw(sentences()))
    else:
        entry["children"] = _paragraphs(draw, numbering, stem)
    return entry


LEVELS = (
    ("part", "第{}編"),
    ("chapter", "第{}章"),
    ("section", "第{}節"),
    ("subsection", "第{}款"),
    ("division", "第{}目"),
)


def _body(draw: Draw, numbering: Numbering) -> list[Entry]:
    kinds = [level for level in LEVELS if draw(st.integers(0, 3)) == 0]
    numbering.anew = draw(st.booleans())
    form = draw(st.integers(0, 5))
    if form == 0 and not kinds:  # numbered paragraphs and no articles
        found = [_numbered(draw, numbering, str(number)) for number in range(1, 4)]
    else:
        found = _level(draw, numbering, kinds)
    return found + [_supplement(draw, numbering, at) for at in range(draw(st.integers(0, 3)))]


def _numbered(draw: Draw, numbering: Numbering, label: str) -> Entry:
    ident = numbering.ident("p")
    return {"id": ident, "kind": "paragraph", "label": label, "text": numbering.unit(ident, draw(sentences()))}


def _supplement(draw: Draw, numbering: Numbering, at: int) -> Entry:
    ident = numbering.ident("sup")
    note = f"（平成{20 + at}年3月20日条例第{at + 1}号）"
    way = draw(st.integers(0, 2)) if at else 0
    entry: Entry = {"id": ident, "kind": "supplement", "label": "附　則" + (note if way == 1 else "")}
    if way == 2:
        entry["caption"] = numbering.unit(f"{ident}.caption", note)
    form = draw(st.integers(0, 2))
    if form == 0:
        entry["text"] = numbering.unit(ident, draw(sentences()))
    elif form == 1:
        entry["children"] = [_numbered(draw, numbering, str(number)) for number in range(1, 3)]
    else:
        numbering.articles = 0
        numbering.texts.pop("branch", None)
        entry["children"] = [_article(draw, numbering)]
    return entry


def _level(draw: Draw, numbering: Numbering, kinds: Sequence[tuple[str, str]]) -> list[Entry]:
    if not kinds:
        return [_article(draw, numbering) for _ in range(draw(st.integers(1, 3)))]
    kind, label = kinds[0]
    found: list[Entry] = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        if kind == "part" and numbering.anew:
            numbering.articles = 0
            numbering.texts.pop("branch", None)
        ident = numbering.ident(kind)
        caption = numbering.unit(f"{ident}.caption", draw(sentences(2)))
        below = _level(draw, numbering, kinds[1:])
        found.append({"id": ident, "kind": kind, "label": label.format(number), "caption": caption, "children": below})
    return found


def _annexes(draw: Draw, numbering: Numbering, parties: Sequence[str]) -> list[Entry]:
    tables = draw(st.integers(0, 3))
    found = [annex(draw, numbering, at, tables > 1, parties) for at in range(1, tables + 1)]
    return found + [more(draw, numbering) for more in (provisions, form) if draw(st.integers(0, 2)) == 0]


def _around(draw: Draw, numbering: Numbering) -> list[Entry]:
    """What is printed around the agreement: a notice, a cover, a bill."""
    kinds = st.sampled_from(("cover", "number", "heading", "text", "date", "signature"))
    found: list[Entry] = []
    for kind in draw(st.lists(kinds, min_size=1, max_size=4)):
        ident = numbering.ident("around")
        words = f"{draw(st.sampled_from(('第90条', '前条', '議案第3号')))}{draw(sentences(3))}"
        found.append({"id": ident, "kind": kind, "text": numbering.unit(ident, words)})
    return found


def _members(draw: Draw) -> list[Entry]:
    """Bodies that are a party together, each with its part in the region."""
    part = draw(st.sampled_from(("centre", "other")))
    return [{"id": f"member-{at}", "name": f"川山{at}", "kind": "city", "part": part} for at in range(2)]


def _parties(draw: Draw) -> list[Entry]:
    parties: list[Entry] = [
        {"id": f"party-{at}", "name": f"山川{at}", "kind": draw(st.sampled_from(KINDS)), "symbol": SYMBOLS[at]}
        for at in range(draw(st.integers(1, 8)))
    ]
    if draw(st.booleans()):
        for party in parties:
            del party["symbol"]
    if draw(st.integers(0, 3)) == 0:
        parties[-1] |= {"kind": "joint", "members": _members(draw)}
    return parties


def _framed(draw: Draw, numbering: Numbering) -> Entry:
    """What a text is that nobody has concluded, and what is printed before and after it."""
    found: Entry = {side: _around(draw, numbering) for side in ("before", "after") if draw(st.integers(0, 3)) == 0}
    state = draw(st.sampled_from(("", "", "draft", "model")))
    return {**found, **({"state": state} if state else {})}


@dataclass(frozen=True)
class MadeUp:
    """An agreement as YAML (JSON is YAML), with the words of every unit."""

    yaml: str
    texts: dict[str, str]


@st.composite
def agreements(draw: Draw) -> MadeUp:
    """Any agreement: 1 to 8 parties, with or without a preamble, parts, items, tables, a date, signatures."""
    parties = _parties(draw)
    count = len(parties)
    numbering = Numbering(parties=tuple(one["id"] for one in parties))
    whole: Entry = {"title": numbering.unit("title", draw(sentences(3))), "parties": parties}
    whole |= _framed(draw, numbering)
    if draw(st.booleans()):
        whole["preamble"] = numbering.unit("preamble", draw(sentences(12)))
    whole["body"] = _body(draw, numbering)
    if draw(st.booleans()):
        for top in whole["body"]:
            mark(draw, top, numbering.parties)
    if draw(st.booleans()):
        whole["closing"] = numbering.unit("closing", draw(sentences()))
    if draw(st.booleans()):
        printed, value = draw(st.sampled_from((("平成29年3月22日", "2017-03-22"), ("令和4年 月 日", None))))
        whole["date"] = {"text": numbering.unit("date", printed), **({"value": value} if value else {})}
    if draw(st.booleans()):
        whole["signatories"] = [
            {
                "id": f"sign-{at}",
                "party": f"party-{at}",
                "name": numbering.unit(f"sign-{at}.name", draw(sentences(1))),
                "proxy": numbering.unit(f"sign-{at}.proxy", "上記代理人"),
                "proxy_name": numbering.unit(f"sign-{at}.proxy_name", draw(sentences(1))),
            }
            for at in range(count)
        ]
    if annexes := _annexes(draw, numbering, [party["id"] for party in parties]):
        whole["annexes"] = annexes
    numbering.texts.pop("branch", None)
    return MadeUp(json.dumps(whole, ensure_ascii=False, indent=1), numbering.texts)
