"""The views of small agreements: what a page's template is given, without the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kyoyaku.making.makers import plan
from kyoyaku.making.plan import Materials
from kyoyaku.meaning.analysis import analyse
from kyoyaku.pages import PAGES, page_view
from kyoyaku.pages.agreement_words import agreement_words
from kyoyaku.pages.frame import Around, Context, Voice, writings
from kyoyaku.pages.kinds import menus
from kyoyaku.reading.prose import prose_html
from kyoyaku.routes import Routes
from tests import made

KINDS = {row.kind: row for row in PAGES}


def views(text: str, more: Mapping[str, str] | None = None, *, site: str = made.SITE) -> Viewer:
    """What shows the pages of a site with one agreement."""
    return Viewer(made.files(text, more, site=site))


class Viewer:
    """Shows the views of one site by the paths of its pages."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        corpus = made.corpus(files)
        analyses, routes = analyse(corpus), Routes(corpus)
        prose = {key: prose_html(page, {})[0] for key, page in corpus.pages.items()}
        given = Materials(files, corpus, analyses, routes, prose, None, {})
        self.jobs = {job.path: job for job in plan(given)}
        links = menus(PAGES, corpus, routes)
        self.context = Context(corpus, analyses, routes, None, prose, {}, "", links, writings(corpus, analyses))
        self.editions = {edition.id: edition for edition in corpus.site.editions}

    def voice(self, path: str) -> Voice:
        """The edition of a page, speaking from it."""
        job = self.jobs[path]
        edition, corpus = self.editions[job.edition], self.context.corpus
        about = self.context.analyses[job.subject[0]].agreement if KINDS[job.kind].of_agreement else None
        return Voice(self.context, edition, path, agreement_words(corpus, about, edition.interface))

    def page(self, path: str) -> tuple[Around, Any]:
        """The words of a page's frame, and its view."""
        job = self.jobs[path]
        return page_view(KINDS[job.kind], self.voice(path), job.local, job.subject)
