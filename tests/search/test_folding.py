"""Spellings that mean the same are folded to the same: widths, kana, numerals, variants of kanji, romaji."""

from __future__ import annotations

import pytest

from kyoyaku.text.folding import fold, loose, romaji


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
