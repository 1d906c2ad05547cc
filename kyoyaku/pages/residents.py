"""A page for those who live in a party: what the agreement names, in its own words, and where to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.meaning.clauses import NAMING, NamedClause, contents
from kyoyaku.model import ORIGINAL, Agreement, Corpus, Measure, Party, Table
from kyoyaku.pages.citing import forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.home import Area, areas
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.measures import TitleView, measure_title
from kyoyaku.pages.previews import previews
from kyoyaku.pages.units import MoreSpans, UnitView, UnitWriter
from kyoyaku.routes import COMPARE, HANDOUT, RESIDENTS, Routes
from kyoyaku.text.spans import Span


class NamedMeasure(NamedTuple):
    """A measure that names something: its title, our plain words about it, its contents with the naming marked."""

    id: str
    title: TitleView
    plain: Markup
    contents: tuple[UnitView, ...]


class NamedGroup(NamedTuple):
    """The measures that name a party, or something that is no party's by the words; `party` is its number, or 0."""

    id: str
    party: int
    head: str
    measures: tuple[NamedMeasure, ...]


class ResidentsView(NamedTuple):
    """All that the page for the residents of a party shows."""

    head: str
    named: str
    groups: tuple[NamedGroup, ...]
    summed: bool
    areas: tuple[Area, ...]
    ways: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per municipality that is a party to an agreement with measures."""
    return of_each(RESIDENTS, corpus, routes)


def of_each(kind: str, corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The pages of a kind of which each municipality has one."""
    for agreement in corpus.agreements:
        for party in agreement.inhabited if agreement.measures else ():
            yield routes.of_party(kind, agreement, party.id), (agreement.slug, party.id)


def view(voice: Voice, path: str, agreement: Agreement, ident: str) -> tuple[Around, ResidentsView]:
    """The page for those who live in one party."""
    writer = UnitWriter(voice, agreement, path)
    party = agreement.party(ident)
    name = voice.context.called(agreement, ident, voice.edition.interface)
    head = voice.say("residents.title", party=name)
    groups = named_groups(writer, party)
    shown = ResidentsView(
        head=head,
        named=voice.say("residents.named" if groups else "residents.unnamed"),
        groups=groups,
        summed=any(one.plain for group in groups for one in group.measures),
        areas=areas(writer),
        ways=tuple(_ways(writer, ident)),
    )
    crumbs = (Link("", head),)
    around = Around(
        title=head,
        description=voice.say("residents.description", party=name),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def named_groups(writer: UnitWriter, party: Party) -> tuple[NamedGroup, ...]:
    """What is named, the other parties' first: what a party has of its own its residents know best."""
    agreement, found = writer.agreement, writer.analysis.named
    own = agreement.party_number(party.id)
    measures = {measure.id: (table, measure) for table in agreement.measured for measure in table.measures}
    groups = [
        _group(writer, measures, one.id, number, [naming for naming in found if one.id in naming.parties])
        for number, one in sorted(enumerate(agreement.parties, 1), key=lambda pair: pair[0] == own)
    ]
    groups.append(_group(writer, measures, "", 0, [naming for naming in found if not naming.parties]))
    return tuple(group for group in groups if group.measures)


def _group(
    writer: UnitWriter,
    measures: Mapping[str, tuple[Table, Measure]],
    party: str,
    number: int,
    namings: Sequence[NamedClause],
) -> NamedGroup:
    voice = writer.voice
    name = voice.context.called(writer.agreement, party, voice.edition.interface) if party else ""
    head = voice.say("residents.of_party", party=name) if party else voice.say("residents.of_none")
    return NamedGroup(
        id=party or "others",
        party=number,
        head=head,
        measures=tuple(
            _measure(writer, *measures[ident], [one for one in namings if one.measure == ident])
            for ident in dict.fromkeys(one.measure for one in namings)
        ),
    )


def _measure(writer: UnitWriter, table: Table, measure: Measure, namings: Sequence[NamedClause]) -> NamedMeasure:
    told = writer.voice.guide(writer.agreement, lambda guide: guide.summaries.get(measure.id))
    plainly = told is not None and told.written == writer.voice.edition.interface  # else it is no plainer than the text
    units = {naming.unit for naming in namings}
    texts = [text for text in contents(table, measure) if text.key in units]
    return NamedMeasure(
        id=measure.id,
        title=measure_title(writer, table, measure),
        plain=told.html(told.guide.summaries[measure.id]) if told and plainly else Markup(),
        contents=tuple(writer.unit(text, terms=False, more=_marks(text.key, namings)) for text in texts),
    )


def _marks(key: str, namings: Sequence[NamedClause]) -> MoreSpans:
    spans = tuple(Span(one.start, one.end, NAMING) for one in namings if one.unit == key)
    return lambda wording: spans if wording.lang == ORIGINAL else ()


def _ways(writer: UnitWriter, party: str) -> Iterator[Link]:
    voice, agreement, routes = writer.voice, writer.agreement, writer.voice.context.routes
    yield Link(
        voice.to(routes.of_party(HANDOUT, agreement, party)), voice.say("menu.handout"), note=voice.say("way.handout")
    )
    if agreement.compared:
        yield Link(voice.to(routes.page(COMPARE, agreement)), voice.say("menu.compare"), note=voice.say("way.compare"))
