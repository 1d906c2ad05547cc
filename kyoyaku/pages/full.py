"""The whole agreement on one page, in the order of the document: to read, to find in, to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import HEADINGS, SURROUNDING_NAMES, Agreement, Corpus, Signatory, Surrounding
from kyoyaku.pages.article import article_title
from kyoyaku.pages.citing import Cite, cite, forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.previews import previews
from kyoyaku.pages.provisions import NodeView, node_view
from kyoyaku.pages.sections import AnnexView, annex_view
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import FULL, Routes


class SignatoryView(NamedTuple):
    """One block of signatures, part by part in printed order."""

    id: str
    parts: tuple[tuple[str, UnitView], ...]


class SurroundingView(NamedTuple):
    """A piece of what is printed around the agreement; whether it `names` what follows it."""

    id: str
    kind: str
    names: bool
    unit: UnitView
    cite: Cite


class FullView(NamedTuple):
    """All of an agreement."""

    before: tuple[SurroundingView, ...]
    after: tuple[SurroundingView, ...]
    title: UnitView
    preamble: UnitView | None
    preamble_cite: Cite
    body: tuple[NodeView, ...]
    closing: UnitView | None
    closing_cite: Cite
    date: UnitView | None
    signatories: tuple[SignatoryView, ...]
    annexes: tuple[AnnexView, ...]
    contents: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement."""
    for agreement in corpus.agreements:
        yield routes.page(FULL, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, FullView]:
    """The whole of one agreement."""
    writer = UnitWriter(voice, agreement, path)
    shown = FullView(
        before=tuple(_surrounding(writer, one) for one in agreement.before),
        after=tuple(_surrounding(writer, one) for one in agreement.after),
        title=writer.heading(agreement.title),
        preamble=writer.unit(agreement.preamble, "preamble") if agreement.preamble else None,
        preamble_cite=cite(voice, agreement, "preamble", "preamble"),
        body=tuple(node_view(writer, node, lambda node: node.id) for node in agreement.body),
        closing=writer.unit(agreement.closing, "closing") if agreement.closing else None,
        closing_cite=cite(voice, agreement, "closing", "closing"),
        date=writer.unit(agreement.date.text, "date") if agreement.date else None,
        signatories=tuple(_signatory(writer, one) for one in agreement.signatories),
        annexes=tuple(annex_view(writer, annex, 3) for annex in agreement.annexes),
        contents=tuple(_contents(writer)),
    )
    crumbs = (Link("", voice.say("menu.full")),)
    around = Around(
        title=voice.say("menu.full"),
        description=voice.say("full.description", title=writer.first(agreement.title).words),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def _surrounding(writer: UnitWriter, one: Surrounding) -> SurroundingView:
    cited = cite(writer.voice, writer.agreement, one.id, one.id)
    return SurroundingView(one.id, one.kind, one.kind in SURROUNDING_NAMES, writer.unit(one.text), cited)


def _signatory(writer: UnitWriter, signatory: Signatory) -> SignatoryView:
    parts = tuple((text.key.rpartition(".")[2], writer.unit(text, text.key, terms=False)) for text in signatory.texts)
    return SignatoryView(signatory.id, parts)


def _contents(writer: UnitWriter) -> Iterator[Link]:
    voice, agreement = writer.voice, writer.agreement
    if agreement.before:
        yield Link(f"#{agreement.before[0].id}", voice.say("unit.before"))
    if agreement.preamble is not None:
        yield Link("#preamble", voice.say("unit.preamble"))
    chief = {one.id for one in agreement.chief_provisions}
    for node in agreement.provisions():
        if node.id in chief or (node.kind in HEADINGS and any(one.id in chief for one in node.walk())):
            under = node.kind == "article" and node not in agreement.body
            yield article_title(writer, node)._replace(href=f"#{node.id}", note="sub" if under else "")
    if agreement.closing is not None:
        yield Link("#closing", voice.say("unit.closing"))
    for annex in agreement.annexes:
        label = writer.first(annex.label)
        yield Link(f"#{annex.id}", label.words, voice.foreign(label.lang))
        for category in annex.categories:
            if category.title is not None:
                title = writer.first(category.title)
                words = f"{category.label} {title.words}".strip()
                yield Link(
                    f"#{category.id}",
                    words,
                    voice.foreign(title.lang),
                    "sub",
                    writer.read(words, category.title, voice.foreign(title.lang)),
                )
    if agreement.after:
        yield Link(f"#{agreement.after[0].id}", voice.say("unit.after"))
