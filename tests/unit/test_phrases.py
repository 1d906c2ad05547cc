"""Where a text may break, and which phrases differ between two."""

from __future__ import annotations

import pytest

from kyoyaku.text.phrases import breakable, changes, differing, phrases


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("", "ja", ()), ("甲と連携する。", "ja", ("甲と", "連携する。")), ("甲と連携する。", "ja-x-easy", ("甲と", "連携する。")), ("", "en", ()), ("a city acts", "en", ("a ", "city ", "acts")),
        ("  a  b ", "en", ("  ", "a  ", "b ")), ("a\nb", "en", ("a\n", "b")), ("一 二", "zh", ("一 ", "二")),
    ],
)  # fmt: skip
def test_a_text_in_phrases(text: str, lang: str, parts: tuple[str, ...]) -> None:
    assert phrases(text, lang) == parts
    assert "".join(parts) == text


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("高度な医療サービスの提供", (), ("高度な", "医療サービスの", "提供")), ("高度な医療サービスの提供", ("度な医",), ("高度な医療サービスの", "提供")),
        ("高度な医療サービスの提供", ("医療",), ("高度な", "医療サービスの", "提供")), ("高度な医療サービスの提供", ("ない",), ("高度な", "医療サービスの", "提供")),
        ("地域公共交通の確保", (), ("地域公共交通の", "確保")), ("", (), ("",)), ("移住の促進と移住の促進", ("の促", "の促"), ("移住の促進と", "移住の促進")),
        ("移住の促進と移住の促進", ("の促",), ("移住の促進と", "移住の", "促進")),
    ],
)  # fmt: skip
def test_a_heading_in_parts(text: str, words: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert breakable(text, "ja", words) == parts
    assert breakable(text, "en", words) == (text,)


@pytest.mark.parametrize(
    ("text", "other", "runs"),
    [
        ("a b c", "a b c", []), ("a b c", "x y z", ["a b c"]), ("a b c d e", "a b c x e", ["d"]), ("x a b c", "a b c", ["x"]), ("a b c x", "a b c y", ["x"]), ("a x b", "a y b", ["x"]),
        ("p a b q r s t", "z a b w v u", ["p a b q r s t"]), ("p a b c q", "z a b c w", ["p", "q"]), ("", "a", []), ("a", "", ["a"]), ("a x y b", "a b", ["x y"]), ("a ", "b", ["a"]),
    ],
)  # fmt: skip
def test_runs_that_the_other_text_does_not_have(text: str, other: str, runs: list[str]) -> None:
    found = differing(text, other, "en")
    assert [text[span.start : span.end] for span in found] == runs
    assert {span.kind for span in found} <= {"differs"}
    assert {span.kind for span in differing(text, other, "en", "unlike")} <= {"unlike"}


@pytest.mark.parametrize(
    ("before", "after", "merged", "spans"),
    [
        ("a b", "a b", "a b", []), ("a city acts", "a town acts", "a city town acts", [("city ", "gone"), ("town ", "new")]), ("a b", "a ", "a b", [("b", "gone")]), ("a ", "a b", "a b", [("b", "new")]),
        ("", "a", "a", [("a", "new")]), ("a", "", "a", [("a", "gone")]), ("a x b y c", "a b c", "a x b y c", [("x ", "gone"), ("y ", "gone")]),
    ],
)  # fmt: skip
def test_two_states_of_a_text_as_one(before: str, after: str, merged: str, spans: list[tuple[str, str]]) -> None:
    words, found = changes(before, after, "en")
    assert words == merged
    assert [(words[span.start : span.end], span.kind) for span in found] == spans
