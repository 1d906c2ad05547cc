"""The tables that are handed out: no cell is taken for something else, every head speaks to people and to programs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.exports.tables import _TAKEN, MARK, RULES, defused, measures_csv, terms_csv
from tests import made

TAKEN = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u3000=1", "＝1", "＋1", "－1", "＠A1", "'=1", "''=1",
    "1/2", "3-1", "1-2-3", "2017/3", "２０１７／３", "12:30", "１２：３０", "3月22日", "2017年3月22日", "平成29年3月22日", "令和1年5月",
    "H29.3.22", "r1.5.1", "2017.3.22", "007", "０１", "3.10", "1.0", "1e3", "1.5E10", "1234567890123456", " 1/2 ", "'1/2",
)  # fmt: skip
KEPT = (
    "", "甲と連携", "第1条", "甲は、1/2を負担する。", "1,000", "3", "3.5", "5%", "123456789012345", "A-1号線", "1号", "2017", "'引用'", "(1)", "x=1",
    "e3", "H29",
)  # fmt: skip
ANNEXES = f"""
{made.PARTIES}
title: 協約
body: [{{id: art-1, kind: article, label: 第1条, text: 別表のとおりとする。}}]
annexes:
- id: one
  label: 別表第1
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: kou, label: 甲の役割, kind: role, party: kou}}
  categories:
  - id: cat
    label: "1"
    title: 福祉
    measures: [{{id: aid, cells: {{title: 支援, kou: "1/2"}}}}]
    categories: [{{id: sub, label: (1), title: 医療, measures: [{{id: care, cells: {{title: 医療, kou: 行う。}}}}]}}]
- id: two
  label: 別表第2
  columns:
  - {{id: title, label: 事務, kind: title}}
  - {{id: kou, label: 山川市, kind: role, party: kou}}
  measures: [{{id: road, cells: {{title: 道路}}}}]
"""
TERMS = """
terms:
- id: kou
  term: 甲
  kind: symbol
  reading: こう
  agreement: tiny
  short: {ja: 山川市のこと}
  explanation: {ja: "3-1", en: "The city"}
  translation: {en: [Party A, A]}
  status: provisional
  definition: {unit: art-1, quote: 別表}
"""


def armed(cell: str) -> str:
    """What a program reads back from a cell: the mark is taken off where it was put."""
    return cell[len(MARK) :] if cell.startswith(MARK) and _TAKEN.match(cell[len(MARK) :]) else cell


@pytest.mark.fault("C10")
@pytest.mark.parametrize("cell", TAKEN)
def test_no_cell_is_taken_for_a_formula_a_date_or_another_number(cell: str) -> None:
    assert defused(cell) == f"'{cell}"
    assert armed(defused(cell)) == cell


@pytest.mark.fault("C10")
@pytest.mark.parametrize("cell", KEPT)
def test_words_and_plain_numbers_stand_as_they_are(cell: str) -> None:
    assert defused(cell) == cell
    assert armed(cell) == cell


@given(st.text(alphabet="'=+-@ \t0123/.:年月日Ee第甲", max_size=12))
def test_whatever_is_written_comes_back(cell: str) -> None:
    assert armed(defused(cell)) == cell


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_measures_have_heads_as_printed_and_names_that_stay() -> None:
    given_files = made.files(ANNEXES)
    data = measures_csv(made.corpus(given_files), made.analysis(given_files))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b'"\r\n')
    assert lines(data) == [
        ["識別子 [id]", "別表 [annex]", "見出し [headings]", "施策 / 事務 [title.ja]", "甲の役割 / 山川市 [kou.ja]",
         "定型と違う欄 [differs]"],
        ["aid", "別表第1", "1 福祉", "支援", "'1/2", ""],
        ["care", "別表第1", "1 福祉 > (1) 医療", "医療", "行う。", ""],
        ["road", "別表第2", "", "道路", "", ""],
    ]  # fmt: skip


def test_terms_have_heads_and_every_fact() -> None:
    data = terms_csv(made.corpus(made.files(ANNEXES, {"terms.yaml": TERMS})))
    assert lines(data) == [
        ["識別子 [id]", "用語 [term]", "種類 [kind]", "読み [reading]", "説明（日本語） [explanation.ja]",
         "説明（English） [explanation.en]", "訳語（English） [translation.en]", "訳語の扱い [status]", "協約 [agreement]",
         "定義の場所 [defined_in]", "定義の文 [definition]"],
        ["kou", "甲", "symbol", "こう", "'3-1", "The city", "Party A / A", "provisional", "tiny", "art-1", "別表"],
    ]  # fmt: skip


def test_the_rules_are_those_of_the_page_s_script_too() -> None:
    assert dict(RULES) == {"taken": RULES["taken"], "mark": "'", "bom": "\ufeff", "end": "\r\n"}
