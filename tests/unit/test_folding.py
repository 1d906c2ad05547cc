"""What is compared in a search instead of a text as printed: exact forms for every rule of the table."""

from __future__ import annotations

import pytest

from kyoyaku.text import folding
from kyoyaku.text.folding import aligned, fold, is_hiragana, loose, numerals, rewritten, romaji, stem, tokens, visible


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What was worked out for one test is worked out anew for the next."""
    for one in vars(folding).values():
        if one is not folding.table and hasattr(one, "cache_clear"):
            one.cache_clear()


@pytest.mark.fault("D1", "D2", "D5", "D6")
@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""), ("ＡＢＣ", "abc"), ("ＮＰＯ", "npo"), ("サポートセンター", "さぽとせんた"), ("ｻﾎﾟｰﾄ", "さぽと"), ("葛󠄀", "葛"), ("葛\ufe00", "葛"), ("  a \u3000 b\t\nc ", "a b c"), ("a\ufeffb", "ab"),
        ("か\u3099", "が"), ("か\u200d\u3099", "が"), ("ﾊﾟ", "ぱ"), ("協\u200b約", "協約"), ("協\u00ad約", "協約"), ("\u202e協約\u202c", "協約"), ("協\u2060約", "協約"), ("協\ufe0f約", "協約"), ("協\U000e0020約", "協約"),
        ("𠮷野町", "吉野町"), ("𠮟る", "叱る"), ("𡈽地", "土地"), ("𣘺", "橋"), ("𩸽", "𩸽"), ("﨑", "崎"), ("髙", "高"), ("\ufa1b", "\u798f"), ("\U0002f80f", "\u5154"), ("⼀体", "一体"), ("㐂", "㐂"), ("ΣΟΦΟΣ", "σοφοσ"),
        ("協\u3164約", "協約"), ("協\u200a約", "協 約"), ("協\u2070約", "協0約"),
        ("第二百五十二条", "第252条"), ("第二五二条", "第252条"), ("第十条", "第10条"), ("千百一条", "1101条"), ("一体", "一体"), ("三つ", "三つ"), ("一般", "一般"), ("⑴", "(1)"), ("①", "1"),
        ("ヴァ", "ぶぁ"), ("ヶ", "ゖ"), ("第２項", "第2項"), ("二項", "2項"), ("百五号", "105号"),
    ],
)  # fmt: skip
def test_a_text_as_it_is_compared(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.fault("D1", "D5")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""), ("協約", "協約"), ("協\u00ad約", "協約"), ("協\u00ac約", "協¬約"), ("協\u00ae約", "協®約"), ("協\u200b\u200f約", "協約"), ("協\u2010約", "協‐約"), ("協\u2029約", "協\u2029約"), ("協\u202a\u202e約", "協約"),
        ("協\u2060\u206f約", "協約"), ("葛\ufe00\ufe0f城", "葛城"), ("葛\ufdf0城", "葛" + "صلے" + "城"), ("葛\U000e0000\U000e0fff城", "葛城"), ("葛\U000e1000城", "葛\U000e1000城"), ("葛\U000dffff城", "葛\U000dffff城"),
        ("ａＡ", "aA"), ("か\u034f\u3099", "が"), ("\u061c\u115f\u1160\u17b4\u17b5\u180b\u180f\u3164\ufeff\uffa0", ""),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_taken_out_first(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("二条", "2条"),
        ("十条", "10条"),
        ("二十条", "20条"),
        ("二百三条", "203条"),
        ("二〇一七年", "2017年"),
        ("千条", "1000条"),
        ("第二", "第二"),
        ("第二覧", "第二覧"),
        ("唯一", "唯一"),
        ("", ""),
    ],
)
def test_kanji_numerals_that_count_are_digits(text: str, counted: str) -> None:
    assert numerals(text) == counted


@pytest.mark.parametrize(
    ("plain", "folded", "places"),
    [
        ("", "", []), ("協約", "協約", [0, 1]), ("サポート", "さぽと", [0, 1, 3]), ("a・b", "ab", [0, 2]), ("𠮷野", "吉野", [0, 1]), ("カナ", "かな", [0, 1]), ("ーー", "", []),
    ],
)  # fmt: skip
def test_each_folded_character_knows_where_it_came_from(plain: str, folded: str, places: list[int]) -> None:
    assert aligned(plain) == (folded, places)


@pytest.mark.parametrize(
    ("word", "kana"),
    [("きょうやく", True), ("ぁゖ", True), ("カナ", False), ("かnな", False), ("", False), ("かー", False)],
)
def test_kana_alone_is_its_own_reading(word: str, kana: bool) -> None:
    assert is_hiragana(word) is kana


@pytest.mark.parametrize(
    ("reading", "letters"),
    [
        ("こうつう", "koutuu"), ("kōtsū", "koutuu"), ("はっしょう", "hassyou"), ("hasshou", "hassyou"), ("しゃ", "sya"), ("sha", "sya"), ("ちゃ", "tya"), ("cha", "tya"), ("じゃ", "zya"), ("ja", "zya"),
        ("ティ", "ti"), ("シェ", "sye"), ("ファ", "hua"), ("fa", "hua"), ("づ", "zu"), ("ぢ", "zi"), ("っ", ""), ("った", "tta"), ("っあ", "a"), ("んな", "na"), ("さんま", "sanma"), ("samma", "sanma"),
        ("きゃ", "kya"), ("ぃ", "i"), ("ゃ", "ya"), ("", ""), ("を", "o"), ("ゔ", "bu"), ("la", "ra"), ("quo", "kuo"), ("wi", "i"), ("ヵ", ""), ("かヶ", "ka"),
    ],
)  # fmt: skip
def test_kana_and_roman_letters_meet_in_one_spelling(reading: str, letters: str) -> None:
    assert romaji(reading) == letters


@pytest.mark.parametrize(
    ("exact", "short"),
    [
        ("koutuu", "kotu"),
        ("hassyou", "hasyo"),
        ("aaiiuuee", "aiue"),
        ("keizai", "kezai"),
        ("kiyou", "kyo"),
        ("", ""),
        ("kotu", "kotu"),
    ],
)
def test_long_vowels_and_double_consonants_are_loose(exact: str, short: str) -> None:
    assert loose(exact) == short


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("tourism", "tour"), ("tourists", "tour"), ("children", "child"), ("people", "person"), ("services", "serv"), ("service", "serv"), ("cooperation", "coop"), ("cooperate", "coop"),
        ("city", "city"), ("bus", "bus"), ("", ""), ("running", "runn"), ("planning", "plan"), ("roads", "road"), ("road", "road"), ("agreements", "agre"), ("agreed", "agre"),
    ],
)  # fmt: skip
def test_words_that_belong_together_have_one_stem(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.fault("A15")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []), ("協約", []), ("第4条", ["§4"]), ("第四条第２項", ["§4.2"]), ("第4条第2項第3号", ["§4.2.3"]), ("第252条の2第1項", ["§252_2.1"]), ("第3条の2の3", ["§3_2_3"]), ("4条", ["§4"]),
        ("第04条", ["§4"]), ("Article 4(2)", ["§4.2"]), ("Art. 4, para. 2", ["§4.2"]), ("paragraph 2 of article 4", ["§4.2"]), ("Article 252-2", ["§252_2"]), ("だい4じょう", ["§4"]), ("dai4jou", ["§4"]),
        ("別表3", ["@3"]), ("別表第3の1", ["@3.1"]), ("別表３の⑴", ["@3.1"]), ("Appended Table 2", ["@2"]), ("annex 2-1", ["@2.1"]), ("別表", []),
        ("H29.3.22", ["d2017-3-22", "d2017-3", "d2017"]), ("平成29年3月22日", ["d2017-3-22", "d2017-3", "d2017"]), ("令和元年5月1日", ["d2019-5-1", "d2019-5", "d2019"]),
        ("2017-03-22", ["d2017-3-22", "d2017-3", "d2017"]), ("20170322", ["d2017-3-22", "d2017-3", "d2017"]), ("March 22, 2017", ["d2017-3-22", "d2017-3", "d2017"]), ("22 March 2017", ["d2017-3-22", "d2017-3", "d2017"]),
        ("March 2017", ["d2017-3", "d2017"]), ("平成29年3月", ["d2017-3", "d2017"]), ("2017年3月", ["d2017-3", "d2017"]), ("平成29年度", ["d2017"]), ("2017年", ["d2017"]), ("昭和64年", ["d1989"]),
        ("12345", []), ("第" + "1" * 5_000 + "条", ["§" + "1" * 5_000]), ("別表" + "0" * 5_000, ["@0"]),
    ],
)  # fmt: skip
def test_provisions_and_days_are_one_word_each(text: str, words: list[str]) -> None:
    assert [one.word for one in tokens(fold(text))] == words


def test_a_token_knows_where_it_stands() -> None:
    folded = fold("協約の第4条と第5条第1項")
    assert [(one.word, folded[one.start : one.end]) for one in tokens(folded)] == [
        ("§4", "第4条"),
        ("§5.1", "第5条第1項"),
    ]


@pytest.mark.parametrize(("text", "digits"), [("article four", "article 4"), ("no numbers", "no numbers"), ("", "")])
def test_numbers_written_as_words_are_digits_in_a_citation(text: str, digits: str) -> None:
    assert rewritten(text) == digits
