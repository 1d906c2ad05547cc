"""Style sheets, scripts and images: the layers of CSS as one file, everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kyoyaku.model import Files

LAYERS: Final = ("tokens", "base", "layout", "parts", "print")
"""The layers of CSS, weakest first; each is one file of static/css/."""
BARE: Final = "static/css/bare.css"
"""The style of the page that carries its style inline."""
_STATIC: Final = "static/"


def assets(files: Files) -> Mapping[str, bytes]:
    """Path → bytes of the site's own assets."""
    found = {"css/site.css": site_css(files)}
    for path, data in files.items():
        if path.startswith(_STATIC) and not path.startswith("static/css/"):
            found[path.removeprefix(_STATIC)] = data
    return found


def site_css(files: Files) -> bytes:
    """All layers in one style sheet, in their order. A layer without a file is left out."""
    order = f"@layer {', '.join(LAYERS)};\n"
    parts = [files[path].decode() for layer in LAYERS if (path := f"static/css/{layer}.css") in files]
    return (order + "\n".join(parts)).encode()


def bare_css(files: Files) -> str:
    """The inline style of the page for addresses that lead nowhere."""
    return files.get(BARE, b"").decode().replace("\r\n", "\n").strip()
