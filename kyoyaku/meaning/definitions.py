"""What a text defines: its words, where each holds, and what it stands for. What is not certain is no definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.documents import is_document
from kyoyaku.meaning.grammar import flat
from kyoyaku.meaning.scopes import Scopes
from kyoyaku.model import Agreement, Provision, Text
from kyoyaku.text.japanese import KANJI
from kyoyaku.text.patterns import late

Range = tuple[int, int]

_TERM: Final = r"[「『｢](?P<term>[^「」『』｢｣]{1,60})[」』｣]"
_HOW: Final = r"(?:これを|これら(?:の[^「」をは]{1,12})?を|総称して|併せて|合わせて|あわせて|単に|以下|、)*"
_CALLED: Final = r"と(?:いう|いい|総称する|総称し|略称する|称する|呼ぶ)"
_WHERE: Final = r"(?P<scope>[^「」『』｢｣（）()。]{1,40}?)(?:において|では)、?"
_ALIAS: Final = re.compile(rf"以下、?(?:{_WHERE})?{_HOW}{_TERM}{_CALLED}(?:[。．｡]?$|(?<=[しい])、)")
"""The end of a bracket: 以下「X」という。, 以下この条において単に「X」という。, 以下これらを総称して「X」という。"""
_SAME: Final = re.compile(
    rf"をいう。(?:以下、?(?:{_WHERE})?|(?P<there>次[条項章節][^「」。]{{0,20}}?)において)同じ[。．｡]?$"
)
"""The end of a bracket after the word that it defines: …をいう。以下同じ。, …をいう。次条において同じ。"""
_MEANS: Final = re.compile(rf"{_TERM}とは、?(?P<means>[^。]+?)を(?:いう|いい)")
_NAMED: Final = re.compile(rf"を、?{_HOW}{_TERM}{_CALLED}(?=[。、｡]|こととする|ものとする|$)")
_SENTENCE: Final = late(rf"(?:以下、?)?{_WHERE}")
_LIST: Final = re.compile(r"用語の(?:意義|定義|意味)は")
"""What a text says above the items that each begin with the word they define."""
_ITEM: Final = late(
    rf"(?:{_TERM}|(?P<bare>[^\s「」『』｢｣、。（）()：:]{{1,40}}?))(?:（[^（）]*）|\([^()]*\))?(?:とは、?|[\s：:]+)(?P<means>\S.*)",
    re.DOTALL,
)
_CUT_NAME: Final = late(r"(?:した|された|んだ|めた|める|いる|いた|づき|づく|より|よる|として|もって|が|を)")
_CUT_LIST: Final = late(r"及び|並びに|又は|若しくは|(?<=[市町村区県府都合])と")
_JOINED: Final = late(r"に関する|に係る|における|のための")
_NOUN: Final = late(rf"(?:{KANJI}|[ァ-ヺー・A-Za-z0-9０-９])+$")
_BEFORE_NOUN: Final = late(r"(?:^|[、。「（(をがはのにでともやへるたうすな]|及び|並びに|若しくは)$")
_HIDDEN: Final = "\0"
_LOOK_BACK: Final = 1000
"""How far before a bracket the words are looked for that it gives a name to: the time grows with the text alone."""
_LONGEST_NOUN: Final = 100


class Definition(NamedTuple):
    """A word that a text defines: the range of the word in its unit, and what it stands for.

    `meaning` is the range of the words before it (of a document its name), or of those that say what it means;
    `quote` the range of both. `units` are where it holds; in its own unit, from `end` on. `scoped` says that the text
    names where (この条において). `document` says that it stands for the name of a document: 法, 要綱, 原協定.
    """

    term: str
    unit: str
    start: int
    end: int
    meaning: Range
    quote: Range
    units: frozenset[str]
    scoped: bool = False
    document: bool = False

    def holds(self, unit: str, at: int) -> bool:
        """Whether a word that stands at a place of a unit is the one that is defined."""
        return unit in self.units and (unit != self.unit or at >= self.end)


class _Found(NamedTuple):
    """A definition as one text has it: ranges, the words of its scope, and whether it holds before it too."""

    word: Range
    meaning: Range
    quote: Range
    scope: str = ""
    anywhere: bool = False
    document: bool = False


def find_definitions(agreement: Agreement) -> tuple[Definition, ...]:
    """Everything that an agreement defines, in the order of the document."""
    names = sorted((party.name for party in agreement.everybody if party.name), key=len, reverse=True)
    scopes = Scopes(agreement)
    lists = {child.text.key: scope for child, scope in _listed(agreement) if child.text is not None}
    found: list[Definition] = []
    apart = agreement.apart()
    for key, text in agreement.units.items():
        if key in apart:
            continue  # it defines nothing here
        there = list(_in_text(text.ja, names))
        if key in lists and not any(one.anywhere for one in there):
            there += _in_item(text.ja, lists[key])
        found += (_placed(text, one, scopes) for one in sorted(there))
    return tuple(found)


def in_scope(found: Sequence[Definition], unit: str, at: int) -> tuple[Definition, ...]:
    """The definitions that hold for words at a place: the longest word first, of one word only the one given last."""
    last = {one.term: one for one in found if one.holds(unit, at)}
    return tuple(sorted(last.values(), key=lambda one: -len(one.term)))


def certain(found: Sequence[Definition], forms: Sequence[str], used: Sequence[str]) -> Definition | None:
    """The definition of a term (in its `forms`) that units use, where there is but one and it holds for all of them."""
    own = [one for one in found if one.term in forms]
    if len(own) != 1 or (own[0].scoped and not own[0].units.issuperset(used)):
        return None
    return own[0]


def _placed(text: Text, one: _Found, scopes: Scopes) -> Definition:
    words = text.ja[slice(*one.word)]
    units = scopes.units(text.key, one.scope, anywhere=one.anywhere)
    scoped = scopes.narrow(one.scope)
    return Definition(words, text.key, *one.word, one.meaning, one.quote, units, scoped, one.document)


def _listed(agreement: Agreement) -> Iterator[tuple[Provision, str]]:
    """Every item that begins with the word it defines, with the scope that the words above the items name."""
    for node in agreement.provisions():
        words = _outside(node.text.ja) if node.text is not None and _LIST.search(node.text.ja) else ""
        if match := _LIST.search(words):
            scope = _SENTENCE.match(words[: match.start()])
            yield from ((child, scope["scope"] if scope else "") for child in node.children)


def _in_item(text: str, scope: str) -> Iterator[_Found]:
    match = _ITEM.match(text)
    if match is None:
        return
    word = match.span("term") if match["term"] else match.span("bare")
    end = _outside(text).find("をいう", match.start("means"))
    if end < 0:
        end = len(text.rstrip("。．｡ 　"))
    yield _Found(word, (match.start("means"), end), (0, len(text)), scope, anywhere=True)


def _in_text(text: str, names: Sequence[str]) -> Iterator[_Found]:
    if "いう" not in text and "称する" not in text and "呼ぶ" not in text:
        return
    for start, end in Brackets(flat(text)).round:
        yield from _in_bracket(text, start, end, names)
    outside = _outside(text)
    for match in _MEANS.finditer(outside):
        if _bare(text, match.start()):
            begin = outside.rfind("。", 0, match.start()) + 1
            scope = _SENTENCE.match(outside[begin : match.start()])
            where = scope["scope"] if scope else ""
            quote = (match.start(), _closed(text, match.end()))
            yield _Found(match.span("term"), match.span("means"), quote, where, anywhere=True)
    yield from _named(text, outside)


def _named(text: str, outside: str, first: int = 0) -> Iterator[_Found]:
    """What is called something from a place on: 当該事業に要する費用を「事業費」という。"""
    for match in _NAMED.finditer(outside, first):
        if _bare(text, match.start("term") - 1):
            begin = max(outside.rfind("。", 0, match.start()) + 1, first)
            scope = _SENTENCE.match(outside[begin : match.start()])
            whole = "これら" in match[0] or "総称" in match[0]
            start = _clause(outside, begin, match.start(), whole=whole)
            quote = (start, _closed(text, match.end()))
            yield _Found(match.span("term"), (start, match.start()), quote, scope["scope"] if scope else "")


def _closed(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == "。" else at


def _in_bracket(text: str, start: int, end: int, names: Sequence[str]) -> Iterator[_Found]:
    """What a bracket says of the words before it; `start` is its opening sign, `end` follows its closing one."""
    inside = text[start + 1 : end - 1]
    if not _bare(text, start):
        return
    at = inside.rfind("以下")
    match = _ALIAS.match(inside, at) if at >= 0 else None
    if match and (at == 0 or inside[at - 1] in "。、，．｡）) 　"):
        word = (start + 1 + match.start("term"), start + 1 + match.end("term"))
        meaning = _meant(text, start, names, whole="これら" in match[0] or "総称" in match[0])
        document = is_document(text[slice(*meaning)])
        quoted = text[meaning[1] : meaning[1] + 1] in ("」", "』", "｣")
        yield _Found(word, meaning, (meaning[0] - quoted, end), match["scope"] or "", document=document)
        if match.end() < len(inside):  # 以下「甲」といい、谷町を「乙」という。
            yield from _named(text, _outside(text[: end - 1]), start + 1 + match.end())
    elif (same := _SAME.search(inside)) and (noun := _NOUN.search(text, max(0, start - _LONGEST_NOUN), start)):
        first = noun.start() + (2 if noun[0].startswith(("当該", "前記")) else 0)
        if first < start and _BEFORE_NOUN.search(text[max(0, noun.start() - 4) : noun.start()]):
            meaning = (start + 1, start + 1 + same.start())
            yield _Found((first, start), meaning, (first, end), same["scope"] or same["there"] or "")


def _meant(text: str, end: int, names: Sequence[str], *, whole: bool) -> Range:
    """The words that a bracket at `end` gives a name to."""
    skipped = max(0, end - _LOOK_BACK)
    begin, end = _named_before(text[skipped:end], names, whole=whole)
    return skipped + begin, skipped + end


def _named_before(text: str, names: Sequence[str], *, whole: bool) -> Range:
    end = len(text)
    end = Brackets(flat(text)).before(end)  # 谷町（甲県）（以下「乙」という。）
    outside = _outside(text[:end])
    begin = _clause(outside, outside.rfind("。") + 1, end, whole=whole)
    clause = outside[begin:]
    if whole:
        return begin, end
    if name := next((one for one in names if clause.endswith(one)), None):
        return end - len(name), end
    if clause.endswith(("」", "』", "｣")):
        return max(clause.rfind("「"), clause.rfind("『"), clause.rfind("｢")) + 1 + begin, end - 1
    if is_document(clause):
        cuts = [match.end() for match in _CUT_NAME.finditer(clause)]
        cuts += [match.end() for match in _CUT_LIST.finditer(clause) if not _JOINED.search(clause, match.end())]
        return begin + max((cut for cut in cuts if cut < len(clause)), default=0), end
    if (noun := _NOUN.search(clause)) and len(noun[0]) > 1 and clause[: noun.start()].endswith(tuple("をがはてに")):
        return begin + noun.start(), end
    return begin, end


def _clause(outside: str, begin: int, end: int, *, whole: bool) -> int:
    """Where the clause before `end` begins; of several things in a row (`whole`) the first of them."""
    signs = ("は、", "が、", "「") if whole else ("、", "「")
    found = max(
        (outside.rfind(sign, begin, end) + len(sign) for sign in signs if sign in outside[begin:end]), default=0
    )
    if not whole and outside.endswith(("」", "』", "｣"), begin, end):
        found = outside.rfind("、", begin, outside.rfind("「", begin, end)) + 1
    return max(begin, found)


def _outside(text: str) -> str:
    """A text with what stands in brackets hidden, each character where it was."""
    found = Brackets(flat(text)).round
    shown = list(text) if found else []
    for start, end in found:
        shown[start:end] = _HIDDEN * (end - start)
    return "".join(shown) or text


def _bare(text: str, at: int) -> bool:
    """Whether a place stands in no quotation: what is quoted is another text, or one that is yet to be."""
    before = text[:at]
    return all(before.count(opening) <= before.count(closing) for opening, closing in ("「」", "『』", "｢｣"))
