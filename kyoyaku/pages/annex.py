"""The annexes: an index of their headings, and a page per top heading with its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import ORIGINAL, Agreement, Annex, Category, Corpus
from kyoyaku.pages.citing import Cite, citations, cite, forms
from kyoyaku.pages.following import category_link, cited_by, previews
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.measures import MeasureView, MeasureWriter, TitleView
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import ANNEX, Routes


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


class CategoryView(NamedTuple):
    """The page of one top heading."""

    annex: UnitView
    relation: UnitView | None
    section: SectionView
    citations: tuple[Link, ...]
    cited_by: tuple[Link, ...]


def index_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One index per agreement with annexes."""
    for agreement in corpus.agreements:
        if agreement.annexes:
            yield routes.page(ANNEX, agreement), (agreement.slug,)


def category_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per top heading."""
    for agreement in corpus.agreements:
        for annex in agreement.annexes:
            for category in annex.categories:
                yield routes.category(agreement, annex, category), (agreement.slug, annex.id, category.id)


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


def index_view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, AnnexIndexView]:
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
        previews=previews(writer),
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


def category_view(
    voice: Voice, path: str, agreement: Agreement, annex_id: str, ident: str
) -> tuple[Around, CategoryView]:
    """The page of one top heading."""
    writer = UnitWriter(voice, agreement, path)
    annex = next(one for one in agreement.annexes if one.id == annex_id)
    category = next(one for one in annex.categories if one.id == ident)
    row = [(one, top) for one in agreement.annexes for top in one.categories]
    at = row.index((annex, category))

    shown = CategoryView(
        annex=writer.unit(annex.label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        section=section_view(MeasureWriter(writer, annex), category, 1, anchors=False),
        citations=citations(voice, agreement, ident),
        cited_by=tuple(cited_by(writer, annex_id)),
    )
    link = category_link(writer, annex, category)
    label = writer.first(annex.label)
    index = voice.context.routes.page(ANNEX, agreement)
    crumbs = (Link(voice.to(index), label.words, voice.foreign(label.lang)), Link("", link.words, link.lang))
    around = Around(
        title=link.words,
        description=_description(writer, category),
        crumbs=crumbs,
        before=category_link(writer, *row[at - 1]) if at else crumbs[0],
        after=category_link(writer, *row[at + 1]) if at + 1 < len(row) else None,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer),
        forms=forms(voice, agreement),
    )
    return around, shown


def _description(writer: UnitWriter, category: Category) -> str:
    measures = category.all_measures
    titles = [next(iter(measure.cells.values())) for measure in measures[:3] if measure.cells]
    joiner = "、" if writer.voice.edition.languages[0] == ORIGINAL else "; "
    return writer.voice.say(
        "category.description", n=len(measures), titles=joiner.join(writer.first(title).words for title in titles)
    )
