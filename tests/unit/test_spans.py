"""The carving of a text by spans: whatever the spans, the words stay what they were."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.text.html import Element, heading_html, text_html
from kyoyaku.text.spans import Piece, Span, carve, without_overlaps

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
