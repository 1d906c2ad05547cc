"""The words that cite: one step of a path (第3条, 前項, 各号, ア, 別表第1, 備考), at its start or further on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kyoyaku.text.japanese import Number, numeral
from kyoyaku.text.patterns import late

_LEVELS: Final = (
    "supplement", "annex", "part", "chapter", "section", "subsection", "division", "article", "paragraph",
    "item", "sub", "row", "words", "these",
)  # fmt: skip
RANKS: Final = {name: at for at, name in enumerate(_LEVELS)}
"""The levels of a path from the top down: each step of a path falls."""
GROUPS: Final = ("part", "chapter", "section", "subsection", "division")
LEVEL_OF: Final = {
    "編": "part", "章": "chapter", "節": "section", "款": "subsection", "目": "division",
    "条": "article", "項": "paragraph", "号": "item",
}  # fmt: skip

_FULL: Final = "０１２３４５６７８９()｢｣､｡，［］〔〕" + "".join(chr(0xFF21 + at) for at in range(26))
_PLAIN: Final = "0123456789（）「」、。、（）（）" + "".join(chr(0x41 + at) for at in range(26))
_FLAT: Final = str.maketrans(
    _FULL + "".join(chr(0xFF41 + at) for at in range(26)), _PLAIN + "".join(chr(0x61 + at) for at in range(26))
)
_WIDE: Final = re.compile(f"[{''.join(re.escape(chr(sign)) for sign in _FLAT)}]")


def flat(text: str) -> str:
    """A text in one width, character for character, so that places in it stay what they are.

    >>> flat("第３条(以下｢法｣という｡)")
    '第3条（以下「法」という。）'
    """
    return text.translate(_FLAT) if _WIDE.search(text) else text


class PathStep(NamedTuple):
    """One step of a path.

    `way` is 第 (by number), 前 or 次 (counted from here, `steps` of them), 前々 or 次々, 前各, 各, 同, この, 当該 or
    これらの. `words` are as written, in one width; those of a `short` step, written without 第, in full.
    """

    level: str
    way: str
    words: str
    number: Number = ()
    steps: int = 1
    short: bool = False


DIGITS: Final = "0123456789〇一二三四五六七八九十百千"
N: Final = f"(?:[0-9]++|[{DIGITS[10:]}]++)"
"""A number in one script, whole: what follows in the other is another number (別表第2一の項 is 別表第2, 一の項)."""
_COUNTED: Final = "[つ人者名件個箇ヶ年円月日回割分種枚通]|か[所国年月条]|以[上内]"
# 第3条の2, but not 第3条の2人, nor 別表第1の1の項.
_BRANCH: Final = rf"(?:の{N}(?!{_COUNTED}|の?[部款項欄表](?!目)))*"
# 条例, 条件, 項目, 1号棟 are other words.
_BELOW: Final = f"項(?![目番])|号(?![室棟線機車館議様被俸級店玉]){_BRANCH}"
_UNIT: Final = f"(?:{_BELOW}|(?:条(?![例件約文理項])|[章節款編](?![成入集制典約電水度項節程者])){_BRANCH})"
_COUNTED_FROM_HERE: Final = f"前々|次々|前各|[前次]{N}?|同|本|この|当該|これらの"
_EACH: Final = "(?:(?:次の|当該|左の|下記の)?各号(?!列記)|各項(?!目))"
_SUPPLEMENT: Final = "(?:この|本|同)?[附付]則(?!様式)"
_ANNEX_NUMBER: Final = rf"(?:第?{N}号?{_BRANCH}(?![枚通部つ種件条項章節款編]|の?項目))"
_FORM: Final = rf"(?:別記|別紙)?(?:第{N}号{_BRANCH}様式|様式第?{N}号?{_BRANCH})"
_TABLE: Final = (
    rf"(?:別記様式|別紙様式|別表(?![現示情彰])|別記(?![載録入述憶号])|別紙|別添|別図|付表|附表){_ANNEX_NUMBER}?"
)
_THIS_TABLE: Final = "(?:この|本|同|これらの)表(?![現示情彰紙題明面決記])"
_MARK: Final = (
    rf"(?:[ア-ヲヰヱン](?![ァ-ヶー・])|（(?:[ア-ヲ]|{N}|[a-z]{{1,4}})）|[\u2460-\u2487\u24d0-\u24e9\u2160-\u217f]"
    r"|[a-z]{1,4}(?![A-Za-z]))"
)
"""What labels what is below an item: ア, (ア), (1), ⑴, ①, a, ii, Ⅱ."""
_FOLLOWS_MARK: Final = (
    "(?=から|まで|及び|並びに|又は|若しくは|、[ア-ン（]|の(?:いずれ|規定|場合|事業|取組|事務|事項|協議|経費|費用)"
    "|(?:本文|ただし書|前段|後段)"
    "|に(?:規定|掲げ|定め|該当|係る|おい|あっ|つい|より|よる|相当|準ずる))"
)
LISTED_MARK: Final = late(f"{_MARK}(?=$|[ぁ-ん、。）（及又並若])")
"""What goes on from 第1号ア in a list: 及びイ."""
_BARE_MARK: Final = rf"(?<![ァ-ヶーA-Za-z0-9号])(?:{_MARK}{_FOLLOWS_MARK}|（[ア-ヲ]）(?=に))"
WORDS: Final = "本文|ただし書き?|但し?書き?|前段|後段|柱書き?|各号列記以外の部分"

_SIGNS: Final = "[第前次同本こ当各左下別付附様ア-ヲヰヱン（\u2460-\u2487\u24d0-\u24e9\u2160-\u217fa-z]"
"""What a citation can begin with: most places of a text are soon passed by."""
START: Final = re.compile(
    f"(?={_SIGNS})(?:(?P<these>これらの規定)|(?P<table>{_THIS_TABLE})|(?P<form>{_FORM})|(?P<annex>{_TABLE})"
    f"|(?P<step>(?:第{N}|{_COUNTED_FROM_HERE}){_UNIT}|{_EACH})|(?P<supplement>{_SUPPLEMENT})|(?P<sub>{_BARE_MARK}))"
)
FOLLOWING: Final = re.compile(
    f"の?(?:(?P<step>第{N}(?:{_UNIT}|目)|各[号項](?!目|列記))|(?P<words>{WORDS})|(?P<sub>{_MARK}))"
    f"|(?P<short>{N}(?:{_BELOW}))",
)
"""What leads on in a path; without 第 only right after an article or a paragraph: 第2条第1項二号."""
NO_OTHER_WORD: Final = "(?![目分門署会長局現示記情明面決題紙])"
_NAME: Final = r"(?!の)(?:(?!及び|又は|並びに|若しくは|同表)[^、。（）「」をはが第別\s]){1,41}?"
ROW: Final = late(
    rf"の?(?:(?:（{N}）|{_NAME}|第{N})の(?:部|款|項|欄|表){NO_OTHER_WORD}"
    rf"|{_NAME}の[部款]|[一-龥ァ-ヶー]{{1,12}}部(?=[^、。]{{1,20}}の項)|[上中下左右前後]欄|第{N}欄"
    rf"|(?:備考|注記|注)(?:第?{N}(?:[号項])?)?)"
)
"""What leads on inside a table: の1の項, 交通の部, 上欄, 備考."""
LABEL_BELOW: Final = late(
    f"（{N}）(?:の表{NO_OTHER_WORD})?(?=の?[^、。（）「」]{{1,60}}[項表欄]|の規定|[に、]|及び|から|による)"
)
"""What is counted in brackets right after the number of a heading: 別表3(1)の表."""
UNNAMED_ROW: Final = late(f"の[部款項欄]{NO_OTHER_WORD}")
"""A row without a name of its own: in 別表第21の項 it is the end of the number, or nothing."""
ONLY_NUMBER: Final = late(rf"第{N}{_BRANCH}(?![条項号編章節款回期次四年種類者位級])")
"""What goes on from 別表第1 in a list: 及び第2."""
_PART: Final = re.compile(
    rf"(?P<way>第|前々|次々|前各|前|次の|次|同|本|この|当該|これらの|左の|下記の|)(?P<n>{N})?(?P<each>各?)"
    rf"(?P<unit>[編章節款目条項号])(?P<branches>(?:の{N})*)"
)
_SAME: Final = {"本": "この", "次の": "各", "左の": "各", "下記の": "各"}


@lru_cache(maxsize=4096)
def step(words: str) -> PathStep:
    """A numbered, relative or counting step from its words.

    >>> step("第3条の2").number, step("前2項")[1:5], step("次の各号")[:2]
    ((3, 2), ('前', '前2項', (), 2), ('item', '各'))
    """
    match = _PART.fullmatch(words)
    assert match is not None  # the patterns above are made of the same parts
    way, level = _SAME.get(match["way"], match["way"]), LEVEL_OF[match["unit"]]
    counted = numeral(match["n"]) if match["n"] else None
    if match["each"]:
        return PathStep(level, "当該各" if way == "当該" else "各", words)
    if way == "第" or not way:
        full = words if way else f"第{words}"
        return PathStep(level, "第", full, (counted or 0, *numbers(match["branches"])), short=not way)
    return PathStep(level, way, words, steps=counted or 1)


def numbers(words: str) -> Number:
    """Every number of some words, in order."""
    return tuple(n for n in map(numeral, re.findall(N, words)) if n is not None)


def annex_key(words: str) -> tuple[str, Number]:
    """What an annex is called and its number, however they are written.

    >>> annex_key("別表第一"), annex_key("第1号様式"), annex_key("別記様式第2号"), annex_key("別表")
    (('別表', (1,)), ('様式', (1,)), ('別記様式', (2,)), ('別表', ()))
    """
    bare = re.sub(rf"第?{N}号?(?:の{N})*", "", words)
    return bare.strip(), numbers(words[len(words) - len(words.lstrip("別表紙記添図様式付附")) :])
