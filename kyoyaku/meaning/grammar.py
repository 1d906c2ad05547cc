"""The grammar of Japanese citations: which words of a text cite a provision, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.text.japanese import NUMERAL, Number, is_kanji, numeral

_N: Final = NUMERAL
# 同条例, 本条約, 次項目, 第2号棟 are other words.
_ARTICLE: Final = rf"第{_N}条(?:の{_N})*|(?:前{_N}?|次{_N}?|同|本)条(?![例約件項文])"
_PARAGRAPH: Final = rf"(?:第{_N}|前{_N}|次{_N}|前各|前|次|同|本)項(?!目)"
_ITEM: Final = rf"(?:第{_N}号(?:の{_N})*|(?:前{_N}|次{_N}|前各|前|次|同)号)(?![線機室棟車])"
CITATION: Final = re.compile(
    rf"(?P<annex>別表(?:第{_N}(?:の{_N})*)?)"
    rf"|(?P<article>{_ARTICLE})(?P<p1>{_PARAGRAPH})?(?P<i1>{_ITEM})?"
    rf"|(?P<p2>{_PARAGRAPH})(?P<i2>{_ITEM})?"
    rf"|(?P<i3>{_ITEM})",
)
PROVISION: Final = re.compile(rf"第{_N}条(?:の{_N})*(?:第{_N}項)?(?:第{_N}号(?:の{_N})*)?")
JOINERS: Final = re.compile(r"、?(?:及び|又は|若しくは|並びに|から)|、|・")
_STATUTE: Final = re.compile(
    r"(?<!本)(?<!この)(?:法|法律|令|条例|規則|規程|要綱|要領|規約|憲章|協定)(?:（[^（）]*）)?(?:附則)?$"
)
_NOTE: Final = re.compile("（[^（）]*）")
"""What may stand between a law and its provision: （昭和22年法律第67号。以下「法」という。）."""
_LOOK_BACK: Final = 200
"""How far before a citation the name of its statute is looked for."""
_PART: Final = re.compile(rf"(?P<way>第|前|次|同|本)(?P<n>各|{_N})?(?:条|項|号)(?P<branches>(?:の{_N})*)")


class CitationStep(NamedTuple):
    """One step of a citation.

    `way` is 第 (by number), 前 or 次 (counted from here), 同 or 本; `steps` is for 前3条, `all` for 前各項.
    """

    way: str
    number: Number = ()
    steps: int = 1
    all: bool = False


class Citation(NamedTuple):
    """Words that cite: an annex by its number (() for the only one), or article, paragraph and item."""

    start: int
    end: int
    annex: Number | None = None
    article: CitationStep | None = None
    paragraph: CitationStep | None = None
    item: CitationStep | None = None
    joined: bool = False
    """Whether it is joined to the citation before it (及び, から …) and continues that one."""
    ranged: bool = False
    """Whether it ends a range: から … まで."""
    foreign: bool = False
    """Whether it belongs to a statute named before it that is not one of `taken`."""
    law: int | None = None
    """Which of `taken` it belongs to: 第3項 in 地方自治法第252条の2第1項及び第3項."""


def citations(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Citation]:
    """Every citation in a text, in order. `taken` are the ranges, in order, of known laws with their provisions."""
    before = Citation(0, 0)
    laws = 0
    for match in CITATION.finditer(text):
        while laws < len(taken) and taken[laws][1] <= match.start():
            before = Citation(*taken[laws], law=laws)
            laws += 1
        if (laws < len(taken) and taken[laws][0] < match.end()) or _other_number(text, match):
            continue
        before = _after(text, match, before)
        yield before


def _after(text: str, match: re.Match[str], before: Citation) -> Citation:
    gap = text[before.end : match.start()]
    joined = before.end > 0 and bool(JOINERS.fullmatch(gap))
    found = Citation(
        match.start(),
        match.end(),
        annex=_annex_number(match["annex"]) if match["annex"] else None,
        article=part(match["article"]),
        paragraph=part(match["p1"] or match["p2"]),
        item=part(match["i1"] or match["i2"] or match["i3"]),
        joined=joined,
        ranged=joined and gap == "から" and text.startswith("まで", match.end()),
    )
    lead = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if before.law is not None and (not gap or lead.endswith("同法") or _NOTE.fullmatch(gap)):
        return found._replace(law=before.law)
    if _STATUTE.search(lead):
        return found._replace(foreign=True)
    if _continues(match[0], joined):
        return found._replace(law=before.law, foreign=before.foreign)
    return found


def _continues(words: str, joined: bool) -> bool:
    # 同条 is what was cited last; 及び第3項 goes on with it; 前条 always counts from where it stands.
    return words.startswith("同") or (joined and words.startswith("第"))


def _other_number(text: str, match: re.Match[str]) -> bool:
    # 総行市第200号, 告示第55号: the number of a document, not of an item.
    return bool(match["i3"]) and match[0].startswith("第") and is_kanji(text[match.start() - 1 : match.start()])


def _annex_number(words: str) -> Number:
    return tuple(n for n in map(numeral, re.findall(_N, words)) if n is not None)


def part(words: str | None) -> CitationStep | None:
    """One step of a citation from its words: 第3条の2, 前項, 前2条, 前各号."""
    match = _PART.fullmatch(words or "")
    if match is None:
        return None
    count = numeral(match["n"]) if match["n"] and match["n"] != "各" else None
    branches = [n for n in map(numeral, re.findall(_N, match["branches"])) if n is not None]
    if match["way"] == "第":
        return CitationStep("第", (count or 0, *branches))
    return CitationStep(match["way"], steps=count or 1, all=match["n"] == "各")
