"""Texts as HTML: words escaped, spans as elements. The words between the tags are the text, character for character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from kyoyaku.phrases import phrases
from kyoyaku.spans import Piece, Span, carve

Link = Callable[[Span], str | None]


def text_html(text: str, spans: Iterable[Span] = (), link: Link = lambda _: None) -> Markup:
    """A text with its spans. `link` gives the address of a span that is a link, or None."""
    return Markup("").join(_piece(piece, link) for piece in carve(text, spans))


def _piece(piece: Piece, link: Link) -> Markup:
    if piece.span is None:
        return escape(piece.words)
    inside = Markup("").join(_piece(child, link) for child in piece.inside)
    span = piece.span
    href = link(span)
    if href is not None:
        return Markup('<a class="{}" href="{}">{}</a>').format(span.kind, href, inside)
    if span.kind == "differs":
        return Markup("<mark>{}</mark>").format(inside)
    return Markup('<span class="{}">{}</span>').format(span.kind, inside)


def heading_html(text: str, lang: str) -> Markup:
    """A heading with places to break between its phrases."""
    parts: Sequence[str] = phrases(text, lang)
    return Markup("<wbr>").join(escape(part) for part in parts) if lang.startswith("ja") else escape(text)
