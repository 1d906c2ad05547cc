"""Makes the scripts of search and of the jump box from static/js/search/: classic scripts with short names inside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Final

import minify

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "static/js/search"
BUNDLES: Final[Mapping[str, tuple[str, ...]]] = {
    "static/js/search.js": (
        "store",
        "fold",
        "words",
        "near",
        "cut",
        "shelves",
        "scoring",
        "excerpt",
        "later",
        "ranking",
        "answer",
    ),
    "static/js/slips.js": ("slips",),
    "static/js/literal.js": ("literal",),
    "static/js/view.js": ("hits", "view"),
    "static/js/jump.js": ("fold", "places", "jump"),
}
"""What is made of which sources, in their order: each uses what those before it declare."""
PRIVATE: Final = (
    "folded", "leads", "options", "hushed", "written", "score", "packed", "runs", "sentence", "ranked", "lost", "tier",
    "best", "share", "pieces", "cost", "known", "latin", "stamp", "content",
)  # fmt: skip
"""Properties of the engine's own values, which no other script and no file of the index knows: they get short names."""
_SHORTENED: Final = frozenset(("static/js/search.js", "static/js/slips.js", "static/js/literal.js"))
_HEAD: Final = "// Made from static/js/search/ by scripts/generate.py; change it there.\n"


def bundles() -> dict[str, str]:
    """Path → script as readers get it. ValueError where a source is no script."""
    minify.config({"js-keep-var-names": False, "js-version": 2022})
    return {path: f"{_HEAD}{_made(path, joined(names))}\n" for path, names in BUNDLES.items()}


def joined(names: tuple[str, ...]) -> str:
    """The sources one after the other, as one function: nothing of theirs is seen outside of it."""
    parts = "\n".join((SOURCES / f"{name}.js").read_text("utf-8") for name in names)
    return f"(() => {{\n'use strict';\n{parts}\n}})();\n"


def _made(path: str, source: str) -> str:
    small: str = minify.string("text/javascript", source)
    if path not in _SHORTENED:
        return small
    # Variables have one or two letters by now: what is left of these names are properties.
    short = dict(zip(PRIVATE, ascii_uppercase[: len(PRIVATE)], strict=True))
    return re.sub(rf"(?<![\w$])(?:{'|'.join(PRIVATE)})(?![\w$])", lambda name: short[name[0]], small)
