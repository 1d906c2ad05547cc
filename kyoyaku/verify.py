"""The made site, checked before it is handed out: links that lead nowhere, places named twice, sizes."""

from __future__ import annotations

import html
import posixpath
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Final

from kyoyaku.problems import Place, Problem, problem

_ID: Final = re.compile(r'\sid="([^"]*)"')
_LINK: Final = re.compile(r'\s(?:href|src)="([^"]*)"')
LARGEST_FILE: Final = 100_000_000
LARGEST_SITE: Final = 1_000_000_000
MOST_FILES: Final = 10_000


def verify(site: Mapping[str, bytes]) -> Iterator[Problem]:
    """Every dead link, dead place and doubled id in the pages of a site; files that hosts refuse."""
    pages = {path: data.decode() for path, data in site.items() if path.endswith(".html")}
    anchors = {path: _ID.findall(text) for path, text in pages.items()}
    known = {path: set(found) for path, found in anchors.items()}
    for path, found in anchors.items():
        for twice in sorted({one for one in found if found.count(one) > 1}) if len(found) != len(known[path]) else ():
            yield problem("anchor-twice", Place(path), id=twice)
    for path, text in pages.items():
        for href in sorted(set(_LINK.findall(text))):
            if (reason := _dead(path, html.unescape(href), site, known)) is not None:
                yield problem(reason, Place(path), href=html.unescape(href))
    yield from _sizes(site)


def _dead(path: str, href: str, site: Mapping[str, bytes], known: Mapping[str, set[str]]) -> str | None:
    if re.match(r"(?:https?|mailto):", href):
        return None
    target, _, fragment = href.partition("#")
    target = target.partition("?")[0]
    there = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), urllib.parse.unquote(target))) if target else path
    )
    if there not in site:
        return "dead-link"
    if fragment and there in known and urllib.parse.unquote(fragment) not in known[there]:
        return "dead-anchor"
    return None


def _sizes(site: Mapping[str, bytes]) -> Iterator[Problem]:
    for path, data in site.items():
        if len(data) > LARGEST_FILE:
            yield problem("page-too-large", Place(path), size=len(data), limit=LARGEST_FILE)
    total = sum(map(len, site.values()))
    if total > LARGEST_SITE:
        yield problem("site-too-large", Place("site"), size=total, limit=LARGEST_SITE)
    if len(site) > MOST_FILES:
        yield problem("many-files", Place("site"), count=len(site), limit=MOST_FILES)
