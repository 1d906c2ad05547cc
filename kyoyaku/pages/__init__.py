"""The kinds of page, one table: which there are of each, and the view that its template shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from kyoyaku.model import Agreement, Corpus
from kyoyaku.pages import about, annex, articles, compare, full, home, lists, papers
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
    """A kind of page. `view` takes the voice, the path and the subject (its first part as the agreement itself)."""

    kind: str
    subjects: Subjects
    view: Callable[..., tuple[Around, Any]]
    of_agreement: bool = True


PAGES: Final[tuple[PageKind, ...]] = (
    PageKind(HOME, home.subjects, home.view),
    PageKind(ARTICLE, articles.subjects, articles.view),
    PageKind(ANNEX, annex.index_subjects, annex.index_view),
    PageKind(CATEGORY, annex.category_subjects, annex.category_view),
    PageKind(FULL, full.subjects, full.view),
    PageKind(COMPARE, compare.subjects, compare.view),
    PageKind(ABOUT, about.subjects, about.view),
    PageKind(DOWNLOADS, papers.downloads_subjects, papers.downloads_view),
    PageKind(SEARCH, lists.search_subjects, lists.search_view, of_agreement=False),
    PageKind(GLOSSARY, lists.glossary_subjects, lists.glossary_view, of_agreement=False),
    PageKind(LIBRARY, lists.library_subjects, lists.library_view, of_agreement=False),
    PageKind(PROSE, papers.prose_subjects, papers.prose_view, of_agreement=False),
    PageKind(NOT_FOUND, papers.not_found_subjects, papers.not_found_view, of_agreement=False),
)


def page_view(kind: PageKind, voice: Voice, path: str, subject: Subject) -> tuple[Around, Any]:
    """The frame's words and the view of one page."""
    if not kind.of_agreement:
        return kind.view(voice, path, *subject)
    agreement: Agreement = voice.context.analyses[subject[0]].agreement
    return kind.view(voice, path, agreement, *subject[1:])
