"""The clauses of contents in which something is named: found by the words, bounded by the marks, never more."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.clauses import clauses, contents
from tests import made

TERMS = """
terms:
- {id: centre, term: 生涯学習センター, kind: body}
- {id: car, term: 巡回診療車, kind: service}
- {id: guardian, term: 成年後見制度, kind: term}
- {id: river, term: 山川, kind: place}
"""
AGREEMENT = """
title: 試験
parties:
- {id: kou, name: 山川市, symbol: 甲, kind: city}
- {id: otsu, name: 谷町, symbol: 乙, kind: town}
body: [{id: art-1, kind: article, label: 第1条, text: 定める。}]
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 施策, kind: title}
  - {id: content, label: 内容, kind: content}
  - {id: kou, label: 甲, kind: role, party: kou}
  measures:
  - {id: m, cells: {title: 題, content: "%s", kou: 取り組む。}}
"""


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("充実を図るため、甲の施設を広げる等、取り組む。", ["充実を図るため", "甲の施設を広げる等", "取り組む"]),
        ("一つの文", ["一つの文"]),
        ("会館（大ホール、小ホール）を使い、広げる。", ["会館（大ホール、小ホール）を使い", "広げる"]),
        ("「甲、乙」を、（閉じない、", ["「甲、乙」を", "（閉じない"]),
        ("、。", []),
        ("", []),
    ],
)
def test_a_text_is_divided_at_its_marks_but_not_in_brackets(text: str, divided: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text)] == divided


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("充実のため、甲が行う講座を広げる等、取り組む。", [("甲が行う講座を広げる等", ("kou",))]),
        ("谷町の図書館、山川市の会館を使う。", [("谷町の図書館", ("otsu",)), ("山川市の会館を使う", ("kou",))]),
        ("甲及び乙の施設を使う。", [("甲及び乙の施設を使う", ("kou", "otsu"))]),
        ("巡回診療車の運行等、成年後見制度の利用促進に取り組む。", [("巡回診療車の運行等", ())]),
        ("生涯学習センターを使う。", [("生涯学習センターを使う", ())]),
        ("装甲車、山川流域の成年後見制度に取り組む。", []),
        ("連携して取り組む。", []),
    ],
)
def test_what_is_named_is_found_where_it_stands(content: str, named: list[tuple[str, tuple[str, ...]]]) -> None:
    analysis = made.analysis(made.files(AGREEMENT % content, {"terms.yaml": TERMS}))
    found = [(content[one.start : one.end], one.parties) for one in analysis.named]
    assert found == named
    assert {(one.table, one.measure, one.unit) for one in analysis.named} <= {("annex", "m", "m.content")}


def test_the_real_text_names_five_things_of_the_city_and_none_of_the_town() -> None:
    real = made.real()
    said = {one.measure: one.parties for one in real.named}
    assert [measure for measure, parties in said.items() if parties == ("kou",)] == [
        "childcare",
        "disability-welfare",
        "small-business-workers",
        "sports",
        "npo-support",
    ]
    assert all("otsu" not in parties for parties in said.values())
    units = real.agreement.units
    assert all(units[one.unit].ja[one.start : one.end].strip("、。") for one in real.named)


def test_a_cell_that_goes_on_from_the_row_above_says_its_contents_once() -> None:
    table = made.real().agreement.tables[0]
    measure = table.measures[0]
    assert [text.key for text in contents(table, measure)] == [f"{measure.id}.content"]
    assert list(contents(table, measure._replace(continued=frozenset(("content",))))) == []
