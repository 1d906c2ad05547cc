"""The page of a heading of an annex: what it is called, what it holds, how it is described."""

from __future__ import annotations

import pytest

from tests import made
from tests.unit.viewing import Viewer, views

TABLE = (
    made.PARTIES
    + """
title: 事務の協約
body:
- {id: art-1, kind: article, label: 第1条, text: 甲及び乙は、別表の事務を行う。}
- {id: art-2, kind: article, label: 第2条, text: 別表の費用は、甲が負担する。}
signatories:
- {id: tani, party: otsu, name: 谷町長}
annexes:
- id: annex
  label: 別表
  columns:
  - {id: number, label: 番号, kind: other}
  - {id: matter, label: 事務, kind: title}
  - {id: otsu, label: 乙の役割, kind: role, party: otsu}
  categories:
  - id: health
    label: "1"
    title: 保健
    measures:
    - {id: checks, cells: {number: イ, matter: 健康診査, otsu: 診る。}}
    - {id: shots, cells: {number: ロ, matter: 予防接種, otsu: 打つ。}}
"""
)


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return views(TABLE)


def test_a_measure_is_called_by_its_title_wherever_its_column_stands(shown: Viewer) -> None:
    around, view = shown.page("annex/1.html")
    assert "健康診査、予防接種" in around.description
    assert "イ" not in around.description
    assert [one.plain_title for one in view.section.measures] == ["健康診査", "予防接種"]
    assert around.title == "1 保健"


def test_what_refers_to_the_annex_stands_once_each_with_its_words(shown: Viewer) -> None:
    _, view = shown.page("annex/1.html")
    found = [(link.words, link.href, link.note) for link in view.cited_by]
    assert found == [("第1条", "../articles/1.html", "別表"), ("第2条", "../articles/2.html", "別表")]


def test_the_role_of_the_second_party_has_its_number(shown: Viewer) -> None:
    _, view = shown.page("annex/1.html")
    first = view.section.measures[0]
    assert [(cell.column, cell.party) for cell in first.contents] == [("number", 0)]
    assert [(cell.column, cell.party) for cell in first.roles] == [("otsu", 2)]


@pytest.mark.parametrize(
    ("key", "japanese", "english"),
    [
        ("art-2", ("第2条", "ja"), ("Article 2", "en")),
        ("annex", ("別表", "ja"), ("別表", "ja")),
        ("health", ("1 保健", "ja"), ("1 保健", "ja")),
        ("shots", ("予防接種", "ja"), ("予防接種", "ja")),
        ("shots.matter", ("予防接種", "ja"), ("予防接種", "ja")),
        ("shots.otsu", ("予防接種 — 乙の役割", "ja"), ("予防接種 — 乙の役割", "ja")),
        ("tani.name", ("記名押印", "ja"), ("Signatures", "en")),
        ("title", ("題名", "ja"), ("Title", "en")),
        ("elsewhere", ("事務の協約", "ja"), ("事務の協約", "ja")),
    ],
)
def test_every_place_has_a_name_in_words_of_the_language_that_it_says(
    shown: Viewer, key: str, japanese: tuple[str, str], english: tuple[str, str]
) -> None:
    citations = shown.context.citations(shown.context.corpus.agreements[0])
    assert (*citations.name(key, "ja"),) == japanese
    assert (*citations.name(key, "en"),) == english


def test_a_party_has_the_number_of_its_place_and_none_has_0(shown: Viewer) -> None:
    agreement = shown.context.corpus.agreements[0]
    assert [agreement.party_number(one) for one in ("kou", "otsu", "hei", None)] == [1, 2, 0, 0]
