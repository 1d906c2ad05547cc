"""Former ids and slugs (`was:`): what is written by an old name is read by the present one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from kyoyaku.model import Agreement, Corrections, Guide, Record, Source, Term, bare_rows
from kyoyaku.problems import Place
from kyoyaku.reading.documents import Documents
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar, Seq

Value = TypeVar("Value")


def written(node: Map) -> Iterator[tuple[str, Place]]:
    """The former names of a mapping, each with its place."""
    found = node.get("was")
    for item in found.items if isinstance(found, Seq) else (found,):
        if isinstance(item, Scalar):
            yield item.text, item.place


def former_ids(root: Map, living: Collection[str], documents: Documents) -> dict[str, str]:
    """Former id → the present one, of everything in an agreement that has an id, and former key of a cell → its key.

    What cannot be is reported.
    """
    given = _renamed(tuple(_with_ids(root)), living, documents)
    bare = {bare_rows(node.text("id") or "") for node in _with_ids(root) if {"columns", "measures"} <= {*node.entries}}
    rows = {bare_rows(old): bare_rows(new) for old, new in given.items() if bare_rows(new) in bare}
    return {
        **{old: new for old, new in rows.items() if old not in living},
        **given,
        **_columns(root, documents),
    }


_OTHER_NAMES: Final = ("columns", "parties")
"""Under these keys stand ids that are names of their own: a column's in its table, a party's among the parties."""


def _with_ids(node: Node) -> Iterator[Map]:
    if isinstance(node, Map):
        if "id" in node.entries:
            yield node
        for key, (_, value) in node.entries.items():
            if key not in _OTHER_NAMES:
                yield from _with_ids(value)
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _with_ids(item)


def _renamed(nodes: Sequence[Map], living: Collection[str], documents: Documents) -> dict[str, str]:
    """Former id → the present one, of nodes whose ids are names of one kind; those of it that are `living` are none."""
    found: dict[str, tuple[str, Place]] = {}
    for node in nodes:
        for old, place in written(node):
            if old in living:
                documents.add("was-living", place, id=old)
            elif old in found:
                documents.add("was-twice", place, id=old, first=f"{place.file}:{found[old][1].line}")
            else:
                found[old] = node.text("id") or "", place
    return {old: new for old, (new, _) in found.items()}


def _columns(root: Map, documents: Documents) -> dict[str, str]:
    """Former key → the present one, of what is named by a column: its head in a table, its cells in the rows there."""
    found: dict[str, str] = {}
    for table in _with_ids(root):
        columns = tuple(table.maps("columns"))
        if renamed := _renamed(columns, _ids(columns), documents):
            for ident in (table.text("id"), *_rows(table)):
                found |= {f"{ident}.{old}": f"{ident}.{new}" for old, new in renamed.items()}
    return found


def _rows(node: Map) -> Iterator[str]:
    """The ids of the rows under a table or a heading."""
    yield from (row.text("id") or "" for row in node.maps("measures"))
    for heading in node.maps("categories"):
        yield from _rows(heading)


def former_parties(root: Map, documents: Documents) -> dict[str, str]:
    """Former id → the present one, of the parties and their members."""

    def everybody(node: Map, key: str) -> Iterator[Map]:
        for one in node.maps(key):
            yield one
            yield from everybody(one, "members")

    found = tuple(everybody(root, "parties"))
    return _renamed(found, _ids(found), documents)


def _ids(nodes: Sequence[Map]) -> set[str]:
    return {node.text("id") or "" for node in nodes}


def present(key: str, former: Mapping[str, str]) -> str:
    """The present key of a unit or an id: that of art-4.caption for art-3.caption, where art-4 was art-3."""
    base, dot, part = key.partition(".")
    now = former.get(base, base) + dot + part
    return former.get(now, now)


def _keys(values: Mapping[str, Value], former: Mapping[str, str]) -> dict[str, Value]:
    """The same by present keys; what stands under both names is that of the present one, and the other is told."""
    return {(now if (now := present(key, former)) not in values else key): value for key, value in values.items()}


def by_present_ids(agreement: Agreement) -> Agreement:
    """An agreement with all that stands beside its text by the present ids."""
    former = agreement.former
    if not (former or agreement.former_parties):
        return agreement
    return replace(
        agreement,
        translations={lang: _keys(units, former) for lang, units in agreement.translations.items()},
        guides={lang: _guide(guide, former) for lang, guide in agreement.guides.items()},
        readings=_keys(agreement.readings, former),
        record=_record(agreement.record, former, agreement.former_parties),
        corrections=_corrections(agreement.corrections, former),
        source=_source(agreement.source, former) if agreement.source is not None else None,
    )


def _guide(guide: Guide, former: Mapping[str, str]) -> Guide:
    return guide._replace(summaries=_keys(guide.summaries, former), themes=_keys(guide.themes, former))


def _record(record: Record, former: Mapping[str, str], parties: Mapping[str, str]) -> Record:
    steps = tuple(one._replace(party=parties.get(one.party or "", one.party)) for one in record.steps)
    record = record._replace(steps=steps)
    time = record.in_force
    if time is None:
        return record
    start, end, renewal = (
        one._replace(unit=present(one.unit, former)) if one is not None and one.unit is not None else one
        for one in (time.start, time.end, time.renewal)
    )
    return record._replace(in_force=time._replace(start=start, end=end, renewal=renewal))


def _corrections(given: Corrections, former: Mapping[str, str]) -> Corrections:
    return given._replace(
        lines=tuple(
            line._replace(unit=present(line.unit, former), targets=tuple(present(one, former) for one in line.targets))
            for line in given.lines
        )
    )


def _source(source: Source, former: Mapping[str, str]) -> Source:
    return source._replace(
        lines=tuple(
            line._replace(pieces=tuple((present(key, former), start, end) for key, start, end in line.pieces))
            for line in source.lines
        ),
        repairs=tuple(one._replace(units=tuple(present(unit, former) for unit in one.units)) for one in source.repairs),
        doubts=tuple(one._replace(unit=present(one.unit, former)) for one in source.doubts),
    )


def by_present_slugs(agreement: Agreement, slugs: Mapping[str, str]) -> Agreement:
    """An agreement that names others by their present slugs."""
    if not slugs:
        return agreement
    related = tuple(
        one._replace(agreement=slugs.get(one.agreement, one.agreement)) if one.agreement is not None else one
        for one in agreement.record.related
    )
    documents = tuple(
        one._replace(agreement=slugs.get(one.agreement, one.agreement)) if one.agreement is not None else one
        for one in agreement.corrections.documents
    )
    return replace(
        agreement,
        record=agreement.record._replace(related=related),
        corrections=agreement.corrections._replace(documents=documents),
    )


def term_by_present(term: Term, slugs: Mapping[str, str], agreements: Mapping[str, Agreement]) -> Term:
    """A term whose agreement and definition are named as they are called now."""
    slug = slugs.get(term.agreement, term.agreement) if term.agreement is not None else None
    defined = agreements.get(slug or "") or next(iter(agreements.values()), None)
    if term.definition is None or defined is None:
        return term._replace(agreement=slug)
    unit, quote = term.definition
    return term._replace(agreement=slug, definition=(present(unit, defined.former), quote))
