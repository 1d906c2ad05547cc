"""The index of an agreement's annexes: their headings, each with links to its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Agreement, Category, Corpus
from kyoyaku.pages.citing import Cite, cite, forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import category_link, cited_by, previews
from kyoyaku.pages.measures import MeasureWriter, TitleView
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import ANNEX, Routes


class IndexSection(NamedTuple):
    """A heading in the index: its links to the measures and the headings below it."""

    label: str
    title: UnitView | None
    theme: Markup
    amount: int
    href: str
    measures: tuple[TitleView, ...]
    sections: tuple[IndexSection, ...]


class IndexView(NamedTuple):
    """One annex in the index."""

    anchor: str
    label: UnitView
    relation: UnitView | None
    sections: tuple[IndexSection, ...]
    amount: int
    cite: Cite
    cited_by: tuple[Link, ...]


class AnnexIndexView(NamedTuple):
    """Every annex of an agreement."""

    annexes: tuple[IndexView, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One index per agreement with annexes."""
    for agreement in corpus.agreements:
        if agreement.annexes:
            yield routes.page(ANNEX, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, AnnexIndexView]:
    """The index of an agreement's annexes."""
    writer = UnitWriter(voice, agreement, path)
    shown = AnnexIndexView(tuple(_index(MeasureWriter(writer, annex)) for annex in agreement.annexes))
    title = voice.say("menu.annex")
    crumbs = (Link("", title),)
    first = agreement.annexes[0]
    around = Around(
        title=title,
        description=voice.say("annex.description", n=len(agreement.measures)),
        crumbs=crumbs,
        after=category_link(writer, first, first.categories[0]) if first.categories else None,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def _index(measures: MeasureWriter) -> IndexView:
    writer, annex = measures.writer, measures.annex
    return IndexView(
        anchor=annex.id,
        label=writer.unit(annex.label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        sections=tuple(_index_section(measures, category) for category in annex.categories),
        amount=len(annex.measures),
        cite=cite(writer.voice, writer.agreement, annex.id, annex.id if len(writer.agreement.annexes) > 1 else ""),
        cited_by=tuple(cited_by(writer, annex.id)),
    )


def _index_section(measures: MeasureWriter, category: Category) -> IndexSection:
    group = measures.group(category, ())
    return IndexSection(
        label=group.number,
        title=group.title,
        theme=group.theme,
        amount=len(category.all_measures),
        href=group.href,
        measures=tuple(measures.title(one) for one in category.measures),
        sections=tuple(_index_section(measures, child) for child in category.categories),
    )
