"""The index of an agreement's annexes: their headings, each with links to its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Agreement, Annex, Category, Corpus, Provision, Table
from kyoyaku.pages.citing import Cite, cite, forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import category_link, cited_by
from kyoyaku.pages.measures import MeasureWriter, TitleView, measure_title
from kyoyaku.pages.previews import previews
from kyoyaku.pages.provisions import NodeView, node_view
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


class IndexBlock(NamedTuple):
    """A block in the index: a table's headings, or what is written there, whole. A table alone has no anchor."""

    anchor: str
    caption: UnitView | None
    sections: tuple[IndexSection, ...]
    node: NodeView | None


class IndexView(NamedTuple):
    """One annex in the index."""

    anchor: str
    label: UnitView
    relation: UnitView | None
    blocks: tuple[IndexBlock, ...]
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
    shown = AnnexIndexView(tuple(_index(writer, annex) for annex in agreement.annexes))
    title = voice.say("menu.annex")
    crumbs = (Link("", title),)
    first = agreement.annexes[0]
    around = Around(
        title=title,
        description=voice.say("annex.description", n=sum(one.amount for one in shown.annexes)),
        crumbs=crumbs,
        after=category_link(writer, first, first.categories[0]) if first.categories else None,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def _index(writer: UnitWriter, annex: Annex) -> IndexView:
    return IndexView(
        anchor=annex.id,
        label=writer.unit(annex.label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        blocks=tuple(_index_block(writer, annex, block) for block in annex.blocks),
        amount=sum(len(table.measures) for table in annex.tables if not table.of_costs),
        cite=cite(writer.voice, writer.agreement, annex.id, annex.id if len(writer.agreement.annexes) > 1 else ""),
        cited_by=tuple(cited_by(writer, annex.id)),
    )


def _index_block(writer: UnitWriter, annex: Annex, block: Table | Provision) -> IndexBlock:
    level = 3 if len(writer.agreement.annexes) > 1 else 2
    if isinstance(block, Provision):
        return IndexBlock(block.id, None, (), node_view(writer, block, lambda node: node.id, level))
    measures = MeasureWriter(writer, block)
    sections = tuple(_index_section(measures, category) for category in block.categories)
    caption = writer.heading(block.caption) if block.caption is not None else None
    return IndexBlock(block.id if block.id != annex.id else "", caption, sections, None)


def _index_section(measures: MeasureWriter, category: Category) -> IndexSection:
    group = measures.group(category, ())
    return IndexSection(
        label=group.number,
        title=group.title,
        theme=group.theme,
        amount=0 if measures.table.of_costs else len(category.all_measures),
        href=group.href,
        measures=tuple(measure_title(measures.writer, measures.table, one) for one in category.measures),
        sections=tuple(_index_section(measures, child) for child in category.categories),
    )
