"""Files for hosts and search engines: sitemap, robots, the domain's name, no processing by the host."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlsplit

from kyoyaku.making.plan import Job, Materials
from kyoyaku.model import Corpus, Edition, Site
from kyoyaku.pages.alternates import alternates, language_tag, listed
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Context
from kyoyaku.problems import Problem, problem
from kyoyaku.routes import in_edition

KINDS: Final = ("nojekyll", "robots", "domain", "sitemap")
NO_JEKYLL, ROBOTS, DOMAIN, SITEMAP = KINDS


def publishing_jobs(given: Materials) -> Iterator[Job]:
    """The files of the site as a whole. What needs its base is left out where that is not known."""
    site = ("content/site.yaml",)
    yield Job(".nojekyll", NO_JEKYLL)
    if _at_a_root(given.base_url):
        yield Job("robots.txt", ROBOTS, inputs=site)
    if given.corpus.site.cname is not None:
        yield Job("CNAME", DOMAIN, inputs=site)
    if given.base_url is not None:
        yield Job("sitemap.xml", SITEMAP, inputs=("content/",))


def base_problems(site: Site, base_url: str | None) -> Iterator[Problem]:
    """A site with a domain of its own is published there: with no address or another, its absolute links fail."""
    if site.cname is None:
        return
    if base_url is None:
        yield problem("base-missing", site.place, domain=site.cname)
    elif (urlsplit(base_url).hostname or "") != site.cname.lower():
        yield problem("base-differs", site.place, base=base_url, domain=site.cname)


def make_published(context: Context, jobs: tuple[Job, ...], kind: str) -> bytes:
    """The bytes of one of them."""
    if kind == ROBOTS:
        return _robots(context)
    if kind == DOMAIN:
        return f"{context.corpus.site.cname}\n".encode()
    return _sitemap(context, jobs) if kind == SITEMAP else b""


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
        if job.edition and listed(corpus, editions[job.edition], job.kind, job.subject)
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
