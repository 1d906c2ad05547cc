"""Where readers go from a text and come from: what places are called, previews of what is cited, what cites a place."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.meaning.terms import TERM
from kyoyaku.model import ORIGINAL, Annex, Category, Measure, Provision, Term
from kyoyaku.pages.frame import Link, Preview
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import GLOSSARY


def previews(writer: UnitWriter) -> tuple[Preview, ...]:
    """A preview of everything that the links of a page have led to so far."""
    return tuple(_term(writer, one.target) if one.kind == TERM else _place(writer, one.target) for one in writer.led_to)


def _place(writer: UnitWriter, ident: str) -> Preview:
    voice, agreement = writer.voice, writer.agreement
    name, lang = place_name(writer, ident, voice.edition.languages[0])
    address = voice.context.routes.unit(agreement, ident)
    href = f"#{ident}" if writer.on_full else voice.address(address)
    lines: list[tuple[str | None, str, Markup]] = []
    links: list[Link] = []
    html = None
    annex = next((one for one in agreement.annexes if one.id == ident), None)
    if annex is not None:
        links += [category_link(writer, annex, category) for category in annex.categories]
    else:
        node = names.path_to(agreement, ident)[-1]
        if node.caption is not None:
            name = names.captioned(name, writer.first(node.caption).words)
            html = writer.read(name, node.caption)
        lines += [line for one in node.walk() for line in _lines(writer, one)]
    link = Link(href, name, voice.foreign(lang), html=html)
    return Preview(f"_ref.{ident}", link, lines=tuple(lines), links=tuple(links))


def _lines(writer: UnitWriter, node: Provision) -> Iterator[tuple[str | None, str, Markup]]:
    """The text of a provision in every language of the edition, each with its label."""
    labels = writer.label(node)
    for at, words in enumerate(writer.bare(node.text).words if node.text is not None else ()):
        label = labels[min(at, len(labels) - 1)].plain if labels else ""
        yield words.lang, label, words.html


def category_link(writer: UnitWriter, annex: Annex, category: Category) -> Link:
    """A link to the page of a top heading, with its number and title."""
    voice = writer.voice
    path = voice.context.routes.category(writer.agreement, annex, category)
    text = category.title or annex.label
    title = writer.first(text)
    words = f"{category.label} {title.words}".strip()
    return Link(voice.to(path), words, voice.foreign(title.lang), html=writer.read(words, text))


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


def _definition(writer: UnitWriter, term: Term) -> tuple[str, str]:
    """The words that define a term, and the unit they stand in; '' for both where the text has none."""
    if term.definition is not None and term.definition[0] in writer.agreement.units:
        return term.definition[1], term.definition[0]
    where = (one.unit for one in writer.analysis.uses.definitions if one.term == term.term)
    return "", next(where, "")


def defined_in(writer: UnitWriter, term: Term, lang: str) -> Link | None:
    """The place that defines a term, in the words of a language; None where the text does not define it."""
    _, place = _definition(writer, term)
    if not place:
        return None
    name, name_lang = place_name(writer, place, lang)
    address = writer.voice.context.routes.unit(writer.agreement, place)
    return Link(writer.voice.address(address), name, writer.voice.foreign(name_lang))


def cited_by(writer: UnitWriter, ident: str, *, within: Provision | None = None) -> Iterator[Link]:
    """What refers to a place, each once, with the words that do; not what stands `within`."""
    voice, agreement = writer.voice, writer.agreement
    own = {node.id for node in within.walk()} if within is not None else set()
    seen: set[str] = set()
    for reference in writer.analysis.references.cited_by.get(ident, ()):
        key = reference.unit
        if key in seen or key in own:
            continue
        seen.add(key)
        address = voice.context.routes.unit(agreement, key)
        name, lang = place_name(writer, key, voice.edition.languages[0])
        words = agreement.units[key].ja[reference.start : reference.end]
        href = f"#{key.partition('.')[0]}" if writer.on_full else voice.address(address)
        yield Link(href, name, voice.foreign(lang), note=words)


def place_name(writer: UnitWriter, key: str, lang: str) -> tuple[str, str]:
    """What the place of a unit is called, with the language of those words."""
    agreement, corpus = writer.agreement, writer.voice.context.corpus
    ident, _, field = key.partition(".")
    if cited := names.cited(corpus, agreement, ident, lang):
        return cited, lang
    annex = next((annex for annex in agreement.annexes if annex.id == ident), None)
    if annex is not None:
        said = writer.first(annex.label)
        return said.words, said.lang
    measure = next(((annex, one) for annex in agreement.annexes for one in annex.measures if one.id == ident), None)
    if measure is not None:
        return _cell_name(writer, *measure, field)
    category = next((one for annex in agreement.annexes for one in annex.walk() if one.id == ident), None)
    if category is not None and category.title is not None:
        said = writer.first(category.title)
        return f"{category.label} {said.words}".strip(), said.lang
    if f"unit.{ident}" in corpus.strings[ORIGINAL]:
        return writer.voice.say(f"unit.{ident}"), writer.voice.edition.interface
    return agreement.title.ja, ORIGINAL


def _cell_name(writer: UnitWriter, annex: Annex, measure: Measure, field: str) -> tuple[str, str]:
    title = writer.first(annex.title_of(measure))
    label = next(
        (writer.first(one.label).words for one in annex.columns if one.id == field and one.kind != "title"), ""
    )
    return (f"{title.words} — {label}" if label else title.words), title.lang
