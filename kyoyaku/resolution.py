"""Citations resolved: from the words of a citation and where it stands to the provisions it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kyoyaku.citations import Citation, Part
from kyoyaku.japanese import Number
from kyoyaku.model import Agreement, Provision


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit stands: its article and paragraph, and the articles of its scope (the body or one 附則)."""

    article: Provision | None = None
    paragraph: Provision | None = None
    item: Provision | None = None
    scope: tuple[Provision, ...] = ()


@dataclass(slots=True)
class Reading:
    """What has been cited so far in a unit, for 同条 and for what 及び joins."""

    article: Provision | None = None
    paragraph: Provision | None = None
    item: Provision | None = None


class NotThere(Exception):
    """A citation that leads nowhere; `nearest` is the closest provision that exists."""

    def __init__(self, code: str, nearest: str = "—") -> None:
        self.code, self.nearest = code, nearest


def spots_of(agreement: Agreement) -> dict[str, Spot]:
    """Where every unit of an agreement stands."""
    spots: dict[str, Spot] = {}
    supplements = [node for node in agreement.body if node.kind == "supplement"]
    main = tuple(article for node in agreement.body if node.kind != "supplement" for article in _articles(node))
    default = Spot(scope=main)
    for key in agreement.units:
        spots[key] = default
    for node in agreement.body:
        scope = tuple(_articles(node)) if node in supplements else main
        _place_node(node, Spot(scope=scope), spots)
    return spots


def _articles(node: Provision) -> Iterator[Provision]:
    return (child for child in node.walk() if child.kind == "article")


def _place_node(node: Provision, spot: Spot, spots: dict[str, Spot]) -> None:
    if node.kind == "article":
        spot = replace(spot, article=node, paragraph=node if not _paragraphs(node) else None)
    elif node.kind == "paragraph":
        spot = replace(spot, paragraph=node)
    elif node.kind == "item":
        spot = replace(spot, item=node)
    for text in (node.caption, node.text):
        if text is not None:
            spots[text.key] = spot
    for child in node.children:
        _place_node(child, spot, spots)


def _paragraphs(article: Provision) -> tuple[Provision, ...]:
    return tuple(child for child in article.children if child.kind == "paragraph")


def _items(holder: Provision) -> tuple[Provision, ...]:
    return tuple(child for child in holder.children if child.kind == "item")


Target = Provision | str


def resolve(agreement: Agreement, citation: Citation, spot: Spot, reading: Reading) -> list[Target]:
    """The provisions (or the annex, by its id) that a citation means; NotThere where it leads nowhere."""
    if citation.annex is not None:
        return _resolve_annex(agreement, citation.annex, reading)
    article = _article(citation, spot, reading)
    if citation.article is not None and citation.paragraph is None and citation.item is None:
        found = _counted(citation.article, spot.article, spot.scope) if citation.article.way in "前次" else [article]
        return _ranged(citation, reading.article, found, spot.scope, reading)
    if article is None:
        return []
    if citation.paragraph is not None and citation.item is None:
        return _resolve_paragraph(citation, article, spot, reading)
    return _resolve_item(citation, article, spot, reading)


def _resolve_annex(agreement: Agreement, number: Number, reading: Reading) -> list[Target]:
    reading.article = reading.paragraph = None
    numbered = [annex for annex in agreement.annexes if not number or annex.number == number]
    if not numbered:
        nearest = agreement.annexes[-1].label.ja if agreement.annexes else "—"
        raise NotThere("dangling-reference", nearest)
    return [numbered[0].id]


def _article(citation: Citation, spot: Spot, reading: Reading) -> Provision | None:
    part = citation.article
    if part is None:
        return reading.article if citation.joined or _same(citation) else spot.article
    if part.way == "同":
        return reading.article or spot.article
    if part.way == "本":
        return spot.article
    if part.way == "第":
        return _by_number(part.number, spot.scope)
    return _counted(part, spot.article, spot.scope)[0]


def _same(citation: Citation) -> bool:
    return citation.paragraph is not None and citation.paragraph.way == "同"


def _by_number(number: Number, provisions: Sequence[Provision]) -> Provision:
    for one in provisions:
        if one.number == number:
            return one
    numbered = [one for one in provisions if one.number]
    if not numbered:
        raise NotThere("dangling-reference")
    close = min(numbered, key=lambda one: abs((one.number or (0,))[0] - number[0]))
    raise NotThere("dangling-reference", close.label or f"第{(close.number or (0,))[0]}項")


def _counted(part: Part, here: Provision | None, provisions: Sequence[Provision]) -> list[Provision]:
    if here is None or here not in provisions:
        raise NotThere("no-neighbour")
    at = provisions.index(here)
    if part.way == "前":
        found = provisions[:at] if part.all else provisions[max(0, at - part.count) : at]
        enough = bool(found) and (part.all or at >= part.count)
    else:
        found = provisions[at + 1 : at + 1 + part.count]
        enough = len(found) == part.count
    if not enough:
        raise NotThere("no-neighbour")
    return list(found)


def _ranged(
    citation: Citation,
    before: Provision | None,
    found: Sequence[Provision | None],
    row: Sequence[Provision],
    reading: Reading,
) -> list[Target]:
    targets = [one for one in found if one is not None]
    reading.article, reading.paragraph, reading.item = (targets[-1] if targets else None), None, None
    return [*targets, *_between(citation, before, targets, row)]


def _between(
    citation: Citation, before: Provision | None, targets: Sequence[Provision], row: Sequence[Provision]
) -> list[Target]:
    if not (citation.ranged and before in row and targets and targets[0] in row):
        return []
    return list(row[row.index(before) + 1 : row.index(targets[0])]) if before else []


def _resolve_paragraph(citation: Citation, article: Provision, spot: Spot, reading: Reading) -> list[Target]:
    part = citation.paragraph
    assert part is not None  # the caller has seen it
    row = _paragraphs(article) or (article,)
    before = reading.paragraph
    if part.way == "同":
        found = [reading.paragraph or spot.paragraph]
    elif part.way == "本":
        found = [spot.paragraph]
    elif part.way == "第":
        found = [article] if row == (article,) and part.number == (1,) else [_by_number(part.number, row)]
    else:
        found = list(_counted(part, spot.paragraph, row))
    targets = [one for one in found if one is not None]
    reading.article, reading.paragraph, reading.item = article, (targets[-1] if targets else None), None
    return [*targets, *_between(citation, before, targets, row)]


def _resolve_item(citation: Citation, article: Provision, spot: Spot, reading: Reading) -> list[Target]:
    part = citation.item
    assert part is not None  # the caller has seen it
    holder = _holder(citation, article, spot, reading)
    row = _items(holder)
    if part.way == "第" and not row and citation.article is None and citation.paragraph is None:
        return []  # 総行市第200号 and the like: a number of something else
    before = reading.item
    if part.way == "第":
        found = [_by_number(part.number, row)]
    elif part.way in "前次":
        found = _counted(part, spot.item, row)
    else:
        found = [one for one in (reading.item or spot.item,) if one is not None]
    reading.article, reading.paragraph, reading.item = article, holder, found[-1] if found else None
    return [*found, *_between(citation, before, found, row)]


def _holder(citation: Citation, article: Provision, spot: Spot, reading: Reading) -> Provision:
    if citation.paragraph is not None:
        targets = _resolve_paragraph(replace(citation, item=None), article, spot, reading)
        return targets[0] if targets and isinstance(targets[0], Provision) else article
    if citation.joined and reading.paragraph is not None:
        return reading.paragraph
    if citation.article is None and spot.paragraph is not None:
        return spot.paragraph
    paragraphs = _paragraphs(article)
    return paragraphs[0] if len(paragraphs) == 1 else article
