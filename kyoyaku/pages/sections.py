"""Annexes as pages show them: headings with their measures, to any depth."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Annex, Category, Provision, Table
from kyoyaku.pages.heads import column_head
from kyoyaku.pages.measures import MeasureView, MeasureWriter
from kyoyaku.pages.provisions import NodeView, node_view
from kyoyaku.pages.units import UnitView, UnitWriter


class SectionView(NamedTuple):
    """A heading of an annex with its measures and the headings below it; `level` is that of its h element."""

    id: str
    anchor: str
    label: str
    title: UnitView | None
    theme: Markup
    level: int
    measures: tuple[MeasureView, ...]
    sections: tuple[SectionView, ...]
    amount: int
    href: str


class BlockView(NamedTuple):
    """A block of an annex: a table with its headings, or what is written there. A table alone has no anchor."""

    anchor: str
    caption: UnitView | None
    heads: tuple[UnitView, ...]
    sections: tuple[SectionView, ...]
    node: NodeView | None
    level: int


class AnnexView(NamedTuple):
    """One annex: its name as printed, the article it belongs to, and its blocks."""

    id: str
    anchor: str
    label: UnitView
    relation: UnitView | None
    blocks: tuple[BlockView, ...]
    amount: int


def section_view(measures: MeasureWriter, category: Category, level: int, anchors: bool = True) -> SectionView:
    """A heading with everything below it."""
    writer = measures.writer
    own = tuple(measures.measure(one) for one in category.measures)
    group = measures.group(category, own)
    return SectionView(
        id=category.id,
        anchor=category.id if anchors else "",
        label=group.number,
        title=group.title,
        theme=group.theme,
        level=min(6, level),
        measures=own,
        amount=0 if measures.table.of_costs else len(category.all_measures),
        sections=tuple(section_view(measures, child, level + 1) for child in category.categories),
        href=writer.voice.address(writer.voice.context.routes.unit(writer.agreement, category.id)),
    )


def annex_view(writer: UnitWriter, annex: Annex, level: int) -> AnnexView:
    """An annex with everything in it."""
    return AnnexView(
        id=annex.id,
        anchor=annex.id,
        label=writer.unit(annex.label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        blocks=tuple(_block(writer, annex, block, level) for block in annex.blocks),
        amount=len(annex.measures),
    )


def _block(writer: UnitWriter, annex: Annex, block: Table | Provision, level: int) -> BlockView:
    if isinstance(block, Provision):
        return BlockView(block.id, None, (), (), node_view(writer, block, lambda node: node.id, level), level)
    measures = MeasureWriter(writer, block)
    below = level + (block.caption is not None)
    return BlockView(
        anchor=block.id if block.id != annex.id else "",
        caption=writer.heading(block.caption) if block.caption is not None else None,
        heads=tuple(column_head(writer, column) for column in block.columns),
        sections=tuple(section_view(measures, category, below) for category in block.categories),
        node=None,
        level=level,
    )
