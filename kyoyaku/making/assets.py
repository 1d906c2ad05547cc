"""Style sheets, scripts and images: the layers of CSS as one file, what browsers skip left out, the rest as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kyoyaku.making.plan import Job
from kyoyaku.making.sources import text
from kyoyaku.model import Files

STYLE, SCRIPT, IMAGE, OTHER = "style", "script", "image", "file"
SITE_CSS: Final = "css/site.css"

LAYERS: Final = ("tokens", "base", "layout", "parts", "tools", "print")
"""The layers of CSS, weakest first; each is one file of static/css/."""
BARE: Final = "static/css/bare.css"
"""The style of the page that carries its style inline."""
BOXES: Final = "static/css/boxes.css"
"""The style of dialogs that scripts open: fetched with them."""
_STATIC: Final = "static/"
_IMAGES: Final = "static/img/"
_SOURCES: Final = ("static/css/", "static/js/search/")
"""What is made into one file: the style sheet by every build, the search script by scripts/generate.py."""
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACES: Final = (
    (re.compile(r" \{ ?"), "{"),
    (re.compile(r";? \}"), "}"),
    (re.compile(r"; (?=[a-z-]+: )"), ";"),
    (re.compile(r"(?m)(^|[{;])([a-z-]+): "), r"\1\2:"),
    (re.compile(r",\s"), ","),
    (re.compile(r" > "), ">"),
    (re.compile(r"(?<![\w.])0\.(?=\d)"), "."),
    (re.compile(r"(?<=[{};])\n"), ""),
)
_JS_COMMENT: Final = re.compile(r"^\s*//.*$", re.MULTILINE)
"""Whole lines only: after other words, `//` may be part of an address."""


def asset_jobs(files: Files) -> Iterator[Job]:
    """The site's own style sheets, scripts, images and what else stands in static/."""
    layers = tuple(path for layer in LAYERS if (path := f"static/css/{layer}.css") in files)
    yield Job(SITE_CSS, STYLE, inputs=layers)
    if BOXES in files:
        yield Job(BOXES.removeprefix(_STATIC), STYLE, subject=(BOXES,), inputs=(BOXES,))
    for path in files:
        if path.startswith(_STATIC) and not path.startswith(_SOURCES):
            kind = SCRIPT if path.endswith(".js") else IMAGE if path.startswith(_IMAGES) else OTHER
            yield Job(path.removeprefix(_STATIC), kind, subject=(path,), inputs=(path,))


def make_asset(files: Files, job: Job) -> bytes:
    """The bytes of a style sheet, script, image or other file."""
    if job.path == SITE_CSS:
        return site_css(files)
    source = job.inputs[0]
    if job.kind == STYLE:
        return _tight(_lean(text(files[source]), _CSS_COMMENT)).encode()
    return _lean(text(files[source]), _JS_COMMENT).encode() if job.kind == SCRIPT else files[source]


def site_css(files: Files) -> bytes:
    """All layers in one style sheet, in their order. A layer without a file is left out."""
    order = f"@layer {', '.join(LAYERS)};\n"
    parts = [text(files[path]) for layer in LAYERS if (path := f"static/css/{layer}.css") in files]
    return (order + _tight(_lean("\n".join(parts), _CSS_COMMENT))).encode()


def _lean(text: str, comments: re.Pattern[str]) -> str:
    """Without comments, indentation and empty lines: every reader pays for them, and the project has them."""
    return "".join(f"{line.strip()}\n" for line in comments.sub("", text).splitlines() if line.strip())


def _tight(css: str) -> str:
    """Without the spaces and lines around brackets, after a property's colon and after a declaration."""
    for found, instead in _CSS_SPACES:
        css = found.sub(instead, css)
    return css


def bare_css(files: Files) -> str:
    """The inline style of the page for addresses that lead nowhere."""
    return _tight(_lean(text(files[BARE]), _CSS_COMMENT)).strip() if BARE in files else ""
