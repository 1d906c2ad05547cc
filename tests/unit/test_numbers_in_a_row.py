"""A number right after a number: of another script it is the next step of a path; of the same it may be any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.references import References, find_references
from tests import made

COLUMNS = "columns: [{id: t, label: 取組, kind: title}, {id: kou, label: 甲の役割, kind: role, party: kou}]"
TEXT = (
    made.PARTIES
    + f"""
title: 協約
body:
- {{id: art-1, kind: article, label: 第1条, text: "@"}}
- id: art-2
  kind: article
  label: 第2条
  children:
  - id: p1
    kind: paragraph
    text: 次による。
    children:
    - {{id: i1, kind: item, label: (1), text: 道}}
    - {{id: i2, kind: item, label: (2), text: 川, children: [{{id: sub, kind: item, label: ア, text: 池}}]}}
  - {{id: p2, kind: paragraph, label: "2", text: 定める。}}
- id: art-2-2
  kind: article
  label: 第2条の2
  text: 次による。
  children: [{{id: branch-i1, kind: item, label: (1), text: 山}}]
annexes:
- id: one
  label: 別表第1
  {COLUMNS}
  categories:
  - {{id: one-i, label: イ, title: 鉄道, measures: [{{id: trains, cells: {{t: 列車, kou: 走る}}}}]}}
  - {{id: one-kou, label: 甲, title: 医療, measures: [{{id: clinics, cells: {{t: 病院, kou: 開く}}}}]}}
- id: two
  label: 別表第2
  {COLUMNS}
  categories:
  - {{id: two-1, label: 一, title: 道, measures: [{{id: bridges, cells: {{t: 橋, kou: 架ける}}}}]}}
  - {{id: two-2, label: 二, title: 川, measures: [{{id: banks, cells: {{t: 堤, kou: 直す}}}}]}}
- id: three
  label: 別表第三
  {COLUMNS}
  categories:
  - {{id: three-1, label: "1", title: 海, measures: [{{id: ports, cells: {{t: 港, kou: 開く}}}}]}}
"""
)


def read(sentence: str) -> References:
    agreement = made.agreement(TEXT)
    units = {**agreement.units, "art-1": replace(agreement.units["art-1"], ja=sentence)}
    return find_references(replace(agreement, units=units), SharedTitles(()))


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("別表第2一の項", "two-1"),
        ("別表第２二の項", "two-2"),
        ("別表2二の項", "two-2"),
        ("別表第2一の項橋の項", "bridges"),
        ("別表第三1の項", "three-1"),
        ("別表第1イの項", "one-i"),
        ("別表第1甲の項", "one-kou"),
        ("別表第1鉄道の項", "one-i"),
        ("第2条第1項二号", "i2"),
        ("第二条第一項2号ア", "sub"),
        ("第2条1項2号", "i2"),
        ("第2条二項", "p2"),
        ("第2条の2一号", "branch-i1"),
    ],
)
def test_a_number_of_another_script_leads_on(words: str, target: str) -> None:
    sentence = f"甲は、{words}による。"
    found = read(sentence)
    assert [(sentence[one.start : one.end], one.targets) for one in found.found] == [(words, (target,))]
    assert made.codes(found.problems) == []


def test_what_goes_on_in_a_list_leads_to_its_row_too() -> None:
    found = read("別表第1及び第2一の項の取組")
    assert [one.targets for one in found.found] == [("one",), ("two-1",)]


@pytest.mark.parametrize(
    "words", ["別表第21の項", "別表第二一の項", "別表第21号", "第2条9項", "第2条第1項三号", "別表第2の9"]
)
def test_what_may_be_two_numbers_or_one_is_no_link_and_no_error(words: str) -> None:
    found = read(f"甲は、{words}による。")
    assert found.all == ()
    assert made.codes(found.problems) == ["unsure-reference"]


@pytest.mark.parametrize(
    ("words", "target"),
    [("第2条2人", "art-2"), ("第2条1項目", "art-2"), ("第2条1号室", "art-2"), ("別表第1三人", "one")],
)
def test_a_number_of_something_else_is_none_of_the_path(words: str, target: str) -> None:
    assert [one.targets for one in read(f"甲は、{words}による。").found] == [(target,)]


def test_a_short_step_is_told_in_full() -> None:
    assert [one.path for one in read("第2条1項2号による。").found] == ["第2条第1項第2号"]
