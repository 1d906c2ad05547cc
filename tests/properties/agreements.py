"""Agreements made up at random: any shape that the model holds, with characters that break careless programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

SYMBOLS = "甲乙丙丁戊己庚辛"
KINDS = (
    "city", "town", "village", "ward", "prefecture", "wide-area-union", "partial-affairs-association", "association", "other",
)  # fmt: skip
ODD = (
    "葛\U000e0100城",
    "𠮷",
    "⑴",
    "<b>",
    "&amp;",
    '"',
    "'",
    "{{ x }}",
    "{% y %}",
    "が\u3099",
    "＜",
    "－",
    "\\",
    "`",
    "]]>",
    "…",
    "🙂",
)
PLAIN = (
    "協力する",
    "道路を整備する",
    "圏域",
    "取組",
    "、",
    "。",
    "及び",
    "福祉",
    "ＮＰＯ",
    "1",
    "２",
    "（目的）",
    "の",
    "に",
    "連携",
    "施策",
)


def sentences(most: int = 8) -> st.SearchStrategy[str]:
    """Words that hold no citation by chance; beginning and ending in something that can be seen."""
    middle = st.lists(st.sampled_from(PLAIN + ODD), max_size=most).map("".join)
    return st.tuples(st.sampled_from(PLAIN[:4]), middle, st.sampled_from(("。", "する", "𠮷", "⑴"))).map("".join)


@dataclass
class Numbering:
    """What has been counted on the way: articles run through the parts, ids through everything."""

    articles: int = 0
    ids: int = 0
    texts: dict[str, str] = field(default_factory=dict)

    def ident(self, stem: str) -> str:
        self.ids += 1
        return f"{stem}-{self.ids}"

    def unit(self, key: str, words: str) -> str:
        """A unit's words, remembered to be looked for in the pages."""
        self.texts[key] = words
        return words


Draw = st.DrawFn
Entry = dict[str, Any]


def _items(draw: Draw, numbering: Numbering, labels: Sequence[Sequence[str]]) -> list[Entry]:
    found: list[Entry] = []
    if not labels:
        return found
    for label in labels[0][: draw(st.integers(0, 2))]:
        ident = numbering.ident("i")
        text = numbering.unit(ident, draw(sentences()))
        entry: Entry = {"id": ident, "kind": "item", "label": label, "text": text}
        if below := _items(draw, numbering, labels[1:]):
            entry["children"] = below
        found.append(entry)
    return found


def _paragraphs(draw: Draw, numbering: Numbering, article: str) -> list[Entry]:
    found: list[Entry] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        ident = f"{article}-p{number}"
        entry: Entry = {"id": ident, "kind": "paragraph"}
        if number > 1:
            entry["label"] = draw(st.sampled_from((str(number), chr(0xFF10 + number))))
        entry["text"] = numbering.unit(ident, draw(sentences()))
        if below := _items(draw, numbering, (("(1)", "(2)"), ("ア", "イ"), ("(ア)", "(イ)"), ("a", "b"))):
            entry["children"] = below
            if draw(st.integers(0, 2)) == 0:
                entry["after"] = numbering.unit(f"{ident}.after", draw(sentences()))
        found.append(entry)
    return found


def _article(draw: Draw, numbering: Numbering) -> Entry:
    if numbering.articles and draw(st.integers(0, 5)) == 0 and "branch" not in numbering.texts:
        ident, label = f"art-{numbering.articles}-2", f"第{numbering.articles}条の2"
        numbering.texts["branch"] = ""
    else:
        numbering.articles += 1
        ident, label = f"art-{numbering.articles}", f"第{numbering.articles}条"
    entry: Entry = {"id": ident, "kind": "article", "label": label}
    if draw(st.booleans()):
        entry["caption"] = numbering.unit(f"{ident}.caption", f"（{draw(sentences(2))}）")
    if draw(st.booleans()):
        entry["text"] = numbering.unit(ident, draw(sentences()))
    else:
        entry["children"] = _paragraphs(draw, numbering, ident)
    return entry


def _body(draw: Draw, numbering: Numbering) -> list[Entry]:
    depth = draw(st.integers(0, 2))
    return _level(draw, numbering, (("part", "第{}編"), ("chapter", "第{}章"))[2 - depth :])


def _level(draw: Draw, numbering: Numbering, kinds: Sequence[tuple[str, str]]) -> list[Entry]:
    if not kinds:
        return [_article(draw, numbering) for _ in range(draw(st.integers(1, 3)))]
    kind, label = kinds[0]
    found: list[Entry] = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        ident = numbering.ident(kind)
        caption = numbering.unit(f"{ident}.caption", draw(sentences(2)))
        below = _level(draw, numbering, kinds[1:])
        found.append({"id": ident, "kind": kind, "label": label.format(number), "caption": caption, "children": below})
    return found


def _annex(draw: Draw, numbering: Numbering, number: int, several: bool, parties: Sequence[str]) -> Entry:
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
    return entry


def _category(draw: Draw, numbering: Numbering, at: int, columns: Sequence[Entry]) -> Entry:
    ident = numbering.ident("cat")
    measures: list[Entry] = []
    for _ in range(draw(st.integers(0, 3))):
        measure = numbering.ident("m")
        shown = [one["id"] for one in columns if one["id"] == "title" or draw(st.integers(0, 4))]
        cells = {column: numbering.unit(f"{measure}.{column}", draw(sentences())) for column in shown}
        measures.append({"id": measure, "cells": cells})
    return {"id": ident, "label": str(at), "title": numbering.unit(ident, draw(sentences(3))), "measures": measures}


@dataclass(frozen=True)
class MadeUp:
    """An agreement as YAML (JSON is YAML), with the words of every unit."""

    yaml: str
    texts: dict[str, str]


@st.composite
def agreements(draw: Draw) -> MadeUp:
    """Any agreement: 1 to 8 parties, with or without a preamble, parts, items, tables, a date, signatures."""
    numbering = Numbering()
    count = draw(st.integers(1, 8))
    parties = [
        {"id": f"party-{at}", "name": f"山川{at}", "kind": draw(st.sampled_from(KINDS)), "symbol": SYMBOLS[at]}
        for at in range(count)
    ]
    if draw(st.booleans()):
        for party in parties:
            del party["symbol"]
    whole: Entry = {"title": numbering.unit("title", draw(sentences(3))), "parties": parties}
    if draw(st.booleans()):
        whole["preamble"] = numbering.unit("preamble", draw(sentences(12)))
    whole["body"] = _body(draw, numbering)
    if draw(st.booleans()):
        whole["closing"] = numbering.unit("closing", draw(sentences()))
    if draw(st.booleans()):
        printed, value = draw(st.sampled_from((("平成29年3月22日", "2017-03-22"), ("令和4年 月 日", None))))
        whole["date"] = {"text": numbering.unit("date", printed), **({"value": value} if value else {})}
    if draw(st.booleans()):
        whole["signatories"] = [
            {"id": f"sign-{at}", "party": f"party-{at}", "name": numbering.unit(f"sign-{at}.name", draw(sentences(1)))}
            for at in range(count)
        ]
    tables = draw(st.integers(0, 3))
    names = [party["id"] for party in parties]
    if tables:
        whole["annexes"] = [_annex(draw, numbering, at, tables > 1, names) for at in range(1, tables + 1)]
    numbering.texts.pop("branch", None)
    return MadeUp(json.dumps(whole, ensure_ascii=False, indent=1), numbering.texts)
