"""The made site, checked before it is handed out: links that lead nowhere, places named twice, pages unreached."""

from __future__ import annotations

import html
import posixpath
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kyoyaku.making.plan import Job
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.routes import UNLINKED

# What begins with signs that are always the same is found several times as fast: the space before is looked at last.
_ID: Final = re.compile(r'id="(?<=\sid=")([^"]*)"')
_LINK: Final = re.compile(r'="(?:(?<=\shref=")|(?<=\ssrc="))([^"]*)"')


def verify(site: Mapping[str, bytes], jobs: Sequence[Job] = ()) -> Iterator[Problem]:
    """Every dead link, dead place, doubled id and unreached page of a site."""
    pages = {path: data.decode() for path, data in site.items() if path.endswith(".html")}
    anchors = {path: _ID.findall(text) for path, text in pages.items()}
    known = {path: set(found) for path, found in anchors.items()}
    for path, found in anchors.items():
        for twice in sorted({one for one in found if found.count(one) > 1}) if len(found) != len(known[path]) else ():
            yield problem("anchor-twice", Place(path), id=twice)
    resolve = _Resolver()
    led: dict[str, set[str]] = {path: set() for path in pages}
    for path, text in pages.items():
        for href in sorted(set(_LINK.findall(text))):
            there, fragment = resolve.target(path, href)
            if there is not None and there not in site:
                yield problem("dead-link", Place(path), href=html.unescape(href))
            elif there is not None and fragment and there in known and fragment not in known[there]:
                yield problem("dead-anchor", Place(path), href=html.unescape(href))
            elif there in pages:
                led[path].add(there)
    yield from _unreached(jobs, led)


def _unreached(jobs: Sequence[Job], led: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Pages that no way of links leads to from the home page of their edition, but the one for dead addresses."""
    told: set[tuple[str, ...]] = set()
    for edition in dict.fromkeys(job.edition for job in jobs if job.edition):
        pages = {job.path: job for job in jobs if job.edition == edition}
        home = next((job.path for job in pages.values() if job.local == "index.html"), "")
        seen, waiting = {home}, [home]
        while waiting:
            new = led.get(waiting.pop(), set()) & pages.keys() - seen
            seen |= new
            waiting += new
        for job in pages.values():
            page = (job.kind, *job.subject)
            if job.path not in seen and job.kind not in UNLINKED and page not in told:
                told.add(page)  # once, not in every edition
                yield problem("page-unreached", Place(job.path), page=" ".join(page), home=home)


class _Resolver:
    """Where links lead: the same link in pages of one folder is worked out once."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], tuple[str | None, str]] = {}

    def target(self, path: str, href: str) -> tuple[str | None, str]:
        """The path in the site and the fragment that a link of a page means; None for other hosts."""
        if href.startswith("#"):
            return path, urllib.parse.unquote(html.unescape(href[1:]))
        at = (posixpath.dirname(path), href)
        if at not in self.seen:
            self.seen[at] = self._work_out(*at)
        return self.seen[at]

    @staticmethod
    def _work_out(folder: str, href: str) -> tuple[str | None, str]:
        address = html.unescape(href)
        if re.match(r"(?:https?|mailto):", address):
            return None, ""
        target, _, fragment = address.partition("#")
        there = posixpath.normpath(posixpath.join(folder, urllib.parse.unquote(target.partition("?")[0])))
        return there, urllib.parse.unquote(fragment)
