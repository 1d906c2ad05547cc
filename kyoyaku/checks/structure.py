"""Rules of the document's structure: numbers, labels, parties, columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Agreement, Corpus, Party, Provision, Table, article_rows
from kyoyaku.problems import Problem, problem
from kyoyaku.text.japanese import Number, is_kanji, municipality_check_digit, next_numbers, too_long


def numbers(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Articles, paragraphs and items follow one another: 第3条の2 between 3 and 4 is fine, a number twice is not.

    A number that is left out may be printed so: it is told until a doubt of the source says that it is known.
    """
    for agreement in corpus.agreements:
        known = {doubt.unit.partition(".")[0] for doubt in (agreement.source.doubts if agreement.source else ())}
        for row in _rows(agreement):
            yield from _sequence(row, known)


def _rows(agreement: Agreement) -> Iterator[Sequence[Provision]]:
    """The provisions that are counted one after the other."""
    yield from article_rows(agreement.body)
    for node in agreement.provisions():
        for kind in ("paragraph", "item"):
            yield [child for child in node.children if child.kind == kind]


def _sequence(nodes: Sequence[Provision], known: Collection[str]) -> Iterator[Problem]:
    expected: Sequence[Number] = ((1,),)
    seen: dict[Number, Provision] = {}
    for node in nodes:
        if node.number is None:
            if node.kind == "article" and too_long(node.label) is None:  # what is too long is told already
                yield problem("no-number", node.place.under("label"), label=node.label or "—")
            continue
        twice = next((one for one in node.numbers if one in seen), None)
        if twice is not None and node.id not in known:
            yield problem("number-twice", node.place.under("label"), label=node.label, first=seen[twice].place.line)
        elif twice is None and node.number not in expected and not (node.gap or node.id in known):
            yield problem(
                "number-gap", node.place.under("label"), label=node.label or "—", expected=_expected(node, expected[0])
            )
        elif node.gap and node.number in expected:
            yield problem("needless-gap", node.place.key("gap"), label=node.label or "—")
        for number in node.numbers:
            seen.setdefault(number, node)
        expected = next_numbers(node.numbers[-1])


def _expected(node: Provision, number: Number) -> str:
    # In the form of the label that stands there: (3) should be (2).
    if node.kind == "article":
        return f"第{number[0]}条" + "".join(f"の{branch}" for branch in number[1:])
    found = re.search(r"[0-9]+", node.label)
    return node.label.replace(found[0], str(number[0])) if found else str(number[0])


def label_styles(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """第十条 and 第10条 in one agreement are one identity each, but worth a look."""
    for agreement in corpus.agreements:
        styles: dict[str, Provision] = {}
        for article in agreement.articles:
            styles.setdefault(_style(article.label), article)
        if len(styles) > 1:
            last = list(styles.values())[-1]
            yield problem("mixed-numerals", last.place.under("label"), label=last.label)


def _style(label: str) -> str:
    if any("０" <= char <= "９" for char in label):
        return "full-width"
    if any(char in "一二三四五六七八九十百" for char in label if is_kanji(char)):
        return "kanji"
    return "ascii"


def parties(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Every party that a column or a signature names exists; codes have the right check digit."""
    for agreement in corpus.agreements:
        known = [party.id for party in agreement.everybody]
        seen: dict[str, Party] = {}
        for party in agreement.everybody:
            if party.kind == "joint" and len(party.members) < 2:
                yield problem("joint-without-members", party.place, party=party.id)
            if party.id in seen:
                yield problem("duplicate-id", party.place.under("id"), id=party.id, first=seen[party.id].place.line)
            seen.setdefault(party.id, party)
            yield from _code(party)
        yield from _roles(agreement, known)
        for signatory in agreement.signatories:
            if signatory.party is not None and signatory.party not in known:
                place = signatory.place.under("party")
                yield problem("unknown-party", place, party=signatory.party, known=", ".join(known))


def _roles(agreement: Agreement, known: Sequence[str]) -> Iterator[Problem]:
    for column in (column for table in agreement.tables for column in table.columns):
        for party in column.parties:
            if party not in known:
                place = column.place.under("party" if column.party else "parties")
                yield problem("unknown-party", place, party=party, known=", ".join(known))
        if column.kind == "role" and not column.parties:
            place = column.label.place if column.label else column.place
            yield problem("role-without-party", place, column=column.id, known=", ".join(known))


def _code(party: Party) -> Iterator[Problem]:
    if party.code is None:
        return
    if len(party.code) == 6 and int(party.code[5]) != municipality_check_digit(party.code[:5]):
        expected = party.code[:5] + str(municipality_check_digit(party.code[:5]))
        yield problem("municipality-code", party.place.under("code"), value=party.code, expected=expected)


def annexes(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Annexes name articles that exist and have a title column; every cell is there."""
    for agreement in corpus.agreements:
        known = {article.id for article in agreement.articles}
        for annex in agreement.annexes:
            for at, article in enumerate(annex.articles):
                if article not in known:
                    place = annex.place.under("articles", at)
                    yield problem("unknown-article", place, article=article, known=", ".join(sorted(known)))
        for table in agreement.tables:
            if table.role_columns and table.column("title") is None:
                yield problem("no-title-column", table.place, annex=table.id)
            yield from _columns(table)


def _columns(table: Table) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for column in table.columns:
        if column.id in seen:
            yield problem("duplicate-id", column.place.under("id"), id=column.id, first=seen[column.id])
        seen.setdefault(column.id, column.place.line)
    title = table.column("title")
    for measure in table.measures:
        for column in table.columns:
            if column.id not in measure.cells and column.id not in measure.lists:
                code = "no-title" if title is not None and column.id == title.id else "empty-cell"
                yield problem(
                    code, measure.place, measure=measure.id, column=column.label.ja if column.label else column.id
                )


def not_empty(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """An agreement has at least one party and something to read."""
    for agreement in corpus.agreements:
        if not agreement.parties:
            yield problem("no-party", agreement.place)
        if not agreement.body and agreement.preamble is None:
            yield problem("empty-agreement", agreement.place)
