"""Files for hosts and search engines: sitemap, robots, the domain's name, no processing by the host."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from kyoyaku.making.plan import Job
from kyoyaku.model import Corpus
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Context
from kyoyaku.routes import NOT_FOUND, in_edition


def publishing(context: Context, jobs: tuple[Job, ...]) -> Mapping[str, bytes]:
    """Path → bytes. What needs the base of the site is left out where it is not known."""
    found = {".nojekyll": b"", "robots.txt": _robots(context)}
    if context.corpus.site.cname is not None:
        found["CNAME"] = f"{context.corpus.site.cname}\n".encode()
    if context.base_url is not None:
        found["sitemap.xml"] = _sitemap(context, jobs)
    return found


def _robots(context: Context) -> bytes:
    sitemap = absolute(context, "sitemap.xml")
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()


def _sitemap(context: Context, jobs: tuple[Job, ...]) -> bytes:
    corpus: Corpus = context.corpus
    updated = f"<lastmod>{corpus.site.updated.isoformat()}</lastmod>" if corpus.site.updated else ""
    rows = [
        f"<url><loc>{escape(absolute(context, job.path) or '')}</loc>{updated}{_alternates(context, job)}</url>"
        for job in jobs
        if job.kind != NOT_FOUND
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return (head + "\n".join(rows) + "\n</urlset>\n").encode()


def _alternates(context: Context, job: Job) -> str:
    site = context.corpus.site
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{site.languages[edition.languages[0]].tag}" '
        f'href="{escape(absolute(context, in_edition(edition, job.local)) or "")}"/>'
        for edition in site.editions
        if len(edition.languages) == 1
    )
