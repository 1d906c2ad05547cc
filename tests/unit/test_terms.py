"""Defined terms: used as words of their own, never inside others."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.terms import uses_symbol
from tests import made

TERMS = """
terms:
- {id: kou, term: 甲, kind: symbol, agreement: tiny}
- {id: otsu, term: 乙, kind: symbol, agreement: tiny}
- {id: region, term: 圏域, kind: term}
- {id: agreement, term: 連携協約, kind: document}
- {id: network, term: ネットワーク, kind: term, forms: [連絡網]}
- {id: other, term: 丙, kind: symbol, agreement: another}
"""


def used(sentence: str) -> list[tuple[str, int]]:
    """The terms that a sentence uses, each with where it begins."""
    text = f'{made.PARTIES}\ntitle: 試験\npreamble: "{sentence}"\nbody: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]\n'
    uses = made.analysis(made.files(text, {"terms.yaml": TERMS})).uses
    return [(span.target, span.start) for span in uses.by_unit.get("preamble", ())]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("甲及び乙は", [("kou", 0), ("otsu", 3)]),
        ("甲又は乙が、甲乙間で", [("kou", 0), ("otsu", 3), ("kou", 6), ("otsu", 7)]),
        ("「甲」並びに「乙」", [("kou", 1), ("otsu", 7)]),
        ("甲の市長と乙の町長", [("kou", 0), ("otsu", 5)]),
        ("乙女が甲板で装甲を", []),
        ("甲種の乙類", []),
        ("八戸圏域及び圏域", [("region", 6)]),
        ("圏域内の圏域全体", [("region", 0), ("region", 4)]),
        ("本連携協約書と、この連携協約", [("agreement", 10)]),
        ("サブネットワークとネットワークと連絡網", [("network", 9), ("network", 16)]),
        ("丙の役割", []),
    ],
)
def test_a_term_is_found_where_it_is_a_word_of_its_own(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert used(sentence) == expected


@pytest.mark.parametrize(("text", "uses"), [("甲と連携", True), ("甲乙が", True), ("装甲を", False), ("", False)])
def test_a_symbol_is_looked_for_as_a_word(text: str, uses: bool) -> None:
    assert uses_symbol(text, "甲") is uses


def test_no_symbol_is_used_nowhere() -> None:
    assert not uses_symbol("甲と乙", None)


def test_the_real_preamble_defines_three_terms() -> None:
    found = made.real().uses.definitions
    text = made.real().agreement.units["preamble"].ja
    assert [(one.term, one.unit, text[one.start : one.end]) for one in found] == [
        ("甲", "preamble", "甲"), ("乙", "preamble", "乙"), ("圏域", "preamble", "圏域"),
    ]  # fmt: skip


def test_the_real_agreement_uses_its_terms_as_words_only() -> None:
    uses, units = made.real().uses.by_unit, made.real().agreement.units
    for key, spans in uses.items():
        for span in spans:
            before = units[key].ja[max(0, span.start - 2) : span.start]
            if span.target == "ken-iki":
                assert before != "八戸", key
    assert "kou" in {span.target for span in uses["art-1-p1"]}
    assert "otsu" in {span.target for span in uses["art-1-p1"]}
    closing = units["closing"].ja
    paper = closing.index("本連携協約書")
    assert not any(paper <= span.start < paper + 6 and span.target != "kyoyaku-sho" for span in uses.get("closing", ()))
