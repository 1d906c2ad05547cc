"""Words for agreements made up at random, with characters that break careless programs, and what is counted of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

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
    """What has been counted on the way: articles run through the parts, ids through everything; whose text it is."""

    articles: int = 0
    ids: int = 0
    anew: bool = False
    parties: tuple[str, ...] = ()
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
