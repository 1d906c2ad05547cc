"""Annexes as pages show them: headings with their measures, to any depth."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import Annex, Category
from kyoyaku.pages.measures import MeasureView, MeasureWriter
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


class AnnexView(NamedTuple):
    """One annex: its name as printed, the article it belongs to, and its headings."""

    id: str
    anchor: str
    label: UnitView
    relation: UnitView | None
    heads: tuple[UnitView, ...]
    sections: tuple[SectionView, ...]
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
        amount=len(category.all_measures),
        sections=tuple(section_view(measures, child, level + 1) for child in category.categories),
        href=writer.voice.address(writer.voice.context.routes.unit(writer.agreement, category.id)),
    )


def annex_view(writer: UnitWriter, annex: Annex, level: int) -> AnnexView:
    """An annex with everything in it."""
    measures = MeasureWriter(writer, annex)
    return AnnexView(
        id=annex.id,
        anchor=annex.id,
        label=writer.unit(annex.label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        heads=tuple(writer.heading(column.label) for column in annex.columns),
        sections=tuple(section_view(measures, category, level) for category in annex.categories),
        amount=len(annex.measures),
    )
