"""Full-width signs where YAML wants ASCII ones: the sign is named, and the line is given as it was meant."""

from __future__ import annotations

import doctest

import pytest

from kyoyaku.making.pipeline import check
from kyoyaku.problems import Problem
from kyoyaku.reading import slips
from kyoyaku.reading.slips import full_width_suspect
from tests import made

WHOLE = """\
title: 試験の協約
parties:
- id: kou
  name: 山川市
  kind: city
  symbol: 甲
body:
- id: art-1
  kind: article
  label: 第1条
  caption: （目的）
  text: 協力する。
date:
  text: 平成29年3月22日
  value: 2017-03-22
"""
LINES = WHOLE.splitlines()


def said(line: int, written: str) -> list[Problem]:
    """What is said of the agreement with one line (from 1) written otherwise."""
    text = "".join(f"{written if at == line else given}\n" for at, given in enumerate(LINES, 1))
    return [one for one in check(made.files(text)) if one.place.file.endswith("agreement.yaml")]


# Line, what is written there, the sign that is named, the line as it should be.
SLIPS = (
    (1, "title：試験の協約", "FF1A", "title: 試験の協約"),
    (1, "title:　試験の協約", "3000", "title: 試験の協約"),
    (1, "title ： 試験の協約", "FF1A", "title: 試験の協約"),
    (1, "題名：試験の協約", "FF1A", "題名: 試験の協約"),
    (1, '"title"：試験の協約', "FF1A", '"title": 試験の協約'),
    (1, "“title”: 試験の協約", "201C", "title: 試験の協約"),
    (1, "ｔｉｔｌｅ: 試験の協約", "FF54", "title: 試験の協約"),
    (1, "title: “第1条: 目的”", "201C", 'title: "第1条: 目的"'),
    (1, "title: ＂第1条: 目的＂", "FF02", 'title: "第1条: 目的"'),
    (1, "title: ‘第1条: 目的’", "2018", "title: '第1条: 目的'"),
    (1, "title: ＇第1条: 目的＇", "FF07", "title: '第1条: 目的'"),
    (1, 'title: "第1条: 目的”', "201D", 'title: "第1条: 目的"'),
    (1, "title: “第1条 #目的”", "201C", 'title: "第1条 #目的"'),
    (1, "title: “第1条: 目的”　＃注", "201C", 'title: "第1条: 目的" #注'),
    (1, "title: “甲: 乙”と“丙”", "201C", "title: '“甲: 乙”と“丙”'"),
    (1, "title: 試験の協約\n＃ 注", "FF03", "# 注"),
    (1, "title: 試験の協約\n  ＃ 注", "FF03", "  # 注"),
    (1, "title: 試験の協約\n　＃ 注", "3000", "  # 注"),
    (1, "title: 試験の協約\n　short_title: 協約", "3000", "  short_title: 協約"),
    (1, "title: 試験の協約\n  　short_title：協約", "3000", "    short_title: 協約"),
    (1, "title: 試験の協約\n  short_title：協約", "FF1A", "  short_title: 協約"),
    (2, "parties：", "FF1A", "parties:"),
    (3, "－ id: kou", "FF0D", "- id: kou"),
    (3, "− id: kou", "2212", "- id: kou"),
    (3, "-　id: kou", "3000", "- id: kou"),
    (3, "- id：kou", "FF1A", "- id: kou"),
    (3, "- id: “kou”", "201C", '- id: "kou"'),
    (4, "　name: 山川市", "3000", "  name: 山川市"),
    (4, " 　name: 山川市", "3000", "   name: 山川市"),
    (5, "  kind：city", "FF1A", "  kind: city"),
    (5, "  kind: ‘city’", "2018", "  kind: 'city'"),
    (5, "  種類：city", "FF1A", "  種類: city"),
    (8, "- id: art-1\n  children: ［］", "FF3B", "  children: []"),
    (12, "  text: ｜\n    協力する。", "FF5C", "  text: |"),
    (12, "  text: ＞－\n    協力する。", "FF1E", "  text: >-"),
    (12, "  text:　協力する。", "3000", "  text: 協力する。"),
    (12, "　　text：協力する。", "3000", "    text: 協力する。"),
    (13, "date：", "FF1A", "date:"),
    (14, "　text: 平成29年3月22日", "3000", "  text: 平成29年3月22日"),
    (15, "  value：2017-03-22", "FF1A", "  value: 2017-03-22"),
    (15, "　value: 2017-03-22", "3000", "  value: 2017-03-22"),
    (15, "  value: ”2017-03-22”", "201D", '  value: "2017-03-22"'),
)  # fmt: skip


@pytest.mark.fault("A2")
@pytest.mark.parametrize(("line", "written", "sign", "meant"), SLIPS, ids=[f"{at}-{text}" for at, text, _, _ in SLIPS])
def test_a_full_width_sign_is_named_and_the_line_rewritten(line: int, written: str, sign: str, meant: str) -> None:
    told = [dict(one.args) for one in said(line, written) if one.code == "full-width-sign"]
    assert {"char": f"U+{sign}", "line": meant} in told


@pytest.mark.fault("A2")
@pytest.mark.parametrize(
    ("path", "text", "meant"),
    [("strings/ja.yaml", "a: い\nb：ろ\n", "b: ろ"), ("terms.yaml", "terms:\n-　id: a\n", "- id: a"), ("pages/x.ja.md", "---\ntitle：題\n---\n本文\n", "title: 題"),
     ("site.yaml", "name：\n  ja: 試験\n", "name:"), ("agreements/tiny/en.yaml", "language： en\nunits: {}\n", "language: en"),
     ("agreements/tiny/en.yaml", "language: en\nunits:\n　art-1: {}\n", "  art-1: {}"), ("laws.yaml", "laws:\n- id: a\n  title: “甲: 乙”\n", '  title: "甲: 乙"')],
)  # fmt: skip
def test_it_is_told_in_every_kind_of_file(path: str, text: str, meant: str) -> None:
    given = {**made.files(WHOLE), f"content/{path}": text.encode()}
    told = [
        dict(one.args)["line"]
        for one in check(given)
        if one.code == "full-width-sign" and one.place.file.endswith(path)
    ]
    assert meant in told


@pytest.mark.fault("A2")
@pytest.mark.parametrize(
    "text",
    ["text: 甲：乙", "text: “協力”する。", "text: “協力する。”", "text: 第1条＃目的", "text: 　協力する。", "caption: （目的：取組）", "text: 甲は、\n    　乙と協力する。",
     "text: |\n    　甲：乙\n    ＃注\n    “丙”", 'text: "甲 #乙"', "text: －協力－", "text: 甲［乙］", "text: ＞甲", "text: 甲は、\n    乙：丙と協力する。"],
)  # fmt: skip
def test_the_words_of_a_text_may_hold_what_they_like(text: str) -> None:
    whole = WHOLE.replace("  text: 協力する。", f"  {text}").replace(
        "  caption: （目的）\n", "" if "caption" in text else "  caption: （目的）\n"
    )
    whole = whole if "text:" in text else whole.replace("  label: 第1条\n", "  label: 第1条\n  text: 協力する。\n")
    assert [one.code for one in check(made.files(whole)) if one.place.file.endswith("agreement.yaml")] == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("- {id: a, text: 甲は、医師を派遣する。, role: kou}", None),
        ("- {id: a, text: 甲：乙, 道路、橋}", None),
        ("- {id：a、kind: item, text: 甲、乙}", "- {id: a, kind: item, text: 甲、乙}"),
        ("parties: [kou、otsu］", "parties: [kou, otsu]"),
    ],
)
def test_within_ascii_brackets_the_signs_of_words_are_left_alone(line: str, meant: str | None) -> None:
    found = full_width_suspect("f", 1, line)
    assert (dict(found.args)["line"] if found is not None else None) == meant


def test_the_examples_are_true_and_a_right_line_is_left_alone() -> None:
    assert doctest.testmod(slips).failed == 0
    for line in LINES:
        assert full_width_suspect("f", 1, line) is None, line
    for line in ("tittle: |", "表題: |", "表題: >-", "協約: ["):
        assert full_width_suspect("f", 1, line) is None, line
