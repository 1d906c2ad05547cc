"""A library of agreements: its parties can be chosen, its results say whose they are; one agreement needs neither."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import Corpus
from kyoyaku.routes import Routes
from kyoyaku.search import search_files
from tests import made
from tests.search.library_site import indexed


def handed_over(files: Mapping[str, bytes], name: str) -> Any:
    """What a file of the index hands over."""
    call = files[f"search/{name}.js"].decode()
    return json.loads(call.split(",", 2)[2].rpartition(")")[0])


def of(corpus: Corpus) -> dict[str, bytes]:
    return search_files(corpus, Routes(corpus), analyse(corpus), made.prose(corpus), {})


def test_one_agreement_has_no_choice_of_parties_and_no_names_beside_its_results() -> None:
    files = of(made.real_corpus())
    assert handed_over(files, "core")["parties"] == []
    texts = handed_over(files, "d-ja-0")
    assert {texts["words"][row[3]] for row in texts["rows"]} == {""}


def test_a_library_lists_its_parties_and_says_whose_a_result_is() -> None:
    files = indexed(3).files
    parties = handed_over(files, "core")["parties"]
    assert {"八戸市", "階上町"} < set(parties)
    assert len(parties) == 6
    texts = handed_over(files, "d-ja-0")
    assert len({texts["words"][row[3]] for row in texts["rows"]}) == 3
