"""Rules of the marks that make measures of provisions: where each may stand, whose roles there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Agreement, Corpus, Provision
from kyoyaku.problems import Problem, problem


def marks(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """A provision has one mark; contents and roles stand in measures, measures under headings, none in its own kind."""
    for agreement in corpus.agreements:
        for top in agreement.tops:
            yield from _marks(agreement, top, None)


def _marks(agreement: Agreement, node: Provision, around: Provision | None) -> Iterator[Problem]:
    """`around` is the measure, content or role that a provision stands in."""
    if given := node.marks.given:
        mark, within = given[0], around.marks.given[0] if around is not None else ""
        part, place = mark in ("content", "role"), node.place.key(mark)
        if len(given) > 1:
            yield problem("marked-twice", node.place.key(given[1]), id=node.id, marks=", ".join(given))
        elif part and around is None:
            yield problem("outside-measure", place, id=node.id, mark=mark)
        elif around is not None and not (part and within == "measure"):
            yield problem("mark-within", place, id=node.id, mark=mark, within=within, around=around.id)
        yield from _parties(agreement, node)
        if mark == "measure":
            yield from _measure(node)
        elif mark == "category" and not any(one.marks.measure for one in node.walk()):
            yield problem("heading-without-measure", place, id=node.id)
        around = around if mark == "category" else node
    for child in node.children:
        yield from _marks(agreement, child, around)


def _parties(agreement: Agreement, node: Provision) -> Iterator[Problem]:
    known = [party.id for party in agreement.everybody]
    for party in node.marks.role:
        if party not in known:
            yield problem("unknown-party", node.place.under("role"), party=party, known=", ".join(known))


def _measure(node: Provision) -> Iterator[Problem]:
    if node.caption is None and node.text is None:
        yield problem("measure-without-title", node.place, id=node.id)
    if not any(one.marks.role for one in node.walk()):
        yield problem("measure-without-role", node.place.key("measure"), id=node.id)
