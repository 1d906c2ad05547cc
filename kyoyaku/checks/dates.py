"""Rules of dates: what is printed and its value agree; steps come in an order that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise, product

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Agreement, Bound, Corpus, Step
from kyoyaku.problems import Problem, problem
from kyoyaku.reading.numbers import mixed_problem, number_problem
from kyoyaku.reading.schema import nearest
from kyoyaku.text.japanese import ERA_DATE, WESTERN_DATE, bounding_days, era_date, western_date

_AFTER = ("effect", "change", "end", "public-notice", "notification")
_CHANGES = ("change", "end")
_IN_ORDER = (("effect", "end"), ("change", "end"))
"""What comes first, and what cannot come before it."""


def printed(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """The printed date and its value name the same day; a day or an era's year that never was is an error."""
    for agreement in corpus.agreements:
        if agreement.date is None:
            continue
        text = agreement.date.text
        named, read = ERA_DATE.search(text.ja), era_date(text.ja)
        if named is None:
            named, read = WESTERN_DATE.search(text.ja), western_date(text.ja)
        place = text.place.span(*named.span()) if named is not None else text.place
        if named is not None and (mixed := mixed_problem(named[0], place)) is not None:
            yield mixed
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
        known = {party.id for party in agreement.everybody}
        for step in agreement.record.steps:
            if step.party is not None and step.party not in known:
                yield problem(
                    "unknown-party", step.place.under("party"), party=step.party, known=", ".join(sorted(known))
                )
            if step.date is None:
                continue
            if agreement.state and step.kind == "conclusion":
                yield problem("draft-concluded", step.place.under("date"), step=step.id, state=agreement.state)
            if step.source is None:
                yield problem("date-without-source", step.place.under("date"), step=step.id)
            if signed is not None and _out_of_order(step, agreement, str(signed)):
                yield problem("date-order", step.place.under("date"), step=step.id, date=step.date, signed=signed)


def _out_of_order(step: Step, agreement: Agreement, signed: str) -> bool:
    """Whether a day cannot be beside that of signing; what is resolved after it may be a change."""
    day = str(step.date)
    if step.kind == "conclusion":
        return day != signed
    if step.kind == "resolution":
        return day > signed and not _of_a_change(step, agreement.record.steps)
    return day < signed and step.kind in _AFTER


def _of_a_change(step: Step, steps: tuple[Step, ...]) -> bool:
    others = (one for one in steps if one is not step)
    return any(one.kind in _CHANGES or (one.kind == step.kind and one.party == step.party) for one in others)


def ends(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Nothing ends before it takes effect, and nothing is changed after its end."""
    for agreement in corpus.agreements:
        dated = [one for one in agreement.record.steps if one.date is not None]
        for step, other in product(dated, dated):
            if (other.kind, step.kind) in _IN_ORDER and str(step.date) < str(other.date):
                place = step.place.under("date")
                yield problem("step-order", place, step=step.id, date=step.date, other=other.id, day=other.date)


def in_force(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """What is said of the time in force stands in the text or has a source; it does not end before it begins."""
    for agreement in corpus.agreements:
        time = agreement.record.in_force
        if time is None:
            continue
        bounds = [("from", time.start), ("until", time.end), ("renewal", time.renewal)]
        for key, bound in bounds:
            yield from _said(bound, agreement, key) if bound is not None else ()
        days: list[tuple[date | None, tuple[str | int, ...]]]
        days = [(bound.date, (key, "date")) for key, bound in bounds if bound is not None]
        days += [(one.until, ("renewed", at, "until")) for at, one in enumerate(time.renewed)]
        known = [(day, keys) for day, keys in days if day is not None]
        for (before, _), (after, keys) in pairwise(known):
            if after < before:
                yield problem("in-force-order", time.place.under(*keys), date=after, before=before)


def _said(bound: Bound, agreement: Agreement, key: str) -> Iterator[Problem]:
    """What is wrong with the words that a bound is taken from."""
    if bound.unit is None and bound.quote:
        yield problem("missing-key", bound.place, key="unit")
    elif bound.unit is not None and not bound.quote:
        yield problem("missing-key", bound.place, key="quote")
    elif bound.unit is None:
        yield from () if bound.source is not None else (problem("bound-without-source", bound.place, key=key),)
    elif bound.unit not in agreement.units:
        near = nearest(bound.unit, list(agreement.units))
        yield problem("unknown-unit", bound.place.under("unit"), unit=bound.unit, nearest=near)
    elif bound.quote not in agreement.units[bound.unit].ja:
        yield problem("quote-not-found", bound.place.under("quote"), quote=bound.quote, unit=bound.unit)
    elif key != "renewal" and bound.date is not None:
        days = bounding_days(bound.quote, key)
        if len(days) == 1 and days[0] is not None and days[0] != bound.date:
            place = bound.place.under("date")
            yield problem("date-differs", place, printed=bound.quote, read=days[0], value=bound.date)


def related(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """An agreement is changed after it was concluded."""
    for agreement in corpus.agreements:
        for one in agreement.record.related:
            for change in one.changes:
                # A month alone is compared with the month alone.
                if one.date is not None and change < str(one.date)[: len(change)]:
                    yield problem("change-order", one.place.under("changes"), change=change, date=one.date)
