"""What amends another text cites that: none of it is a link into this one, but what is quoted cites itself."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.amendments import amending
from kyoyaku.meaning.analysis import Analysis
from tests import made

TITLE = "山川市及び谷町における連携協約の一部を変更する協約"
TEXT = """
title: {title}
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - {{id: p1, kind: paragraph, text: 連携協約の一部を次のように変更する。}}
  - id: p2
    kind: paragraph
    text: 第2条を次のように改める。
    quoted:
    - id: q2
      kind: article
      label: 第2条
      children:
      - id: q2-p1
        kind: paragraph
        text: 次に掲げる事業を行う。
        children:
        - {{id: q2-i1, kind: item, label: (1), text: 道路}}
        - {{id: q2-i2, kind: item, label: (2), text: "{item}"}}
      - {{id: q2-p2, kind: paragraph, label: "2", text: "{second}"}}
  - {{id: p3, kind: paragraph, text: "{between}"}}
  - id: p4
    kind: paragraph
    text: 第4条の次に次の2条を加える。
    quoted:
    - {{id: q5, kind: article, label: 第5条, text: "{fifth}"}}
    - {{id: q6, kind: article, label: 第6条, text: "{sixth}"}}
- {{id: art-2, kind: article, label: 第2条, text: "{last}"}}
- {{id: art-3, kind: article, label: 第3条, text: 施行する。}}
"""
PLACES = ("item", "second", "between", "fifth", "sixth", "last")


def analysis(place: str, sentence: str, title: str = TITLE) -> Analysis:
    words = dict.fromkeys(PLACES, "定める。") | {place: sentence}
    return made.analysis(made.files(made.PARTIES + TEXT.format(title=title, **words)))


def links(place: str, sentence: str, title: str = TITLE) -> list[tuple[str, ...]]:
    return [(one.target, *one.also) for one in analysis(place, sentence, title).references.all]


@pytest.mark.parametrize(
    ("place", "sentence", "targets"),
    [
        ("item", "前号に附帯する事業", [("q2-i1",)]),
        ("second", "前項第2号の事業", [("q2-i2",)]),
        ("second", "前項各号の事業", [("q2-i1", "q2-i2")]),
        ("second", "第1項の事業は、この条による。", [("q2-p1",), ("q2",)]),
        ("second", "第2条第1項による。", [("q2-p1",)]),
        ("fifth", "次条の費用", [("q6",)]),
        ("sixth", "前条及び第5条の費用", [("q5",), ("q5",)]),
    ],
)
def test_what_is_quoted_cites_what_is_quoted_with_it(place: str, sentence: str, targets: list[tuple[str, ...]]) -> None:
    assert links(place, sentence) == targets


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("second", "前条、次条及び第3条による。"),
        ("second", "第3項及び前項第3号による。"),
        ("second", "この協約第2条による。"),
        ("second", "変更前の第2条第1項による。"),
        ("second", "別表及び附則第1項による。"),
        ("fifth", "前条、第2条及び前項による。"),
        ("sixth", "次条及び同条第2項による。"),
        ("between", "第3条中「甲」を「乙」に改め、同条第2項を削る。"),
        ("between", "同条を第2条とする。"),
        ("between", "前条第2項ただし書を削る。"),
        ("between", "第2条の表題は、第3条による。"),
    ],
)
def test_what_is_not_sure_is_no_link_and_no_complaint(place: str, sentence: str) -> None:
    found = analysis(place, sentence).references
    assert found.all == ()
    assert made.codes(found.problems) == []


def test_above_what_is_quoted_an_amendment_cites_the_other_text_and_others_their_own() -> None:
    for title, found in ((TITLE, set()), ("書式の協約", {"art-3"})):
        text = TEXT.replace("第2条を次のように改める。", "第3条に定める書式は、次のとおりとする。")
        text = text.replace("連携協約の一部を次のように変更する。", "次による。")
        words = made.PARTIES + text.format(title=title, **dict.fromkeys(PLACES, "定める。"))
        references = made.analysis(made.files(words)).references
        assert {one.target for one in references.all if one.unit == "p2"} == found


def test_what_is_so_after_the_change_is_the_other_text() -> None:
    assert links("last", "前条の規定による改正後の第3条の規定") == [("art-1",)]
    assert links("last", "前条の規定及び第3条の規定") == [("art-1",), ("art-3",)]


@pytest.mark.parametrize(
    "words",
    [
        "第3条中「道路」を削る。",
        "第3条の見出しを「（費用）」に改める。",
        "第3条第2項を同条第3項とする。",
        "附則第3項を附則第4項とする。",
        "第3条の次に次の章名を付する。",
        "第3条の前の見出しを削る。",
    ],
)
def test_the_ways_of_amending_are_known(words: str) -> None:
    assert amending(words)


@pytest.mark.parametrize(
    "words", ["第3条を第2条とみなす。", "第2条の協議により「計画」を変更する。", "前条の費用を第2項の負担とする。"]
)
def test_other_sentences_amend_nothing(words: str) -> None:
    assert not amending(words)
