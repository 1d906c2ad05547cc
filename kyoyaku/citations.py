"""The grammar of Japanese citations: which words of a text cite a provision, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kyoyaku.japanese import NUMERAL, Number, numeral

_N: Final = NUMERAL
_ARTICLE: Final = rf"第{_N}条(?:の{_N})*|前{_N}条|次{_N}条|前条|次条|同条|本条"
_PARAGRAPH: Final = rf"第{_N}項|前{_N}項|次{_N}項|前各項|前項|次項|同項|本項"
_ITEM: Final = rf"第{_N}号(?:の{_N})*|前{_N}号|次{_N}号|前各号|前号|次号|同号"
CITATION: Final = re.compile(
    rf"(?P<annex>別表(?:第{_N}(?:の{_N})*)?)"
    rf"|(?P<article>{_ARTICLE})(?P<p1>{_PARAGRAPH})?(?P<i1>{_ITEM})?"
    rf"|(?P<p2>{_PARAGRAPH})(?P<i2>{_ITEM})?"
    rf"|(?P<i3>{_ITEM})",
)
PROVISION: Final = re.compile(rf"第{_N}条(?:の{_N})*(?:第{_N}項)?(?:第{_N}号(?:の{_N})*)?")
JOINERS: Final = re.compile(r"、?(?:及び|又は|若しくは|並びに|から)|、|・")
_STATUTE: Final = re.compile(r"(?:法|法律|令|条例|規則|規程|要綱|要領|規約|憲章|協定)(?:（[^（）]*）)?$")
_PART: Final = re.compile(rf"(?P<way>第|前|次|同|本)(?P<n>各|{_N})?(?:条|項|号)(?P<branches>(?:の{_N})*)")


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a citation.

    `way` is 第 (by number), 前 or 次 (counted from here), 同 or 本; `count` is for 前3条, `all` for 前各項.
    """

    way: str
    number: Number = ()
    count: int = 1
    all: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that cite: an annex by its number (() for the only one), or article, paragraph and item."""

    start: int
    end: int
    annex: Number | None = None
    article: Part | None = None
    paragraph: Part | None = None
    item: Part | None = None
    joined: bool = False
    """Whether it is joined to the citation before it (及び, から …) and continues that one."""
    ranged: bool = False
    """Whether it ends a range: から … まで."""
    foreign: bool = False
    """Whether it belongs to a statute named right before it."""


def citations(text: str, taken: list[tuple[int, int]]) -> Iterator[Citation]:
    """Every citation in a text, in order. `taken` are ranges that are something else (a law and its provision)."""
    before: Citation | None = None
    for match in CITATION.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        gap = text[before.end : match.start()] if before else ""
        joined = before is not None and bool(JOINERS.fullmatch(gap))
        foreign = bool(_STATUTE.search(text[: match.start()])) or (joined and before is not None and before.foreign)
        found = Citation(
            match.start(),
            match.end(),
            annex=_annex_number(match["annex"]) if match["annex"] else None,
            article=part(match["article"]),
            paragraph=part(match["p1"] or match["p2"]),
            item=part(match["i1"] or match["i2"] or match["i3"]),
            joined=joined,
            ranged=joined and gap == "から" and text.startswith("まで", match.end()),
            foreign=foreign,
        )
        yield found
        before = found


def _annex_number(words: str) -> Number:
    return tuple(n for n in map(numeral, re.findall(_N, words)) if n is not None)


def part(words: str | None) -> Part | None:
    """One step of a citation from its words: 第3条の2, 前項, 前2条, 前各号."""
    match = _PART.fullmatch(words or "")
    if match is None:
        return None
    count = numeral(match["n"]) if match["n"] and match["n"] != "各" else None
    branches = [n for n in map(numeral, re.findall(_N, match["branches"])) if n is not None]
    if match["way"] == "第":
        return Part("第", (count or 0, *branches))
    return Part(match["way"], count=count or 1, all=match["n"] == "各")
