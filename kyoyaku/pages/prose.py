"""Pages of our own prose."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple
from urllib.parse import unquote

from markupsafe import Markup

from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.reading.pictures import picture_url
from kyoyaku.routes import Routes

_LINK: Final = re.compile(r'(<a href=")([^":?#]+\.html)(?=["?#])')
_PICTURE: Final = re.compile(r'(<img(?: alt="[^"]*")? src=")(img/[^"]*)')


class ProseView(NamedTuple):
    """A page of prose; `lang` is set where it is in another language than the edition's."""

    title: str
    html: Markup
    lang: str | None
    missing: bool


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per slug."""
    for slug, lang in corpus.pages:
        if lang == ORIGINAL:
            yield routes.prose(slug), (slug,)


def view(voice: Voice, path: str, slug: str) -> tuple[Around, ProseView]:
    """A page of prose in the edition's interface language, or in Japanese where there is none."""
    pages = voice.context.corpus.pages
    page = pages.get((slug, voice.edition.interface)) or pages[slug, ORIGINAL]
    # Pictures stand once for all editions; a quotation mark inside an attribute is always escaped.
    shown = _PICTURE.sub(
        lambda found: found[1] + escape(voice.shared(picture_url(unescape(found[2])))),
        voice.context.prose[slug, page.lang],
    )
    shown = _followed(voice, shown)
    html = Markup(shown)  # noqa: S704  (sanitised by prose.py)
    lang = voice.foreign(page.lang)
    crumbs = (Link("", page.title, lang),)
    around = Around(page.title, page.title, crumbs=crumbs, json_ld=breadcrumb(voice, path, crumbs))
    return around, ProseView(page.title, html, lang, page.lang != voice.edition.interface)


def _followed(voice: Voice, html: str) -> str:
    """The HTML with its links to pages of an agreement leading to where they stand."""
    moved = voice.context.routes.named_in_prose(_named(match[2]) for match in _LINK.finditer(html))

    def lead(match: re.Match[str]) -> str:
        there = moved.get(_named(match[2]))
        return match[0] if there is None else match[1] + voice.to(there)

    return _LINK.sub(lead, html) if moved else html


def _named(written: str) -> str:
    return posixpath.normpath(unquote(written))
