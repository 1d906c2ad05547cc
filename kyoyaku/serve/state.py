"""How things stand while serving: the site, and the problems that keep a newer one from being made."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kyoyaku.disk import manifest

_VERSION_LENGTH: Final = 16
_NAME: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.ASCII)
_MOST_REFUSED: Final = 20
"""Strange names that are told of: whoever tries thousands does not fill the console."""

_PLAIN: Final = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body class="kyoyaku-serve-plain">
<main>
<h1>{title}</h1>
<p>{note}</p>
<pre>{problems}</pre>
</main>
</body>
</html>
"""


@dataclass(slots=True)
class State:
    """Changed by the one who builds, read by the one who serves."""

    site: Path
    mount: str
    lang: str
    words: Mapping[str, str]
    fault: Callable[[BaseException], None]
    say: Callable[[str], None]
    title: str = ""
    problems: str = ""
    refused: set[str] = field(default_factory=set)

    def refuse(self, header: str) -> str:
        """What to answer whoever calls us by a name that is not ours; the first time it is told here, too."""
        name = header.rpartition("@")[2].partition(":")[0].lower()
        if not _NAME.fullmatch(name):
            return ""
        line = self.words["host_refused"].format(host=name) + "\n"
        if name not in self.refused and len(self.refused) < _MOST_REFUSED:
            self.refused.add(name)
            self.say(line)
        return line

    @property
    def has_site(self) -> bool:
        """Whether there is a site to show, from now or from before."""
        return manifest.read(self.site) is not None

    @property
    def version(self) -> str:
        """Another one for every other page to show: a build that changed no file is no new version."""
        standing = manifest.read(self.site)
        shown = repr(sorted(standing.files.items())) if standing else self.problems
        return hashlib.sha256(shown.encode("utf-8", "surrogateescape")).hexdigest()[:_VERSION_LENGTH]

    def news(self) -> Mapping[str, str]:
        """What an open page has to know."""
        over = self.problems if self.has_site else ""  # the plain page shows them itself
        return {
            "version": self.version,
            "lang": self.lang,
            "title": self.title,
            "note": self.words["overlay_stands"],
            "problems": over,
            "hide": self.words["overlay_hide"],
            "show": self.words["overlay_show"],
            "lost": self.words["overlay_lost"],
        }

    def plain_page(self) -> bytes:
        """The page to show while there is no site at all."""
        note = self.words["overlay_none"]
        blanks = {"lang": self.lang, "title": self.title, "note": note, "problems": self.problems}
        return _PLAIN.format(**{name: html.escape(text) for name, text in blanks.items()}).encode()
