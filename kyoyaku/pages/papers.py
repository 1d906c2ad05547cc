"""Pages about the site itself: downloads, prose, and the page for addresses that lead nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.model import ORIGINAL, Agreement, Corpus
from kyoyaku.pages.articles import article_title
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import DOWNLOADS, FULL, NOT_FOUND, SEARCH, Routes, in_edition


class FileView(NamedTuple):
    """A file to download."""

    href: str
    name: str
    title: str
    purpose: str
    size: str
    sha256: str


class DownloadsView(NamedTuple):
    """Every format. `archive` is the address of the ZIP beside the published site, '' where that is not known."""

    files: tuple[FileView, ...]
    archive: str


class ProseView(NamedTuple):
    """A page of prose; `lang` is set where it is in another language than the edition's."""

    title: str
    html: Markup
    lang: str | None
    missing: bool


class NotFoundView(NamedTuple):
    """Links are absolute, and only there where the base of the site is known."""

    links: tuple[Link, ...]


def downloads_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement."""
    for agreement in corpus.agreements:
        yield routes.page(DOWNLOADS, agreement), (agreement.slug,)


def prose_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per slug."""
    for slug, lang in corpus.pages:
        if lang == ORIGINAL:
            yield routes.prose(slug), (slug,)


def not_found_subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page."""
    yield routes.page(NOT_FOUND), ()


def downloads_view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, DownloadsView]:
    """Every format of one agreement with its size and hash."""
    context = voice.context
    base = context.routes.base(agreement)
    files = tuple(
        _file(voice, name, data)
        for name, data in context.data.items()
        if name.startswith(f"{base}data/") or name == context.routes.data("terms.csv")
    )
    archive = absolute(context, f"{archive_name(context.corpus)}.zip") or ""
    crumbs = (Link("", voice.say("menu.downloads")),)
    return Around(
        voice.say("menu.downloads"),
        voice.say("downloads.description"),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
    ), DownloadsView(files, archive)


def archive_name(corpus: Corpus) -> str:
    """The name of the ZIP and of its folder: the root agreement's slug, or that of the only one, or kyoyaku."""
    root = corpus.site.root_agreement
    only = corpus.agreements[0].slug if len(corpus.agreements) == 1 else None
    return root or only or "kyoyaku"


def _file(voice: Voice, path: str, data: bytes) -> FileView:
    name = path.rpartition("/")[2]
    key, lang = _kind(name)
    languages = voice.context.corpus.site.languages
    title = voice.say(f"download.{key}") + (
        voice.say("download.language", language=languages[lang].label) if lang else ""
    )
    return FileView(
        voice.shared(path),
        name,
        title,
        voice.say(f"download.{key}_for"),
        _size(len(data)),
        hashlib.sha256(data).hexdigest(),
    )


def _kind(name: str) -> tuple[str, str]:
    if name.endswith(".txt"):
        return "text", name.split(".")[1]
    return {"agreement.json": "json", "measures.csv": "measures", "terms.csv": "terms"}[name], ""


def _size(count: int) -> str:
    return f"{count / 1000:.1f} kB" if count >= 1000 else f"{count} B"


def prose_view(voice: Voice, path: str, slug: str) -> tuple[Around, ProseView]:
    """A page of prose in the edition's interface language, or in Japanese where there is none."""
    pages = voice.context.corpus.pages
    page = pages.get((slug, voice.edition.interface)) or pages[slug, ORIGINAL]
    html = Markup(voice.context.prose[slug, page.lang])  # noqa: S704  (sanitised by prose.py)
    lang = voice.foreign(page.lang)
    crumbs = (Link("", page.title, lang),)
    around = Around(page.title, page.title, crumbs=crumbs, json_ld=breadcrumb(voice, path, crumbs))
    return around, ProseView(page.title, html, lang, page.lang != voice.edition.interface)


def not_found_view(voice: Voice, path: str) -> tuple[Around, NotFoundView]:
    """The page for addresses that lead nowhere; it is served at any depth."""
    context = voice.context
    root = next((one for one in context.corpus.agreements if one.slug == context.routes.root_agreement), None)
    wanted = [Link("index.html", voice.say("menu.home")), Link(context.routes.page(SEARCH), voice.say("menu.search"))]
    if root is not None:
        wanted.append(Link(context.routes.page(FULL, root), voice.say("menu.full")))
        writer = UnitWriter(voice, root, path)
        wanted += [
            article_title(writer, article)._replace(href=context.routes.article(root, article))
            for article in context.routes.pages_of_articles(root)
        ]
    links = tuple(
        one._replace(href=address)
        for one in wanted
        if (address := absolute(context, in_edition(voice.edition, one.href))) is not None
    )
    return Around(voice.say("notfound.title"), voice.say("notfound.title")), NotFoundView(links)
