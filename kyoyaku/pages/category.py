"""A page per top heading of an annex, with its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Annex, Category, Corpus
from kyoyaku.pages.citing import citations, forms
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import annex_index_link, category_link, cited_by
from kyoyaku.pages.measures import MeasureWriter
from kyoyaku.pages.previews import previews
from kyoyaku.pages.sections import SectionView, section_view
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import Routes


class CategoryView(NamedTuple):
    """The page of one top heading. `whole` is an annex that is one table without headings: its name stands once."""

    whole: bool
    annex: UnitView
    table: UnitView
    relation: UnitView | None
    section: SectionView
    citations: tuple[Link, ...]
    cited_by: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per top heading."""
    for agreement in corpus.agreements:
        for annex in agreement.annexes:
            for category in annex.categories:
                yield routes.category(agreement, annex, category), (agreement.slug, annex.id, category.id)


def view(voice: Voice, path: str, agreement: Agreement, annex_id: str, ident: str) -> tuple[Around, CategoryView]:
    """The page of one top heading."""
    writer = UnitWriter(voice, agreement, path)
    annex = next(one for one in agreement.annexes if one.id == annex_id)
    category = next(one for one in annex.categories if one.id == ident)
    row = [(one, top) for one in agreement.annexes for top in one.categories]
    at = row.index((annex, category))

    shown = CategoryView(
        whole=category.title is None and annex.table_of(category).label == annex.label,
        annex=writer.unit(annex.label),
        table=writer.unit(annex.table_of(category).label),
        relation=writer.unit(annex.relation) if annex.relation else None,
        section=section_view(MeasureWriter(writer, annex.table_of(category)), category, 1, anchors=False),
        citations=citations(voice, agreement, ident),
        cited_by=tuple(cited_by(writer, annex_id)),
    )
    link = category_link(writer, annex, category)
    index = annex_index_link(writer)
    above = (index,) if index is not None and index.words != link.words else ()  # no name is said twice
    crumbs = (*above, link._replace(href=""))
    around = Around(
        title=link.words,
        description=_description(writer, annex, category),
        crumbs=crumbs,
        before=category_link(writer, *row[at - 1]) if at else next(iter(above), None),
        after=category_link(writer, *row[at + 1]) if at + 1 < len(row) else None,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
        previews=previews(writer, shown),
        forms=forms(voice, agreement),
    )
    return around, shown


def _description(writer: UnitWriter, annex: Annex, category: Category) -> str:
    measures = category.all_measures
    titles = [annex.table_of(category).title_of(measure) for measure in measures[:3]]
    joiner = "、" if writer.voice.edition.languages[0] == ORIGINAL else "; "
    return writer.voice.say(
        "category.description", n=len(measures), titles=joiner.join(writer.first(title).words for title in titles)
    )
