"""The page for addresses that lead nowhere; it is served at any depth, to readers of every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kyoyaku.model import Corpus, Edition
from kyoyaku.pages.article import article_title
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import FULL, NOT_FOUND, SEARCH, Routes, in_edition


class Said(NamedTuple):
    """What is said in one language; `lang` is None for that of the page.

    Links are absolute, and only there where the base of the site is known; without them `words` tell a way on.
    """

    lang: str | None
    title: str
    words: tuple[str, ...]
    links: tuple[Link, ...]


class NotFoundView(NamedTuple):
    """The page in every language of the interface, its own first."""

    said: tuple[Said, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(NOT_FOUND), ()


def view(voice: Voice, path: str) -> tuple[Around, NotFoundView]:
    """The page for addresses that lead nowhere; one host serves that of the root for every edition."""
    said: dict[str, Said] = {}
    for edition in speaking(voice):
        one = _said(replace(voice, edition=edition), path)
        said.setdefault(one.title, one)  # a language without words of its own would say those of another again
    own, *others = said.values()
    return Around(own.title, own.title), NotFoundView((own._replace(lang=None), *others))


def speaking(voice: Voice) -> Iterable[Edition]:
    """An edition for each language of the interface: the page's own, then the first of each other."""
    found: dict[str, Edition] = {}
    for edition in (voice.edition, *voice.context.corpus.site.editions):
        found.setdefault(edition.interface, edition)
    return found.values()


def _said(voice: Voice, path: str) -> Said:
    context = voice.context
    links = tuple(
        one._replace(href=address)
        for one in _wanted(voice, path)
        if (address := absolute(context, in_edition(voice.edition, one.href))) is not None
    )
    words = (voice.say("notfound.words"), *(() if links else (voice.say("notfound.way"),)))
    return Said(voice.interface_tag, voice.say("notfound.title"), words, links)


def _wanted(voice: Voice, path: str) -> Iterator[Link]:
    """Where most readers want to go, by paths of the edition."""
    context = voice.context
    root = next((one for one in context.corpus.agreements if one.slug == context.routes.root_agreement), None)
    yield Link("index.html", voice.say("menu.home"))
    yield Link(context.routes.page(SEARCH), voice.say("menu.search"))
    if root is not None:
        yield Link(context.routes.page(FULL, root), voice.say("menu.full"))
        writer = UnitWriter(voice, root, path)
        for article in root.chief_provisions:
            yield article_title(writer, article)._replace(href=context.routes.article(root, article))
