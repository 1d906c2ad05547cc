"""The grammar of citations: which words cite, and what each step of a citation says, before anything is resolved."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.grammar import Citation, CitationStep, citations, part

ARTICLE = CitationStep("第", (3,))


def found(text: str, taken: list[tuple[int, int]] | None = None) -> list[Citation]:
    return list(citations(text, taken or []))


def words(text: str, taken: list[tuple[int, int]] | None = None) -> list[str]:
    return [text[one.start : one.end] for one in found(text, taken)]


@pytest.mark.fault("D6")
@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("第3条", CitationStep("第", (3,))), ("第３条", CitationStep("第", (3,))), ("第三条", CitationStep("第", (3,))),
        ("第二百五十二条の二", CitationStep("第", (252, 2))), ("第3条の2の3", CitationStep("第", (3, 2, 3))), ("第2項", CitationStep("第", (2,))),
        ("第4号の2", CitationStep("第", (4, 2))), ("前条", CitationStep("前")), ("前2条", CitationStep("前", steps=2)), ("前二条", CitationStep("前", steps=2)),
        ("前各項", CitationStep("前", all=True)), ("前各号", CitationStep("前", all=True)), ("次条", CitationStep("次")), ("次3項", CitationStep("次", steps=3)),
        ("同条", CitationStep("同")), ("同号", CitationStep("同")), ("本条", CitationStep("本")), ("本項", CitationStep("本")),
        ("", None), (None, None), ("条", None), ("第3表", None), ("第3条第2項", None), ("各条", None),
    ],
)  # fmt: skip
def test_a_step_says_which_way_and_how_far(step: str | None, expected: CitationStep | None) -> None:
    assert part(step) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("別表", Citation(0, 2, annex=())),
        ("別表第2", Citation(0, 4, annex=(2,))),
        ("別表第二の三", Citation(0, 6, annex=(2, 3))),
        ("第3条", Citation(0, 3, article=ARTICLE)),
        ("第3条第2項", Citation(0, 6, article=ARTICLE, paragraph=CitationStep("第", (2,)))),
        (
            "第3条第2項第1号",
            Citation(0, 9, article=ARTICLE, paragraph=CitationStep("第", (2,)), item=CitationStep("第", (1,))),
        ),
        ("第3条第1号", Citation(0, 6, article=ARTICLE, item=CitationStep("第", (1,)))),
        ("前条前項", Citation(0, 4, article=CitationStep("前"), paragraph=CitationStep("前"))),
        ("同条次項", Citation(0, 4, article=CitationStep("同"), paragraph=CitationStep("次"))),
        ("第2項", Citation(0, 3, paragraph=CitationStep("第", (2,)))),
        ("前項各号", Citation(0, 2, paragraph=CitationStep("前"))),
        ("同項第1号", Citation(0, 5, paragraph=CitationStep("同"), item=CitationStep("第", (1,)))),
        ("第1号の2", Citation(0, 5, item=CitationStep("第", (1, 2)))),
        ("前各号", Citation(0, 3, item=CitationStep("前", all=True))),
    ],
)
def test_a_citation_has_its_steps(text: str, expected: Citation) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "joiner",
    ["及び", "又は", "若しくは", "並びに", "から", "、", "・", "、及び", "、又は", "、若しくは", "、並びに", "、から"],
)
def test_what_is_joined_goes_on_with_what_is_before_it(joiner: str) -> None:
    first, second = found(f"第3条第1項{joiner}第2項")
    assert (first.joined, second.joined) == (False, True)


@pytest.mark.parametrize("between", ["と", "の", "及び、", "ただし", "　", "、、", "及び又は"])
def test_other_words_between_join_nothing(between: str) -> None:
    assert [one.joined for one in found(f"第3条{between}第4条")] == [False, False]


def test_the_first_citation_is_joined_to_nothing() -> None:
    assert [one.joined for one in found("及び第3条")] == [False]
    assert [one.joined for one in found("、第3条")] == [False]


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("第1条から第3条まで", True),
        ("第1条から第3条", False),
        ("第1条、第3条まで", False),
        ("第1条及び第3条まで", False),
        ("第1条、から第3条まで", False),
    ],
)
def test_a_range_says_from_and_to(text: str, ranged: bool) -> None:
    assert [one.ranged for one in found(text)] == [False, ranged]


@pytest.mark.parametrize(
    "statute", ["法", "法律", "令", "条例", "規則", "規程", "要綱", "要領", "規約", "憲章", "協定"]
)
@pytest.mark.parametrize("note", ["", "（平成元年第1号）", "附則", "（略称）附則"])
def test_after_a_statute_a_citation_is_foreign(statute: str, note: str) -> None:
    assert [one.foreign for one in found(f"何々{statute}{note}第3条")] == [True]


@pytest.mark.parametrize("lead", ["本法", "この法", "本協定", "この協定", "本条例", "この規約"])
def test_the_document_itself_is_not_foreign(lead: str) -> None:
    assert [one.foreign for one in found(f"{lead}第3条")] == [False]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("民法第3条及び第4条", [True, True]),
        ("民法第3条及び前条", [True, False]),
        ("民法第3条の規定及び同条第2項", [True, True]),
        ("民法第3条の規定により第4条", [True, False]),
        ("民法により、第3条", [False]),
        ("第3条、民法第4条", [False, True]),
        ("民法第1条、第2条、第3条", [True, True, True]),
        (f"民法{'あ' * 199}第3条", [False]),
        (f"法（{'あ' * 197}）第3条", [True]),
        (f"法（{'あ' * 198}）第3条", [False]),
    ],
)
def test_a_statute_holds_for_what_goes_on_with_it(text: str, foreign: list[bool]) -> None:
    assert [one.foreign for one in found(text)] == foreign


@pytest.mark.parametrize(
    ("text", "taken", "law"),
    [
        ("地方自治法第2条及び第3条", [(0, 8)], [0]),
        ("地方自治法第2条の規定及び同条第3項", [(0, 8)], [0]),
        ("地方自治法第2条の規定及び第3条", [(0, 8)], [None]),
        ("地方自治法の規定、同法第3条", [(0, 5)], [0]),
        ("地方自治法（略）第3条", [(0, 5)], [0]),
        ("地方自治法第3条", [(0, 5)], [0]),
        ("甲法乙法第3条", [(0, 2), (2, 4)], [1]),
        ("甲法、乙法第3条、第4条", [(0, 2), (3, 8)], [1]),
        ("第3条、甲法第4条、第5条", [(4, 9)], [None, 0]),
        ("甲法第4条、前条", [(0, 5)], [None]),
    ],
)
def test_a_known_law_holds_for_what_goes_on_with_it(
    text: str, taken: list[tuple[int, int]], law: list[int | None]
) -> None:
    assert [one.law for one in found(text, taken)] == law
    assert not any(one.foreign for one in found(text, taken) if one.law is not None)


def test_what_a_known_law_takes_in_is_no_citation_of_its_own() -> None:
    assert words("地方自治法第2条と第3条", [(0, 8)]) == ["第3条"]
    assert words("第1条と地方自治法第2条", [(4, 12)]) == ["第1条"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総行市第200号", []), ("告示第55号", []), ("この第1号", ["第1号"]), ("、第1号", ["第1号"]), ("第1号", ["第1号"]), ("総行市前号", ["前号"]),
        ("告示第5条", ["第5条"]), ("総行市第2項第3号", ["第2項第3号"]), ("第一号", ["第一号"]), ("次の各号", []), ("各条", []), ("第 3 条", []),
        ("第3条の規定の2", ["第3条"]), ("第3条のとおり", ["第3条"]), ("別表第", ["別表"]), ("同条例、本条約、次条件、同条項、本条文", []), ("次項目と第2項目", []), ("この第4号線、第1号棟、次号車", []),
        ("前3条例", []), ("第3条文", ["第3条"]), ("前三項及び次二条", ["前三項", "次二条"]),
    ],
)  # fmt: skip
def test_only_what_cites_is_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected
