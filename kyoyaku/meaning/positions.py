"""Where each unit of an agreement stands: in which article, paragraph and item, among which articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kyoyaku.model import Agreement, Provision


@dataclass(frozen=True, slots=True)
class Position:
    """The article, paragraph and item (号) of a unit, and the articles of its scope: the body or one 附則.

    `main` are the articles of the body, which a 附則 cites by number too.
    """

    article: Provision | None = None
    paragraph: Provision | None = None
    item: Provision | None = None
    scope: tuple[Provision, ...] = ()
    main: tuple[Provision, ...] = ()


def positions(agreement: Agreement) -> dict[str, Position]:
    """The position of every unit."""
    main = tuple(article for node in agreement.body if node.kind != "supplement" for article in articles(node))
    found = dict.fromkeys(agreement.units, Position(scope=main, main=main))
    loose = _holder(agreement)
    for node in agreement.body:
        scope = tuple(articles(node)) if node.kind == "supplement" else main
        # A 附則 without articles holds its paragraphs itself, and so does any heading; those under none have the body.
        holds = not any(True for _ in articles(node))
        article = (loose if node in loose.children else node) if holds else None
        _place(node, Position(article, scope=scope, main=main), found)
    return found


def _holder(agreement: Agreement) -> Provision:
    """The body as what holds its paragraphs and items that stand in no article. It has no id: nothing leads to it."""
    loose = tuple(node for node in agreement.body if node.kind in ("paragraph", "item"))
    return Provision("", "body", "", None, None, False, None, loose, agreement.place)


def _place(node: Provision, position: Position, found: dict[str, Position]) -> None:
    if node.kind == "article":
        position = replace(position, article=node, paragraph=None if paragraphs(node) else node)
    elif node.kind == "paragraph":
        position = replace(position, paragraph=node)
    elif node.kind == "item" and position.item is None:
        position = replace(position, item=node)  # what is below an item (ア) is part of that 号
    for text in node.texts:
        found[text.key] = position
    for child in node.children:
        _place(child, position, found)


def articles(node: Provision) -> Iterator[Provision]:
    """The articles of a node and of all below it."""
    return (child for child in node.walk() if child.kind == "article")


def paragraphs(article: Provision) -> tuple[Provision, ...]:
    """The paragraphs right below an article."""
    return tuple(child for child in article.children if child.kind == "paragraph")


def items(holder: Provision) -> tuple[Provision, ...]:
    """The items right below an article or a paragraph."""
    return tuple(child for child in holder.children if child.kind == "item")
