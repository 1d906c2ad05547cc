"""Links in a translation come from the references of the Japanese."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.alignment import LAW_REFERENCE, REFERENCE, Aligner
from kyoyaku.meaning.terms import TERM
from kyoyaku.model import text_hash
from kyoyaku.text.spans import Span
from tests import made


def spans(key: str, lang: str) -> list[tuple[str, Span]]:
    """The spans of a unit of the real agreement in a language, each with its words."""
    found = made.real()
    wording = found.wordings.say(found.agreement.units[key], lang)
    aligned = Aligner(made.real_corpus(), found).spans(key, wording, terms=True)
    return [(wording.words[span.start : span.end], span) for span in aligned]


def english(key: str) -> list[tuple[str, Span]]:
    return spans(key, "en")


def test_every_reference_of_the_real_agreement_is_a_link_in_english_too() -> None:
    references = made.real().references.by_unit
    told = {key: [(words, span.target) for words, span in english(key) if span.kind == REFERENCE] for key in references}
    assert {key: found for key, found in told.items() if found} == {
        "annex.relation": [("Article 3", "art-3")],
        "art-2-p1": [("the preceding Article", "art-1"), ("the following Article", "art-3")],
        "art-3-p1": [("Appended Table", "annex")],
        "art-4-p1": [("the preceding Article", "art-3")],
        "art-4-p2": [("the preceding paragraph", "art-4-p1"), ("the preceding Article", "art-3")],
    }


def test_both_laws_are_links_in_english_with_number_and_provision() -> None:
    laws = {span.target: words for words, span in english("preamble") if span.kind == LAW_REFERENCE}
    assert laws["local-autonomy-act 第252条の2第1項"] == (
        "Article 252-2, paragraph (1) of the Local Autonomy Act (Act No. 67 of 1947)"
    )
    guidelines = laws["renkei-guidelines"]
    assert guidelines.startswith("Guidelines for Promoting the Core Regional Urban Area Concept (Notice")
    assert guidelines.endswith("dated August 25, 2014)")


def test_a_translation_links_only_terms_that_its_japanese_uses() -> None:
    for key in made.real().agreement.units:
        used = {use.target for use in made.real().uses.by_unit.get(key, ())}
        assert {span.target for _, span in english(key) if span.kind == TERM} <= used, key


def test_a_term_inside_a_reference_is_part_of_the_reference() -> None:
    found = [span for _, span in spans("preamble", "ja")]
    assert all(not one.overlaps(other) for one in found for other in found if one is not other)
    assert sum(span.kind == LAW_REFERENCE for span in found) == 2


LAWS = """
laws:
- id: act
  title: 地方自治法
  number: 昭和22年法律第67号
  translation: {en: {title: Local Autonomy Act, number: Act No. 67 of 1947}}
  provisions: [{label: 第2条第1項, translation: {en: "Article 2, paragraph (1)"}}]
- id: order
  title: 地方自治法施行令
  translation: {en: {title: Order for Enforcement of the Local Autonomy Act}}
- {id: untranslated, title: 民法}
"""
TERMS = """
terms:
- {id: kou, term: 甲, kind: symbol, translation: {en: Party A}}
- {id: otsu, term: 乙, kind: symbol, translation: {en: Party B}}
- {id: region, term: 圏域, kind: term, translation: {en: [the Region, Region]}}
- {id: hidden, term: 協議, kind: term, link: false, translation: {en: consultation}}
- {id: foreign, term: 圏域, kind: term, agreement: another, translation: {en: zone}}
"""


def aligned(japanese: str, english: str, *, terms: bool = True) -> list[tuple[str, str, str]]:
    """The spans of an English text, found by those of the Japanese: words, kind and target."""
    return _aligned(japanese, english, terms, "en")


def _aligned(japanese: str, english: str, terms: bool, lang: str) -> list[tuple[str, str, str]]:
    text = f"""{made.PARTIES}
title: 試験
body:
- {{id: art-1, kind: article, label: 第1条, text: 定める。}}
- id: art-2
  kind: article
  label: 第2条
  children:
  - {{id: p1, kind: paragraph, text: 一}}
  - {{id: p2, kind: paragraph, label: "2", text: "{japanese}"}}
  - {{id: p3, kind: paragraph, label: "3", text: 三, children: [{{id: i1, kind: item, label: (1), text: 号}}]}}
- {{id: art-3, kind: article, label: 第3条, text: 定める。}}
annexes:
- {{id: table, label: 別表, columns: [{{id: title, label: 施策, kind: title}}]}}
"""
    units = {"p2": (japanese, english), "table.label": ("別表", "Appended Table")}
    lines = "".join(
        f'  {key}: {{text: "{en}", source: {text_hash(ja)}, status: reviewed}}\n' for key, (ja, en) in units.items()
    )
    more = {"laws.yaml": LAWS, "terms.yaml": TERMS, "agreements/tiny/en.yaml": f"language: en\nunits:\n{lines}"}
    files = made.files(text, more)
    analysis = made.analysis(files)
    wording = analysis.wordings.say(analysis.agreement.units["p2"], lang)
    aligner = Aligner(made.corpus(files), analysis)
    found = aligner.spans("p2", wording, terms=terms)
    assert aligner.spans("p2", wording, terms=terms) is found
    return [(wording.words[one.start : one.end], one.kind, one.target) for one in found]


@pytest.mark.parametrize(
    ("japanese", "english", "spans"),
    [
        ("前条", "the preceding Article", [("the preceding Article", "ref", "art-1")]), ("次条", "The Following Article", [("The Following Article", "ref", "art-3")]),
        ("前項", "the preceding paragraph", [("the preceding paragraph", "ref", "p1")]), ("次項", "the following paragraph", [("the following paragraph", "ref", "p3")]),
        ("本条", "this Article", [("this Article", "ref", "art-2")]), ("本項", "this paragraph", [("this paragraph", "ref", "p2")]),
        ("第1条の規定、同条", "Article 1 and the same Article", [("Article 1", "ref", "art-1"), ("the same Article", "ref", "art-1")]),
        ("第3条", "Article 3", [("Article 3", "ref", "art-3")]), ("第2条第3項第1号", "Article 2, paragraph (3), item (1)", [("Article 2, paragraph (3), item (1)", "ref", "i1")]),
        ("第1条", "Article 10 and Article 1", [("Article 1", "ref", "art-1")]), ("第1条", "XArticle 1", []), ("第1条と第1条", "Article 1, Article 1", [("Article 1", "ref", "art-1"), ("Article 1", "ref", "art-1")]),
        ("第1条", "Article 1, Article 1", [("Article 1", "ref", "art-1")]), ("前条", "Article 1", [("Article 1", "ref", "art-1")]), ("前条", "nothing", []), ("別表", "Appended Table", [("Appended Table", "ref", "table")]),
        ("定める", "Article 1", []),
        ("地方自治法", "the Local Autonomy Act.", [("Local Autonomy Act", "law", "act")]), ("地方自治法（昭和22年法律第67号）", "Local Autonomy Act (Act No. 67 of 1947)", [("Local Autonomy Act (Act No. 67 of 1947)", "law", "act")]),
        ("地方自治法第2条第1項", "Article 2, paragraph (1) of the Local Autonomy Act", [("Article 2, paragraph (1) of the Local Autonomy Act", "law", "act 第2条第1項")]),
        ("地方自治法第9条", "Article 9 of the Local Autonomy Act", [("Local Autonomy Act", "law", "act 第9条")]), ("民法第1条", "Article 1 of the Civil Code", []),
        ("地方自治法と地方自治法施行令", "the Local Autonomy Act and the Order for Enforcement of the Local Autonomy Act",
         [("Local Autonomy Act", "law", "act"), ("Order for Enforcement of the Local Autonomy Act", "law", "order")]),
        ("地方自治法施行令と地方自治法", "the Order for Enforcement of the Local Autonomy Act and the Local Autonomy Act",
         [("Order for Enforcement of the Local Autonomy Act", "law", "order"), ("Local Autonomy Act", "law", "act")]),
        ("甲は圏域で協議", "Party A holds consultation in the Region, region", [("Party A", "term", "kou"), ("the Region", "term", "region"), ("region", "term", "region")]),
        ("圏域", "Party A in Regions", []), ("圏域", "the zone", []), ("乙", "party b", [("party b", "term", "otsu")]), ("協議", "consultation", []),
    ],
)  # fmt: skip
def test_the_words_of_a_translation_are_found_by_what_the_japanese_means(
    japanese: str, english: str, spans: list[tuple[str, str, str]]
) -> None:
    assert aligned(japanese, english) == spans
    assert aligned(japanese, english, terms=False) == [one for one in spans if one[1] != TERM]


def test_the_original_has_its_own_spans() -> None:
    sentence = "甲は、圏域で第1条と協議を地方自治法第2条第1項により"
    assert _aligned(sentence, "x", True, "ja") == [
        ("甲", "term", "kou"), ("圏域", "term", "region"), ("第1条", "ref", "art-1"), ("地方自治法第2条第1項", "law", "act 第2条第1項"),
    ]  # fmt: skip
    assert _aligned(sentence, "x", False, "ja") == [
        ("第1条", "ref", "art-1"),
        ("地方自治法第2条第1項", "law", "act 第2条第1項"),
    ]


@pytest.mark.parametrize(
    ("japanese", "english", "found"),
    [
        ("甲と乙", "Party A and Party B", [("Party A", "kou"), ("Party B", "otsu")]), ("甲", "Party A and Party B", [("Party A", "kou")]), ("圏域", "Party A", []), ("甲", "the Region", []),
    ],
)  # fmt: skip
def test_the_parties_of_a_translation_are_those_of_the_japanese(
    japanese: str, english: str, found: list[tuple[str, str]]
) -> None:
    text = f'{made.PARTIES}\ntitle: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: "{japanese}"}}]\n'
    unit = f'language: en\nunits:\n  art-1: {{text: "{english}", source: {text_hash(japanese)}, status: draft}}\n'
    files = made.files(text, {"terms.yaml": TERMS, "agreements/tiny/en.yaml": unit})
    analysis = made.analysis(files)
    aligner = Aligner(made.corpus(files), analysis)
    text_of = analysis.agreement.units["art-1"]
    wording = analysis.wordings.say(text_of, "en")
    spans = aligner.parties("art-1", wording)
    assert [(wording.words[one.start : one.end], one.target) for one in spans] == found
    assert {one.kind for one in spans} <= {"party"}
    original = aligner.parties("art-1", analysis.wordings.say(text_of, "ja"))
    assert [text_of.ja[one.start : one.end] for one in original] == [one for one in japanese if one in "甲乙"]
