"""How every place of an agreement is cited, in every language that citations are made in."""

from __future__ import annotations

import pytest

from kyoyaku.meaning import names
from kyoyaku.meaning.citing import CitationForm, Citations
from kyoyaku.model import text_hash
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 山川市及び谷町の連携協約
short_title: 連携協約
preamble: 前文です。
closing: 結びです。
date: {{text: 平成29年3月22日, value: 2017-03-22}}
body:
- {{id: art-1, kind: article, label: 第1条, caption: （目的）, text: 協力する。}}
signatories:
- {{id: s-1, party: kou, symbol: 甲, name: 山川太郎}}
annexes:
- id: table
  label: 別表
  relation: （第1条関係）
  columns: [{{id: title, label: 施策, kind: title}}, {{id: kou, label: 甲の役割, kind: role, party: kou}}, {{id: note, label: 備考, kind: other}}]
  categories:
  - id: c3
    label: "3"
    title: 地域
    categories:
    - {{id: c31, label: (1), title: 医療, measures: [{{id: m-1, cells: {{title: 医療の充実, kou: 担う。}}}}]}}
- id: rest
  label: 別表第2
  columns: [{{id: kou, label: 甲の役割, kind: role, party: kou}}]
  measures: [{{id: m-2, cells: {{kou: 担う。}}}}]
"""
ENGLISH = {
    "title": ("山川市及び谷町の連携協約", "Cooperation Agreement"),
    "table.label": ("別表", "Appended Table"),
    "m-1.title": ("医療の充実", "Better care"),
    "table.kou": ("甲の役割", "Role of Party A"),
}
SITE = made.SITE.replace(
    "editions:", "  ja-x-easy: {tag: ja-x-easy, kind: summary, label: やさしい日本語, fallback: ja}\neditions:"
)


def english(**more: str) -> dict[str, str]:
    units = "".join(
        f"  {key}: {{text: {words}, source: {text_hash(ja)}, status: reviewed}}\n"
        for key, (ja, words) in ENGLISH.items()
    )
    return {"agreements/tiny/en.yaml": f"language: en\nunits:\n{units}", **more}


def places(agreement: str = AGREEMENT, more: dict[str, str] | None = None) -> Citations:
    files = made.files(agreement, english() if more is None else more, site=SITE)
    return Citations(made.corpus(files), made.analysis(files))


@pytest.mark.parametrize(
    ("key", "japanese", "in_english"),
    [
        ("art-1", "第1条", "Article 1"), ("art-1.caption", "第1条", "Article 1"), ("title", "", ""), ("preamble", "前文", "Preamble"), ("closing", "結び", "Closing"), ("date", "締結日", "Date"),
        ("s-1.name", "記名押印", "Signatures"), ("table", "別表", "Appended Table"), ("table.relation", "別表", "Appended Table"), ("c3", "別表3", "Appended Table 3"), ("c31", "別表3(1)", "Appended Table 3(1)"),
        ("m-1", "別表3(1)の表医療の充実の項", "Appended Table 3(1), row “Better care”"), ("m-1.title", "別表3(1)の表医療の充実の項", "Appended Table 3(1), row “Better care”"),
        ("m-1.kou", "別表3(1)の表医療の充実の項甲の役割の欄", "Appended Table 3(1), row “Better care”, column “Role of Party A”"),
        ("m-1.none", "別表3(1)の表医療の充実の項", "Appended Table 3(1), row “Better care”"), ("rest", "別表第2", "別表第2"), ("m-2", "別表第2担う。の項", "別表第2, row “担う。”"),
        ("m-2.kou", "別表第2担う。の項甲の役割の欄", "別表第2, row “担う。”, column “Role of Party A”"), ("nowhere", "", ""),
    ],
)  # fmt: skip
def test_a_place_is_cited(key: str, japanese: str, in_english: str) -> None:
    found = places()
    assert (found.cited(key, "ja"), found.cited(key, "en")) == (japanese, in_english)


JA = ("ja", "ja", "日本語")
EN = ("en", "en", "English")


@pytest.mark.parametrize(
    ("agreement", "more", "forms"),
    [
        (AGREEMENT, None, [
            CitationForm(*JA, "full", "山川市及び谷町の連携協約（平成29年3月22日締結）{place}"), CitationForm(*JA, "short", "連携協約{place}"),
            CitationForm(*JA, "quote", "「{text}」（山川市及び谷町の連携協約（平成29年3月22日締結）{place}）"),
            CitationForm(*EN, "full", "{place}, Cooperation Agreement (concluded March 22, 2017)"),
            CitationForm(*EN, "quote", "“{text}” ({place}, Cooperation Agreement (concluded March 22, 2017))"),
        ]),
        (AGREEMENT.replace("平成29年3月22日, value: 2017-03-22", "令和4年 月 日"), None, [
            CitationForm(*JA, "full", "山川市及び谷町の連携協約（令和4年 月 日締結）{place}"), CitationForm(*JA, "short", "連携協約{place}"),
            CitationForm(*JA, "quote", "「{text}」（山川市及び谷町の連携協約（令和4年 月 日締結）{place}）"),
            CitationForm(*EN, "full", "{place}, Cooperation Agreement"), CitationForm(*EN, "quote", "“{text}” ({place}, Cooperation Agreement)"),
        ]),
        (AGREEMENT.replace("date: {text: 平成29年3月22日, value: 2017-03-22}\n", "").replace("short_title: 連携協約\n", ""), {}, [
            CitationForm(*JA, "full", "山川市及び谷町の連携協約{place}"), CitationForm(*JA, "short", "山川市及び谷町の連携協約{place}"),
            CitationForm(*JA, "quote", "「{text}」（山川市及び谷町の連携協約{place}）"),
        ]),
    ],
)  # fmt: skip
def test_an_agreement_is_cited(agreement: str, more: dict[str, str] | None, forms: list[CitationForm]) -> None:
    assert list(places(agreement, more).forms()) == forms


def test_a_summary_is_not_cited() -> None:
    assert places().languages == ("ja", "en")


def test_a_word_is_as_the_glossary_translates_it() -> None:
    terms = "terms:\n- {id: a, term: 甲, kind: symbol, agreement: other}\n- {id: b, term: 甲, kind: symbol, translation: {en: [Party A, A]}}\n"
    corpus = made.corpus(made.files(AGREEMENT, {"terms.yaml": terms}))
    agreement = corpus.agreements[0]
    assert [
        names.translated(corpus, agreement, word, lang) for word, lang in (("甲", "en"), ("甲", "ja"), ("乙", "en"))
    ] == ["Party A", "甲", "乙"]


@pytest.mark.parametrize(("number", "words"), [((3,), "3"), ((252, 2), "252-2"), ((3, 2, 4), "3-2-4")])
def test_a_number_with_branches(number: tuple[int, ...], words: str) -> None:
    assert names.number_words(number) == words


@pytest.mark.parametrize(
    ("ident", "path"), [("art-1", ["art-1"]), ("a1-i1", ["ch", "art-2", "a1-i1"]), ("none", []), ("ch", ["ch"])]
)
def test_the_way_to_a_provision(ident: str, path: list[str]) -> None:
    agreement = made.agreement(
        f"{made.PARTIES}\ntitle: 試験\nbody:\n- {{id: art-1, kind: article, label: 第1条, text: 一}}\n- id: ch\n  kind: chapter\n  label: 第1章\n  children:\n"
        "  - {id: art-2, kind: article, label: 第2条, children: [{id: a1-i1, kind: item, label: (1), text: 二}]}\n"
    )
    assert [node.id for node in names.path_to(agreement, ident)] == path


@pytest.mark.parametrize(
    ("name", "caption", "title"),
    [
        ("第1条", "（目的）", "第1条（目的）"),
        ("Article 1", "(Purpose)", "Article 1 (Purpose)"),
        ("第1条", "", "第1条"),
        ("", "（目的）", "（目的）"),
        ("", "", ""),
        ("第1章", "総則", "第1章 総則"),
    ],
)
def test_a_label_with_its_caption(name: str, caption: str, title: str) -> None:
    assert names.captioned(name, caption) == title


@pytest.mark.parametrize(
    ("words", "most", "name"),
    [
        ("一。二。", 30, "一。"), ("一二三", 3, "一二三"), ("一二三四", 3, "一二三…"), ("一二。", 3, "一二。"), ("a bc def", 5, "a bc…"), ("abcdef", 3, "abc…"), ("", 30, ""), ("a b. c", 30, "a b. c"), ("あ" * 30, 30, "あ" * 30),
        ("「直す。」を「守る。」に改める。次に。", 30, "「直す。」を「守る。」に改める。"), ("谷町（以下「乙」という｡）は、直す。次に。", 30, "谷町（以下「乙」という｡）は、直す。"), ("「直す。次に。", 30, "「直す。"),
    ],
)  # fmt: skip
def test_the_opening_of_a_text_is_a_name(words: str, most: int, name: str) -> None:
    assert names.opening(words, most) == name
    assert names.opening("あ" * 31) == "あ" * 30 + "…"


def test_signatures_of_several_are_told_apart() -> None:
    more = "- {id: s-2, party: otsu, name: 谷花子}\n- {id: s-3, name: 立会人}\n- {id: s-4, party: otsu, name: 谷次郎}\nannexes:"
    found = places(AGREEMENT.replace("annexes:", more))
    assert [found.cited(f"s-{at}.name", "ja") for at in range(1, 5)] == [
        "記名押印（山川市）", "記名押印（2）", "記名押印（立会人）", "記名押印（4）",
    ]  # fmt: skip
    assert found.cited("s-1.name", "en") == "Signatures (山川市)"
