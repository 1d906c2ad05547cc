"""What names a document right before a path: laws, the library, the text itself, words that it defines, others."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, MutableMapping
from copy import copy
from datetime import date
from typing import Final, NamedTuple

from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.documents import DOCUMENTS, LONGEST, is_document
from kyoyaku.text.japanese import ERA_DATE, KANJI, NUMERAL, era_date
from kyoyaku.text.patterns import late

OWN, THIS, LAW, AGREEMENT, OTHER, VAGUE = "own", "this", "law", "agreement", "other", "vague"


class Naming(NamedTuple):
    """Words that name a document, from `start` on.

    `kind` is own (this text, by its title or as changed), this (この協約), law or agreement (`target` is its id or
    slug), other (`target` is what it is called), or vague (some words that may name one).
    """

    start: int
    kind: str
    target: str = ""


class Title(NamedTuple):
    """A document that is known by some words."""

    words: str
    kind: str
    target: str = ""
    day: date | None = None
    """When it was concluded, where that is known: another of that title may be older."""
    since: int = 0
    """From where on it is known in the text that defines it."""


_LONGEST: Final = LONGEST + 2
"""The most characters that the noun of a document has, with 当該 before it."""
_ANY: Final = late(rf"(?:{DOCUMENTS})(?![ぁ-ん]?\Z)")
_SAME: Final = late(rf"(?:同|当該)(?P<kind>{DOCUMENTS})$")
_THIS: Final = late(
    rf"(?:この|(?<!{KANJI})本)(?!市|町|村|県|区|都|府|道|国|社|組合|会)(?:{KANJI}|[ァ-ヶー・]){{0,24}}?(?:{DOCUMENTS})$"
)
_CHANGED: Final = re.compile("(?:変更|改正|改定|一部改正|全部改正|改訂)後の?$")
_FORMER: Final = re.compile("(?:(?:変更|改正|改定|一部改正|全部改正|改訂|廃止|失効)前の?|従前の|以前の|旧の?)$")
_CUT: Final = re.compile(
    "及び|又は|並びに|若しくは|かつ|とともに|中(?=[^央])|[はがをも](?=[^ぁ-ん])|により|に基づき|に基づく|に規定する|による"
)
_JOINED: Final = re.compile(f"(?:{KANJI}|[ァ-ヶーA-Za-z])$")
_LOOSE: Final = re.compile(
    "(?:中|等|下|上|旨|時|際|間|後|前|内|外|別|他|項|号|条|合|計|以|但|即|件|者|分|所|及|又|並|至)$"
)
_DATED: Final = late(
    f"（[^（）。]*(?:{NUMERAL}年{NUMERAL}月|第{NUMERAL}号)[^（）。]*）|以下[^（）]*と(?:いう|総称する)。）"
)
"""What a bracket says of a document that is named before it: its day, its number, or what it is called from here on."""
_CONCLUDED: Final = late(f"{ERA_DATE.pattern}(?:付けで|付けの|に)?(?:締結|結)(?:した|んだ|された)?$")
_BEFORE_NAME: Final = re.compile("(?:当該|現行|及び|又は|並びに|若しくは|中|後の|及|又)$")
_MODIFIED: Final = late("[ただるの]$")
_FURTHEST: Final = 80


class Titles:
    """Finds what a path is one of, by the words that stand before it."""

    def __init__(
        self, titles: Iterable[Title], own: Iterable[str] = (), shared: Titles | None = None, *, amends: bool = False
    ) -> None:
        """`shared` are the titles that every agreement may name; those given here, and its own, go before them.

        `amends` says that the text amends another: 改正後の第3条 is one of that.
        """
        self.amends = amends
        self.own = tuple(sorted({one for one in own if one}, key=len, reverse=True))
        known = {one.words: one for one in titles if one.words}
        known.update({words: Title(words, OWN) for words in self.own})
        lengths = {len(words) for words in known}
        self.known: MutableMapping[str, Title] = known
        if shared is not None:
            self.known = ChainMap(known, shared.known)
            lengths.update(shared.lengths)
        self.lengths: tuple[int, ...] = tuple(sorted(lengths, reverse=True))
        """How long the titles are: the longest first."""

    def with_more(self, more: Iterable[Title]) -> Titles:
        """The same titles with more, which go after those that are known."""
        added = {one.words: one for one in more if one.words and one.words not in self.known}
        if not added:
            return self
        found = copy(self)
        found.known = {**self.known, **added}
        found.lengths = tuple(sorted({*self.lengths, *map(len, added)}, reverse=True))
        return found

    def before(self, text: str, brackets: Brackets, start: int, floor: int, *, loose: bool = True) -> Naming | None:
        """What names the document of a path that starts there; None where nothing does.

        `floor` is where the citation before it ends; `loose` where の may stand between.
        """
        at = brackets.before(start, floor)
        if (quote := self._quoted(text, brackets, at)) is not None:
            return quote
        lead, aside = text[max(floor, at - _FURTHEST) : at], text[at:start]
        found = self._named(text, brackets, lead, at, aside)
        if found is None and loose and lead.endswith(("の", "中")):
            found = self._named(text, brackets, lead[:-1], at - 1, aside)
        if found is not None:
            return found
        end = max(0, len(lead) - _LONGEST)
        if changed := _CHANGED.search(lead, end):
            named = changed[0].removesuffix("の")
            return Naming(at - len(changed[0]), OTHER, named) if self.amends else Naming(at, OWN)
        if former := _FORMER.search(lead, end):
            return Naming(at - len(former[0]), OTHER, former[0].removesuffix("の"))
        if at < start and _DATED.search(text, at, start) and _JOINED.search(lead, end):
            return Naming(at - len(called(lead)), OTHER, called(lead))
        if at == start and _JOINED.search(lead, end) and not (_LOOSE.search(lead, end) or lead.endswith("乃至")):
            return Naming(at, VAGUE)
        return None

    def _quoted(self, text: str, brackets: Brackets, at: int) -> Naming | None:
        opened = brackets.starts.get(at, -1)
        if opened < 0 or text[opened] not in "「『":
            return None
        words = text[opened + 1 : at - 1]
        known = self.known.get(words)
        return Naming(opened, known.kind, known.target) if known else Naming(opened, OTHER, words)

    def _named(self, text: str, brackets: Brackets, lead: str, at: int, aside: str = "") -> Naming | None:
        kind = is_document(lead)
        same = _SAME.search(lead, len(lead) - _LONGEST) if kind else None
        if same is not None and lead not in self.known:
            return self._same(text, brackets, same["kind"], at - len(same[0]))
        known = self._known(lead, at)
        if known is not None:
            return self._placed(known, lead[: -len(known.words)], at - len(known.words), aside)
        if not kind:
            return None
        if (this := _THIS.search(lead)) is not None:
            return Naming(at - len(this[0]), THIS)
        title = called(lead)
        vague = any(one.endswith(title) for one in self.own)
        return Naming(at - len(title), VAGUE if vague else OTHER, title)

    def _known(self, lead: str, at: int) -> Title | None:
        """The longest title that ends some words, as a word of its own."""
        for length in self.lengths:
            one = self.known.get(lead[-length:]) if length <= len(lead) else None
            if one is not None and one.since <= at - length:
                before = lead[:-length]
                if one.words.startswith(("この", "本")) or not _JOINED.search(before) or _BEFORE_NAME.search(before):
                    return one
        return None

    def _placed(self, known: Title, before: str, start: int, aside: str) -> Naming:
        """A known name with what stands before it: 変更前の連携協約 is another text than 連携協約."""
        if known.kind == AGREEMENT and (
            _FORMER.search(before) or _CHANGED.search(before) or _other_day(known, before, aside)
        ):
            return Naming(start, OTHER, known.words)
        if known.kind != OWN:
            return Naming(start, known.kind, known.target)
        if _CHANGED.search(before) or known.words.startswith(("この", "本")):
            return Naming(start, OWN)
        if before.endswith("この") or re.search(f"(?<!{KANJI})本$", before):
            return Naming(start, THIS)
        if (former := _FORMER.search(before)) is not None:
            return Naming(start - len(former[0]), OTHER, former[0] + known.words)
        if _MODIFIED.search(before):
            return Naming(start, VAGUE)
        return Naming(start, OWN)

    def _same(self, text: str, brackets: Brackets, kind: str, end: int) -> Naming:
        """同法: the document of that kind that was named last."""
        at = end
        while (at := text.rfind(kind, 0, at)) >= 0:
            after = at + len(kind)
            if text[max(0, at - 1) : at] == "同" or re.match(
                f"(?![第附及又並若等中上以]){KANJI}", text[after : after + 1]
            ):
                continue
            lead = text[max(0, after - _FURTHEST) : after]
            if (found := self._named(text, brackets, lead, after)) is not None:
                return found._replace(start=end)
        return Naming(end, OTHER, f"同{kind}")

    def first_other(self, text: str) -> int:
        """Where a text first names another document, which any path after it may be of; its end if it names none."""
        named = (match.end() for match in _ANY.finditer(text))
        return next((end for end in named if not self._is_own(text, end)), len(text))

    def _is_own(self, text: str, end: int) -> bool:
        lead = text[max(0, end - _FURTHEST) : end]
        known = self._known(lead, end)
        return (known is not None and known.kind == OWN) or _THIS.search(lead[-_FURTHEST:]) is not None


def _other_day(known: Title, before: str, aside: str) -> bool:
    """Whether another day is printed beside a title: 平成20年3月1日に締結した…協約, …協約（平成20年3月1日締結）."""
    around = (_CONCLUDED.search(before), ERA_DATE.search(aside))
    days = [era_date(match[0]) for match in around if match is not None]
    return known.day is not None and any(day is not None and day != known.day for day in days)


def called(lead: str) -> str:
    """What a document is called whose name ends some words: as far back as it can be one name."""
    words = re.split(r"[、。（）「」『』\s]", lead)[-1]
    cuts = [match.end() for match in _CUT.finditer(words) if match.end() < len(words)]
    return words[max(cuts, default=0) :].lstrip("のにをはがと") or words


def own_names(title: str, short: str | None) -> Iterator[str]:
    """What an agreement calls itself."""
    yield title
    if short:
        yield short
        yield f"この{short}"
        yield f"本{short}"
