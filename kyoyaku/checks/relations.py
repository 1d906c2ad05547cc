"""Rules of what stands around an agreement: others of the library that it names, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.checks.words import address_problems, no_agreement
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.relations import EARLIER_STATE, Edge, Relations, edge
from kyoyaku.model import INVERSES, Corpus, Related
from kyoyaku.problems import Problem, problem


def targets(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """What is related has a name; it is another agreement of the library, told once, or stands at a good address."""
    known = {*(one.slug for one in corpus.agreements), *corpus.unread}
    for agreement in corpus.agreements:
        seen: dict[tuple[str, str], Related] = {}
        for one in agreement.record.related:
            if one.agreement is None:
                yield from () if one.title else (problem("missing-key", one.place, key="title"),)
                yield from address_problems(one.url, one.place.under("url")) if one.url is not None else ()
                continue
            place = one.place.under("agreement")
            first = seen.setdefault((one.kind, one.agreement), one)
            if one.agreement == agreement.slug:
                yield problem("relation-to-itself", place, slug=one.agreement)
            elif one.agreement not in known:
                yield no_agreement(one.agreement, place, corpus)
            elif first is not one:
                yield problem("relation-twice", place, slug=one.agreement, kind=one.kind, first=first.place.line)
            if one.url is not None:
                yield problem("relation-address", one.place.under("url"), slug=one.agreement)
        for document in agreement.corrections.documents:
            if document.agreement is not None and document.agreement not in known:
                yield no_agreement(document.agreement, document.place.under("agreement"), corpus)


def order(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """No agreement is older than one that is older than it; every text has one last state."""
    between = Relations(corpus.agreements)
    older: dict[str, set[str]] = {}
    for one in between.edges:
        if one.kind != INVERSES[one.kind]:
            older.setdefault(one.younger, set()).add(one.older)
    states: dict[str, set[str]] = {}
    for agreement in corpus.agreements:
        for stated in agreement.record.related:
            told, place = edge(agreement.slug, stated), stated.place.under("kind")
            if told not in between.edges or told.younger == told.older:
                continue
            if _circle(told, older):
                yield problem("relation-order", place, younger=told.younger, older=told.older)
            elif told.kind == EARLIER_STATE:
                later = states.setdefault(told.older, set())
                current = between.current(told.older)
                if later - {told.younger} and len(current) > 1:
                    yield problem("states-part", place, slug=told.older, states=", ".join(current))
                later.add(told.younger)


def _circle(told: Edge, older: Mapping[str, set[str]]) -> bool:
    """Whether the older of two agreements is younger than the younger by what else is told."""
    seen, waiting = {told.older}, [told.older]
    while waiting and told.kind != INVERSES[told.kind]:
        found = older.get(waiting.pop(), set())
        if told.younger in found:
            return True
        waiting += found - seen
        seen |= found
    return False
