"""Style sheets, scripts and images: the layers of CSS as one file, what browsers skip left out, the rest as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kyoyaku.model import Files

LAYERS: Final = ("tokens", "base", "layout", "parts", "print")
"""The layers of CSS, weakest first; each is one file of static/css/."""
BARE: Final = "static/css/bare.css"
"""The style of the page that carries its style inline."""
_STATIC: Final = "static/"
_SOURCES: Final = ("static/css/", "static/js/search/")
"""What is made into one file: the style sheet by every build, the search script by scripts/generate.py."""
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_COMMENT: Final = re.compile(r"^\s*//.*$", re.MULTILINE)
"""Whole lines only: after other words, `//` may be part of an address."""


def assets(files: Files) -> Mapping[str, bytes]:
    """Path → bytes of the site's own assets."""
    found = {"css/site.css": site_css(files)}
    for path, data in files.items():
        if path.startswith(_STATIC) and not path.startswith(_SOURCES):
            lean = path.endswith(".js")
            found[path.removeprefix(_STATIC)] = _lean(data.decode(), _JS_COMMENT).encode() if lean else data
    return found


def site_css(files: Files) -> bytes:
    """All layers in one style sheet, in their order. A layer without a file is left out."""
    order = f"@layer {', '.join(LAYERS)};\n"
    parts = [files[path].decode() for layer in LAYERS if (path := f"static/css/{layer}.css") in files]
    return (order + _lean("\n".join(parts), _CSS_COMMENT)).encode()


def _lean(text: str, comments: re.Pattern[str]) -> str:
    """Without comments, indentation and empty lines: every reader pays for them, and the project has them."""
    return "".join(f"{line.strip()}\n" for line in comments.sub("", text).splitlines() if line.strip())


def bare_css(files: Files) -> str:
    """The inline style of the page for addresses that lead nowhere."""
    return files.get(BARE, b"").decode().replace("\r\n", "\n").strip()
