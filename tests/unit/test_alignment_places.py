"""Links of a translation into annexes and into other agreements: where its words surely name the place."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.alignment import Aligner
from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import text_hash
from tests import made

TITLE = "山川市及び谷町における連携協約"
OLD = f"""{made.PARTIES}
title: {TITLE}
body:
- {{id: a-1, kind: article, label: 第1条, text: 定める。}}
- {{id: a-2, kind: article, label: 第2条, text: 定める。}}
date: {{text: 平成29年3月22日, value: 2017-03-22}}
"""
NEW = f"""{made.PARTIES}
title: 道路の確認書
body:
- {{id: art-1, kind: article, label: 第1条, text: "@"}}
- {{id: art-1-2, kind: article, label: 第1条の2, text: 定める。}}
- {{id: art-2, kind: article, label: 第2条, text: 定める。}}
annexes:
- id: table
  label: 別表
  columns: [{{id: t, label: 取組, kind: title}}, {{id: kou, label: 甲の役割, kind: role, party: kou}}]
  categories:
  - {{id: roads, label: "1", title: 道路, measures: [{{id: bridges, cells: {{t: 橋, kou: 架ける。}}}}]}}
"""
SAID = {"table.label": "Appended Table", "bridges.t": "Bridges", "table.kou": "Role of A"}


def aligned(
    japanese: str, english: str, titles: tuple[str, str] = ("Memorandum", "Agreement")
) -> list[tuple[str, ...]]:
    """The links of a sentence of the younger agreement, with their words; `titles` are those of both in English."""
    given = made.files(NEW.replace("@", japanese), {"agreements/old/agreement.yaml": OLD}, slug="new")
    units = {one.slug: one.units for one in made.corpus(given).agreements}
    words = {"new": {**SAID, "title": titles[0], "art-1": english}, "old": {"title": titles[1]}}
    for slug, said in words.items():
        lines = "".join(
            f"  {key}: {{text: '{one}', source: {text_hash(units[slug][key].ja)}, status: reviewed}}\n"
            for key, one in said.items()
            if one and key in units[slug]
        )
        if lines:
            given[f"content/agreements/{slug}/en.yaml"] = f"language: en\nunits:\n{lines}".encode()
    corpus = made.corpus(given)
    analyses = analyse(corpus)
    aligner = Aligner(corpus, analyses["new"], {slug: Citations(corpus, one) for slug, one in analyses.items()})
    wording = analyses["new"].wordings.say(analyses["new"].agreement.units["art-1"], "en")
    spans = aligner.spans("art-1", wording, terms=False)
    return [(wording.words[one.start : one.end], one.kind, one.target) for one in spans]


@pytest.mark.parametrize(
    ("japanese", "english", "found"),
    [
        ("別表の1の項による。", "under Appended Table 1.", [("Appended Table 1", "ref", "roads")]),
        ("別表橋の項による。", 'under Appended Table 1, row "Bridges".', [('Appended Table 1, row "Bridges"', "ref", "bridges")]),
        ("別表橋の項による。", "under the row on bridges of the Appended Table.", [("Appended Table", "ref", "table")]),
        ("別表橋の項甲の役割の欄による。", "what Appended Table says.", [("Appended Table", "ref", "table")]),
        ("別表による。", "under Appended Table 1.", [("Appended Table", "ref", "table")]),
        ("橋による。", "under Appended Table 1.", []),
    ],
)  # fmt: skip
def test_what_stands_in_an_annex_is_a_link(japanese: str, english: str, found: list[tuple[str, ...]]) -> None:
    assert aligned(japanese, english) == found


@pytest.mark.parametrize(
    ("japanese", "english", "words"),
    [
        (f"{TITLE}第2条による。", "under Article 2 of the Agreement.", "Article 2 of the Agreement"),
        (f"{TITLE}第2条による。", "(Article 2, Agreement)", "Article 2, Agreement"),
        (f"{TITLE}第2条による。", "under Article 2.", ""),
        (f"{TITLE}第2条による。", "under Article 1 of the Agreement.", ""),
        (f"{TITLE}第2条による。", "under Article 2 of the Agreements.", ""),
        (f"{TITLE}による。", "under Article 2 of the Agreement.", ""),
    ],
)
def test_a_place_of_another_agreement_is_a_link_where_the_title_says_so(
    japanese: str, english: str, words: str
) -> None:
    assert aligned(japanese, english) == ([(words, "elsewhere", "old a-2")] if words else [])


def test_the_same_article_of_both_is_told_apart() -> None:
    found = aligned(f"第2条及び{TITLE}第2条", "Article 2 of the Agreement, and Article 2")
    assert found == [("Article 2 of the Agreement", "elsewhere", "old a-2"), ("Article 2", "ref", "art-2")]


def test_a_title_within_a_longer_one_is_none() -> None:
    titles = ("Agreement on Roads", "Agreement")
    assert aligned(f"{TITLE}第2条", "Article 2 of the Agreement on Roads", titles) == []


def test_without_the_title_in_a_language_nothing_is_sure() -> None:
    assert aligned(f"{TITLE}第2条", f"Article 2 of the {TITLE}", ("Memorandum", "")) == []


def test_an_article_is_none_in_its_branch() -> None:
    assert aligned("第2条及び第1条の2", "Article 1-2 and Article 2")[0] == ("Article 1-2", "ref", "art-1-2")
    assert aligned("第2条", "Article 2-2") == []
