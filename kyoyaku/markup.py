"""Texts as HTML: words escaped, spans as elements. The words between the tags are the text, character for character."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from markupsafe import Markup

from kyoyaku.phrases import breakable
from kyoyaku.spans import Piece, Span, carve

Link = Callable[[Span], str | None]


def text_html(text: str, spans: Iterable[Span] = (), link: Link = lambda _: None) -> Markup:
    """A text with its spans. `link` gives the address of a span that is a link, or None."""
    return safe("".join(_piece(piece, link) for piece in carve(text, spans)))


def safe(html: str) -> Markup:
    """HTML made here, of escaped words and our own tags."""
    return Markup(html)  # noqa: S704 - the one place that vouches for what this module has escaped


def _piece(piece: Piece, link: Link) -> str:
    if piece.span is None:
        return escape(piece.words)
    inside = "".join(_piece(child, link) for child in piece.inside)
    href = link(piece.span)
    if href is not None:
        return f'<a class="{piece.span.kind}" href="{escape(href)}">{inside}</a>'
    if piece.span.kind == "differs":
        return f"<mark>{inside}</mark>"
    return f'<span class="{piece.span.kind}">{inside}</span>'


@cache
def heading_html(text: str, lang: str, words: tuple[str, ...] = ()) -> Markup:
    """A heading with places to break between its phrases; `words` are not broken."""
    return safe("<wbr>".join(map(escape, breakable(text, lang, words))))
