"""The words that texts are searched by, and those that no lexicon knows."""

from __future__ import annotations

import pytest

from kyoyaku.checks.lexicon import _WITHOUT_READING
from kyoyaku.checks.words import _not_kana
from kyoyaku.meaning.vocabulary import (
    Scanner,
    Word,
    known_words,
    latin_words,
    scanner_of,
    silent,
    unknown_runs,
    written_forms,
)
from kyoyaku.model import Corpus
from kyoyaku.problems import Place
from tests import made


def runs(signatory: str, measure: str = "m-1") -> tuple[str, ...]:
    """The unknown runs of an agreement with a signatory and a measure of certain ids."""
    text = f"""{made.PARTIES}
title: 試験
body: [{{id: art-1, kind: article, label: 第1条, text: 手話の普及}}]
signatories:
- {{id: {signatory}, party: kou, symbol: 甲, address: 架空県山川市, body: 山川市, office: 市長, name: 渡谷豊美, seal: 印}}
annexes:
- id: annex
  label: 別表
  columns: [{{id: title, label: 施策, kind: title}}]
  measures: [{{id: {measure}, cells: {{title: 手話の講座}}}}]
"""
    return unknown_runs(made.corpus(made.files(text)))["tiny"]


@pytest.mark.parametrize("ident", ["sign-kou", "kou-mayor", "mayor", "a"])
def test_what_is_signed_is_no_word_for_a_lexicon_whatever_its_id(ident: str) -> None:
    assert runs(ident) == ("試験", "手話", "普及", "別表", "施策", "講座")


def test_a_unit_whose_id_only_looks_like_a_signature_counts() -> None:
    assert "講座" in runs("mayor", "sign-language")


KNOWN = ("観光", "観光客", "条", "条件", "さぽと", "npo", "第4条", "2条")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()), ("観光", {"観光"}), ("観光客", {"観光", "観光客"}), ("条件", {"条件"}), ("この条", {"条"}), ("条件と条", {"条", "条件"}), ("医療", {"医療"}), ("観光医療", {"観光", "医療"}),
        ("サポート", {"さぽと"}), ("サポートセンター", {"さぽと", "せんた"}), ("NPO等", {"npo", "等"}), ("かなのみ", set()), ("第4条", {"第4条", "§4", "4"}), ("第四条", {"第4条", "条", "§4", "4", "第四"}),
        ("14条", {"条", "§14", "14"}), ("第14条", {"条", "§14", "14", "第"}), ("3丁目", {"丁目", "3丁目", "3"}), ("無視", set()), ("観光・医療", {"観光", "医療"}),
        ("𠮷野町", {"吉野町"}), ("㐂多町", {"㐂多町"}), ("𩸽と観光", {"𩸽", "観光"}), ("葛\U000e0100城町", {"葛城町"}), ("観\u200b光", {"観光"}), ("観\u00ad光客", {"観光", "観光客"}), ("\ufa1b祉", {"福祉"}), ("﨑町", {"崎町"}),
    ],
)  # fmt: skip
def test_the_words_of_a_text(text: str, words: set[str]) -> None:
    assert Scanner(KNOWN, ["無視"]).words(text) == words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", []), ("観光", []), ("観光医療", ["医療"]), ("医療観光福祉", ["医療", "福祉"]), ("サポートセンター", ["センター"]), ("サポート", []), ("Welfareと福祉", ["welfare", "福祉"]), ("ひらがな", []),
        ("々〆", ["々〆"]), ("１２３", []), ("カ", []), ("カナ・カナ", ["カナ・カナ"]), ("𠮷野町", ["𠮷野町"]), ("観光𩸽", ["𩸽"]), ("葛\U000e0100城", ["葛城"]), ("無視", []), ("a", ["a"]), ("a1", ["a1"]),
    ],
)  # fmt: skip
def test_the_runs_that_no_word_covers(text: str, left: list[str]) -> None:
    assert Scanner(KNOWN, ["無視"]).unknown(text) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()), ("The town's roads", {"the", "town", "roads"}), ("well-being", {"well", "being", "wellbeing"}), ("Article 4(2)", {"article", "4", "2", "§4.2"}), ("don't", {"don't"}),
        ("so-called-x", {"so", "called", "x", "socalledx"}), ("A1", {"a1"}),
    ],
)  # fmt: skip
def test_the_words_of_an_english_text(text: str, words: set[str]) -> None:
    assert latin_words(text) == words


@pytest.mark.parametrize(
    ("reading", "char"),
    [("谷町{たに𠮷}", "𠮷"), ("谷町{たに㐂まち}", "㐂"), ("谷町{たにまち}", None), ("𠮷町{よしまち}", None)],
)
def test_any_kanji_in_a_reading_is_told(reading: str, char: str | None) -> None:
    found = list(_not_kana(reading, "u", Place("f", 1, 1, len(reading))))
    assert [dict(one.args)["char"] for one in found] == ([char] if char else [])


@pytest.mark.parametrize(
    ("form", "lacks"), [("谷𠮷{たによし}", False), ("𠮷谷", True), ("㐂{き}", False), ("かな", False)]
)
def test_any_kanji_of_a_form_wants_its_reading(form: str, lacks: bool) -> None:
    assert bool(_WITHOUT_READING.search(form)) is lacks


LEXICON = """
words:
  ja:
  - {word: 試験, reading: しけん, status: reviewed}
  - {word: 谷町, reading: よみちがい, status: draft}
  - {word: かな, status: draft}
ignored: {ja: [について, ニツイテ], en: [About, the]}
"""
TERMS = """
terms:
- {id: a, term: 谷町, kind: place, reading: たにまち, forms: [谷の町]}
- {id: b, term: 山川市, kind: place}
"""


def corpus() -> Corpus:
    text = f"{made.PARTIES}\ntitle: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: 谷町の未知語と平成の語}}]\n"
    return made.corpus(made.files(text, {"lexicon.yaml": LEXICON, "terms.yaml": TERMS}))


def test_known_words_are_names_first_then_those_of_the_lexicon() -> None:
    assert known_words(corpus()) == {
        "谷町": Word("谷町", "谷町", "たにまち"), "谷の町": Word("谷の町", "谷の町", ""), "山川市": Word("山川市", "山川市", ""),
        "試験": Word("試験", "試験", "しけん"), "かな": Word("かな", "かな", "かな"),
    }  # fmt: skip


def test_what_says_nothing_is_told_by_language() -> None:
    assert silent(corpus()) == (("について",), ("about", "the"))
    assert scanner_of(corpus(), ["試験"]).known == {"試験", "について"}


def test_what_no_lexicon_knows_is_told_but_for_eras_and_single_kanji() -> None:
    assert unknown_runs(corpus()) == {"tiny": ("未知語",)}


def test_other_forms_carry_their_readings() -> None:
    assert list(written_forms(["旅行{りょこう}", "たび", "旅", "|2つ{ふたつ}"])) == [
        ("旅行", "りょこう"),
        ("たび", "たび"),
        ("旅", ""),
        ("2つ", "ふたつ"),
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2条", True), ("12条", False), ("あ2条", True), ("第4条", True), ("第4", False), ("かな2条3", True), ("32条", False), ("協2条", True), ("平成2", True), ("平成23", False), ("平成2年", True), ("1平成2", True),
    ],
)  # fmt: skip
def test_a_word_with_a_digit_at_its_edge_is_none_inside_a_longer_number(text: str, held: bool) -> None:
    scanner = Scanner(["2条", "第4条", "平成2"])
    assert bool({"2条", "第4条", "平成2"} & scanner.words(text)) is held
