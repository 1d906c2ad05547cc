"""Pictures in prose: whether they are there, what they say to those who do not see them, what they really are."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from kyoyaku.problems import Place, Problem, problem

FOLDER: Final = "img/"
"""The folder of the site that pictures stand in, for every edition."""
SOURCES: Final = ("content/img/", "static/img/")
"""Where they come from: an editor's own, the site's own."""
LARGEST: Final = 500_000

_ENDINGS: Final = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WebP", "svg": "SVG"}
_UNSAFE: Final = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|set|animate)\b|\son\w+\s*="
    rb"|(?:href|src)\s*=(?!\s*[\"']?\s*(?:#|data:image/(?:png|jpeg|gif|webp)))|url\((?!\s*[\"']?\s*#)"
    rb"|@import|javascript:|<!ENTITY|<\?xml-stylesheet",
    re.IGNORECASE,
)
_PROLOGUE: Final = re.compile(rb"<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>|\s+", re.DOTALL)


class _Source(Protocol):
    """What knows where an address stands."""

    def place_of(self, words: str) -> Place:
        """The place of an address."""
        ...


def picture_problems(
    pictures: Iterable[tuple[str, str]], source: _Source, files: Mapping[str, bytes]
) -> Iterator[Problem]:
    """What is wrong with pictures: (address, words that stand for it)."""
    for address, words in pictures:
        place = source.place_of(address)
        if not words.strip():
            yield problem("picture-without-words", place, file=address)
        name = urllib.parse.unquote(address).removeprefix(FOLDER)
        data = next((files[one + name] for one in SOURCES if one + name in files), None)
        if not address.startswith(FOLDER) or data is None:
            yield problem("picture-missing", place, file=address)
            continue
        yield from file_problems(address, data, place)


def picture_url(address: str) -> str:
    """The address of a picture as a browser needs it, however an editor wrote it.

    >>> [picture_url(one) for one in ("img/a b.png", "img/a%20b.png", "img/50%.png", "img/a#b?.png")]
    ['img/a%20b.png', 'img/a%20b.png', 'img/50%25.png', 'img/a%23b%3F.png']
    """
    return urllib.parse.quote(urllib.parse.unquote(address), safe="/!$&'()*+,;=:@~")


def file_problems(address: str, data: bytes, place: Place) -> Iterator[Problem]:
    """What is wrong with the file of a picture, whoever shows it."""
    kind, named = kind_of(data), _ENDINGS.get(address.rpartition(".")[2].lower())
    if kind is None or kind != named:
        yield problem("picture-kind", place, file=address, kind=kind or "?")
    elif kind == "SVG" and _UNSAFE.search(data):
        yield problem("picture-unsafe", place, file=address)
    if len(data) > LARGEST:
        yield problem("picture-large", place, file=address, size=len(data) // 1000, most=LARGEST // 1000)


def kind_of(data: bytes) -> str | None:
    """What the first bytes say that a picture is, or None."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    head = _PROLOGUE.sub(b"", data[:4000].removeprefix(b"\xef\xbb\xbf"))
    return "SVG" if head.startswith(b"<svg") else None
