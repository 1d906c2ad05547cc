"""Files of content/ that nothing reads, and the name that each of them should have."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from kyoyaku.model import ORIGINAL, Files
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.documents import CONTENT
from kyoyaku.reading.schema import IDENT
from kyoyaku.reading.shapes import FILES, LANG
from kyoyaku.text.patterns import late

_OTHERS: Final = ("agreements/*/source.txt", "strings/<lang>.yaml", "pages/<slug>.<lang>.md")
_FORMS: Final = (*(path for _, path, _ in FILES), *_OTHERS)
_READ: Final = re.compile(
    "|".join(
        re.escape(form).replace(r"\*", "[^/]+").replace("<lang>", LANG).replace("<slug>", IDENT.pattern)
        for form in _FORMS
    )
    + r"|img/[^/]+\.(?i:png|jpe?g|gif|webp|svg)"
)
_FOR_PEOPLE: Final = late(r"(?:.*/)?readme(?:[._-][a-z]{2}(?:-[a-z0-9]+)*)?(?:\.(?:md|markdown|txt))?", re.IGNORECASE)
"""A README says what is in its folder, to those who open it: it is no content, and is where it should be."""
_FOLDERS: Final = ("agreements", "pages", "strings")
_SITE: Final = tuple(form.removesuffix(".yaml") for form in _FORMS if "/" not in form)
_AGREEMENT: Final = ("agreement", "readings", "record", "references", "source")
_GUIDE: Final = "guide"
_UNKNOWN: Final = "…"
"""Stands for a folder's name that cannot be guessed."""

_YAML: Final = (".yaml", ".yml", ".yam", ".json", "")
_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd")
_ENDINGS: Final = (*_YAML, *_MARKDOWN, ".txt")
_WORN: Final = late(
    r"^[#.~$]+(?=[a-z].*(?:#|\.sw[op]|\.ya?ml)$)"
    r"|(?:[~#]|\.(?:bak|backup|orig|old|save|tmp|rej|copy|org|sw[op]|part|crdownload|download))+$"
    r"|(?:(?<=\.yaml)|(?<=\.yml)|(?<=\.md))\.txt$"
)
_COPIED: Final = late(
    r"^(?:copy(?: \d+)? of|コピー\s*[-~〜]|コピー)\s*|[\s_-]*(?:\(\d+\)|(?:の)?コピー(?:\s*\(?\d+\)?)?|複製|控え)$"
    r"|[\s_-]*[(\[【][^()\[\]【】]*[)\]】]$|-(?:desktop|laptop)-[a-z0-9]+$"
    r"|[\s_-]+copy(?:[\s_-]*\d+)?$|\s*\([^()]*conflicted copy[^()]*\)$|\.sync-conflict-[^.]*$"
)
_AGED: Final = late(r"[\s_-]*(?:旧|新|最新版?)$|[\s_-]+(?:backup|bak|old|new|orig|final|tmp|temp|save|v?\d+)$")


def strays(files: Files, languages: Collection[str]) -> Iterator[Problem]:
    """Every file of content/ that is no content by its name: an error where it should have another that is free."""
    slugs = sorted({path.split("/")[2] for path in files if re.match(CONTENT + "agreements/[^/]+/", path)})
    known = sorted({ORIGINAL, *languages}, key=len, reverse=True)
    for path in sorted(files):
        local = path.removeprefix(CONTENT)
        if local == path or _READ.fullmatch(local) or _FOR_PEOPLE.fullmatch(local):
            continue
        meant = _meant(PurePosixPath(local), known, slugs)
        if meant is None or CONTENT + meant == path:
            yield problem("file-unread", Place(path))
        else:
            code = "file-copy" if CONTENT + meant in files else "file-misnamed"
            yield problem(code, Place(path), file=CONTENT + meant)


class _Name(NamedTuple):
    """A file's name without what copying put to it: its stem, the stem without a language, the language, the ending."""

    stem: str
    rest: str
    lang: str
    ending: str


def _meant(path: PurePosixPath, languages: Sequence[str], slugs: Sequence[str]) -> str | None:
    """The path under content/ that a file should have; None where nobody can tell."""
    stem, ending = _bare(path.name)
    name = _Name(stem, *_language(stem, languages), ending)
    folder = _near(path.parts[0].lower(), _FOLDERS) if len(path.parts) > 1 else ""
    if ending in _MARKDOWN or (folder == "pages" and ending == ".txt"):
        return _of_pages(name) if folder == "pages" or name.lang else None
    if ending not in _ENDINGS or (ending == ".txt" and stem != "source"):
        return None
    if folder == "strings":
        return f"strings/{name.lang or stem}.yaml" if name.lang or re.fullmatch(LANG, stem) else None
    if folder == "agreements" and len(path.parts) > 2:
        return _of_agreement(name, path.parts[1])
    return _of_site(name, folder, slugs[0] if len(slugs) == 1 else _UNKNOWN)


def _of_pages(name: _Name) -> str:
    slug = re.sub("[^a-z0-9]+", "-", name.rest).strip("-")
    return f"pages/{slug if IDENT.fullmatch(slug) else _UNKNOWN}.{name.lang or ORIGINAL}.md"


def _of_agreement(name: _Name, slug: str) -> str | None:
    base = f"agreements/{slug}/"
    if name.stem in _SITE:
        return f"{name.stem}.yaml"
    if name.lang == ORIGINAL and _near(name.rest, _AGREEMENT[:1]):
        return f"{base}agreement.yaml"
    if name.lang or _near(name.stem, (_GUIDE,)):
        return f"{base}{'guide.' if _near(name.rest, (_GUIDE,)) else ''}{name.lang or ORIGINAL}.yaml"
    if fixed := _near(name.stem, _AGREEMENT):
        return f"{base}{fixed}{'.txt' if name.ending == '.txt' else '.yaml'}"
    return f"{base}{name.stem}.yaml" if re.fullmatch(LANG, name.stem) else None


def _of_site(name: _Name, folder: str, slug: str) -> str | None:
    text = name.ending == ".txt"
    if not name.lang and not text and (fixed := _near(name.stem, _SITE)):
        return f"{fixed}.yaml"
    if _near(name.stem, _AGREEMENT) or _near(name.rest, (_GUIDE,)):
        return _of_agreement(name, slug)
    if folder == "agreements" and not name.lang and not text and IDENT.fullmatch(name.stem):
        return f"agreements/{name.stem}/agreement.yaml"
    return None


def _bare(name: str) -> tuple[str, str]:
    """A file's stem and ending in small letters, without what copying and saving put to a name.

    >>> _bare("Agreement - コピー (2).yml"), _bare("en.yaml.bak"), _bare("コピー ～ record.yaml")
    (('agreement', '.yml'), ('en', '.yaml'), ('record', '.yaml'))
    """
    plain = unicodedata.normalize("NFKC", name).lower()
    while (worn := _COPIED.sub("", _WORN.sub("", plain)).strip()) not in (plain, ""):
        plain = worn
    path = PurePosixPath(plain)
    stem, ending = (path.stem, path.suffix) if path.suffix in _ENDINGS else (plain, path.suffix and "?")
    aged = () if ending in _MARKDOWN else (_AGED,)  # pages are called what one likes, 2 and new included
    for mark in (_COPIED, *aged) * 3:
        stem = mark.sub("", stem) or stem
    return stem, ending


def _language(stem: str, languages: Sequence[str]) -> tuple[str, str]:
    """What a stem holds beside a language, and the language; both may be empty."""
    for lang in languages:
        written = re.escape(lang.lower()).replace(r"\-", "[-_]")
        if match := re.search(rf"(?:^|[._\s-]){written}(?=$|[._\s-])", stem):
            return (stem[: match.start()] + stem[match.end() :]).strip("._- "), lang
    return stem, ""


def _near(word: str, options: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(word, options, n=1, cutoff=0.75)), "")
