"""The page for addresses that lead nowhere; it is served at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import Corpus
from kyoyaku.pages.article import article_title
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import FULL, NOT_FOUND, SEARCH, Routes, in_edition


class NotFoundView(NamedTuple):
    """Links are absolute, and only there where the base of the site is known."""

    links: tuple[Link, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(NOT_FOUND), ()


def view(voice: Voice, path: str) -> tuple[Around, NotFoundView]:
    """The page for addresses that lead nowhere; it is served at any depth."""
    context = voice.context
    root = next((one for one in context.corpus.agreements if one.slug == context.routes.root_agreement), None)
    wanted = [Link("index.html", voice.say("menu.home")), Link(context.routes.page(SEARCH), voice.say("menu.search"))]
    if root is not None:
        wanted.append(Link(context.routes.page(FULL, root), voice.say("menu.full")))
        writer = UnitWriter(voice, root, path)
        wanted += [
            article_title(writer, article)._replace(href=context.routes.article(root, article))
            for article in root.chief_provisions
        ]
    links = tuple(
        one._replace(href=address)
        for one in wanted
        if (address := absolute(context, in_edition(voice.edition, one.href))) is not None
    )
    return Around(voice.say("notfound.title"), voice.say("notfound.title")), NotFoundView(links)
