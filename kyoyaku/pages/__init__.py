"""The kinds of page, one table: which there are of each, and the view that its template shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from kyoyaku.exports import EXPORTS
from kyoyaku.model import Agreement, Corpus
from kyoyaku.pages import (
    about,
    annex,
    article,
    category,
    compare,
    downloads,
    full,
    glossary,
    home,
    library,
    not_found,
    prose,
    search,
)
from kyoyaku.pages.frame import Around, Voice
from kyoyaku.routes import (
    ABOUT,
    ANNEX,
    ARTICLE,
    CATEGORY,
    COMPARE,
    DOWNLOADS,
    FULL,
    GLOSSARY,
    HOME,
    LIBRARY,
    NOT_FOUND,
    PROSE,
    SEARCH,
    Routes,
)

Subject = tuple[str, ...]
"""What a page is about: the agreement's slug and the ids within it, or a page's own slug, or nothing."""

Subjects = Callable[[Corpus, Routes], Iterator[tuple[str, Subject]]]


class PageKind(NamedTuple):
    """A kind of page. `view` takes the voice, the path and the subject (its first part as the agreement itself).

    `inputs` are what it is made from beside the content and the templates.
    """

    kind: str
    subjects: Subjects
    view: Callable[..., tuple[Around, Any]]
    of_agreement: bool = True
    inputs: tuple[str, ...] = ()


PAGES: Final[tuple[PageKind, ...]] = (
    PageKind(HOME, home.subjects, home.view),
    PageKind(ARTICLE, article.subjects, article.view),
    PageKind(ANNEX, annex.subjects, annex.view),
    PageKind(CATEGORY, category.subjects, category.view),
    PageKind(FULL, full.subjects, full.view),
    PageKind(COMPARE, compare.subjects, compare.view),
    PageKind(ABOUT, about.subjects, about.view),
    PageKind(DOWNLOADS, downloads.subjects, downloads.view, inputs=tuple(export.key for export in EXPORTS)),
    PageKind(SEARCH, search.subjects, search.view, of_agreement=False),
    PageKind(GLOSSARY, glossary.subjects, glossary.view, of_agreement=False),
    PageKind(LIBRARY, library.subjects, library.view, of_agreement=False),
    PageKind(PROSE, prose.subjects, prose.view, of_agreement=False),
    PageKind(NOT_FOUND, not_found.subjects, not_found.view, of_agreement=False, inputs=("static/css/bare.css",)),
)


def page_view(kind: PageKind, voice: Voice, path: str, subject: Subject) -> tuple[Around, Any]:
    """The frame's words and the view of one page."""
    if not kind.of_agreement:
        return kind.view(voice, path, *subject)
    agreement: Agreement = voice.context.analyses[subject[0]].agreement
    return kind.view(voice, path, agreement, *subject[1:])
