"""Stock phrases in the roles: found by one rule in any agreement, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.meaning.stock_phrases import (
    LEAST_CELLS,
    Formula,
    common_ending,
    deviating,
    endings,
    find_formulas,
    sentences,
    stands,
    stock_phrase,
)
from kyoyaku.model import Table
from tests import made

COLUMNS = """
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 施策, kind: title}
  - {id: kou, label: 甲, kind: role, party: kou}
  - {id: otsu, label: 乙, kind: role, party: otsu}
  measures:
"""


def annex(*rows: tuple[str, str]) -> Table:
    """A table of two role columns."""
    cells = "".join(
        f'  - {{id: m{n}, cells: {{title: 施策, kou: "{kou}", otsu: "{otsu}"}}}}\n'
        for n, (kou, otsu) in enumerate(rows)
    )
    return made.agreement(f"{made.PARTIES}\ntitle: 試験\nbody: []\npreamble: 前文\n{COLUMNS}{cells}").tables[0]


def formulas(table: Table) -> tuple[Formula, ...]:
    """The formulas of a table that is an agreement's only one."""
    return find_formulas([table])[table.id]


def test_the_real_agreement_has_the_two_phrases_that_people_counted() -> None:
    (found,) = made.real().formulas.values()
    kou, otsu = found
    assert kou.phrase == "圏域の中心的な役割を担うとともに関係町村と連携を推進する。"
    assert (len(kou.phrase), len(kou.holders), kou.total) == (29, 20, 23)
    assert (otsu.phrase, len(otsu.holders), otsu.total) == (
        "甲と連携して実施する事業について、協力して取り組む。",
        22,
        23,
    )
    differ = deviating(made.real().agreement.tables[0], found)
    assert (len(differ), sum(map(len, differ.values()))) == (3, 4)
    assert sorted(differ.values()) == [("kou",), ("kou",), ("kou", "otsu")]


def test_an_agreement_without_a_stock_phrase_has_none() -> None:
    table = annex(
        ("道をつくる。", "橋をつくる。"), ("川を掃除する。", "森を守る。"), ("学校を建てる。", "図書館を開く。")
    )
    assert [one.phrase for one in formulas(table)] == ["", ""]
    assert deviating(table, formulas(table)) == {}


def test_of_two_rival_phrases_the_longer_wins() -> None:
    table = annex(
        ("道を、整備する。", "協力する。"), ("橋を、整備する。", "協力する。"),
        ("川について、関係町村と連携して整備を進める。", "費用を負担する。"), ("森について、関係町村と連携して整備を進める。", "費用を負担する。"),
    )  # fmt: skip
    kou, otsu = formulas(table)
    assert (kou.phrase, kou.holders) == ("関係町村と連携して整備を進める。", ("m2", "m3"))
    assert otsu.phrase == "費用を負担する。"
    assert deviating(table, (kou, otsu)) == {"m0": ("kou", "otsu"), "m1": ("kou", "otsu")}


def test_of_two_as_long_the_one_that_more_share_wins_then_the_first() -> None:
    assert stock_phrase(["あ、右へ行く。", "い、右へ行く。", "う、右へ行く。", "え、左へ行く。"]) == "右へ行く。"
    assert stock_phrase(["あ、左へ行く。", "い、右へ行く。", "う、右へ行く。", "え、左へ行く。"]) == "左へ行く。"


def test_half_of_the_cells_are_enough_and_one_alone_is_not() -> None:
    assert stock_phrase(["協力する。", "協力する。", "道。", "橋。"]) == "協力する。"
    assert stock_phrase(["協力する。", "協力する。", "道。", "橋。", "川。"]) == ""
    assert stock_phrase(["協力する。"] * 3) == ""  # so few may be alike by chance
    assert stock_phrase(["協力する。"] * 4) == "協力する。"
    assert stock_phrase([]) == ""


def test_a_phrase_begins_at_a_clause_not_inside_a_word() -> None:
    assert stock_phrase(["大規模に連携する。", "小規模に連携する。", "共に連携する。", "大いに連携する。"]) == ""
    assert stock_phrase(["大規模に、連携する。", "小規模に、連携する。", "共に、連携する。", "道。"]) == "連携する。"


def test_a_whole_sentence_that_is_shared_is_stock_wherever_it_stands() -> None:
    cells = ["協力して取り組む。道を直す。", "橋を守る。協力して取り組む。費用は払う。", "協力して取り組む。", "森。"]
    assert stock_phrase(cells) == "協力して取り組む。"
    table = annex(*((cell, cell) for cell in cells))
    kou, _ = formulas(table)
    assert kou.holders == ("m0", "m1", "m2")
    assert [kou.split(cell) for cell in cells] == [
        ("", "協力して取り組む。", "道を直す。"),
        ("橋を守る。", "協力して取り組む。", "費用は払う。"),
        ("", "協力して取り組む。", ""),
        ("森。", "", ""),
    ]


def test_a_phrase_is_sought_over_all_the_tables_of_an_agreement() -> None:
    first = annex(("道を、直す。", "手伝う。"), ("橋を、直す。", "手伝う。"))
    second = annex(("川を、直す。", "手伝う。"), ("森を守る。", "見守る。"))._replace(id="annex-2")
    found = find_formulas([first, second])
    assert [(one.phrase, len(one.holders), one.total) for one in (*found["annex"], *found["annex-2"])] == [
        ("直す。", 2, 2), ("手伝う。", 2, 2), ("直す。", 1, 2), ("手伝う。", 1, 2),
    ]  # fmt: skip
    assert [one.phrase for one in formulas(first)] == ["", ""]  # alone it has too few cells


def test_three_parties_have_three_phrases() -> None:
    table = made.agreement("""
        title: 三者の協約
        parties:
        - {id: kou, symbol: 甲, name: 山川市, kind: city}
        - {id: otsu, symbol: 乙, name: 谷町, kind: town}
        - {id: hei, symbol: 丙, name: 森村, kind: village}
        body: []
        preamble: 前文
        annexes:
        - id: annex
          label: 別表
          columns:
          - {id: title, label: 施策, kind: title}
          - {id: kou, label: 甲, kind: role, party: kou}
          - {id: otsu, label: 乙, kind: role, party: otsu}
          - {id: hei, label: 丙, kind: role, party: hei}
          measures:
          - {id: one, cells: {title: 道, kou: 道を、直す。, otsu: 手伝う。, hei: 費用を、払う。}}
          - {id: two, cells: {title: 橋, kou: 橋を、直す。, otsu: 手伝う。, hei: 何もしない。}}
          - {id: three, cells: {title: 川, kou: 川を、直す。, otsu: 見守る。, hei: 全部を、払う。}}
          - {id: four, cells: {title: 森, kou: 森を、直す。, otsu: 植える。, hei: 見る。}}
        """).tables[0]
    assert [(one.party, one.phrase, len(one.holders)) for one in formulas(table)] == [
        ("kou", "直す。", 4), ("otsu", "手伝う。", 2), ("hei", "払う。", 2),
    ]  # fmt: skip


CELLS = st.lists(st.text(alphabet="甲乙、。協力🙂が\u3099", max_size=12), max_size=8)


@given(CELLS)
def test_rest_and_stock_phrase_are_the_cell_always(cells: list[str]) -> None:
    formula = Formula("annex", "kou", "kou", stock_phrase(cells), (), len(cells))
    for cell in cells:
        assert "".join(formula.split(cell)) == cell


@given(CELLS)
def test_a_stock_phrase_is_shared_by_half_of_the_cells_and_none_longer_is(cells: list[str]) -> None:
    phrase = stock_phrase(cells)
    enough = (len(cells) + 1) // 2
    shared = {
        one
        for cell in cells
        for one in (*endings(cell), *sentences(cell))
        if len(cells) >= LEAST_CELLS and sum(stands(one, other) >= 0 for other in cells) >= enough
    }
    assert phrase in shared if shared else phrase == ""
    assert all(len(one) <= len(phrase) for one in shared)


def test_the_ending_that_translations_share_begins_at_a_clause() -> None:
    assert common_ending(["For roads, cooperate.", "For bridges, cooperate."]) == "cooperate."
    assert common_ending(["Cooperate.", "Cooperate."]) == "Cooperate."
    assert common_ending(["Roads.", "Bridge."]) == ""
    assert common_ending([]) == ""


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("あ、い、う。", ("あ、い、う。", "い、う。", "う。")),
        ("あ、", ("あ、",)),
        ("、あ", ("、あ", "あ")),
        ("", ()),
        ("あ", ("あ",)),
        ("、、", ("、、", "、")),
    ],
)
def test_endings_start_at_clauses(cell: str, found: tuple[str, ...]) -> None:
    assert endings(cell) == found


@pytest.mark.parametrize(
    ("phrase", "cell", "parts"),
    [
        ("協力する。", "道を、協力する。", ("道を、", "協力する。", "")), ("協力する。", "協力する。", ("", "協力する。", "")),
        ("協力する。", "道に協力する。", ("道に協力する。", "", "")), ("", "協力する。", ("協力する。", "", "")),
        ("協力する。", "", ("", "", "")), ("協力する。", "協力する。道も。", ("", "協力する。", "道も。")),
    ],
)  # fmt: skip
def test_a_cell_is_its_rest_and_the_phrase(phrase: str, cell: str, parts: tuple[str, str, str]) -> None:
    assert Formula("annex", "kou", "kou", phrase, (), 2).split(cell) == parts


def test_a_formula_names_its_table_its_column_and_its_party() -> None:
    rows = (
        ("道を、直す。", "見る。"),
        ("橋を、直す。", "見ない。"),
        ("川を、流す。", "見る。"),
        ("森を、直す。", "見る。"),
    )
    table = annex(*rows)
    assert formulas(table) == (
        Formula("annex", "kou", "kou", "直す。", ("m0", "m1", "m3"), 4),
        Formula("annex", "otsu", "otsu", "見る。", ("m0", "m2", "m3"), 4),
    )
    assert deviating(table, formulas(table)) == {"m1": ("otsu",), "m2": ("kou",)}
    assert deviating(table, ()) == {}


def test_a_cell_that_is_not_there_neither_shares_nor_deviates() -> None:
    cells = ("kou: 直す。", "kou: 直す。, otsu: 見る。", "kou: 直す。", "kou: 直す。", "")
    rows = "".join(f"  - {{id: m{at}, cells: {{title: 施策, {cell}}}}}\n" for at, cell in enumerate(cells))
    table = made.agreement(f"{made.PARTIES}\ntitle: 試験\nbody: []\npreamble: 前文\n{COLUMNS}{rows}").tables[0]
    kou, otsu = formulas(table)
    assert (kou.phrase, kou.holders, kou.total) == ("直す。", ("m0", "m1", "m2", "m3"), 4)
    assert (otsu.phrase, otsu.holders, otsu.total) == ("", (), 1)
    assert deviating(table, (kou, otsu)) == {}


@pytest.mark.parametrize(
    ("texts", "ending"),
    [
        (["a, b, c.", "x, b, c."], "b, c."), (["a b.", "x b."], ""), (["あ、い。", "う、い。"], "い。"), (["same", "same"], "same"), (["one"], "one"), (["a, b", "b"], ""), ([", b", ", b, c"], ""),
        (["", "a"], ""), (["x, a, b", "y, a, b"], "a, b"), (["ab, c", "b, c"], "c"), (["x、a, b", "y、a, b"], "a, b"), (["abc", "abd"], ""),
    ],
)  # fmt: skip
def test_the_ending_that_texts_share(texts: list[str], ending: str) -> None:
    assert common_ending(texts) == ending
