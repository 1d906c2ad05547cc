"""Whatever is marked as a measure among provisions, its row has its words, all of them, once and in printed order."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import given

from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import Agreement
from kyoyaku.routes import Routes
from kyoyaku.search.agreement_results import Printed
from tests import made
from tests.properties.agreements import MadeUp, agreements
from tests.properties.marks import measures, parts, printed
from tests.properties.profiles import quiet

QUIET = quiet(25)
NO_ANSWER = ("above", "around", "subject")
"""Levels that are shown with a result or help others, and are no place of it."""


def columns_of(agreement: Agreement, part: dict[str, Any]) -> list[str]:
    """The columns that a part may stand in: its parties', or the contents."""
    assert agreement.nested is not None
    role = part.get("role", [])
    owners = [role] if isinstance(role, str) else role
    return [one.id for one in agreement.nested.columns if list(one.parties) == owners and one.kind != "title"]


@QUIET
@given(agreements())
def test_a_row_has_the_words_of_its_provisions(made_up: MadeUp) -> None:
    given_body = json.loads(made_up.yaml)["body"]
    (agreement,) = made.corpus(made.files(made_up.yaml)).agreements
    marked = {one["id"]: one for one in measures(given_body)}
    rows = {} if agreement.nested is None else {one.id: one for one in agreement.nested.measures}
    assert sorted(rows) == sorted(marked)
    for ident, row in rows.items():
        assert agreement.nested is not None
        heads = {one.id: one.label.ja if one.label is not None else None for one in agreement.nested.columns}
        left = [one.id for one in agreement.nested.columns if one.kind != "title"]
        for part in parts(marked[ident]):
            column = next(one for one in columns_of(agreement, part) if one in left)
            left.remove(column)
            head = [part["caption"]] if part.get("caption") == heads[column] and "caption" in part else []
            assert head + [text.ja for text in row.texts(column)] == list(printed(part))
        assert not [one for one in left if one in row.cells or one in row.lists]


def found(yaml: str) -> Counter[str]:
    """How often each text of an agreement is found."""
    corpus = made.corpus(made.files(yaml))
    results = Printed(corpus, Routes(corpus), analyse(corpus)["tiny"]).documents()
    return Counter(part.words.get("ja", "") for one in results for part in one.parts if part.level not in NO_ANSWER)


def without_marks(node: Any) -> Any:
    """The same agreement, nothing in it marked."""
    if isinstance(node, list):
        return [without_marks(one) for one in node]
    if not isinstance(node, dict):
        return node
    unmarked = {
        key: without_marks(value) for key, value in node.items() if key not in ("measure", "category", "content")
    }
    return {key: value for key, value in unmarked.items() if key != "role"}


@QUIET
@given(agreements())
def test_marks_change_where_a_text_is_found_and_not_how_often(made_up: MadeUp) -> None:
    given_whole = json.loads(made_up.yaml)
    bare = {**given_whole, "body": without_marks(given_whole["body"])}
    assert found(made_up.yaml) == found(json.dumps(bare, ensure_ascii=False))
