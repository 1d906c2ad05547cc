"""The page of downloads: every format of an agreement with its size and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.exports import DataFile, data_files
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
    files = tuple(
        _file(voice, file, context.data[file.path])
        for file in data_files(context.corpus, context.routes)
        if file.agreement in {agreement.slug, ""}
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


def _file(voice: Voice, file: DataFile, data: bytes) -> FileView:
    key, languages = file.export.key, voice.context.corpus.site.languages
    of_language = voice.say("download.language", language=languages[file.lang].label) if file.lang else ""
    return FileView(
        voice.shared(file.path),
        file.path.rpartition("/")[2],
        voice.say(f"download.{key}") + of_language,
        voice.say(f"download.{key}_for"),
        _size(len(data)),
        hashlib.sha256(data).hexdigest(),
    )


def _size(count: int) -> str:
    return f"{count / 1000:.1f} kB" if count >= 1000 else f"{count} B"
