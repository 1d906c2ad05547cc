"""One number for everything that a site is made from: the same number, the same site."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kyoyaku.disk import libraries

if TYPE_CHECKING:
    from kyoyaku.model import Files


_LIBRARIES: Final = frozenset(["budoux", "jinja2", "markdown", "markupsafe", "nh3", "pyyaml"])
"""Those whose version may change a byte of a page."""

_CODE_ENDINGS: Final = frozenset([".py", ".toml", ".txt"])


def of(files: Files, options: Iterable[str]) -> str:
    """The fingerprint of source files and options, for this program and the libraries installed."""
    total = hashlib.sha256()
    for part in (tools(), *options):
        _add(total, part.encode())
    for path in sorted(files):
        _add(total, path.encode("utf-8", "surrogateescape"))
        _add(total, files[path])
    return total.hexdigest()


@cache
def tools() -> str:
    """The fingerprint of this program, its libraries and its Python alone."""
    total = hashlib.sha256()
    for part in _machine():
        _add(total, part.encode())
    for path, content in _program():
        _add(total, path.encode())
        _add(total, content)
    return total.hexdigest()


def _add(total: hashlib._Hash, part: bytes) -> None:
    # The length goes first, so that no two lists of parts can look the same.
    total.update(len(part).to_bytes(8, "big"))
    total.update(part)


def _machine() -> Iterable[str]:
    major, minor = sys.version_info[:2]
    return (f"python {major}.{minor}", *_versions(sys.path))


def _versions(folders: Iterable[str]) -> list[str]:
    """Each library that counts, with its version."""
    found = libraries.installed(folders)
    return [f"{name} {found[name]}" for name in sorted(_LIBRARIES & found.keys())]


def _program() -> Iterable[tuple[str, bytes]]:
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix in _CODE_ENDINGS and path.is_file():
            yield path.relative_to(package).as_posix(), path.read_bytes()
