"""JSON of an agreement: the whole model with translations, references and stock phrases."""

from __future__ import annotations

import json
from typing import Any

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.references import Reference
from kyoyaku.model import ORIGINAL, Annex, Category, Corpus, Provision, Text, text_hash

FORMAT = "kyoyaku-agreement/1"


def agreement_json(corpus: Corpus, analysis: Analysis) -> bytes:
    """Units by key with their words in every language, the tree of the document by keys, references, stock phrases."""
    agreement = analysis.agreement
    content: dict[str, Any] = {
        "format": FORMAT,
        "slug": agreement.slug,
        "date": agreement.date.value.isoformat() if agreement.date and agreement.date.value else None,
        "parties": [
            {
                "id": one.id,
                "symbol": one.symbol,
                "name": one.name,
                "kind": one.kind,
                "prefecture": one.prefecture,
                "code": one.code,
            }
            for one in agreement.parties
        ],
        "units": {key: _unit(corpus, analysis, text) for key, text in agreement.units.items()},
        "labels": dict(agreement.labels),
        "body": [_provision(node) for node in agreement.body],
        "signatories": [
            {"id": one.id, "party": one.party, "units": [text.key for text in one.texts]}
            for one in agreement.signatories
        ],
        "annexes": [_annex(analysis, annex) for annex in agreement.annexes],
        "references": [_reference(one) for one in analysis.references.all],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


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
    if node.children:
        found["children"] = [_provision(child) for child in node.children]
    return found


def _annex(analysis: Analysis, annex: Annex) -> dict[str, Any]:
    return {
        "id": annex.id,
        "label": annex.label.key,
        "relation": annex.relation.key if annex.relation else None,
        "articles": list(annex.articles),
        "columns": [
            {"id": one.id, "kind": one.kind, "party": one.party, "label": one.label.key} for one in annex.columns
        ],
        "categories": [_category(one) for one in annex.categories],
        "stock_phrases": [
            {
                "column": one.column,
                "party": one.party,
                "phrase": one.phrase,
                "measures": list(one.holders),
                "cells": one.total,
            }
            for one in analysis.formulas[annex.id]
            if one.phrase
        ],
    }


def _category(category: Category) -> dict[str, Any]:
    return {
        "id": category.id,
        "label": category.label,
        "title": category.title.key if category.title else None,
        "measures": [
            {"id": one.id, "cells": {column: text.key for column, text in one.cells.items()}}
            for one in category.measures
        ],
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
    if reference.provision:
        found["provision"] = reference.provision
    return found
