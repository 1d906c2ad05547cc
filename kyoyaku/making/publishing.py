"""Files for hosts and search engines: sitemap, robots, the domain's name, no processing by the host."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from kyoyaku.making.plan import Job
from kyoyaku.model import Corpus, Edition
from kyoyaku.pages.alternates import alternates, language_tag, listed
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Context
from kyoyaku.routes import in_edition


def publishing(context: Context, jobs: tuple[Job, ...]) -> Mapping[str, bytes]:
    """Path → bytes. What needs the base of the site is left out where it is not known."""
    found = {".nojekyll": b""}
    if _at_a_root(context.base_url):
        found["robots.txt"] = _robots(context)
    if context.corpus.site.cname is not None:
        found["CNAME"] = f"{context.corpus.site.cname}\n".encode()
    if context.base_url is not None:
        found["sitemap.xml"] = _sitemap(context, jobs)
    return found


def _robots(context: Context) -> bytes:
    sitemap = absolute(context, "sitemap.xml")
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()


def _at_a_root(base_url: str | None) -> bool:
    """Whether a site stands at the root of its host, as far as is known: below it nobody asks for robots.txt."""
    return base_url is None or urlsplit(base_url).path in ("", "/")


def _sitemap(context: Context, jobs: tuple[Job, ...]) -> bytes:
    corpus: Corpus = context.corpus
    editions = {edition.id: edition for edition in corpus.site.editions}
    updated = f"<lastmod>{corpus.site.updated.isoformat()}</lastmod>" if corpus.site.updated else ""
    rows = [
        f"<url><loc>{escape(absolute(context, job.path) or '')}</loc>{updated}"
        f"{_alternates(context, job, editions[job.edition])}</url>"
        for job in jobs
        if listed(corpus, editions[job.edition], job.kind, job.subject)
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return (head + "\n".join(rows) + "\n</urlset>\n").encode()


def _alternates(context: Context, job: Job, edition: Edition) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language_tag(context.corpus, other)}" '
        f'href="{escape(absolute(context, in_edition(other, job.local)) or "")}"/>'
        for other in alternates(context.corpus, edition, job.kind, job.subject)
    )
