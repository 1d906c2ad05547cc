"""JSON of an agreement: the whole model with translations, references and stock phrases."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.references import Reference
from kyoyaku.meaning.relations import Relation
from kyoyaku.model import (
    ORIGINAL,
    Agreement,
    Annex,
    Bound,
    Category,
    Column,
    Corpus,
    InForce,
    Measure,
    Party,
    Provision,
    Table,
    Text,
    text_hash,
)

FORMAT = "kyoyaku-agreement/1"


def agreement_json(corpus: Corpus, analysis: Analysis) -> bytes:
    """Units by key with their words in every language, the tree of the document by keys, references, stock phrases."""
    agreement = analysis.agreement
    content: dict[str, Any] = {
        "format": FORMAT,
        "slug": agreement.slug,
        **({"state": agreement.state} if agreement.state else {}),
        "date": agreement.date.value.isoformat() if agreement.date and agreement.date.value else None,
        "parties": [_party(one) for one in agreement.parties],
        **{side: found for side, found in _around(agreement).items() if found},
        "units": {key: _unit(corpus, analysis, text) for key, text in agreement.units.items()},
        "labels": dict(agreement.labels),
        "body": [_provision(node) for node in agreement.body],
        "signatories": [
            {"id": one.id, "party": one.party, "units": [text.key for text in one.texts]}
            for one in agreement.signatories
        ],
        "annexes": [_annex(analysis, annex) for annex in agreement.annexes],
        **({"measures": _table(analysis, agreement.nested)} if agreement.nested is not None else {}),
        "references": [_reference(one) for one in analysis.references.all],
    }
    if agreement.record.in_force is not None:
        content["in_force"] = _in_force(agreement.record.in_force)
    if analysis.relations:
        content["relations"] = [_relation(one) for one in analysis.relations]
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _party(party: Party) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": party.id,
        "symbol": party.symbol,
        "name": party.name,
        "kind": party.kind,
        "prefecture": party.prefecture,
        "code": party.code,
    }
    if party.part:
        found["part"] = party.part
    if party.members:
        found["members"] = [_party(one) for one in party.members]
    return found


def _around(agreement: Agreement) -> dict[str, list[dict[str, str]]]:
    """What is printed before and after the agreement."""
    sides = {"before": agreement.before, "after": agreement.after}
    return {side: [{"id": one.id, "kind": one.kind} for one in pieces] for side, pieces in sides.items()}


def _unit(corpus: Corpus, analysis: Analysis, text: Text) -> dict[str, Any]:
    unit: dict[str, Any] = {ORIGINAL: text.ja, "sha256": text_hash(text.ja)}
    for lang in corpus.site.languages:
        said = analysis.wordings.say(text, lang)
        if lang != ORIGINAL and said.lang == lang:
            unit[lang] = {"text": said.words, "state": said.state}
    if text.key in analysis.agreement.readings:
        unit["reading"] = analysis.agreement.readings[text.key]
    return unit


def _provision(node: Provision) -> dict[str, Any]:
    found: dict[str, Any] = {"id": node.id, "kind": node.kind, "label": node.label, "number": node.number}
    if node.caption is not None:
        found["caption"] = node.caption.key
    if node.text is not None:
        found["text"] = node.text.key
    if node.run:
        found["run"] = list(node.run)
    if node.after is not None:
        found["after"] = node.after.key
    if node.quoted:
        found["quoted"] = [_provision(one) for one in node.quoted]
    if node.children:
        found["children"] = [_provision(child) for child in node.children]
    return found


def _annex(analysis: Analysis, annex: Annex) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": annex.id,
        "label": annex.label.key,
        "relation": annex.relation.key if annex.relation else None,
        "articles": list(annex.articles),
    }
    short = next((table for table in annex.tables if table.id == annex.id), None)
    if short is not None:
        found |= _table(analysis, short)
    if blocks := [_block(analysis, block) for block in annex.blocks if block is not short]:
        found["blocks"] = blocks
    return found


def _block(analysis: Analysis, block: Table | Provision) -> dict[str, Any]:
    if isinstance(block, Provision):
        return _provision(block)
    caption = {"caption": block.caption.key} if block.caption else {}
    return {"id": block.id, "kind": "table", **caption, **_table(analysis, block)}


def _table(analysis: Analysis, table: Table) -> dict[str, Any]:
    return {
        "columns": [_column(one) for one in table.columns],
        "categories": [_category(one) for one in table.categories],
        "stock_phrases": [
            {
                "column": one.column,
                "party": one.party,
                "phrase": one.phrase,
                "measures": list(one.holders),
                "cells": one.total,
            }
            for one in analysis.formulas[table.id]
            if one.phrase
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"id": column.id, "kind": column.kind, "party": column.party}
    found["label"] = column.label.key if column.label else None
    if len(column.parties) > 1:
        found["parties"] = list(column.parties)
    if column.merged:
        found["merged"] = True
    return found


def _measure(measure: Measure) -> dict[str, Any]:
    found: dict[str, Any] = {"id": measure.id, "cells": {column: text.key for column, text in measure.cells.items()}}
    if measure.lists:
        found["lists"] = {column: [_provision(one) for one in items] for column, items in measure.lists.items()}
    if measure.heads:
        found["heads"] = {column: text.key for column, text in measure.heads.items()}
    if measure.continued:
        found["continued"] = sorted(measure.continued)
    return found


def _category(category: Category) -> dict[str, Any]:
    return {
        "id": category.id,
        "label": category.label,
        "title": category.title.key if category.title else None,
        "measures": [_measure(one) for one in category.measures],
        "categories": [_category(child) for child in category.categories],
    }


def _reference(reference: Reference) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": reference.unit,
        "start": reference.start,
        "end": reference.end,
        "kind": reference.kind,
        "target": reference.target,
    }
    if reference.also:
        found["also"] = list(reference.also)
    if reference.place:
        found["place"] = reference.place
    if reference.provision:
        found["provision"] = reference.provision
    return found


def _in_force(time: InForce) -> dict[str, Any]:
    found: dict[str, Any] = {
        key: _bound(bound) if bound else None
        for key, bound in (("from", time.start), ("until", time.end), ("renewal", time.renewal))
    }
    found["renewed"] = [
        {"date": _day(one.day), "until": _day(one.until), "source": dict(one.source or {})} for one in time.renewed
    ]
    return found


def _bound(bound: Bound) -> dict[str, Any]:
    source = {"source": dict(bound.source)} if bound.source else {}
    return {"date": _day(bound.date), "unit": bound.unit, "quote": bound.quote or None, **source}


def _relation(relation: Relation) -> dict[str, Any]:
    """What stands around the agreement; the target of what the record has in words only is null."""
    stated = relation.stated
    found: dict[str, Any] = {"kind": relation.kind}
    if relation.slug:
        found["agreement"] = relation.slug
    if stated is not None and stated.url:
        found["url"] = stated.url
    if not {"agreement", "url"} & {*found}:
        found["target"] = None
    if stated is None:
        return found
    told = {"title": stated.title, "with": stated.partners, "source": stated.source}
    found |= {key: dict(words) for key, words in told.items() if words}
    if stated.date:
        found["date"] = _day(stated.date)
    if stated.changes:
        found["changes"] = list(stated.changes)
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
