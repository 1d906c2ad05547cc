"""The page of downloads: every format of an agreement with its size and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import Agreement, Corpus
from kyoyaku.pages.chrome import absolute
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.routes import DOWNLOADS, Routes


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


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement."""
    for agreement in corpus.agreements:
        yield routes.page(DOWNLOADS, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, DownloadsView]:
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
