"""Where readers go from a text and come from: what places are called, previews of what is cited, what cites a place."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.meaning.definitions import certain
from kyoyaku.meaning.terms import TERM
from kyoyaku.model import ORIGINAL, Annex, Category, Provision, Term
from kyoyaku.pages.frame import Link, Preview
from kyoyaku.pages.units import UnitWriter, leads
from kyoyaku.routes import GLOSSARY


def previews(writer: UnitWriter, view: object) -> tuple[Preview, ...]:
    """A preview of everything that the words of a page's view lead to, each once."""
    found = dict.fromkeys((one.kind, one.target) for one in leads(view))
    return tuple(_term(writer, target) if kind == TERM else _place(writer, target) for kind, target in found)


def _place(writer: UnitWriter, ident: str) -> Preview:
    agreement, link = writer.agreement, unit_link(writer, ident)
    if writer.on_full:
        link = link._replace(href=f"#{ident}")
    lines: list[tuple[str | None, str, Markup]] = []
    links: list[Link] = []
    annex = next((one for one in agreement.annexes if one.id == ident), None)
    if annex is not None:
        links += [category_link(writer, annex, category) for category in annex.categories]
    else:
        node = names.path_to(agreement, ident)[-1]
        if node.caption is not None:
            name = names.captioned(link.words, writer.first(node.caption).words)
            link = link._replace(words=name, html=writer.read(name, node.caption, link.lang))
        lines += [line for one in node.walk() for line in _lines(writer, one)]
    return Preview(f"_ref.{ident}", link, lines=tuple(lines), links=tuple(links))


def _lines(writer: UnitWriter, node: Provision) -> Iterator[tuple[str | None, str, Markup]]:
    """The text of a provision in every language of the edition, each with its label."""
    labels = writer.label(node)
    for text in (node.text, node.after):
        for at, words in enumerate(writer.bare(text).words if text is not None else ()):
            label = labels[min(at, len(labels) - 1)].plain if labels and text is node.text else ""
            yield words.lang, label, words.html


def category_link(writer: UnitWriter, annex: Annex, category: Category) -> Link:
    """A link to the page of a top heading, with its number and title."""
    voice = writer.voice
    path = voice.context.routes.category(writer.agreement, annex, category)
    text = category.title or annex.table_of(category).label
    title = writer.first(text)
    words = f"{category.label} {title.words}".strip()
    return Link(
        voice.to(path), words, voice.foreign(title.lang), html=writer.read(words, text, voice.foreign(title.lang))
    )


def _term(writer: UnitWriter, ident: str) -> Preview:
    voice = writer.voice
    term = next(one for one in voice.context.corpus.terms if one.id == ident)
    return Preview(
        id=f"_term.{ident}",
        name=Link(voice.to(voice.context.routes.page(GLOSSARY), ident), term.term, voice.foreign(ORIGINAL)),
        reading=term.reading or "",
        quote=_definition(writer, term)[0],
        defined=defined_in(writer, term, voice.edition.languages[0]),
        meaning=voice.local(term.short or term.explanation),
    )


def definitions(writer: UnitWriter, term: Term) -> tuple[tuple[str, str], ...]:
    """All words of a text that define a term, each with the unit they stand in; those that its entry quotes, if any."""
    units = writer.agreement.units
    if (
        term.definition is not None
        and term.definition[0] in units
        and term.definition[1] in units[term.definition[0]].ja
    ):
        return ((term.definition[1], term.definition[0]),)
    found = (one for one in writer.analysis.uses.definitions if one.term in (term.term, *term.forms))
    return tuple((units[one.unit].ja[slice(*one.quote)], one.unit) for one in found)


def _definition(writer: UnitWriter, term: Term) -> tuple[str, str]:
    """The words that define a term, and the unit they stand in; '' for both where none surely does."""
    found, uses = definitions(writer, term), writer.analysis.uses
    sure = certain(uses.definitions, (term.term, *term.forms), uses.units_of(term.id)) is not None
    quoted = term.definition is not None and found == ((term.definition[1], term.definition[0]),)
    return found[0] if quoted or (len(found) == 1 and sure) else ("", "")


def defined_in(writer: UnitWriter, term: Term, lang: str) -> Link | None:
    """The place that defines a term, in the words of a language; None where the text does not define it."""
    _, place = _definition(writer, term)
    return unit_link(writer, place, lang) if place else None


def cited_by(writer: UnitWriter, ident: str, *, within: Provision | None = None) -> Iterator[Link]:
    """What refers to a place, each once, with the words that do; not what stands `within`."""
    agreement = writer.agreement
    own = {node.id for node in within.walk()} if within is not None else set()
    seen: set[str] = set()
    for reference in writer.analysis.references.cited_by.get(ident, ()):
        key = reference.unit
        if key in seen or key in own:
            continue
        seen.add(key)
        link = unit_link(writer, key)
        href = f"#{key.partition('.')[0]}" if writer.on_full else link.href
        yield link._replace(href=href, note=agreement.units[key].ja[reference.start : reference.end])


def unit_link(writer: UnitWriter, key: str, lang: str | None = None) -> Link:
    """A link to a unit with the name of its place, in the first language of the edition where none is given."""
    voice, agreement = writer.voice, writer.agreement
    name = voice.context.citations(agreement).name(key, lang or voice.edition.languages[0])
    address = voice.address(voice.context.routes.unit(agreement, key))
    return Link(address, name.words, voice.foreign(name.lang))
