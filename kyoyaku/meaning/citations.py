"""A text's citations, one by one: paths with what names their document and how they go on from one another.

Nothing is resolved here: of the agreement only names are known (documents, labels of annexes, captions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.grammar import (
    DIGITS,
    FOLLOWING,
    GROUPS,
    LABEL_BELOW,
    LISTED_MARK,
    ONLY_NUMBER,
    RANKS,
    ROW,
    START,
    UNNAMED_ROW,
    PathStep,
    flat,
    numbers,
    step,
)
from kyoyaku.meaning.titles import Naming, Titles
from kyoyaku.text.japanese import KANJI
from kyoyaku.text.patterns import late

LIST, RANGE, BRACKET = "list", "range", "bracket"
_JOINER: Final = re.compile(
    "(?:まで|中)?(?:の規定)?(?:、|，|・|/|(?:、)?(?:及び|並びに|又は|若しくは|から|ないし|乃至|あるいは|と|〜|～|－)(?:、|に)?)"
)
_RANGED: Final = late("から|ないし|乃至|〜|～|－")
_ROLE: Final = re.compile("(?:まで)?(?:の規定)?")
_STAND_APART: Final = re.compile(f"(?:{KANJI}|[ァ-ヶーA-Za-z0-9])$")
_INSIDE: Final = late("(?:[中等際旨上下]|及|又|並)$")
_PLAIN_AFTER: Final = late(f"(?![及又若並中本前後各以関柱除準該当から]){KANJI}")


class Citation(NamedTuple):
    """Words that cite: a path of falling steps, and what names its document, if anything right before it does.

    `base` is the citation that it goes on from (−1 for none) and `rule` how: in a list, as the end of a range, or in a
    bracket that takes away from it. `aside` where it stands in a bracket that follows a citation. `unnamed` where a row
    follows that has no name, if it is not the end of the number of the annex: 別表第21の項.
    """

    start: int
    end: int
    steps: tuple[PathStep, ...]
    naming: Naming | None = None
    base: int = -1
    rule: str = ""
    aside: bool = False
    unnamed: bool = False

    @property
    def first(self) -> PathStep:
        """The step that the path begins with."""
        return self.steps[0]


class Lexis(NamedTuple):
    """What a scan may know of an agreement: names of documents, its captions, the labels and rows of its annexes."""

    titles: Titles
    annexes: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    rows: re.Pattern[str] = re.compile("(?!)")


def may_cite(text: str) -> bool:
    """Whether anything in a text may begin a citation: in most captions, names and cells nothing does."""
    return START.search(flat(text)) is not None


def citations(text: str, lexis: Lexis) -> list[Citation]:
    """Every citation of a text outside quotations, in order."""
    return _Scan(flat(text), lexis).citations()


class _Scan:
    def __init__(self, text: str, lexis: Lexis) -> None:
        self.text, self.lexis, self.brackets = text, lexis, Brackets(text)
        self.found: list[Citation] = []
        self.groups: dict[int, int] = {}
        """Bracket (−1 for none) → the last citation that stands in it."""

    def citations(self) -> list[Citation]:
        at = 0
        while (match := START.search(self.text, at)) is not None:
            at = match.end()
            if end := self.brackets.quoted(match.start()):
                at = max(at, end)
            elif (citation := self._citation(match)) is not None:
                at = self._keep(citation)
        return self.found

    def _keep(self, citation: Citation) -> int:
        self._add(citation)
        return self._listed_marks() or self._listed_numbers(citation)

    def _add(self, citation: Citation) -> None:
        self.found.append(citation)
        self.groups[self._group(citation.start)] = len(self.found) - 1

    def _group(self, start: int) -> int:
        """The bracket that a citation stands in: （ア） is none for itself."""
        group = self.brackets.around(start)
        return group if group < start else self.brackets.around(start - 1) if start else -1

    def _listed_marks(self) -> int:
        """第1号ア及びイ: what follows a mark in a list is one too, whatever comes after it."""
        end = 0
        while (last := self.found[-1]).steps[-1].level == "sub":
            gap = _JOINER.match(self.text, self.brackets.after(last.end))
            mark = gap and LISTED_MARK.match(self.text, gap.end())
            if not (gap and mark):
                break
            steps, end = self._path(PathStep("sub", "第", mark[0]), mark.end())
            rule = _list_or_range(gap[0])
            self._add(Citation(mark.start(), end, steps, None, len(self.found) - 1, rule, last.aside))
        return end

    def _listed_numbers(self, citation: Citation) -> int:
        """別表第1及び第2: what follows an annex in a list is one too, though only its number is printed."""
        end = citation.end
        while citation.first.level == "annex" and citation.first.number and len(citation.steps) == 1:
            gap = _JOINER.match(self.text, self.brackets.after(end))
            only = gap and ONLY_NUMBER.match(self.text, gap.end())
            if not (gap and only):
                break
            name = re.split("第?[0-9〇一二三四五六七八九十百千]", citation.first.words)[0]
            first = PathStep("annex", "第", f"{name}{only[0]}", numbers(only[0]))
            steps, end = self._path(first, only.end())
            citation = Citation(only.start(), end, steps, None, len(self.found) - 1, _list_or_range(gap[0]))
            citation = citation._replace(unnamed=self._unnamed(steps, end))
            self._add(citation)
        return end

    def _citation(self, match: re.Match[str]) -> Citation | None:
        first = _first(match)
        steps, end = self._path(first, match.end())
        base, rule, aside = self._origin(match.start())
        group = self._group(match.start())
        held = self.groups.get(group, -1)
        floor = self.found[held].end if held >= 0 else group + 1
        named = first.way == "第" or first.level in ("annex", "supplement")
        naming = None
        if named and first.way != "この":
            loose = RANKS[first.level] <= RANKS["article"]
            naming = self.lexis.titles.before(self.text, self.brackets, match.start(), floor, loose=loose)
        if naming is not None and naming.kind != "vague":
            base, rule = (-1, "") if rule == BRACKET else self._joined(naming.start)
        if not self._stands(match, first, naming, joined=base >= 0):
            return None
        return Citation(match.start(), end, steps, naming, base, rule, aside, self._unnamed(steps, end))

    def _unnamed(self, steps: Sequence[PathStep], end: int) -> bool:
        return steps[-1].level == "annex" and UNNAMED_ROW.match(self.text, end) is not None

    def _stands(self, match: re.Match[str], first: PathStep, naming: Naming | None, *, joined: bool) -> bool:
        """Whether it is no part of another word: 基本項目, 告示第55号, 第1号議案."""
        before, start = self.text[max(0, match.start() - 2) : match.start()], match.start()
        if self.found and self.found[-1].end == start:
            return first.level != "sub"
        if first.level == "item" and first.way == "第" and not joined:
            plain = match.end() == len(self.text) or not _PLAIN_AFTER.match(self.text, match.end())
            named = naming is not None and naming.kind != "vague"
            return plain and not named and not (_STAND_APART.search(before) and not _INSIDE.search(before))
        if first.way == "第" and RANKS[first.level] > RANKS["annex"] and first.level != "article":
            return not (naming is not None and naming.kind == "vague")
        if first.way in ("前", "次", "同", "この", "前々", "次々", "前各") and not match[0].startswith(
            ("この", "これ")
        ):
            return not _STAND_APART.search(before) or bool(_INSIDE.search(before))
        if first.level == "annex" and match[0][-1] not in DIGITS and not first.number and naming is None:
            return match[0] in self.lexis.annexes or match[0] in ("別表", "別記", "別紙") or match[0].endswith("表")
        return True

    def _path(self, first: PathStep, end: int) -> tuple[tuple[PathStep, ...], int]:
        steps, table = [first], first.level == "annex"
        while True:
            if table and (row := self._row(steps[-1], end)) is not None:
                steps.append(PathStep("row", "", row[0]))
                end = row.end()
                continue
            after = self._after_caption(end, steps[-1])
            if after > end and steps[-1].level == "supplement":  # which of them is told by it
                steps[-1], end = steps[-1]._replace(words=steps[-1].words + self.text[end:after]), after
            match = FOLLOWING.match(self.text, after)
            if match is None or (found := _following(match)) is None:
                return tuple(steps), end
            if not _leads_on(steps[-1], found, table=table):
                return tuple(steps), end
            steps.append(found)
            end = match.end()

    def _row(self, last: PathStep, end: int) -> re.Match[str] | None:
        """What leads on inside a table: by a name that stands there, or as rows are named anywhere."""
        counted = last.level == "annex" and last.number and LABEL_BELOW.match(self.text, end)
        return counted or self.lexis.rows.match(self.text, end) or ROW.match(self.text, end)

    def _after_caption(self, end: int, last: PathStep) -> int:
        after = self.brackets.ends.get(end, end)
        captioned = last.level in ("article", "supplement", *GROUPS)
        return after if captioned and self.text[end:after] in self.lexis.captions else end

    def _origin(self, start: int) -> tuple[int, str, bool]:
        """The citation that one at a place goes on from, how, and whether it stands aside of one."""
        group = self._group(start)
        held = next((at for at, one in self._before_bracket(group)), -1) if group >= 0 else -1
        base, rule = self._joined(start)
        if base < 0 and held >= 0:
            return held, BRACKET, True
        return base, rule, held >= 0

    def _joined(self, start: int) -> tuple[int, str]:
        """The citation before it in the same bracket, where only 及び and the like stand between."""
        before = self.groups.get(self._group(start), -1)
        if before < 0:
            return -1, ""
        end = self.brackets.after(self.found[before].end)
        if end == start and self.brackets.starts.get(start, -1) >= self.found[before].end:
            return before, LIST  # 第3条（…）第2号
        gap = _JOINER.match(self.text, end)
        if gap is None or self.brackets.after(gap.end()) != start:
            return -1, ""
        return before, _list_or_range(gap[0])

    def _before_bracket(self, group: int) -> Iterator[tuple[int, Citation]]:
        for at in range(len(self.found) - 1, -1, -1):
            one = self.found[at]
            if one.end <= group:
                if (gap := _ROLE.match(self.text, one.end)) and gap.end() == group:
                    yield at, one
                return


def _leads_on(last: PathStep, found: PathStep, *, table: bool) -> bool:
    """Whether a step may stand after another: a path falls, but ア and (ア), and what stands in tables."""
    rank = RANKS[last.level]
    if found.level == "sub":
        return last.level in ("item", "sub") and last.way != "各"
    if found.short and last.level not in ("article", "paragraph"):
        return False
    falls = RANKS[found.level] > rank or (table and rank >= RANKS["row"])
    return falls and (last.way != "各" or found.level == "words")


def _list_or_range(gap: str) -> str:
    return RANGE if _RANGED.search(gap) else LIST


def _first(match: re.Match[str]) -> PathStep:
    words = match[0]
    if match["these"]:
        return PathStep("these", "これらの", words)
    if match["table"]:
        way = next(way for way in ("これらの", "この", "本", "同") if words.startswith(way))
        return PathStep("annex", "この" if way == "本" else way, words)
    if match["annex"] or match["form"]:
        return PathStep("annex", "第", words, numbers(words))
    if match["supplement"]:
        way = "この" if words.startswith(("この", "本")) else "同" if words.startswith("同") else "第"
        return PathStep("supplement", way, words)
    if match["sub"]:
        return PathStep("sub", "第", words)
    return step(words)


def _following(match: re.Match[str]) -> PathStep | None:
    if match["step"] or match["short"]:
        return step(match["step"] or match["short"])
    if match["words"]:
        return PathStep("words", "", match["words"])
    return PathStep("sub", "第", match["sub"])


def written(steps: Sequence[PathStep]) -> str:
    """A path as it is written."""
    return "".join(one.words for one in steps)
