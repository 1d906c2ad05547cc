"""Citations resolved: from the words of a citation and where it stands to the provisions it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyoyaku.meaning.grammar import Citation, CitationStep
from kyoyaku.meaning.names import japanese_number
from kyoyaku.meaning.positions import Position, items, paragraphs
from kyoyaku.model import Agreement, Provision
from kyoyaku.text.japanese import Number


@dataclass(slots=True)
class Cited:
    """What has been cited so far in a unit, for 同条 and for what 及び joins."""

    article: Provision | None = None
    paragraph: Provision | None = None
    item: Provision | None = None
    annex: str | None = None


class NotThere(Exception):
    """A citation that leads nowhere; `nearest` is the closest provision that exists."""

    def __init__(self, code: str, nearest: str = "—") -> None:
        self.code, self.nearest = code, nearest


Target = Provision | str


def resolve(agreement: Agreement, citation: Citation, position: Position, reading: Cited) -> list[Target]:
    """The provisions (or the annex, by its id) that a citation means; NotThere where it leads nowhere."""
    if citation.annex is not None:
        return _resolve_annex(agreement, citation, citation.annex, reading)
    article = _article(citation, position, reading)
    if citation.article is not None and citation.paragraph is None and citation.item is None:
        found = (
            _counted(citation.article, position.article, position.scope)
            if citation.article.way in "前次"
            else [article]
        )
        row = position.scope if found[0] in position.scope else position.main
        return _ranged(citation, reading.article, found, row, reading)
    if article is None:
        return []
    if citation.paragraph is not None and citation.item is None:
        return _resolve_paragraph(citation, article, position, reading)
    return _resolve_item(citation, article, position, reading)


def _resolve_annex(agreement: Agreement, citation: Citation, number: Number, reading: Cited) -> list[Target]:
    row = [annex.id for annex in agreement.annexes]
    found = next((annex.id for annex in agreement.annexes if not number or annex.number == number), None)
    if found is None:
        raise NotThere("dangling-reference", agreement.annexes[-1].label.ja if row else "—")
    before = reading.annex
    reading.article, reading.paragraph, reading.annex = None, None, found
    between = row[row.index(before) + 1 : row.index(found)] if citation.ranged and before else []
    return [found, *between]


def _article(citation: Citation, position: Position, reading: Cited) -> Provision | None:
    part = citation.article
    if part is None:
        return reading.article if citation.joined or _same(citation) else position.article
    if part.way == "同":
        return reading.article or position.article
    if part.way == "本":
        return position.article
    if part.way == "第":
        # A 附則 cites its own articles or those of the body.
        own = any(part.number in one.numbers for one in position.scope)
        return _by_number(part.number, position.scope if own else position.main)
    return _counted(part, position.article, position.scope)[0]


def _same(citation: Citation) -> bool:
    return citation.paragraph is not None and citation.paragraph.way == "同"


def _by_number(number: Number, provisions: Sequence[Provision]) -> Provision:
    for one in provisions:
        if number in one.numbers:
            return one
    numbered = [one for one in provisions if one.number]
    if not numbered:
        raise NotThere("dangling-reference")
    close = min(numbered, key=lambda one: abs((one.number or (0,))[0] - number[0]))
    raise NotThere("dangling-reference", close.label if close.kind == "article" else japanese_number(close))


def _counted(part: CitationStep, here: Provision | None, provisions: Sequence[Provision]) -> list[Provision]:
    if here is None or here not in provisions:
        raise NotThere("no-neighbour")
    at = provisions.index(here)
    if part.way == "前":
        found = provisions[:at] if part.all else provisions[max(0, at - part.steps) : at]
        enough = bool(found) and (part.all or at >= part.steps)
    else:
        found = provisions[at + 1 : at + 1 + part.steps]
        enough = len(found) == part.steps
    if not enough:
        raise NotThere("no-neighbour")
    return list(found)


def _ranged(
    citation: Citation,
    before: Provision | None,
    found: Sequence[Provision | None],
    row: Sequence[Provision],
    reading: Cited,
) -> list[Target]:
    targets = [one for one in found if one is not None and one.id]
    reading.article, reading.paragraph, reading.item = (targets[-1] if targets else None), None, None
    return [*targets, *_between(citation, before, targets, row)]


def _between(
    citation: Citation, before: Provision | None, targets: Sequence[Provision], row: Sequence[Provision]
) -> list[Target]:
    if not (citation.ranged and before in row and targets and targets[0] in row):
        return []
    return list(row[row.index(before) + 1 : row.index(targets[0])]) if before else []


def _resolve_paragraph(citation: Citation, article: Provision, position: Position, reading: Cited) -> list[Target]:
    part = citation.paragraph
    assert part is not None  # the caller has seen it
    row = paragraphs(article) or (article,)
    before = reading.paragraph
    if part.way == "同":
        found = [reading.paragraph or position.paragraph]
    elif part.way == "本":
        found = [position.paragraph]
    elif part.way == "第":
        found = [_paragraph(part.number, article)]
    else:
        found = list(_counted(part, position.paragraph, row))
    targets = [one for one in found if one is not None]
    reading.article, reading.paragraph, reading.item = article, (targets[-1] if targets else None), None
    return [*targets, *_between(citation, before, targets, row)]


def _paragraph(number: Number, article: Provision) -> Provision:
    row = paragraphs(article)
    if row:
        return _by_number(number, row)
    if number != (1,):
        raise NotThere("dangling-reference", f"{article.label}第1項")
    return article


def _resolve_item(citation: Citation, article: Provision, position: Position, reading: Cited) -> list[Target]:
    part = citation.item
    assert part is not None  # the caller has seen it
    holder = _holder(citation, article, position, reading)
    row = items(holder)
    if part.way == "第" and not row and citation.article is None and citation.paragraph is None:
        return []  # a number of something else
    before = reading.item
    if part.way == "第":
        found = [_by_number(part.number, row)]
    elif part.way in "前次":
        found = _counted(part, position.item, row)
    else:
        found = [one for one in (reading.item or position.item,) if one is not None]
    reading.article, reading.paragraph, reading.item = article, holder, found[-1] if found else None
    return [*found, *_between(citation, before, found, row)]


def _holder(citation: Citation, article: Provision, position: Position, reading: Cited) -> Provision:
    if citation.paragraph is not None:
        targets = _resolve_paragraph(citation._replace(item=None), article, position, reading)
        return targets[0] if targets and isinstance(targets[0], Provision) else article
    if citation.joined and reading.paragraph is not None:
        return reading.paragraph
    if citation.article is None and position.paragraph is not None:
        return position.paragraph
    row = paragraphs(article)
    return row[0] if len(row) == 1 else article
