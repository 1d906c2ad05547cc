"""Where words hold that a text defines: この条, 次条, 第3条第2項, this annex, or all that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kyoyaku.meaning.loci import numbered
from kyoyaku.meaning.outline import Outline
from kyoyaku.model import Agreement, Provision
from kyoyaku.text.japanese import NUMERAL, Number, numeral

_KINDS: Final = {
    "編": "part", "章": "chapter", "節": "section", "款": "subsection", "条": "article", "項": "paragraph",
    "号": "item", "附則": "supplement",
}  # fmt: skip
_PLACE: Final = re.compile(
    rf"(?P<way>この|本|次|同)(?P<kind>{'|'.join(_KINDS)})(?![例約])|(?P<annex>(?:この|本)(?:別表|別記|別紙|様式|表))"
    rf"|(?P<own>附則)?第(?P<article>{NUMERAL}条(?:の{NUMERAL})*)(?:第(?P<paragraph>{NUMERAL})項)?"
)


class Scopes:
    """Finds the units of an agreement in which words hold."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.order = tuple(agreement.units)
        self.at = {key: at for at, key in enumerate(self.order)}
        self.above: dict[str, tuple[Provision, ...]] = {}
        for node in agreement.body:
            self._place(node, ())

    @cached_property
    def outline(self) -> Outline:
        """What can be cited; few definitions have a scope that asks."""
        return Outline(self.agreement)

    def units(self, unit: str, scope: str, *, anywhere: bool) -> frozenset[str]:
        """The units in which words defined in a unit hold, by the words of their scope ('' for none).

        `anywhere` says that they hold before their definition too. What stands in a supplement holds in it alone.
        """
        chain = self.above.get(unit, ())
        if self.narrow(scope):
            held = {key for match in _PLACE.finditer(scope) for key in self._named(match, unit)}
        elif chain and chain[0].kind == "supplement":
            held = set(_keys(chain[0]))
        else:
            held = set(self.order)
        if not anywhere:
            first = self.at[unit]
            held = {key for key in held if self.at[key] >= first}
        return frozenset({*held, unit})

    def narrow(self, scope: str) -> bool:
        """Whether the words of a scope name a part of the text, not all of it."""
        return _PLACE.search(scope) is not None

    def _place(self, node: Provision, above: tuple[Provision, ...]) -> None:
        for text in node.texts:
            self.above[text.key] = (*above, node)
        for child in node.children:
            self._place(child, (*above, node))

    def _named(self, match: re.Match[str], unit: str) -> Iterator[str]:
        chain = self.above.get(unit, ())
        if match["annex"]:
            yield from self._annex(unit)
        elif match["article"]:
            yield from self._numbered(match, unit)
        else:
            kind = _KINDS[match["kind"]]
            here = next((node for node in reversed(chain) if node.kind == kind), None)
            if here is None and kind == "paragraph":  # an article of one paragraph is that paragraph
                here = next((node for node in reversed(chain) if node.kind == "article"), None)
            if here is not None:
                yield from _keys(here if match["way"] != "次" else self._next(here))

    def _next(self, here: Provision) -> Provision | None:
        row = [node for node in self.agreement.provisions() if node.kind == here.kind]
        return next(iter(row[row.index(here) + 1 :]), None)

    def _numbered(self, match: re.Match[str], unit: str) -> Iterator[str]:
        """The units of an article or a paragraph: of those that a reference at a unit would be one of."""
        number: Number = tuple(n for n in map(numeral, re.findall(NUMERAL, match["article"])) if n is not None)
        here = self.outline.at(unit)
        row = self.outline.articles(here) if match["own"] else self.outline.cited_articles(here)
        if (found := numbered(row, number)) is not None:
            wanted = numeral(match["paragraph"]) if match["paragraph"] else None
            part = numbered(found.under("paragraph"), (wanted,)) if wanted else None
            ids = {one.id for one in (part or found).walk()}
            yield from (key for key in self.order if key.partition(".")[0] in ids)

    def _annex(self, unit: str) -> Iterator[str]:
        """The units from the label of the annex that a unit stands in, to that of the next."""
        labels = [self.at[annex.label.key] for annex in self.agreement.annexes]
        first = max((at for at in labels if at <= self.at[unit]), default=None)
        if first is not None:
            yield from self.order[first : min((at for at in labels if at > first), default=len(self.order))]


def _keys(node: Provision | None) -> Iterator[str]:
    for one in node.walk() if node is not None else ():
        yield from (text.key for text in one.texts)
