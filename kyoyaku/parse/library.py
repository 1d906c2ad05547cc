"""What the whole library shares: the site's settings, the glossary, the cited laws, prose pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyoyaku.model import Edition, Language, Law, LawProvision, Prose, Site, Term
from kyoyaku.nodes import Map, Scalar, compose, decode
from kyoyaku.parse.around import day, local, texts
from kyoyaku.parse.documents import Documents
from kyoyaku.problems import Place
from kyoyaku.schema import Checker, Field, Record, Words

_FRONT = re.compile(r"---\n(.*?)\n---[ ]*(?:\n|$)", re.DOTALL)
_PROSE = Record("prose", (Field("title", Words(), True),))


def site(root: Map) -> Site:
    """The settings of a checked site.yaml."""
    languages = root.get("languages")
    entries = languages.entries if isinstance(languages, Map) else {}
    return Site(
        name=local(root.get("name")),
        publisher=local(root.get("publisher")),
        languages={key: _language(key, node) for key, (_, node) in entries.items() if isinstance(node, Map)},
        editions=tuple(
            Edition(
                id=node.text("id") or "",
                folder=node.text("folder") or "",
                label=node.text("label") or "",
                languages=texts(node, "languages"),
                interface=node.text("interface") or "",
                place=node.place,
            )
            for node in root.maps("editions")
        ),
        root_agreement=root.text("root_agreement"),
        official=root.text("official") == "true",
        contact=root.text("contact"),
        cname=root.text("cname"),
        version=root.text("version") or "",
        updated=day(root, "updated"),
        place=root.place,
    )


def _language(key: str, node: Map) -> Language:
    return Language(
        key, node.text("tag") or "", node.text("kind") or "", node.text("label") or "", node.text("fallback")
    )


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


def prose(documents: Documents) -> Iterator[Prose]:
    """Every prose page, pages/<slug>.<lang>.md, with its title out of the front matter."""
    for path, name in documents.named("content/pages/", "", ".md"):
        slug, _, lang = name.partition(".")
        text, found = decode(path, documents.files[path])
        documents.problems += found
        if any(one.code != "byte-order-mark" for one in found):
            continue
        match = _FRONT.match(text)
        if match is None:
            documents.add("front-matter", Place(path, 1, 1))
            yield Prose(slug, lang, slug, text, Place(path, 1))  # it is there: no other rule need miss it
            continue
        title = _front_title(documents, path, match[1])
        if title is not None and slug and lang:
            yield Prose(slug, lang, title, text[match.end() :], Place(path, text[: match.end()].count("\n") + 1))


def _front_title(documents: Documents, path: str, front: str) -> str | None:
    # A newline stands for the opening fence, so that places count from the file's first line.
    node, found = compose(path, f"\n{front}\n".encode())
    documents.problems += found
    if node is None or not Checker(documents.report, ["", *front.split("\n")]).check(node, _PROSE):
        return None
    title = node.get("title") if isinstance(node, Map) else None
    return title.text if isinstance(title, Scalar) else None
