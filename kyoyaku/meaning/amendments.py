"""What of a text amends another: its sentences that do, and what it quotes, which cites itself where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kyoyaku.meaning.grammar import N, flat
from kyoyaku.meaning.outline import Outline
from kyoyaku.model import Agreement, Provision

_PART: Final = "(?:[編章節款目条項号表段書]|見出し|題名|[章節款]名)"
_AMENDING: Final = re.compile(
    "[」』](?:を|の(?:下|次|前)に)(?:「[^」]*」|[^。「])*?(?:に改め|を加え|を削|に改正)|を次のように(?:改め|改正|変更)"
    rf"|[」』]を(?:削る|削り|削除)|{_PART}を「[^」]*」に(?:改め|改正|変更)"
    f"|次の(?:ように|(?:{N}[編章節款目条項号表]|ただし書|後段|見出し|[章節款]名)を)(?:加え|付)"
    rf"|{_PART}(?:から[^。「]*まで)?を(?:削る|削り|削除|{N}[条項号]ずつ繰り"
    f"|(?:同[条項]|附則)?第{N}[条項号](?:の{N})*と[しす])"
)
_SIGN: Final = re.compile(r"[改加削付繰]|[条項号0-9０-９一二三四五六七八九十百千]\s*と\s*[しす]")
"""What every sentence has that amends: looked for first, as most texts have nothing of the kind."""
_TITLE: Final = re.compile("の一部を(?:改正|変更|改定|改訂)する")
_SIDE_BY_SIDE: Final = ("paragraph", "item")


def amending(text: str) -> bool:
    """Whether a text amends another: 第3条中「甲」を「乙」に改める。

    >>> amending("第3条中「道路」を削る。"), amending("第5条の規定により得た情報を削除する。")
    (True, False)
    """
    return bool(_SIGN.search(text) and _AMENDING.search(flat(text)))


def of_amendment(agreement: Agreement) -> bool:
    """Whether an agreement is one that amends another, by its title or by what it quotes."""
    return _titled(agreement) or any(node.quoted for top in agreement.tops for node in top.walk())


def _titled(agreement: Agreement) -> bool:
    return _TITLE.search(agreement.title.ja) is not None


def amending_units(agreement: Agreement) -> frozenset[str]:
    """The units that amend another text, by their words or by where they stand: between two that do, and in what is
    an amendment by its title above what is quoted; elsewhere a form or a letter may be quoted too."""
    titled = _titled(agreement)
    rows = _rows(agreement.tops)
    return frozenset(key for row in rows for node in _amended(row, titled=titled) for key in _own_keys(node))


def _rows(nodes: Sequence[Provision]) -> Iterator[Sequence[Provision]]:
    yield nodes
    for node in nodes:
        yield from _rows(node.children)


def _amended(row: Sequence[Provision], *, titled: bool) -> Iterator[Provision]:
    """Those of a row that amend, and the paragraphs and items that stand between two that do."""
    found = [at for at, node in enumerate(row) if _amends(node, titled=titled)]
    for at, node in enumerate(row):
        if at in found or (found and found[0] < at < found[-1] and node.kind in _SIDE_BY_SIDE):
            yield node


def _amends(node: Provision, *, titled: bool) -> bool:
    return (titled and bool(node.quoted)) or any(amending(text.ja) for text in node.texts)


def _own_keys(node: Provision) -> Iterator[str]:
    return (text.key for text in node.texts)


def quoted_blocks(agreement: Agreement) -> dict[str, Outline]:
    """By unit or node, what is quoted together with it: the only places that surely are what its words name."""
    found: dict[str, Outline] = {}
    for node in (one for top in agreement.tops for one in top.walk() if one.quoted):
        block = Outline(replace(agreement, body=node.quoted, annexes=()))
        within = [one for top in node.quoted for one in top.walk()]  # what they quote in turn is yet another text
        found |= dict.fromkeys((key for one in within for key in (one.id, *_own_keys(one))), block)
    return found
