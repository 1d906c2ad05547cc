"""What a text defines: the word, what it stands for, and where it holds."""

from __future__ import annotations

from time import process_time

import pytest

from kyoyaku.checks.words import terms
from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.definitions import Definition, certain, find_definitions, in_scope
from tests import made


def found(sentence: str) -> list[tuple[str, str, bool, bool]]:
    """The definitions of a sentence: the word, what it stands for, whether a scope is named, whether of a document."""
    text = f'{made.PARTIES}\ntitle: 試験\npreamble: "{sentence}"\nbody: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]\n'
    return [
        (one.term, sentence[slice(*one.meaning)], one.scoped, one.document)
        for one in find_definitions(made.agreement(text))
        if sentence[one.start : one.end] == one.term
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("山川市（以下「甲」という。）と谷町（以下、「乙」という）は", [("甲", "山川市", False, False), ("乙", "谷町", False, False)]),
        ("山川市(以下「甲」という。)と谷町(以下「乙」という。)は", [("甲", "山川市", False, False), ("乙", "谷町", False, False)]),
        ("山川市（以下「甲」といい、谷町を「乙」という。）は", [("甲", "山川市", False, False), ("乙", "谷町", False, False)]),
        ("谷町（丙県）（以下「乙」という。）は", [("乙", "谷町", False, False)]),
        ("（以下「甲」という。）", [("甲", "", False, False)]),
        ("協力をもって山川圏域（以下単に「圏域」という。）を", [("圏域", "山川圏域", False, False)]),
        ("山川市、谷町及び森村（以下これらを総称して「構成市町村」という。）は", [("構成市町村", "山川市、谷町及び森村", False, False)]),
        ("甲は、山川市、谷町及び森村（以下「構成市町村」と総称する。）と", [("構成市町村", "山川市、谷町及び森村", False, False)]),
        ("前項の手続に参加する者（以下この項において「参加者」という。）", [("参加者", "前項の手続に参加する者", True, False)]),
        ("前項の者（以下この協約において「参加者」という。）", [("参加者", "前項の者", False, False)]),
    ],
)  # fmt: skip
def test_a_bracket_gives_a_name_to_the_words_before_it(sentence: str, expected: list[object]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "term", "name"),
    [
        ("地方自治法（昭和22年法律第67号。以下「法」という。）第2条", "法", "地方自治法"),
        ("地方自治法(昭和22年法律第67号｡以下｢法｣という｡)第2条", "法", "地方自治法"),
        ("地方自治法（昭和22年法律第67号）（以下「法」という。）", "法", "地方自治法"),
        ("地方自治法及び地方財政法（昭和23年法律第109号。以下「財政法」という。）", "財政法", "地方財政法"),
        ("協約を、構想推進要綱（平成26年8月25日付け総行市第200号通知。以下「要綱」という。）にのっとり", "要綱", "構想推進要綱"),
        ("平成25年3月1日に締結した定住自立圏の形成に関する協定（以下「原協定」という。）に", "原協定", "定住自立圏の形成に関する協定"),
        ("平成25年3月1日に結んだ協定書（以下「旧協定」という。）第7条", "旧協定", "協定書"),
        ("山川市及び谷町における連携に係る連携協約（以下「本協約」という。）を", "本協約", "山川市及び谷町における連携に係る連携協約"),
        ("甲は、「山川市連携推進条例」（平成20年山川市条例第3号。以下「条例」という。）により", "条例", "山川市連携推進条例"),
    ],
)  # fmt: skip
def test_a_document_is_defined_by_its_name(sentence: str, term: str, name: str) -> None:
    assert found(sentence) == [(term, name, False, True)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("この協約において「圏域」とは、山川市及び谷町の区域（離島を除く。）をいう。", [("圏域", "山川市及び谷町の区域（離島を除く。）", False)]),
        ("この項において「事業」とは、次に掲げるものをいい、「費用」とは、その費用をいう。", [("事業", "次に掲げるもの", True), ("費用", "その費用", True)]),
        ("当該事業に要する費用を「事業費」という。", [("事業費", "当該事業に要する費用", False)]),
        ("甲が負担し、当該負担に係る額を「負担金」という。", [("負担金", "当該負担に係る額", False)]),
        ("甲の規則その他の規程を総称して「規則等」という。", [("規則等", "甲の規則その他の規程", False)]),
        ("基準となる審査基準（判断に必要な基準をいう。以下同じ。）を", [("審査基準", "判断に必要な基準", False)]),
        ("当該審査基準（判断に必要な基準をいう。以下この項において同じ。）を", [("審査基準", "判断に必要な基準", True)]),
    ],
)  # fmt: skip
def test_a_sentence_says_what_a_word_means(sentence: str, expected: list[object]) -> None:
    assert [one[:3] for one in found(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "第1条中「谷町（以下「乙」という。）」を「谷村（以下「乙」という。）」に改める。",
        "「甲」とあるのは「丙」と読み替える。",
        "これを広く協力という。",
        "以下「圏」という。",
        "地域（「圏」という。）",
        "書類（写しを含む。以下同じ。）を",
        "り扱い基準（判断に必要な基準をいう。以下同じ。）を",
        "山川市を甲とする。",
    ],
)
def test_what_is_quoted_or_not_certain_is_no_definition(sentence: str) -> None:
    assert found(sentence) == []


LAYERS = f"""{made.PARTIES}
title: 試験
preamble: 山川市（以下「甲」という。）は
body:
- id: ch-1
  kind: chapter
  label: 第1章
  children:
  - id: art-1
    kind: article
    label: 第1条
    children:
    - id: art-1-p1
      kind: paragraph
      text: この協約において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
      children:
      - {{id: art-1-i1, kind: item, label: (1), text: 圏域　山川市及び谷町の区域をいう。ただし、離島を除く。}}
      - {{id: art-1-i2, kind: item, label: (2), text: 「連携事業」とは、圏域で行う事業}}
    - {{id: art-1-p2, kind: paragraph, label: "2", text: 者（以下この条において「参加者」という。）と額（以下この項において「額」という。）}}
  - {{id: art-2, kind: article, label: 第2条, text: 事業（甲の行うものをいう。次条において同じ。）と人（以下この章及び第4条において「職員」という。）}}
- id: ch-2
  kind: chapter
  label: 第2章
  children:
  - {{id: art-3, kind: article, label: 第3条, text: 定める。}}
  - {{id: art-4, kind: article, label: 第4条, text: 定める。}}
- id: sup-1
  kind: supplement
  label: 附則
  text: 改正後の協約（以下「新協約」という。）による。
- {{id: sup-2, kind: supplement, label: 附則, text: 定める。}}
"""


def layers() -> dict[str, Definition]:
    return {one.term: one for one in find_definitions(made.agreement(LAYERS))}


def test_items_define_the_words_that_they_begin_with() -> None:
    agreement, there = made.agreement(LAYERS), layers()
    said = {
        term: agreement.units[one.unit].ja[slice(*one.meaning)] for term, one in there.items() if "art-1-i" in one.unit
    }
    assert said == {"圏域": "山川市及び谷町の区域", "連携事業": "圏域で行う事業"}
    assert (there["圏域"].unit, there["圏域"].start, there["連携事業"].start) == ("art-1-i1", 0, 1)
    assert there["圏域"].units == frozenset(agreement.units)


@pytest.mark.parametrize(
    ("term", "units"),
    [
        ("参加者", {"art-1-p2"}),
        ("額", {"art-1-p2"}),
        ("事業", {"art-2", "art-3"}),
        ("職員", {"art-2", "art-4"}),
        ("新協約", {"sup-1"}),
    ],
)
def test_a_word_holds_where_its_scope_says(term: str, units: set[str]) -> None:
    assert {key.partition(".")[0] for key in layers()[term].units} == units


def test_a_scope_names_the_articles_that_a_reference_there_would() -> None:
    """Of its own part where each begins anew; in a supplement those of the body, but for 附則第2条."""
    text = f"""{made.PARTIES}
title: 試験
body:
- id: part-1
  kind: part
  label: 第1編
  children:
  - {{id: p1-art-1, kind: article, label: 第1条, text: 定める。}}
  - {{id: p1-art-2, kind: article, label: 第2条, text: 定める。}}
- id: part-2
  kind: part
  label: 第2編
  children:
  - {{id: p2-art-1, kind: article, label: 第1条, text: 人（以下この条及び第2条において「職員」という。）}}
  - {{id: p2-art-2, kind: article, label: 第2条, text: 定める。}}
- id: sup-1
  kind: supplement
  label: 附則
  children:
  - {{id: s-art-1, kind: article, label: 第1条, text: 額（以下この条及び附則第2条において「旧額」という。）}}
  - {{id: s-art-2, kind: article, label: 第2条, text: 定める。}}
"""
    there = {one.term: one for one in find_definitions(made.agreement(text))}
    assert {key.partition(".")[0] for key in there["職員"].units} == {"p2-art-1", "p2-art-2"}
    assert {key.partition(".")[0] for key in there["旧額"].units} == {"s-art-1", "s-art-2"}


def test_a_word_without_scope_holds_from_its_definition_on() -> None:
    kou = layers()["甲"]
    assert kou.holds("preamble", kou.end)
    assert not kou.holds("preamble", 0)
    assert kou.holds("sup-2", 0)
    assert not kou._replace(units=frozenset()).holds("sup-2", 0)


def test_of_the_definitions_that_hold_the_longest_word_comes_first_and_the_last_one_counts() -> None:
    there = find_definitions(made.agreement(LAYERS))
    again = there[0]._replace(unit="art-3")
    assert [one.term for one in in_scope(there, "art-4", 0)] == ["連携事業", "圏域", "職員", "甲"]
    assert again in in_scope([*there, again], "art-4", 0)
    assert there[0] not in in_scope([*there, again], "art-4", 0)


def test_a_definition_is_certain_where_there_is_one_that_holds_for_every_use() -> None:
    there = find_definitions(made.agreement(LAYERS))
    kou = there[0]
    assert certain(there, ["甲"], ["sup-2"]) == kou
    assert certain([*there, kou], ["甲"], []) is None
    assert certain(there, ["参加者"], ["art-1-p2"]) is not None
    assert certain(there, ["参加者"], ["art-1-p2", "art-3"]) is None
    assert certain(there, ["無"], []) is None


def test_words_defined_in_an_annex_hold_in_it() -> None:
    text = f"""{made.PARTIES}
title: 試験
body: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]
annexes:
- id: one
  label: 別表第1
  columns: [{{id: title, kind: title, label: 施策}}]
  categories:
  - {{id: c-1, label: "1", title: 分野, measures: [{{id: m-1, cells: {{title: 事業（以下この表において「業」という。）}}}}]}}
- id: two
  label: 別表第2
  columns: [{{id: title, kind: title, label: 施策}}]
  categories:
  - {{id: c-2, label: "1", title: 分野, measures: [{{id: m-2, cells: {{title: 業}}}}]}}
"""
    (one,) = find_definitions(made.agreement(text))
    assert one.holds("m-1.title", 99)
    assert not one.holds("m-2.title", 0)
    assert not one.holds("art-1", 0)


def test_neither_the_symbols_of_parties_nor_the_names_of_documents_need_an_entry() -> None:
    text = f"""{made.PARTIES}
title: 試験
preamble: 山川市(以下「甲」という。)及び谷町（以下「乙」という。）は、構想推進要綱（以下「要綱」という。）により、圏（以下「域」という。）を、者（以下「域」という。）と
body: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]
"""
    corpus = made.corpus(made.files(text))
    told = [one for one in terms(corpus, analyse(corpus)) if one.code == "term-without-entry"]
    assert [dict(one.args)["term"] for one in told] == ["域"]


@pytest.mark.parametrize(
    "part", ["（以下「甲」という。）", "「甲」とは、", "を「甲」という、", "漢（をいう。以下同じ。）"]
)
def test_the_time_grows_with_the_text(part: str) -> None:
    start = process_time()
    found(part * 1000)
    assert process_time() - start < 4
