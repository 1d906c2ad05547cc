"""Everyday words lead to the measures that say them, or that the lexicon knows by them; the surest way is taken."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.everyday import known_by, measures_for, says
from kyoyaku.model import LexiconEntry
from kyoyaku.problems import Place
from kyoyaku.text.folding import fold
from tests import made

TEXTS = {
    "roads": ("道路の整備", "通学路の除雪に取り組む。"),
    "traffic": ("公共交通網の維持", "利便性の向上に取り組む。"),
    "clinic": ("医療体制の充実", "医師の派遣、道路の案内に取り組む。"),
    "waste": ("不法投棄の防止", "廃棄物の対策を講じる。"),
}


def entry(word: str, synonyms: str = "", related: str = "") -> LexiconEntry:
    """An entry of the lexicon."""
    same, near = (tuple(filter(None, words.split("、"))) for words in (synonyms, related))
    return LexiconEntry(word, None, (), same, near, "reviewed", Place("lexicon.yaml"))


ENTRIES = (
    entry("廃棄物", "ごみ、塵{ごみ}", "ポイ捨{す}て"),
    entry("交通網", "", "バス、道路網{どうろもう}"),
    entry("医師", "お医者{いしゃ}さん", "病院{びょういん}、ごみ"),
)


@pytest.mark.parametrize(
    ("word", "measures"),
    [
        ("道路", ("roads",)),  # the title before what others say of it
        ("除雪", ("roads",)),
        ("ごみ", ("waste",)),  # a synonym before a related word
        ("ゴミ", ("waste",)),
        ("バス", ("traffic",)),
        ("病院", ("clinic",)),
        ("ポイ捨て", ("waste",)),
        ("取り組む", ("roads", "traffic", "clinic")),
        ("電子レンジ", ()),
    ],
)
def test_a_word_leads_by_the_surest_way(word: str, measures: tuple[str, ...]) -> None:
    texts = {ident: [fold(one) for one in said] for ident, said in TEXTS.items()}
    assert measures_for(fold(word), texts, known_by(ENTRIES)) == measures


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("local buses and trains", "bus", True),
        ("small business", "bus", False),
        ("the bus.", "bus", True),
        ("a school-bus route", "bus", True),
        ("nposupport", "npo", False),
        ("npo等の活動", "npo", True),
        ("道路の整備", "路の", True),
    ],
)
def test_a_word_of_letters_stands_by_itself(text: str, word: str, found: bool) -> None:
    assert says(text, word) is found


def test_every_everyday_word_of_ours_leads_somewhere_in_each_language() -> None:
    real = made.real()
    assert set(real.everyday) == {"ja", "en", "ja-x-easy"}
    assert all(measures for words in real.everyday.values() for measures in words.values())
    assert real.everyday["ja"]["子育て"] == ("childcare",)
    assert "central-hubs-and-transit" in real.everyday["ja"]["バス"]
    assert real.everyday["en"]["bus"] == ("central-hubs-and-transit",)
