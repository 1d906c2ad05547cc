"""A sheet to hand round (回覧): what the agreement is and what it names, in large letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Agreement, Corpus
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.home import Area, areas
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.residents import NamedMeasure, named_groups, of_each
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import HANDOUT, RESIDENTS, Routes, in_edition
from kyoyaku.text.codes import matrix_code


class HandoutView(NamedTuple):
    """All that the sheet shows. `code` is the address of the residents' page as a square code; '' without a base."""

    head: str
    name: Markup
    intro: tuple[Markup, ...]
    lines: tuple[NamedMeasure, ...]
    summed: bool
    areas: tuple[Area, ...]
    whole: Link
    code: Markup
    address: str


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One sheet per page for residents."""
    return of_each(HANDOUT, corpus, routes)


def view(voice: Voice, path: str, agreement: Agreement, ident: str) -> tuple[Around, HandoutView]:
    """The sheet for the residents of one party."""
    writer, routes = UnitWriter(voice, agreement, path), voice.context.routes
    name = voice.context.called(agreement, ident, voice.edition.interface)
    title, page = voice.say("handout.title", party=name), routes.of_party(RESIDENTS, agreement, ident)
    lines = _lines(writer, ident)
    named = voice.guide(agreement, lambda guide: guide.name)
    introduced = voice.guide(agreement, lambda guide: guide.intro)
    address = absolute(voice.context, in_edition(voice.edition, page)) or ""
    own = writer.first(agreement.title)
    shown = HandoutView(
        head=title,
        name=named.html(named.guide.name) if named else voice.marked(own.words, own.lang),
        intro=tuple(map(introduced.html, introduced.guide.intro[:1])) if introduced else (),
        lines=lines,
        summed=any(line.plain for line in lines),
        areas=areas(writer) if not lines else (),
        whole=Link(voice.to(page), voice.say("residents.title", party=name)),
        code=matrix_code(address, voice.say("handout.code")) if address else Markup(),
        address=address,
    )
    crumbs = (shown.whole, Link("", title))
    around = Around(
        title=title,
        description=voice.say("handout.description", party=name),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
    )
    return around, shown


def _lines(writer: UnitWriter, party: str) -> tuple[NamedMeasure, ...]:
    """Each measure that names something, once, in one sentence: ours where there is one, else the contents."""
    found: dict[str, NamedMeasure] = {}
    for group in named_groups(writer, writer.agreement.party(party)):
        for one in group.measures:
            found.setdefault(one.id, one._replace(contents=()) if one.plain else one)
    return tuple(found.values())
