"""The library: every agreement with its parties and date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Corpus, InForce
from kyoyaku.pages.chrome import name_link, superseded
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.routes import HOME, LIBRARY, Routes, in_edition


class Row(NamedTuple):
    """An agreement of the library; `day` is None where nobody has concluded it, `in_force` '' where nothing of it is
    recorded, as is `superseded`."""

    name: Link
    title: str
    parties: str
    day: Link | None
    in_force: str
    superseded: tuple[str, Link] | None
    state: str
    """What the text is, where nobody has concluded it."""


class LibraryView(NamedTuple):
    """Every agreement with its parties and date."""

    agreements: tuple[Row, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page where there is more than one agreement."""
    if routes.library is not None:
        yield routes.page(LIBRARY), ()


def _day(voice: Voice, agreement: Agreement) -> Link | None:
    """The day of signing, or what is printed where it is no whole day."""
    if agreement.state:
        return None
    if agreement.date is None:
        return Link("", voice.say("not_recorded"))
    if agreement.date.value is None:
        return Link("", agreement.date.text.ja, voice.foreign(ORIGINAL))
    return Link("", voice.day(agreement.date.value))


def view(voice: Voice, path: str) -> tuple[Around, LibraryView]:
    """The library of agreements."""
    routes = voice.context.routes
    rows = tuple(
        Row(
            name := name_link(voice, agreement, voice.to(routes.page(HOME, agreement))),
            agreement.title.ja if agreement.title.ja != name.words else "",
            voice.in_a_row(party.name for party in agreement.parties),
            _day(voice, agreement),
            _in_force(voice, agreement.record.in_force),
            superseded(voice, agreement),
            voice.say(f"unconcluded.{agreement.state}") if agreement.state else "",
        )
        for agreement in voice.context.corpus.agreements
    )
    site = voice.local(voice.context.corpus.site.name)
    crumbs = (
        (Link("", voice.say("menu.library")),)
        if in_edition(voice.edition, path) != path or path != "index.html"
        else ()
    )
    around = Around(
        voice.say("menu.library") if crumbs else site,
        voice.say("library.description", n=len(rows)),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
    )
    return around, LibraryView(rows)


def _in_force(voice: Voice, time: InForce | None) -> str:
    if time is None:
        return ""
    start, end = (time.start.date if time.start else None), time.last_day
    if start is None and end is None:
        return ""
    return voice.say(
        "library.in_force", start=voice.day(start) if start else "", end=voice.day(end) if end else ""
    ).strip()
