"""Rules of dates: what is printed and its value agree; steps come in an order that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Corpus, Step
from kyoyaku.problems import Problem, problem
from kyoyaku.reading.numbers import number_problem
from kyoyaku.text.japanese import ERA_DATE, era_date

_BEFORE = ("resolution",)
_AFTER = ("effect", "change", "end")


def printed(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """The printed date and its value name the same day; an era's year that never was is an error."""
    for agreement in corpus.agreements:
        if agreement.date is None:
            continue
        text = agreement.date.text
        read = era_date(text.ja)
        named = ERA_DATE.search(text.ja)
        place = text.place.span(*named.span()) if named is not None else text.place
        if named is not None and (found := number_problem(named[0], place)) is not None:
            yield found
        elif read is None and named is not None:
            yield problem("no-such-day", place, value=text.ja)
        elif read is not None and agreement.date.value is not None and read != agreement.date.value:
            yield problem("date-differs", place, printed=text.ja, read=read, value=agreement.date.value)
        elif read is not None and agreement.date.value is None:
            yield problem("date-without-value", place, read=read)


def steps(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Nothing is resolved after the signing, takes effect or ends before it; a dated step names its source."""
    for agreement in corpus.agreements:
        signed = agreement.date.value if agreement.date else None
        known = {party.id for party in agreement.parties}
        for step in agreement.record.steps:
            if step.party is not None and step.party not in known:
                yield problem(
                    "unknown-party", step.place.under("party"), party=step.party, known=", ".join(sorted(known))
                )
            if step.date is None:
                continue
            if step.source is None:
                yield problem("date-without-source", step.place.under("date"), step=step.id)
            if signed is not None and _out_of_order(step, str(signed)):
                yield problem("date-order", step.place.under("date"), step=step.id, date=step.date, signed=signed)


def _out_of_order(step: Step, signed: str) -> bool:
    day = str(step.date)
    if step.kind == "conclusion":
        return day != signed
    return day > signed if step.kind in _BEFORE else day < signed and step.kind in _AFTER
