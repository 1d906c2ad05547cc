"""What stands around an agreement, as pages show it: from when until when it is in force, and other agreements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from kyoyaku.meaning.relations import Relation
from kyoyaku.model import ORIGINAL, Agreement, Bound, LocalText
from kyoyaku.pages.chrome import name_link
from kyoyaku.pages.frame import Link, Voice
from kyoyaku.pages.links import unit_link
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import HOME

SAME_DAY: Final = "same-day"
"""What a sibling is called that was signed on the same day."""

Fact = tuple[str, tuple[Link, ...]]


class RelatedView(NamedTuple):
    """An agreement before or beside this one."""

    kind: str
    title: Link
    day: str
    changes: str
    source: str


def relations(voice: Voice, agreement: Agreement) -> Iterator[RelatedView]:
    """Every agreement that stands around one, whichever of the two says so."""
    for relation in voice.context.analyses[agreement.slug].relations:
        stated = relation.stated
        day = _day(voice, relation)
        yield RelatedView(
            _kind(relation, agreement, day),
            relation_link(voice, relation),
            voice.day(day) if day else voice.say("not_recorded"),
            ", ".join(stated.changes) if stated else "",
            voice.local(stated.source) if stated and stated.source else "",
        )


def relation_link(voice: Voice, relation: Relation) -> Link:
    """The name of a related agreement, as a link where it can be read."""
    other = voice.context.analyses.get(relation.slug)
    if other is not None:
        home = voice.to(voice.context.routes.page(HOME, other.agreement))
        return name_link(voice, other.agreement, home)
    stated = relation.stated
    return Link((stated.url if stated else None) or "", voice.local(stated.title) if stated else relation.slug)


def _kind(relation: Relation, agreement: Agreement, day: date | None) -> str:
    """What the other agreement is to this one: of siblings, whether both were signed on one day."""
    signed = agreement.date.value if agreement.date is not None else None
    return SAME_DAY if relation.kind == "sibling" and day is not None and day == signed else relation.kind


def _day(voice: Voice, relation: Relation) -> date | None:
    """The day of signing, as it is recorded here or as the other agreement has it."""
    other = voice.context.analyses.get(relation.slug)
    signed = other.agreement.date if other is not None else None
    return (relation.stated.date if relation.stated else None) or (signed.value if signed else None)


def related_fact(voice: Voice, agreement: Agreement) -> Iterator[Fact]:
    """The related agreements that can be read."""
    found = [
        relation_link(voice, one)._replace(note=_beside(voice, agreement, one))
        for one in voice.context.analyses[agreement.slug].relations
    ]
    if linked := tuple(one for one in found if one.href):
        yield voice.say("home.related"), linked


def _beside(voice: Voice, agreement: Agreement, relation: Relation) -> str:
    day = _day(voice, relation)
    kind = voice.say(f"related.{_kind(relation, agreement, day)}")
    return voice.say("related.signed", kind=kind, day=voice.day(day)) if day else kind


def in_force(writer: UnitWriter) -> Iterator[Fact]:
    """From when until when an agreement is in force: each day with the words that say so, and the renewals."""
    voice, time = writer.voice, writer.agreement.record.in_force
    if time is None:
        return
    yield voice.say("in_force.from"), tuple(_bound(writer, time.start))
    yield voice.say("in_force.until"), tuple(_bound(writer, time.end))
    if time.renewal is not None:
        yield voice.say("in_force.renewal"), tuple(_bound(writer, time.renewal))
    if time.renewed:
        renewed = (
            Link("", _renewed(voice, one.day, one.until), note=_evidence(voice, one.source)) for one in time.renewed
        )
        yield voice.say("in_force.renewed"), tuple(renewed)


def _renewed(voice: Voice, day: date | None, until: date | None) -> str:
    shown = voice.day(day) if day else voice.say("not_recorded")
    return voice.say("in_force.renewed_until", day=shown, until=voice.day(until)) if until else shown


def _bound(writer: UnitWriter, bound: Bound | None) -> Iterator[Link]:
    voice = writer.voice
    if bound is None:
        yield Link("", voice.say("not_recorded"))
        return
    if bound.date is not None:
        shown = voice.day_and_era(bound.date)
        yield Link("", shown.striptags(), html=shown, note=_evidence(voice, bound.source))
    if bound.unit is not None:
        place = unit_link(writer, bound.unit)
        yield Link(place.href, bound.quote, voice.foreign(ORIGINAL), note=place.words)
    elif bound.date is None:
        yield Link("", _evidence(voice, bound.source) or voice.say("not_recorded"))


def _evidence(voice: Voice, source: LocalText | None) -> str:
    return voice.say("about.evidence_of", source=voice.local(source)) if source else ""
