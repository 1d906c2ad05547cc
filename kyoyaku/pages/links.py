"""Where readers go from a text and come from: what places are called, what defines a term, what cites a place."""

from __future__ import annotations

from collections.abc import Iterator

from kyoyaku.meaning.definitions import certain
from kyoyaku.meaning.references import Reference
from kyoyaku.model import Annex, Category, Provision, Term
from kyoyaku.pages.frame import Link
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import ANNEX


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


def annex_index_link(writer: UnitWriter) -> Link | None:
    """A link to the index of the annexes, by the name of the only one or as all are called; None without any."""
    voice, annexes = writer.voice, writer.agreement.annexes
    if not annexes:
        return None
    href = voice.to(voice.context.routes.page(ANNEX, writer.agreement))
    if len(annexes) > 1:
        return Link(href, voice.say("menu.annex"))
    label = writer.first(annexes[0].label)
    return Link(href, label.words, voice.foreign(label.lang))


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


def definition(writer: UnitWriter, term: Term) -> tuple[str, str]:
    """The words that define a term, and the unit they stand in; '' for both where none surely does."""
    found, uses = definitions(writer, term), writer.analysis.uses
    sure = certain(uses.definitions, (term.term, *term.forms), uses.units_of(term.id)) is not None
    quoted = term.definition is not None and found == ((term.definition[1], term.definition[0]),)
    return found[0] if quoted or (len(found) == 1 and sure) else ("", "")


def defined_in(writer: UnitWriter, term: Term, lang: str) -> Link | None:
    """The place that defines a term, in the words of a language; None where the text does not define it."""
    _, place = definition(writer, term)
    return unit_link(writer, place, lang) if place else None


def cited_by(writer: UnitWriter, ident: str, *, within: Provision | None = None) -> Iterator[Link]:
    """What refers to a place, each once, with the words that do; not what stands `within`. Other agreements last."""
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
    yield from _cited_from(writer, ident)


def _cited_from(writer: UnitWriter, ident: str) -> Iterator[Link]:
    """What refers to a place in other agreements of the library, with the names of those."""
    voice = writer.voice
    context, lang = voice.context, voice.edition.languages[0]
    first: dict[tuple[str, str], Reference] = {}
    for slug, reference in writer.analysis.cited_from.get(ident, ()):
        first.setdefault((slug, reference.unit), reference)
    for (slug, key), reference in first.items():
        other = context.analyses[slug].agreement
        name = context.citations(other).with_title(key, lang)
        words = other.units[key].ja[reference.start : reference.end]
        yield Link(voice.address(context.routes.unit(other, key)), name.words, voice.foreign(name.lang), note=words)


def unit_link(writer: UnitWriter, key: str, lang: str | None = None) -> Link:
    """A link to a unit with the name of its place, in the first language of the edition where none is given."""
    voice, agreement = writer.voice, writer.agreement
    name = voice.context.citations(agreement).name(key, lang or voice.edition.languages[0])
    address = voice.address(voice.context.routes.unit(agreement, key))
    return Link(address, name.words, voice.foreign(name.lang))
