"""Links in a translation come from the references of the Japanese."""

from __future__ import annotations

from kyoyaku.meaning.alignment import LAW_REFERENCE, REFERENCE, Aligner
from kyoyaku.meaning.terms import TERM
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
