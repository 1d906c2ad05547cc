"""The carving of a text by spans: whatever the spans, the words stay what they were."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.text.html import Element, heading_html, text_html
from kyoyaku.text.spans import Piece, Span, carve, longest_first, without_overlaps

TEXTS = st.text(alphabet="甲乙、。<>&\"'{}葛\U000e0100𠮷が\u3099 a", max_size=30)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans on it: apart, touching, nested and crossing."""
    text = draw(TEXTS)
    ends = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=8))
    return text, [
        Span(min(pair), max(pair), f"kind-{n}", f"to-{n}") for n, pair in enumerate(pairs) if pair[0] != pair[1]
    ]


def words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.words for piece in pieces)


def every(pieces: Iterable[Piece]) -> Iterable[Piece]:
    for piece in pieces:
        yield piece
        yield from every(piece.inside)


@given(texts_with_spans())
def test_the_pieces_joined_are_the_text(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    pieces = carve(text, spans)
    assert words(pieces) == text
    for piece in every(pieces):
        if piece.span is not None:
            assert words(piece.inside) == piece.words == text[piece.span.start : piece.span.end]


@given(texts_with_spans())
def test_every_character_of_a_span_is_marked_by_it(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    marked = {(piece.span.kind, at) for piece in every(carve(text, spans)) if piece.span
              for at in range(piece.span.start, piece.span.end)}  # fmt: skip
    assert marked == {(span.kind, at) for span in spans for at in range(span.start, span.end)}


def test_a_span_inside_another_stays_inside_and_a_crossing_one_is_cut() -> None:
    outer, inner, crossing = Span(0, 4, "outer"), Span(1, 3, "inner"), Span(3, 6, "crossing")
    shown = text_html("一二三四五六", [outer, inner, crossing])
    assert shown == (
        '<span class="outer">一<span class="inner">二三</span><span class="crossing">四</span></span>'
        '<span class="crossing">五六</span>'
    )


@given(texts_with_spans())
def test_of_spans_that_overlap_the_first_given_stays(given_: tuple[str, list[Span]]) -> None:
    kept = without_overlaps(given_[1])
    assert all(before.end <= after.start for before, after in itertools.pairwise(kept))
    assert not given_[1] or given_[1][0] in kept


def test_markup_in_a_text_is_shown_not_run() -> None:
    hostile = '<script>alert(1)</script> & "quoted" {{ 7 * 7 }}'
    shown = text_html(hostile, [Span(0, 8, "ref")], lambda span: Element("a", (("href", 'x" onclick="alert(1)'),)))
    assert "<script" not in shown
    assert "{{ 7 * 7 }}" in shown
    assert 'href="x&quot; onclick=&quot;alert(1)"' in shown
    assert heading_html("<img src=x onerror=alert(1)>", "en") == "&lt;img src=x onerror=alert(1)&gt;"


@given(st.text(alphabet="地域公共交通の確保、<&>が 𠮷", max_size=20))
def test_places_to_break_change_no_character_of_a_heading(text: str) -> None:
    assert heading_html(text, "ja").replace("<wbr>", "") == str(text_html(text))


A, B, C = Span(0, 2, "a"), Span(2, 4, "b"), Span(1, 3, "c")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (A, B, False),
        (B, A, False),
        (A, C, True),
        (C, A, True),
        (C, B, True),
        (A, A, True),
        (Span(0, 4, "o"), C, True),
        (C, Span(0, 4, "o"), True),
        (Span(5, 6, "x"), A, False),
    ],
)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([], []), ([A, B], [A, B]), ([B, A], [A, B]), ([A, C, B], [A, B]), ([C, A, B], [C]), ([B, C], [B]), ([Span(1, 1, "empty"), A], [A]), ([A, A], [A]),
        ([Span(0, 9, "all"), A, B], [Span(0, 9, "all")]), ([A, Span(4, 5, "d"), Span(2, 5, "e"), B], [A, B, Span(4, 5, "d")]), ([Span(2, 1, "back"), B], [B]),
    ],
)  # fmt: skip
def test_those_that_come_first_are_kept_in_the_order_of_the_text(given: list[Span], kept: list[Span]) -> None:
    assert without_overlaps(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([A, Span(0, 3, "long")], [Span(0, 3, "long")]), ([Span(0, 2, "first"), Span(1, 3, "second")], [Span(0, 2, "first")]), ([B, A], [A, B]),
        ([Span(0, 1, "x"), Span(0, 5, "y"), Span(4, 10, "z")], [Span(0, 1, "x"), Span(4, 10, "z")]),
    ],
)  # fmt: skip
def test_the_longest_are_kept(given: list[Span], kept: list[Span]) -> None:
    assert longest_first(given) == kept


@given(texts_with_spans())
def test_the_longest_span_always_stays_and_no_two_touch(given_: tuple[str, list[Span]]) -> None:
    kept = longest_first(given_[1])
    assert all(before.end <= after.start for before, after in itertools.pairwise(kept))
    assert not given_[1] or max(one.end - one.start for one in kept) == max(one.end - one.start for one in given_[1])
    assert all(one in kept or any(one.overlaps(other) for other in kept) for one in given_[1])


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], "一二三四五"), ([Span(0, 5, "a")], "a(一二三四五)"), ([Span(1, 2, "a")], "一a(二)三四五"), ([Span(3, 5, "b"), Span(0, 1, "a")], "a(一)二三b(四五)"),
        ([Span(0, 3, "a"), Span(0, 3, "b")], "a(b(一二三))四五"), ([Span(0, 2, "a"), Span(1, 4, "b")], "a(一b(二))b(三四)五"), ([Span(0, 2, "a"), Span(2, 3, "b")], "a(一二)b(三)四五"),
        ([Span(0, 4, "a"), Span(1, 2, "b"), Span(3, 5, "c")], "a(一b(二)三c(四))c(五)"), ([Span(4, 9, "a")], "一二三四a(五)"), ([Span(7, 9, "a")], "一二三四五"),
    ],
)  # fmt: skip
def test_a_text_is_carved_by_its_spans(spans: list[Span], pieces: str) -> None:
    def shown(found: Iterable[Piece]) -> str:
        return "".join(f"{one.span.kind}({shown(one.inside)})" if one.span else one.words for one in found)

    assert shown(carve("一二三四五", spans)) == pieces


READINGS = (Span(0, 2, "ruby", "かんじ"), Span(3, 4, "name", "な"))


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ([], "<ruby>漢字<rt>かんじ</rt></ruby>の<ruby class=\"name\">名<rt>な</rt></ruby>&lt;"),
        ([Span(0, 2, "ref")], "<span class=\"ref\"><ruby>漢字<rt>かんじ</rt></ruby></span>の<ruby class=\"name\">名<rt>な</rt></ruby>&lt;"),
        ([Span(1, 3, "ref")], "漢<span class=\"ref\">字の</span><ruby class=\"name\">名<rt>な</rt></ruby>&lt;"),
        ([Span(3, 4, "ref")], "<ruby>漢字<rt>かんじ</rt></ruby>の<span class=\"ref\"><ruby class=\"name\">名<rt>な</rt></ruby></span>&lt;"),
        ([Span(2, 5, "ref")], "<ruby>漢字<rt>かんじ</rt></ruby><span class=\"ref\">の<ruby class=\"name\">名<rt>な</rt></ruby>&lt;</span>"),
    ],
)  # fmt: skip
def test_readings_stand_over_whole_words(spans: list[Span], html: str) -> None:
    assert text_html("漢字の名<", spans, readings=READINGS) == html


def test_elements_have_the_attributes_that_their_dress_gives() -> None:
    dress = lambda span: Element("a", (("href", span.target), ("class", span.kind)))  # noqa: E731 - a dress is a function
    assert text_html("一二", [Span(0, 1, "ref", "x&y")], dress) == '<a href="x&amp;y" class="ref">一</a>二'
    assert text_html("一", [Span(0, 1, "ref")], lambda span: Element("b")) == "<b>一</b>"


@pytest.mark.parametrize(
    ("text", "lang", "html"),
    [
        ("高度な医療サービスの提供", "ja", "高度な<wbr>医療サービスの<wbr>提供"), ("Advanced care services", "en", "Advanced care services"), ("", "ja", ""), ("目的", "ja", "目的"),
    ],
)  # fmt: skip
def test_a_heading_may_break_between_phrases_of_japanese(text: str, lang: str, html: str) -> None:
    assert heading_html(text, lang) == html


def test_a_heading_never_breaks_inside_a_reading_and_breaks_before_a_span() -> None:
    whole = (Span(0, 9, "ruby", "こうどな"),)
    assert (
        heading_html("高度な医療サービスの提供", "ja", readings=whole)
        == "<ruby>高度な医療サービス<rt>こうどな</rt></ruby>の<wbr>提供"
    )
    assert heading_html("高度な医療サービスの提供", "ja", [Span(3, 5, "term")]) == (
        '高度な<span class="term"><wbr>医療</span>サービスの<wbr>提供'
    )
