"""References: every form of citation that agreements use, found and resolved."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kyoyaku.meaning.citations import Lexis, citations
from kyoyaku.meaning.references import INSIDE, LAW, Reference
from kyoyaku.meaning.titles import Titles
from kyoyaku.problems import WHOLE
from tests import made

LAWS = """
laws:
- id: autonomy
  title: 地方自治法
  number: 昭和22年法律第67号
  url: "https://laws.e-gov.go.jp/law/322AC0000000067"
"""

# Where a sentence may stand. Article 2 has three paragraphs, the second with items; article 3-2 has one.
DOCUMENT = (
    made.PARTIES
    + """
title: 試験の協約
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - {id: art-1-p1, kind: paragraph, text: "@art-1-p1@"}
- id: art-2
  kind: article
  label: 第2条
  children:
  - {id: art-2-p1, kind: paragraph, text: "@art-2-p1@"}
  - id: art-2-p2
    kind: paragraph
    label: "2"
    text: "@art-2-p2@"
    children:
    - {id: art-2-p2-i1, kind: item, label: (1), text: "@art-2-p2-i1@"}
    - id: art-2-p2-i2
      kind: item
      label: (2)
      text: "@art-2-p2-i2@"
      children:
      - {id: art-2-p2-i2-a, kind: item, label: ア, text: "@art-2-p2-i2-a@"}
    - {id: art-2-p2-i3, kind: item, label: (3), text: "@art-2-p2-i3@"}
  - {id: art-2-p3, kind: paragraph, label: "3", text: "@art-2-p3@"}
- id: art-3
  kind: article
  label: 第三条
  text: "@art-3@"
- id: art-3-2
  kind: article
  label: 第3条の2
  children:
  - {id: art-3-2-p1, kind: paragraph, text: "@art-3-2-p1@"}
- {id: art-4, kind: article, label: 第4条, text: 削除}
- id: sup
  kind: supplement
  label: 附則
  children:
  - {id: sup-p1, kind: paragraph, label: "1", text: "@sup-p1@"}
  - {id: sup-p2, kind: paragraph, label: "2", text: "@sup-p2@"}
annexes:
- id: annex-1
  label: 別表第1
  relation: "@annex-1.relation@"
  columns: [{id: title, label: 施策, kind: title}]
- id: annex-2
  label: 別表第2
  columns: [{id: title, label: 施策, kind: title}]
- id: annex-3
  label: 別表第3
  columns: [{id: title, label: 施策, kind: title}]
"""
)


def document(sentence: str, at: str) -> str:
    """The document with a sentence at one place and another at all others."""
    return re.sub("@([a-z0-9.-]+)@", lambda spot: sentence if spot[1] == at else "定める。", DOCUMENT)


def found(sentence: str, at: str) -> tuple[list[Reference], list[str]]:
    """The references of a sentence at a place of the document, and the codes of what could not be resolved."""
    given = made.analysis(made.files(document(sentence, at), {"laws.yaml": LAWS})).references
    assert {one.unit for one in given.all} <= {at}
    return list(given.all), made.codes(given.problems)


def cited(sentence: str, at: str) -> list[tuple[str, ...]]:
    """What a sentence without problems cites: its words and their targets."""
    references, problems = found(sentence, at)
    assert problems == []
    return [(sentence[one.start : one.end], one.target, *one.also) for one in references]


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("前条に規定する", "art-2-p1", [("前条", "art-1")]),
        ("前条に規定する", "art-3-2-p1", [("前条", "art-3")]),
        ("次条に規定する", "art-3", [("次条", "art-3-2")]),
        ("前2条に規定する", "art-3", [("前2条", "art-1", "art-2")]),
        ("前二条に規定する", "art-3", [("前二条", "art-1", "art-2")]),
        ("前項に規定する", "art-2-p2", [("前項", "art-2-p1")]),
        ("次項に規定する", "art-2-p2", [("次項", "art-2-p3")]),
        ("前2項に規定する", "art-2-p3", [("前2項", "art-2-p1", "art-2-p2")]),
        ("前各項に規定する", "art-2-p3", [("前各項", "art-2-p1", "art-2-p2")]),
        ("第1項に規定する", "art-2-p3", [("第1項", "art-2-p1")]),
        ("本項及び本条", "art-2-p3", [("本項", "art-2-p3"), ("本条", "art-2")]),
        ("前号に掲げる", "art-2-p2-i2", [("前号", "art-2-p2-i1")]),
        ("次号に掲げる", "art-2-p2-i2", [("次号", "art-2-p2-i3")]),
        ("前各号に掲げる", "art-2-p2-i3", [("前各号", "art-2-p2-i1", "art-2-p2-i2")]),
        ("第1号に掲げる", "art-2-p2", [("第1号", "art-2-p2-i1")]),
        ("前号に掲げる", "art-2-p2-i2-a", [("前号", "art-2-p2-i1")]),
        ("第2条に規定する", "art-1-p1", [("第2条", "art-2")]),
        ("第二条に規定する", "art-1-p1", [("第二条", "art-2")]),
        ("第３条に規定する", "art-1-p1", [("第３条", "art-3")]),
        ("第3条の2に規定する", "art-1-p1", [("第3条の2", "art-3-2")]),
        ("第三条の二に規定する", "art-1-p1", [("第三条の二", "art-3-2")]),
        ("第2条第2項第3号に規定する", "art-1-p1", [("第2条第2項第3号", "art-2-p2-i3")]),
        ("第3条第1項に規定する", "art-1-p1", [("第3条第1項", "art-3")]),
        ("前条第2項に規定する", "art-3", [("前条第2項", "art-2-p2")]),
        ("前条第2項及び第3項", "art-3", [("前条第2項", "art-2-p2"), ("第3項", "art-2-p3")]),
        ("第2条第1項、同条第2項", "art-3", [("第2条第1項", "art-2-p1"), ("同条第2項", "art-2-p2")]),
        ("第2条第2項の規定及び同項第1号", "art-3", [("第2条第2項", "art-2-p2"), ("同項第1号", "art-2-p2-i1")]),
        (
            "前項の規定、同項第1号及び第2号",
            "art-2-p3",
            [("前項", "art-2-p2"), ("同項第1号", "art-2-p2-i1"), ("第2号", "art-2-p2-i2")],
        ),
        ("前項第1号又は第3号", "art-2-p3", [("前項第1号", "art-2-p2-i1"), ("第3号", "art-2-p2-i3")]),
        ("前項第1号から第3号まで", "art-2-p3", [("前項第1号", "art-2-p2-i1"), ("第3号", "art-2-p2-i3", "art-2-p2-i2")]),
        ("第1条から第3条まで", "art-3-2-p1", [("第1条", "art-1"), ("第3条", "art-3", "art-2")]),
        ("第2条第1項から第3項まで", "art-3", [("第2条第1項", "art-2-p1"), ("第3項", "art-2-p3", "art-2-p2")]),
        ("第1条から前条まで", "art-3-2-p1", [("第1条", "art-1"), ("前条", "art-3", "art-2")]),
        ("別表第2に掲げる", "art-1-p1", [("別表第2", "annex-2")]),
        ("別表第二に掲げる", "art-1-p1", [("別表第二", "annex-2")]),
        ("別表第1から別表第3まで", "art-1-p1", [("別表第1", "annex-1"), ("別表第3", "annex-3", "annex-2")]),
        ("（第2条、第3条関係）", "annex-1.relation", [("第2条", "art-2"), ("第3条", "art-3")]),
        ("この協約第2条及び本協定第3条", "art-1-p1", [("第2条", "art-2"), ("第3条", "art-3")]),
        ("第2条の規定は、前項の日から", "sup-p2", [("第2条", "art-2"), ("前項", "sup-p1")]),
    ],
)
def test_a_citation_leads_to_what_it_names(sentence: str, at: str, expected: list[tuple[str, ...]]) -> None:
    assert cited(sentence, at) == expected


@pytest.mark.fault("B5")
@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("前条に規定する", "art-1-p1"),
        ("次条に規定する", "sup-p1"),
        ("前項に規定する", "art-2-p1"),
        ("次項に規定する", "art-2-p3"),
        ("前号に掲げる", "art-2-p2-i1"),
        ("前3条に規定する", "art-2-p1"),
        ("前2項に規定する", "art-2-p2"),
    ],
)
def test_there_is_nothing_before_the_first_nor_after_the_last(sentence: str, at: str) -> None:
    assert found(sentence, at) == ([], ["no-neighbour"])


@pytest.mark.fault("B4")
@pytest.mark.parametrize(
    ("sentence", "nearest"),
    [
        ("第9条に規定する", "第4条"),
        ("第2条第7項に規定する", "第3項"),
        ("第2条第2項第8号に規定する", "第3号"),
        ("第3条第3項に規定する", "第三条第1項"),
        ("別表第9に規定する", "別表第3"),
    ],
)
def test_a_citation_that_leads_nowhere_names_what_is_near(sentence: str, nearest: str) -> None:
    references = made.analysis(made.files(document(sentence, "art-1-p1"))).references
    assert references.all == ()
    (problem,) = references.problems
    assert (problem.code, dict(problem.args)["nearest"]) == ("dangling-reference", nearest)


@pytest.mark.fault("A15")
@pytest.mark.parametrize(
    "words", ["第{}条", "第1条第{}項", "前{}条", "第1条の{}", "別表第{}", "第1項第{}号", "地方自治法の第{}条"]
)
@pytest.mark.parametrize("digit", ["1", "９", "一"])
def test_a_reference_with_too_many_digits_is_told_and_leads_nowhere(words: str, digit: str) -> None:
    references, problems = found(words.format(digit * 5_000), "art-1-p1")
    assert [one for one in references if one.kind == INSIDE] == []
    assert problems == ["number-too-long"]


@pytest.mark.fault("A15")
def test_a_provision_of_a_law_with_too_many_digits_is_told() -> None:
    assert found(f"地方自治法第{'1' * 5_000}条", "art-1-p1")[1] == ["number-too-long"]


@pytest.mark.fault("B6")
def test_a_deleted_article_is_linked_and_told() -> None:
    references, problems = found("第4条に規定する", "art-1-p1")
    assert ([one.target for one in references], problems) == (["art-4"], ["cites-deleted"])


@pytest.mark.parametrize(
    "sentence",
    [
        "総行市第200号の通知",
        "平成26年8月25日付け総行市第200号総務省自治行政局長通知",
        "令和4年告示第55号及び議案第36号",
        "各条及び各項",
    ],
)
@pytest.mark.parametrize("at", ["art-1-p1", "art-2-p2"])
def test_numbers_of_other_things_are_no_citations(sentence: str, at: str) -> None:
    assert cited(sentence, at) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "民法第3条",
        "民法（明治29年法律第89号）第2条第2項",
        "会議規則第2条及び第3条",
        "同法第2条",
        "施行令第2条の規定及び同条第9項",
    ],
)
def test_a_law_that_we_do_not_know_is_never_read_as_ours(sentence: str) -> None:
    references, problems = found(f"{sentence}の規定", "art-1-p1")
    assert references == []
    assert set(problems) == {"unknown-law"}


@pytest.mark.parametrize(
    ("sentence", "provisions"),
    [
        ("地方自治法（昭和22年法律第67号）第252条の2第1項の規定", ["第252条の2第1項"]),
        ("地方自治法第252条の2第1項及び第3項の規定", ["第252条の2第1項", "第252条の2第3項"]),
        ("地方自治法第252条の2第1項の規定及び同条第9項の規定", ["第252条の2第1項", "第252条の2第9項"]),
        ("地方自治法の規定", [""]),
    ],
)
def test_a_law_that_we_know_is_linked_with_its_provisions(sentence: str, provisions: list[str]) -> None:
    references, problems = found(sentence, "art-2-p2")
    assert problems == []
    assert [(one.kind, one.target, one.provision) for one in references] == [
        (LAW, "autonomy", one) for one in provisions
    ]


NESTED_LAWS = """
laws:
- {id: act, title: 地方自治法, number: 昭和22年法律第67号}
- {id: order, title: 地方自治法施行令, number: 昭和22年政令第16号}
- {id: rules, title: 地方自治法施行令施行規則}
- {id: short, title: 民法}
"""


def named(
    sentence: str, laws: str = NESTED_LAWS, terms: str = "terms: []"
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """What a sentence cites: its words, the law and the provision; and the codes of problems."""
    given = made.analysis(
        made.files(document(sentence, "art-1-p1"), {"laws.yaml": laws, "terms.yaml": terms})
    ).references
    return [(sentence[one.start : one.end], one.target, one.provision) for one in given.all], made.codes(given.problems)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("地方自治法施行令第1条の規定", [("地方自治法施行令第1条", "order", "第1条")]),
        ("地方自治法第2条及び地方自治法施行令第3条", [("地方自治法第2条", "act", "第2条"), ("地方自治法施行令第3条", "order", "第3条")]),
        ("地方自治法施行令施行規則第1条、地方自治法施行令", [("地方自治法施行令施行規則第1条", "rules", "第1条"), ("地方自治法施行令", "order", "")]),
        ("地方自治法施行令（昭和22年政令第16号）第2条第1項", [("地方自治法施行令（昭和22年政令第16号）第2条第1項", "order", "第2条第1項")]),
        ("地方自治法（昭和22年法律第67号。以下「法」という。）第252条の2第1項",
         [("地方自治法", "act", ""), ("第252条の2第1項", "act", "第252条の2第1項")]),
        ("地方自治法第二条規則", [("地方自治法第二条", "act", "第二条")]),
        ("地方自治法又は民法を", [("地方自治法", "act", ""), ("民法", "short", "")]),
        ("当該民法、現行民法", [("民法", "short", ""), ("民法", "short", "")]),
        ("地方自治法施行後は", [("地方自治法", "act", "")]),
        ("地方自治法等の規定", [("地方自治法", "act", "")]),
        ("市民法務局と国民法廷", []),
        ("地方自治法施行規則と地方自治法の一部を改正する法律", []),
        ("地方自治法等の一部を改正する法律", []),
        ("地方自治法施行令等の一部を改正する政令", []),
    ],
)  # fmt: skip
def test_of_laws_whose_titles_begin_alike_the_one_that_is_named_is_cited(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert named(sentence) == (expected, [])


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("地方自治法施行規則第3条", ["unknown-law"]),
        ("地方自治法の一部を改正する法律附則第2条", ["unknown-law"]),
        ("国民法第3条", ["unknown-law"]),
    ],
)
def test_a_law_that_only_looks_like_one_we_know_is_not_linked(sentence: str, codes: list[str]) -> None:
    assert named(sentence) == ([], codes)


TERMS_IN_LAWS = """
terms:
- {id: system, term: 地方自治法制度, kind: term}
- {id: act, term: 地方自治法, kind: term}
- {id: order, term: 施行令, kind: term}
- {id: table, term: 別表, kind: term}
- {id: deed, term: 第2条事業, kind: term}
- {id: plan, term: 別表第1計画, kind: term}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("地方自治法第2条", [("law", "地方自治法第2条")]),
        ("地方自治法制度", [("term", "地方自治法制度")]),
        ("地方自治法施行令", [("law", "地方自治法施行令")]),
        ("別表第1", [("inside", "別表第1")]),
        ("別表第1計画", [("term", "別表第1計画")]),
        ("第2条事業", [("term", "第2条事業")]),
        ("第2条と第2条事業と地方自治法と地方自治法制度",
         [("inside", "第2条"), ("law", "地方自治法"), ("term", "第2条事業"), ("term", "地方自治法制度")]),
    ],
)  # fmt: skip
def test_a_reference_a_law_and_a_term_share_no_character_and_the_longest_stands(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    files = made.files(document(sentence, "art-1-p1"), {"laws.yaml": NESTED_LAWS, "terms.yaml": TERMS_IN_LAWS})
    analysis = made.analysis(files)
    spans = [(one.kind, one.start, one.end) for one in analysis.references.by_unit.get("art-1-p1", ())]
    spans += [(one.kind, one.start, one.end) for one in analysis.uses.apart.get("art-1-p1", ())]
    assert sorted((kind, sentence[start:end]) for kind, start, end in spans) == sorted(expected)
    assert analysis.references.problems == ()


def test_after_a_law_our_own_articles_are_ours_again() -> None:
    references, problems = found(
        "地方自治法第252条の2第1項の規定により、第2条第1項の事務を、同条第2項のとおり", "art-1-p1"
    )
    assert problems == []
    assert [one.target for one in references] == ["autonomy", "art-2-p1", "art-2-p2"]


def test_references_turned_round_name_each_citing_place_once() -> None:
    cited_by = made.analysis(made.files(document("前2項に規定する", "art-2-p3"))).references.cited_by
    assert {key: [one.unit for one in found] for key, found in cited_by.items()} == {
        "art-2-p1": ["art-2-p3"],
        "art-2-p2": ["art-2-p3"],
        "art-2": ["art-2-p3"],
    }


def test_a_citation_knows_its_own_words() -> None:
    text = "第2条第2項第3号から第5号まで及び別表第1"
    assert [text[one.start : one.end] for one in citations(text, Lexis(Titles([])))] == [
        "第2条第2項第3号",
        "第5号",
        "別表第1",
    ]


def test_the_real_agreement_has_seven_references_inside_and_two_outside_and_none_false() -> None:
    references = made.real().references
    words = {key: text.ja for key, text in made.real().agreement.units.items()}
    assert references.problems == ()
    assert sorted(
        (one.unit, words[one.unit][one.start : one.end], one.target) for one in references.all if one.kind == INSIDE
    ) == [
        ("annex.relation", "第3条", "art-3"),
        ("art-2-p1", "前条", "art-1"),
        ("art-2-p1", "次条", "art-3"),
        ("art-3-p1", "別表", "annex"),
        ("art-4-p1", "前条", "art-3"),
        ("art-4-p2", "前条", "art-3"),
        ("art-4-p2", "前項", "art-4-p1"),
    ]
    assert [(one.target, one.provision) for one in references.all if one.kind == LAW] == [
        ("renkei-guidelines", ""),
        ("local-autonomy-act", "第252条の2第1項"),
    ]
    assert {key: len(found) for key, found in references.cited_by.items() if key.startswith("art-")} == {
        "art-1": 1,
        "art-3": 4,
        "art-4-p1": 1,
        "art-4": 1,
    }


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("第2条と第9条", "第9条"), ("第2条と前条", "前条"), ("第2条と第4条", "第4条"), ("第2条と民法第7条", "第7条"), (f"第2条と第{'1' * 20}条", f"第{'1' * 20}条"),
        (f"第2条と地方自治法第{'1' * 20}条", f"第{'1' * 20}条"),
    ],
)  # fmt: skip
def test_what_is_told_has_its_span_in_the_text(sentence: str, words: str) -> None:
    analysis = made.analysis(made.files(document(sentence, "art-1-p1"), {"laws.yaml": LAWS}))
    (problem,) = analysis.references.problems
    part = problem.place.part
    assert sentence[part.start : part.end] == words
    assert replace(problem.place, part=WHOLE) == analysis.agreement.units["art-1-p1"].place


@pytest.mark.parametrize(
    ("sentence", "terms", "expected"),
    [
        ("第2条と第3条", ["第2条と"], [("第3条", "art-3")]),
        ("第2条と第3条", ["第2条"], [("第2条", "art-2"), ("第3条", "art-3")]),
        ("第2条と第3条", ["と第3条"], [("第2条", "art-2")]),
        ("第2条と第3条", ["条と第"], [("第2条", "art-2"), ("第3条", "art-3")]),
        ("第2条第1項", ["第2条第1項の"], [("第2条第1項", "art-2-p1")]),
        ("第2条と第2条第1項", ["第2条", "条と"], [("第2条", "art-2"), ("第2条第1項", "art-2-p1")]),
    ],
)
def test_only_a_longer_word_takes_a_citation_in(
    sentence: str, terms: list[str], expected: list[tuple[str, str]]
) -> None:
    entries = "".join(f"- {{id: t-{at}, term: {term}, kind: term}}\n" for at, term in enumerate(terms))
    files = made.files(document(sentence, "art-1-p1"), {"terms.yaml": f"terms:\n{entries}"})
    references = made.analysis(files).references
    assert [(sentence[one.start : one.end], one.target) for one in references.all] == expected
