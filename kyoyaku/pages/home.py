"""The home of an agreement: what it is in three sentences, its facts, its three numbers and the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from markupsafe import Markup

from kyoyaku.meaning.references import LAW
from kyoyaku.meaning.stock_phrases import deviating
from kyoyaku.model import ORIGINAL, Agreement, Corpus, Party
from kyoyaku.pages.article import article_title
from kyoyaku.pages.chrome import title_of
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.heads import lang_of_name, party_name
from kyoyaku.pages.linked_data import legislation
from kyoyaku.pages.measures import MeasureWriter
from kyoyaku.pages.relations import in_force, related_fact
from kyoyaku.pages.squares import Picture, pictures
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import ABOUT, COMPARE, DOWNLOADS, FULL, HOME, RESIDENTS, Routes
from kyoyaku.text.html import safe

_MOST_TITLES: Final = 6
"""How many measures are named where no heading says what they are about."""

_MOST_SQUARED: Final = 200
"""A picture of more measures than this is only in the comparison: a home page is light."""


class Figure(NamedTuple):
    """One of the numbers: `count` of `total` (0 where it is a count alone), what it counts, where it leads."""

    amount: int
    total: int
    party: int
    words: str
    href: str


class Area(NamedTuple):
    """A group of measures as an area of life, with the everyday words that lead into it.

    `titles` are its first ones where no heading says what they are about; `unnamed` where there are more.
    """

    name: Markup
    printed: UnitView | None
    amount: int
    href: str
    everyday: tuple[Link, ...]
    titles: Markup
    unnamed: bool


class HomeView(NamedTuple):
    """All that the home page shows."""

    name: Markup
    title: UnitView | None
    intro: tuple[Markup, ...]
    summary: bool
    doors: tuple[Link, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]
    areas: tuple[Area, ...]
    articles: tuple[Link, ...]
    ways: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement."""
    for agreement in corpus.agreements:
        yield routes.page(HOME, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, HomeView]:
    """The home of one agreement."""
    writer = UnitWriter(voice, agreement, path)
    named = voice.guide(agreement, lambda guide: guide.name)
    introduced = voice.guide(agreement, lambda guide: guide.intro)
    described = voice.guide(agreement, lambda guide: guide.description)
    articles = tuple(article_title(writer, article) for article in agreement.chief_provisions)
    said = title_of(voice, agreement)
    title = named.guide.name if named else said.words
    told = len(voice.edition.languages) == 1 and title == writer.first(agreement.title).words
    shown = HomeView(
        name=named.html(named.guide.name) if named else voice.marked(said.words, said.lang),
        title=None if told else writer.heading(agreement.title),
        intro=tuple(map(introduced.html, introduced.guide.intro)) if introduced else (),
        summary=introduced.summary if introduced else False,
        doors=tuple(_doors(voice, agreement)),
        facts=tuple(_facts(writer)),
        figures=figures(writer),
        pictures=pictures(writer) if len(agreement.measures) <= _MOST_SQUARED else (),
        areas=areas(writer),
        articles=articles,
        ways=tuple(_ways(voice, agreement)),
    )
    description = described.guide.description if described else said.words
    return Around(title, description, json_ld=legislation(voice, agreement), agreement=agreement), shown


def _facts(writer: UnitWriter) -> Iterator[tuple[str, tuple[Link, ...]]]:
    voice, agreement = writer.voice, writer.agreement
    if not agreement.state:
        yield voice.say("home.concluded"), (_day(voice, agreement),)
    elif agreement.date is not None:
        yield voice.say("home.date"), (Link("", agreement.date.text.ja, voice.foreign(ORIGINAL)),)
    yield from in_force(writer)
    around = tuple(_named_around(writer))
    if around:
        yield voice.say("home.around"), around
    yield voice.say("home.parties"), tuple(_party(writer, one) for one in agreement.parties)
    laws = tuple(_laws(writer))
    if laws:
        yield voice.say("home.basis"), laws
    articles = len(agreement.articles)
    if articles:
        yield voice.say("home.articles"), (Link("", voice.say("count.articles", n=articles)),)
    if agreement.measures:
        yield voice.say("home.measures"), (Link("", voice.say("count.measures", n=len(agreement.measures))),)
    yield from related_fact(voice, agreement)


def _named_around(writer: UnitWriter) -> Iterator[Link]:
    """What names the cover, the notice or the bill that the agreement is printed with."""
    voice, agreement = writer.voice, writer.agreement
    for piece in (*agreement.before, *agreement.after):
        if piece.kind in ("cover", "number"):
            said = writer.first(piece.text)
            address = voice.address(voice.context.routes.unit(agreement, piece.id))
            yield Link(address, said.words, voice.foreign(said.lang))


def _day(voice: Voice, agreement: Agreement) -> Link:
    if agreement.date is None:
        return Link("", voice.say("not_recorded"))
    day = agreement.date.value
    if day is None:
        return Link("", agreement.date.text.ja, voice.foreign(ORIGINAL))
    shown = voice.day_and_era(day)
    return Link("", shown.striptags(), html=shown)


def _party(writer: UnitWriter, party: Party) -> Link:
    """A party with the bodies that it is made of, and the part that each has in the region."""
    voice = writer.voice
    told = [voice.say(f"part.{party.part}")] if party.part else []
    if party.members:
        members = (_member(writer, one) for one in party.members)
        told.append(voice.say("party.members", names=voice.in_a_row(members)))
    note = voice.in_a_row(told, "party.joiner")
    return Link("", party_name(writer, party.id), lang_of_name(writer, party), note)


def _member(writer: UnitWriter, member: Party) -> str:
    voice, name = writer.voice, party_name(writer, member.id)
    return voice.say("party.part", name=name, part=voice.say(f"part.{member.part}")) if member.part else name


def _laws(writer: UnitWriter) -> Iterator[Link]:
    corpus = writer.voice.context.corpus
    laws = {law.id: law for law in corpus.laws}
    lang, apart = writer.voice.edition.interface, writer.agreement.apart()
    for reference in writer.analysis.references.all:
        if reference.kind == LAW and reference.unit not in apart:  # the basis of a bill is not that of the agreement
            law = laws[reference.target]
            place = next((one for one in law.provisions if one.label == reference.provision), None)
            title = law.titles.get(lang, law.title)
            provision = (place.translation.get(lang) if place and lang != ORIGINAL else None) or reference.provision
            words = writer.voice.say("law.name", title=title, provision=provision).strip(" ,、")
            yield Link(
                (law.url + (place.fragment or "" if place else "")) if law.url else "",
                words,
                note=law.numbers.get(lang, law.number or ""),
            )


def figures(writer: UnitWriter) -> tuple[Figure, ...]:
    """How many roles of each party are its stock phrase, and how many measures differ."""
    voice, agreement = writer.voice, writer.agreement
    compare = voice.context.routes.page(COMPARE, agreement)
    found: dict[tuple[str, str], Figure] = {}
    differing = 0
    for table in agreement.compared:
        formulas = writer.analysis.formulas[table.id]
        differing += len(deviating(table, formulas))
        for formula in formulas:
            number = agreement.party_number(formula.party)
            if not (formula.phrase and number):
                continue
            said = (formula.party, formula.phrase)
            words = voice.say("figure.stock", party=party_name(writer, formula.party))
            there = voice.to(compare, f"_wording.{table.id}.{formula.column}")
            before = found.get(said, Figure(0, 0, number, words, there))
            amount, total = before.amount + len(formula.holders), before.total + formula.total
            found[said] = before._replace(amount=amount, total=total)
    if not found:
        return ()
    return (
        *found.values(),
        Figure(differing, 0, 0, voice.say("figure.differ"), voice.to(compare, "_differences")),
    )


def areas(writer: UnitWriter) -> tuple[Area, ...]:
    """Every group of measures, with the words of the guide that lead to measures of it."""
    everyday = tuple(_everyday(writer))
    found: list[Area] = []
    for table in writer.agreement.measured:
        measures = MeasureWriter(writer, table)
        for category in table.walk():
            if category.measures:
                group = measures.group(category, ())
                printed = group.title if group.theme else None
                own = [one.id for one in category.measures]
                words = (next((led[one] for one in own if one in led), None) for led in everyday)
                led_by = tuple(word for word in words if word is not None)
                untold = category.measures[:_MOST_TITLES] if group.title is None and not group.theme else ()
                said = (writer.first(table.title_of(one)) for one in untold)
                titles = safe(writer.voice.in_a_row(writer.voice.marked(one.words, one.lang) for one in said))
                unnamed = 0 < len(untold) < len(own)
                found.append(Area(group.name, printed, len(own), group.href, led_by, titles, unnamed))
    return tuple(found)


def _everyday(writer: UnitWriter) -> Iterator[Mapping[str, Link]]:
    """For each everyday word of the guide: the measures that it leads to, with the word as a link."""
    voice, agreement = writer.voice, writer.agreement
    told = voice.guide(agreement, lambda guide: guide.everyday)
    if told is None:
        return
    for word, measures in writer.analysis.everyday[told.written].items():
        addresses = {ident: voice.context.routes.unit(agreement, ident) for ident in measures}
        yield {
            ident: Link(voice.address(address), word, told.lang, html=told.html(word))
            for ident, address in addresses.items()
        }


def _doors(voice: Voice, agreement: Agreement) -> Iterator[Link]:
    """The ways in by who comes: those who live in each party, the assembly and staff, research."""
    routes = voice.context.routes
    noted = "door.residents_named" if voice.context.analyses[agreement.slug].named else "door.residents_areas"
    for party in agreement.inhabited if agreement.measures else ():
        name = voice.context.called(agreement, party.id, voice.edition.interface)
        href = voice.to(routes.of_party(RESIDENTS, agreement, party.id))
        yield Link(href, voice.say("door.residents", party=name), note=voice.say(noted))
    officers = COMPARE if agreement.compared else FULL
    note = voice.say("door.officers_compare" if agreement.compared else "door.officers_full")
    yield Link(voice.to(routes.page(officers, agreement)), voice.say("door.officers"), note=note)
    yield Link(
        voice.to(routes.page(ABOUT, agreement)), voice.say("door.research"), note=voice.say("door.research_note")
    )


def _ways(voice: Voice, agreement: Agreement) -> Iterator[Link]:
    routes = voice.context.routes
    if agreement.compared:
        yield Link(voice.to(routes.page(COMPARE, agreement)), voice.say("menu.compare"), note=voice.say("way.compare"))
    yield Link(voice.to(routes.page(FULL, agreement)), voice.say("menu.full"), note=voice.say("way.full"))
    yield Link(
        voice.to(routes.page(DOWNLOADS, agreement)), voice.say("menu.downloads"), note=voice.say("way.downloads")
    )
