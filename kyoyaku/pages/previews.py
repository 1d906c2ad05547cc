"""Previews of what the words of a page lead to: provisions, annexes with their tables and rows, terms."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.meaning.alignment import REFERENCE
from kyoyaku.meaning.terms import TERM
from kyoyaku.model import ORIGINAL, Agreement, Annex, Category, Measure, Provision, Table, Text
from kyoyaku.pages.frame import Link, Preview
from kyoyaku.pages.links import category_link, defined_in, definition, unit_link
from kyoyaku.pages.units import UnitWriter, leads, preview_id
from kyoyaku.reading.strings import say
from kyoyaku.routes import GLOSSARY

Line = tuple[str | None, str, Markup]


def previews(writer: UnitWriter, view: object) -> tuple[Preview, ...]:
    """A preview of everything that the words of a page's view lead to, each once."""
    found = dict.fromkeys((one.kind, one.target) for one in leads(view))
    return tuple(_term(writer, target) if kind == TERM else _places(writer, target) for kind, target in found)


def _places(writer: UnitWriter, target: str) -> Preview:
    """Of several places that some words lead to together (各号, 前2項) the preview shows all, one after the other."""
    first, *more = idents = target.split()
    shown = [_place(writer, ident) for ident in idents]
    if not more:
        return shown[0]
    link, last = shown[0].name, unit_link(writer, idents[-1])
    strings = names.language_strings(writer.voice.context.corpus, writer.voice.edition.languages[0])
    if link.lang == last.lang:
        key = "cite.to" if len(more) > 1 else "cite.and"
        words = say(strings, key, first=unit_link(writer, first).words, last=last.words)
        link = Link(link.href, words, link.lang)
    return Preview(preview_id(REFERENCE, target), link, lines=tuple(line for one in shown for line in one.lines))


def _place(writer: UnitWriter, ident: str) -> Preview:
    agreement, link = writer.agreement, unit_link(writer, ident)
    if writer.on_full:
        link = link._replace(href=f"#{ident}")
    lines: list[Line] = []
    links: list[Link] = []
    path = names.path_to(agreement, ident)
    if path:
        node = path[-1]
        if node.caption is not None:
            name = names.captioned(link.words, writer.first(node.caption).words)
            link = link._replace(words=name, html=writer.read(name, node.caption, link.lang))
        lines += [line for one in node.printed() for line in _lines(writer, one)]
    for annex, tables in _tables(agreement, ident):
        links += [category_link(writer, annex, category) for table in tables for category in table.categories]
    lines += _rows(writer, ident)
    return Preview(preview_id(REFERENCE, ident), link, lines=tuple(lines), links=tuple(links))


def _tables(agreement: Agreement, ident: str) -> Iterator[tuple[Annex, tuple[Table, ...]]]:
    """The annex of an id with its tables, or with that of the id."""
    for annex in agreement.annexes:
        if annex.id == ident:
            yield annex, annex.tables
        else:
            yield annex, tuple(table for table in annex.tables if table.id == ident)


def _rows(writer: UnitWriter, ident: str) -> Iterator[Line]:
    """What stands under a heading of a table, in a row of it, or in a cell."""
    row, _, field = ident.partition(".")
    for table in writer.agreement.tables:
        for category in table.walk():
            if category.id == ident:
                yield from _titles(writer, table, category)
            for measure in category.measures:
                if measure.id == row:
                    yield from _cells(writer, table, measure, field)


def _titles(writer: UnitWriter, table: Table, category: Category) -> Iterator[Line]:
    for measure in category.all_measures:
        yield from _said(writer, table.title_of(measure))


def _cells(writer: UnitWriter, table: Table, measure: Measure, field: str) -> Iterator[Line]:
    for column in table.columns:
        if field in ("", column.id):
            head = column.label if not field and column.kind != "title" else None
            label = writer.first(head).words if head is not None else ""
            for text in measure.texts(column.id):
                yield from _said(writer, text, label)


def _said(writer: UnitWriter, text: Text, label: str = "") -> Iterator[Line]:
    return ((words.lang, label, words.html) for words in writer.bare(text).words)


def _lines(writer: UnitWriter, node: Provision) -> Iterator[Line]:
    """The text of a provision in every language of the edition, each with its label."""
    labels = writer.label(node)
    for text in (node.text, node.after):
        for at, words in enumerate(writer.bare(text).words if text is not None else ()):
            label = labels[min(at, len(labels) - 1)].plain if labels and text is node.text else ""
            yield words.lang, label, words.html


def _term(writer: UnitWriter, ident: str) -> Preview:
    voice = writer.voice
    term = next(one for one in voice.context.corpus.terms if one.id == ident)
    return Preview(
        id=preview_id(TERM, ident),
        name=Link(voice.to(voice.context.routes.page(GLOSSARY), ident), term.term, voice.foreign(ORIGINAL)),
        reading=term.reading or "",
        quote=definition(writer, term)[0],
        defined=defined_in(writer, term, voice.edition.languages[0]),
        meaning=voice.local(term.short or term.explanation),
    )
