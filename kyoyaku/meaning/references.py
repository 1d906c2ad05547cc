"""References: citations resolved against an agreement, cited laws, and the reverse: who cites a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.grammar import PROVISION, Citation, citations
from kyoyaku.meaning.positions import Position, positions
from kyoyaku.meaning.resolution import Cited, NotThere, resolve
from kyoyaku.model import Agreement, Law, Provision, Text
from kyoyaku.problems import Place, Problem, problem

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


def find_references(agreement: Agreement, laws: Sequence[Law]) -> References:
    """Find and resolve every reference of an agreement; what cannot be resolved is a problem with its place."""
    places = positions(agreement)
    by_unit: dict[str, tuple[Reference, ...]] = {}
    problems: list[Problem] = []
    own_names = {annex.label.key for annex in agreement.annexes}
    for key, text in agreement.units.items():
        if key in own_names:
            continue  # 別表 over the annex is its name, not a citation
        found = tuple(_in_unit(agreement, text, places.get(key, Position()), laws, problems))
        if found:
            by_unit[key] = found
    return References(by_unit, _turned_round(agreement, by_unit), tuple(problems))


def _in_unit(
    agreement: Agreement, text: Text, position: Position, laws: Sequence[Law], problems: list[Problem]
) -> Iterator[Reference]:
    cited = sorted(_law_references(text, laws), key=lambda one: one.start)
    yield from cited
    reading = Cited()
    for citation in citations(text.ja, [(one.start, one.end) for one in cited]):
        if citation.law is not None:
            law, words = cited[citation.law].target, text.ja[citation.start : citation.end]
            yield Reference(text.key, citation.start, citation.end, LAW, law, provision=words)
            continue
        if citation.foreign:
            problems.append(_at("unknown-law", text, citation))
            continue
        try:
            targets = resolve(agreement, citation, position, reading)
        except NotThere as missing:
            problems.append(_at(missing.code, text, citation, nearest=missing.nearest))
            continue
        if targets:
            if any(target.deleted for target in targets if isinstance(target, Provision)):
                problems.append(_at("cites-deleted", text, citation))
            ids = [target.id if isinstance(target, Provision) else target for target in targets]
            yield Reference(text.key, citation.start, citation.end, INSIDE, ids[0], citation, tuple(ids[1:]))


def _at(code: str, text: Text, citation: Citation, **args: object) -> Problem:
    place = text.place
    words = text.ja[citation.start : citation.end]
    return problem(code, Place(place.file, place.line, place.column, place.width), words=words, unit=text.key, **args)


def _law_references(text: Text, laws: Sequence[Law]) -> Iterator[Reference]:
    for law in sorted(laws, key=lambda law: -len(law.title)):
        number = rf"(?:（{re.escape(law.number)}）)?" if law.number else ""
        for match in re.finditer(rf"{re.escape(law.title)}{number}({PROVISION.pattern})?", text.ja):
            yield Reference(text.key, match.start(), match.end(), LAW, law.id, provision=match[1] or "")


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
