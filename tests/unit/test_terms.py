"""Defined terms: used as words of their own, never inside others."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.definitions import find_definitions
from kyoyaku.meaning.terms import find_parties, uses_symbol
from kyoyaku.text.spans import Span
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


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("甲", True), ("「甲」", True), ("甲が", True), ("甲A", True), ("甲、", True), ("甲及び", True), ("甲又は", True), ("甲並びに", True), ("甲若しくは", True), ("甲等", True), ("甲間", True),
        ("甲側", True), ("甲双方", True), ("甲両者", True), ("甲乙", True), ("乙甲", True), ("丙甲", True), ("壬甲", True), ("癸甲", True), ("甲癸", True), ("甲丁", True), ("装甲", False),
        ("甲板", False), ("甲種", False), ("々甲", False), ("の甲", True), ("カ甲", True), ("装甲と甲", True), ("甲甲", True),
    ],
)  # fmt: skip
def test_a_symbol_is_a_word_but_for_compounds(text: str, uses: bool) -> None:
    assert uses_symbol(text, "甲") is uses


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("圏域", [("region", 0)]), ("（圏域）", [("region", 1)]), ("の圏域", [("region", 1)]), ("八戸圏域", []), ("圏域内", [("region", 0)]), ("甲圏域", [("region", 1)]),
        ("ネットワークス", []), ("ネットワークー", []), ("ネットワーク化", [("network", 0)]), ("ーネットワーク", []), ("ァネットワーク", []), ("ヺネットワーク", []), ("ンネットワーク", []),
        ("連ネットワーク", [("network", 1)]), ("連絡網", [("network", 0)]), ("新連絡網", []), ("圏域圏域", [("region", 0)]), ("連携協約連絡網", [("agreement", 0)]), ("。", []),
    ],
)  # fmt: skip
def test_a_word_is_none_inside_a_longer_one(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert used(sentence) == expected


DEFINED = f"""{made.PARTIES}
title: 試験
preamble: 山川市（以下「甲」という。）と谷町（以下、「乙」という）は、区域（以下単に「区」という。）で甲と乙の協力を
body:
- {{id: art-1, kind: article, label: 第1条, text: 甲、乙、甲は区を、}}
- {{id: art-2, kind: article, label: 第2条, text: 装甲}}
signatories:
- {{id: s-1, party: kou, symbol: 甲, name: 甲}}
"""


def test_definitions_and_uses_are_counted() -> None:
    terms = "terms:\n- {id: kou, term: 甲, kind: symbol}\n- {id: ward, term: 区, kind: term}\n- {id: none, term: 無, kind: term}\n"
    uses = made.analysis(made.files(DEFINED, {"terms.yaml": terms})).uses
    text = made.agreement(DEFINED).units["preamble"].ja
    assert [(one.term, one.unit, text[one.start : one.end]) for one in uses.definitions] == [
        ("甲", "preamble", "甲"), ("乙", "preamble", "乙"), ("区", "preamble", "区"),
    ]  # fmt: skip
    assert uses.units_of("kou") == ("preamble", "art-1", "s-1.symbol", "s-1.name")
    assert (uses.times("kou"), uses.times("ward"), uses.times("none")) == (6, 3, 0)
    assert uses.units_of("none") == ()
    assert uses.by_term["ward"] == ("preamble", "preamble", "art-1")
    assert "art-2" not in uses.by_unit


@pytest.mark.parametrize(
    "words",
    [
        "（以下「圏」という。）",
        "（以下「圏」という）",
        "（以下、「圏」という。）",
        "（以下単に「圏」という。）",
        "（以下、単に「圏」という。）",
    ],
)
def test_a_definition_has_several_forms(words: str) -> None:
    (found,) = made.analysis(made.files(DEFINED.replace("装甲", f"地域{words}")))[2].definitions[3:]
    assert (found.term, found.unit, found.start) == ("圏", "art-2", 2 + words.index("圏"))


@pytest.mark.parametrize(
    "words", ["以下「圏」という。", "（以下「」という。）", "（以下「圏「域」」という。）", "（「圏」という。）"]
)
def test_other_words_define_nothing(words: str) -> None:
    assert len(made.analysis(made.files(DEFINED.replace("装甲", f"地域{words}")))[2].definitions) == 3


def parties(text: str) -> dict[str, tuple[Span, ...]]:
    """Where an agreement uses the symbols of its parties."""
    agreement = made.agreement(text)
    return find_parties(agreement, find_definitions(agreement))


def test_the_symbols_of_parties_are_found_where_they_stand_for_them() -> None:
    found = parties(DEFINED)
    text = {key: one.ja for key, one in made.agreement(DEFINED).units.items()}
    preamble = text["preamble"]
    assert found == {
        "preamble": (
            Span(preamble.index("甲と"), preamble.index("甲と") + 1, "party", "kou"),
            Span(preamble.index("乙の"), preamble.index("乙の") + 1, "party", "otsu"),
        ),
        "art-1": (Span(0, 1, "party", "kou"), Span(2, 3, "party", "otsu"), Span(4, 5, "party", "kou")),
    }


def test_parties_without_symbols_have_none_to_find() -> None:
    assert parties(DEFINED.replace("symbol: 甲, name: 山川市", "name: 山川市").replace("symbol: 乙, ", "")) == {}


def test_the_longer_of_two_symbols_is_found() -> None:
    longer = made.PARTIES.replace("symbol: 乙", "symbol: 甲乙")
    found = parties(DEFINED.replace(made.PARTIES, longer).replace("甲、乙、甲は区を、", "甲と甲乙が"))
    assert [(span.start, span.end, span.target) for span in found["art-1"]] == [(0, 1, "kou"), (2, 4, "otsu")]
