"""Makes the scripts of search and of the jump box from static/js/search/: classic scripts, minified by terser."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "static/js/search"
BUNDLES: Final[Mapping[str, tuple[str, ...]]] = {
    "static/js/search.js": ("store", "fold", "words", "near", "cut", "shelves", "scoring", "excerpt", "answer"),
    "static/js/view.js": ("hits", "view"),
    "static/js/jump.js": ("fold", "places", "jump"),
}
"""What is made of which sources, in their order: each uses what those before it declare."""
_TERSER: Final = ROOT / "tests/browser/node_modules/terser/bin/terser"
_HEAD: Final = "// Made from static/js/search/ by scripts/generate.py; change it there.\n"
_PRIVATE: Final = (
    "/^(best|content|exact|folded|found|hits|how|known|leads|list|options|packed|ranked|runs|score|script|sentence"
    "|share|hushed|stamp|tier|written)$/"
)
"""Names that no other script, and no file of the index, knows."""
_OPTIONS: Final = ("--ecma", "2022", "--compress", "passes=3,unsafe_arrows=true", "--mangle")


def bundles() -> dict[str, str]:
    """Path → script as readers get it. CalledProcessError where terser does not understand it, or is not there."""
    return {path: _HEAD + _minified(_joined(names)) for path, names in BUNDLES.items()}


def _joined(names: tuple[str, ...]) -> str:
    parts = "\n".join((SOURCES / f"{name}.js").read_text("utf-8") for name in names)
    return f"(() => {{\n'use strict';\n{parts}\n}})();\n"


def _minified(source: str) -> str:
    command = ["node", str(_TERSER), *_OPTIONS, "--mangle-props", f"regex={_PRIVATE}", "--comments", "false"]
    made = subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    return made.stdout.decode()
