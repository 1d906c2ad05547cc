"""References: citations resolved against an agreement, cited laws, and the reverse: who cites a provision."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.meaning.grammar import PROVISION, Citation, citations
from kyoyaku.meaning.positions import Position, positions
from kyoyaku.meaning.resolution import Cited, NotThere, resolve
from kyoyaku.model import Agreement, Law, Provision, Text
from kyoyaku.problems import Problem, problem
from kyoyaku.reading.numbers import number_problem
from kyoyaku.text.japanese import KANJI, NUMERAL
from kyoyaku.text.spans import Span, longest_first

INSIDE: Final = "inside"
LAW: Final = "law"


class Reference(NamedTuple):
    """Words of a unit that cite something. `target` is a unit of the agreement, or a law's id for kind law.

    `also` are the further provisions that a range or 前2条 takes in; `provision` is the law's cited provision.
    """

    unit: str
    start: int
    end: int
    kind: str
    target: str
    citation: Citation | None = None
    also: tuple[str, ...] = ()
    provision: str = ""


class References(NamedTuple):
    """All references of an agreement: by the unit they stand in, and by what they cite."""

    by_unit: Mapping[str, tuple[Reference, ...]]
    cited_by: Mapping[str, tuple[Reference, ...]]
    problems: tuple[Problem, ...]

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every reference, in the order of the document."""
        return tuple(reference for references in self.by_unit.values() for reference in references)


def find_references(
    agreement: Agreement, laws: Sequence[Law], terms: Mapping[str, Sequence[Span]] = MappingProxyType({})
) -> References:
    """Find and resolve every reference of an agreement; what cannot be resolved is a problem with its place.

    `terms` are the words of the glossary by unit: what is a part of a longer one is no reference.
    """
    places = positions(agreement)
    titles = LawTitles(laws)
    by_unit: dict[str, tuple[Reference, ...]] = {}
    problems: list[Problem] = []
    own_names = {annex.label.key for annex in agreement.annexes}
    for key, text in agreement.units.items():
        if key in own_names:
            continue  # 別表 over the annex is its name, not a citation
        reader = _UnitReader(agreement, text, places.get(key, Position()), problems)
        if found := tuple(reader.references(titles, terms.get(key, ()))):
            by_unit[key] = found
    return References(by_unit, _turned_round(agreement, by_unit), tuple(problems))


class LawTitles:
    """The laws that are known, found in a text by their titles; a title inside a longer one is not one."""

    def __init__(self, laws: Sequence[Law]) -> None:
        self.patterns = [(law.id, re.compile(_law_pattern(law))) for law in laws]

    def spans(self, text: str) -> Iterator[Span]:
        """Every title with its number and provision; those of several laws may overlap."""
        for law, pattern in self.patterns:
            for match in pattern.finditer(text):
                yield Span(match.start(), match.end(), LAW, f"{law} {match['provision'] or ''}".strip())


_LONGER_TITLE: Final = rf"(?!第{NUMERAL})(?:等?の一部を改正する)?{KANJI}*?(?:法律?|令|規則|細則|規程|条例|要綱|要領)"
"""What makes another law of a title: 地方自治法施行令, 地方自治法の一部を改正する法律."""


def _law_pattern(law: Law) -> str:
    number = rf"(?:（{re.escape(law.number)}）)?" if law.number else ""
    before = rf"(?:(?<!{KANJI})|(?<=当該)|(?<=現行))"
    return rf"{before}{re.escape(law.title)}(?!{_LONGER_TITLE}){number}(?P<provision>{PROVISION.pattern})?"


class _UnitReader:
    """Reads the citations of one unit from its start to its end: each is understood by those before it."""

    def __init__(self, agreement: Agreement, text: Text, position: Position, problems: list[Problem]) -> None:
        self.agreement, self.text, self.position, self.problems = agreement, text, position, problems

    def references(self, titles: LawTitles, terms: Sequence[Span]) -> Iterator[Reference]:
        """What the unit cites, laws first. A law, a term and a citation share no character: the longest stands."""
        key, words = self.text.key, self.text.ja
        named = longest_first([*titles.spans(words), *terms])
        cited = [span for span in named if span.kind == LAW]
        longer = [span for span in named if span.kind != LAW]
        for span in cited:
            law, _, provision = span.target.partition(" ")
            self._too_long(span)
            yield Reference(key, span.start, span.end, LAW, law, provision=provision)
        reading = Cited()
        for citation in citations(words, [(span.start, span.end) for span in cited]):
            if _within(citation, longer) or self._too_long(citation):
                continue
            if citation.law is not None:
                law, provision = cited[citation.law].target.partition(" ")[0], words[citation.start : citation.end]
                yield Reference(key, citation.start, citation.end, LAW, law, provision=provision)
            elif citation.foreign:
                self._tell("unknown-law", citation)
            else:
                yield from self._inside(citation, reading)

    def _inside(self, citation: Citation, reading: Cited) -> Iterator[Reference]:
        try:
            targets = resolve(self.agreement, citation, self.position, reading)
        except NotThere as missing:
            self._tell(missing.code, citation, nearest=missing.nearest)
            return
        if targets:
            if any(target.deleted for target in targets if isinstance(target, Provision)):
                self._tell("cites-deleted", citation)
            ids = [target.id if isinstance(target, Provision) else target for target in targets]
            yield Reference(self.text.key, citation.start, citation.end, INSIDE, ids[0], citation, tuple(ids[1:]))

    def _too_long(self, citation: Citation | Span) -> bool:
        place = self.text.place.span(citation.start, citation.end)
        found = number_problem(self.text.ja[citation.start : citation.end], place)
        if found is not None:
            self.problems.append(found)
        return found is not None

    def _tell(self, code: str, citation: Citation, **args: object) -> None:
        words, place = self.text.ja[citation.start : citation.end], self.text.place.span(citation.start, citation.end)
        self.problems.append(problem(code, place, words=words, unit=self.text.key, **args))


def _within(citation: Citation, longer: Sequence[Span]) -> bool:
    """Whether a citation is a part of one of the words, in the order of the text, and not all of it."""
    at = bisect_right(longer, citation.start, key=lambda span: span.start) - 1
    if at < 0 or citation.end > longer[at].end:
        return False
    return citation.end - citation.start < longer[at].end - longer[at].start


def _turned_round(agreement: Agreement, by_unit: Mapping[str, Sequence[Reference]]) -> dict[str, tuple[Reference, ...]]:
    parents = {child.id: node.id for node in agreement.provisions() for child in node.children}
    cited: dict[str, list[Reference]] = {}
    for references in by_unit.values():
        for reference in references:
            for target in (reference.target, *reference.also):
                if reference.kind != INSIDE:
                    continue
                cited.setdefault(target, []).append(reference)
                # A reference to a paragraph or an item is one to its article too.
                above = parents.get(target)
                while above is not None:
                    cited.setdefault(above, []).append(reference)
                    above = parents.get(above)
    return {target: tuple(dict.fromkeys(references)) for target, references in cited.items()}
