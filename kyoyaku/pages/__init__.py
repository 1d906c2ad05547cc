"""The kinds of page, one table: which there are of each, and the view that its template shows."""

from __future__ import annotations

from typing import Any, Final

from kyoyaku.exports import EXPORTS
from kyoyaku.model import Agreement
from kyoyaku.pages import (
    about,
    annex,
    article,
    category,
    compare,
    downloads,
    full,
    glossary,
    handout,
    home,
    library,
    moved,
    not_found,
    prose,
    residents,
    search,
)
from kyoyaku.pages.frame import Around, Voice
from kyoyaku.pages.kinds import PageKind, Script, Subject
from kyoyaku.routes import (
    ABOUT,
    ANNEX,
    ARTICLE,
    CATEGORY,
    COMPARE,
    DOWNLOADS,
    FULL,
    GLOSSARY,
    HANDOUT,
    HOME,
    LIBRARY,
    MOVED,
    NOT_FOUND,
    PROSE,
    RESIDENTS,
    SEARCH,
)

PAGES: Final[tuple[PageKind, ...]] = (
    PageKind(HOME, home.subjects, home.view, menu=10, strings="home", style="css/home.css"),
    PageKind(RESIDENTS, residents.subjects, residents.view, strings="residents", style="css/residents.css"),
    PageKind(HANDOUT, handout.subjects, handout.view, strings="handout", style="css/residents.css"),
    PageKind(ARTICLE, article.subjects, article.view, strings="article"),
    PageKind(ANNEX, annex.subjects, annex.view, menu=30, strings="annex"),
    PageKind(CATEGORY, category.subjects, category.view, strings="category"),
    PageKind(FULL, full.subjects, full.view, menu=20, strings="full"),
    PageKind(
        COMPARE,
        compare.subjects,
        compare.view,
        menu=40,
        strings="compare",
        script=Script(("compare",)),
        style="css/compare.css",
    ),
    PageKind(ABOUT, about.subjects, about.view, menu=70, strings="about"),
    PageKind(
        DOWNLOADS,
        downloads.subjects,
        downloads.view,
        menu=80,
        strings="downloads",
        inputs=tuple(export.key for export in EXPORTS),
    ),
    PageKind(SEARCH, search.subjects, search.view, menu=60, strings="search", script=Script(), of_agreement=False),
    PageKind(GLOSSARY, glossary.subjects, glossary.view, menu=50, strings="glossary", of_agreement=False),
    PageKind(LIBRARY, library.subjects, library.view, menu=0, strings="library", of_agreement=False),
    PageKind(PROSE, prose.subjects, prose.view, menu=90, of_agreement=False),
    PageKind(MOVED, moved.subjects, moved.view, strings="moved", of_agreement=False, inputs=("static/css/bare.css",)),
    PageKind(
        NOT_FOUND,
        not_found.subjects,
        not_found.view,
        strings="notfound",
        of_agreement=False,
        inputs=("static/css/bare.css",),
    ),
)


def page_view(kind: PageKind, voice: Voice, path: str, subject: Subject) -> tuple[Around, Any]:
    """The frame's words and the view of one page."""
    if not kind.of_agreement:
        return kind.view(voice, path, *subject)
    agreement: Agreement = voice.context.analyses[subject[0]].agreement
    return kind.view(voice, path, agreement, *subject[1:])
