"""A page where another one stood before something was renamed: it leads there, in every language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kyoyaku.model import Corpus
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.not_found import speaking
from kyoyaku.routes import Routes


class MovedView(NamedTuple):
    """A title in each language of the interface, with the link to the page; the link has the language."""

    said: tuple[tuple[str, Link], ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page for every former address of a page."""
    for old, new, slug in routes.moved():
        yield old, (slug, new)


def view(voice: Voice, path: str, slug: str, new: str) -> tuple[Around, MovedView]:
    """The page at a former path."""
    said: dict[str, tuple[str, Link]] = {}
    for edition in speaking(voice):
        other = replace(voice, edition=edition)
        lang = other.interface_tag if other.interface_tag != voice.interface_tag else None
        title = other.say("moved.title")
        said.setdefault(title, (title, Link(voice.to(new), other.say("moved.link"), lang)))
    title = voice.say("moved.title")
    return Around(title, title, moved=new), MovedView(tuple(said.values()))
