"""terms.yaml and laws.yaml → the glossary and the cited laws."""

from __future__ import annotations

from kyoyaku.model import Law, LawProvision, Term
from kyoyaku.reading.values import local, texts
from kyoyaku.reading.yaml_nodes import Map


def terms(root: Map) -> tuple[Term, ...]:
    """The glossary of a checked terms.yaml."""
    return tuple(_term(node) for node in root.maps("terms"))


def _term(node: Map) -> Term:
    translation = node.get("translation")
    words = translation if isinstance(translation, Map) else None
    definition = node.get("definition")
    placed = definition if isinstance(definition, Map) else None
    return Term(
        id=node.text("id") or "",
        term=node.text("term") or "",
        kind=node.text("kind") or "",
        reading=node.text("reading"),
        short=local(node.get("short")),
        explanation=local(node.get("explanation")),
        translation={lang: texts(words, lang) for lang in words.entries} if words else {},
        status=node.text("status"),
        link=node.text("link") != "false",
        forms=texts(node, "forms"),
        definition=(placed.text("unit") or "", placed.text("quote") or "") if placed else None,
        agreement=node.text("agreement"),
        place=node.place,
    )


def laws(root: Map) -> tuple[Law, ...]:
    """The cited laws of a checked laws.yaml."""
    return tuple(_law(node) for node in root.maps("laws"))


def _law(node: Map) -> Law:
    translation = node.get("translation")
    names = (
        [(lang, value) for lang, (_, value) in translation.entries.items() if isinstance(value, Map)]
        if isinstance(translation, Map)
        else []
    )
    return Law(
        id=node.text("id") or "",
        title=node.text("title") or "",
        number=node.text("number"),
        titles={lang: value.text("title") or "" for lang, value in names},
        numbers={lang: number for lang, value in names if (number := value.text("number"))},
        status=node.text("status"),
        url=node.text("url"),
        place=node.place,
        provisions=tuple(
            LawProvision(child.text("label") or "", child.text("fragment"), local(child.get("translation")))
            for child in node.maps("provisions")
        ),
    )
