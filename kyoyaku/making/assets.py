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
COMPARE_CSS: Final = "css/compare.css"

LAYERS: Final = ("tokens", "base", "layout", "parts", "tools", "print")
"""The layers of CSS, weakest first: the order in which the style sheet declares them."""
SHEETS: Final = (
    "tokens.css", "base.css", "base/elements.css", "layout.css", "parts/words.css", "parts/frame.css", "parts/text.css",
    "parts/parties.css", "parts/tables.css", "parts/pages.css", "parts/search.css", "parts/prose.css",
    "tools/cite.css", "tools/choices.css", "print.css", "print/pages.css",
)  # fmt: skip
COMPARE_SHEETS: Final = (
    "parts/squares.css",
    "parts/compare-differences.css", "parts/compare-matrix.css", "parts/compare-rows.css", "parts/compare-wordings.css",
    "tools/compare.css", "print/compare.css",
)  # fmt: skip
HOME_SHEETS: Final = ("parts/squares.css",)
RESIDENTS_SHEETS: Final = ("parts/residents.css", "print/handout.css")
STYLES: Final = {
    SITE_CSS: SHEETS,
    COMPARE_CSS: COMPARE_SHEETS,
    "css/home.css": HOME_SHEETS,
    "css/residents.css": RESIDENTS_SHEETS,
}
"""Each style sheet by its path, with the files of static/css/ that make it, in the order in which their rules follow
each other. The first is on every page; the others have what one kind of page alone shows (PageKind.style)."""
BARE: Final = "static/css/bare.css"
"""The style of the page that carries its style inline."""
BOXES: Final = "static/css/boxes.css"
"""The style of dialogs that scripts open: fetched with them."""
_STATIC: Final = "static/"
_IMAGES: Final = "static/img/"
PICTURES: Final = "content/img/"
"""The pictures of prose pages."""
_SOURCES: Final = ("static/css/", "static/js/search/")
"""What is made into one file: the style sheet by every build, the search script by scripts/generate.py."""

_DESCENDANT: Final = re.compile(r"(?<=[^\s{},>+~] ):(?=[a-z-]+[( {,])")
"""A pseudo-class that stands alone behind a space: the minifier would join `.a :is(b)` to `.a:is(b)`, another rule."""


def asset_jobs(files: Files) -> Iterator[Job]:
    """The site's own style sheets, scripts, images and what else stands in static/."""
    for path in STYLES:
        yield Job(path, STYLE, inputs=tuple(_sheets(files, path)))
    if BOXES in files:
        yield Job(BOXES.removeprefix(_STATIC), STYLE, subject=(BOXES,), inputs=(BOXES,))
    for path in files:
        if path.startswith(_STATIC) and not path.startswith(_SOURCES):
            kind = SCRIPT if path.endswith(".js") else IMAGE if path.startswith(_IMAGES) else OTHER
            yield Job(path.removeprefix(_STATIC), kind, subject=(path,), inputs=(path,))
        elif path.startswith(PICTURES):
            yield Job(path.removeprefix("content/"), IMAGE, subject=(path,), inputs=(path,))


def make_asset(files: Files, job: Job) -> bytes:
    """The bytes of a style sheet, script, image or other file."""
    if job.path in STYLES:
        return style_sheet(files, job.path)
    source = job.inputs[0]
    if job.kind == STYLE:
        return _css(text(files[source])).encode()
    return _script(text(files[source])).encode() if job.kind == SCRIPT else files[source]


def _sheets(files: Files, style: str) -> Iterator[str]:
    return (path for sheet in STYLES[style] if (path := f"static/css/{sheet}") in files)


def style_sheet(files: Files, style: str) -> bytes:
    """All layers of a style sheet in one, in their order. A file that is not there is left out."""
    order = layer_order(style)
    sheet = _css("\n".join((order, *(text(files[path]) for path in _sheets(files, style)))))
    for layer in LAYERS:  # sheets of one layer follow each other: it is opened once
        head, *rest = sheet.split(f"}}@layer {layer}{{")
        sheet = f"}}@layer {layer}{{".join((head, "".join(rest))) if rest else head
    return sheet.encode()


def layer_order(style: str) -> str:
    """What declares the order of the layers: the style sheet that every page reads first."""
    return f"@layer {', '.join(LAYERS)};" if style == SITE_CSS else ""


def _css(sheet: str) -> str:
    """Without comments and white space that says nothing: every reader pays for them, and the project has them."""
    import rcssmin

    minified: str = rcssmin.cssmin(_DESCENDANT.sub("*:", sheet))
    return f"{minified}\n"


def _script(source: str) -> str:
    import rjsmin

    minified: str = rjsmin.jsmin(source)
    return f"{minified.strip()}\n"


def bare_css(files: Files) -> str:
    """The inline style of the page for addresses that lead nowhere."""
    return _css(text(files[BARE])).strip() if BARE in files else ""
