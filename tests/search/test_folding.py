"""Texts and queries are folded alike: the build's side and the page's side, by the one table."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyoyaku.meaning.vocabulary import known_words
from kyoyaku.text.folding import fold, loose, romaji, stem, table, tokens
from tests import made
from tests.search.judged import load

RUNNER = Path(__file__).with_name("folding.js")
SOURCE = made.ROOT / "static/js/search/fold.js"
Folded = tuple[str, str, str, str, frozenset[str]]
JAPANESE = st.text(
    st.sampled_from(
        "あかさたなはまやらわんっゃゅょーアイウエオガギグゲゴャュョッー八戸市二百五十条項（）・０１２ＡＢ abcdefghijklmnopqrstuvwxyzāō"
    ),
    max_size=12,
)


def by_the_page(words: Sequence[str]) -> list[Folded]:
    """Word, reading exact and loose, stem, citations: as the page's script makes them."""
    given = json.dumps({"source": SOURCE.read_text("utf-8"), "table": table(), "words": words})
    run = subprocess.run(["node", str(RUNNER)], input=given.encode(), capture_output=True, check=True)
    rows = json.loads(run.stdout)
    return [(plain, exact, short, stemmed, frozenset(cites)) for plain, exact, short, stemmed, cites in rows]


def by_the_build(word: str) -> Folded:
    """The same as the build makes them. Of a day the page asks for the most exact name only."""
    plain = fold(word)
    exact = romaji(plain)
    named: dict[int, str] = {}
    for token in tokens(plain):
        named.setdefault(token.start, token.word)
    return plain, exact, loose(exact), stem(plain), frozenset(named.values())


@cache
def texts() -> tuple[str, ...]:
    """Every word of the vocabulary, every printed text, every judged query."""
    corpus = made.real_corpus()
    units = {text.ja for agreement in corpus.agreements for text in agreement.units.values()}
    written = {word.written for word in known_words(corpus).values()}
    return tuple(sorted({*units, *written, *(query.q for query in load())}))


def test_every_word_that_is_searched_for_or_in() -> None:
    words = texts()
    for word, page in zip(words, by_the_page(words), strict=True):
        assert page == by_the_build(word), word


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.one_of(JAPANESE, st.text(st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0xFFFF), max_size=8)),
        min_size=20,
        max_size=60,
    )
)
def test_any_words(words: list[str]) -> None:
    for word, page in zip(words, by_the_page(words), strict=True):
        assert page[:4] == by_the_build(word)[:4], repr(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ｶﾝｺｳ", "かんこう"),
        ("ＮＰＯ", "npo"),
        ("第四条第２項", "第4条第2項"),
        ("第二百五十二条の二", "第252条の2"),
        ("安全・安心", "安全安心"),
        ("サーバー", "サーバ"),
        ("小林　眞", "小林 真"),
        ("が", "か\u3099"),
        ("葛󠄀", "葛"),
        ("⼀体", "一体"),
    ],
)
def test_spellings_that_mean_the_same(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [("kankō", "かんこう"), ("hukusi", "ふくし"), ("fukushi", "ふくし"), ("tyuusuu", "ちゅうすう"), ("chuusuu", "ちゅうすう"),
     ("jousei", "じょうせい"), ("zyousei", "じょうせい"), ("shimbun", "しんぶん"), ("gakkou", "がっこう"), ("matcha", "まっちゃ"),
     ("ken'iki", "けんいき"), ("komyuniti", "コミュニティ"), ("matidukuri", "まちづくり"), ("dokutaakaa", "どくたあかあ")],
)  # fmt: skip
def test_romaji_of_any_usual_spelling(typed: str, reading: str) -> None:
    assert romaji(fold(typed)) == romaji(fold(reading))


def test_long_vowels_may_be_left_out_but_count_first() -> None:
    assert romaji("koko") != romaji("こうこう")
    assert loose(romaji("koko")) == loose(romaji("こうこう"))


def test_what_is_no_number_stays() -> None:
    assert fold("一体となった三戸町") == "一体となった三戸町"
