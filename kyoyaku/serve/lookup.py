"""From an address to a file of the site, as GitHub Pages finds it, and to nothing else on the disk."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, unquote_to_bytes

OK: Final = 200
FOUND: Final = 302
BAD_REQUEST: Final = 400
NOT_FOUND: Final = 404

_LONGEST: Final = 8000
_INDEX: Final = "index.html"
_PAGE: Final = ".html"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, and the file or the address that goes with it."""

    status: int
    file: Path | None = None
    location: str = ""


def find(site: Path, address: str, mount: str = "/") -> Answer:
    """What an address (the raw path of a request) stands for, in a site that is served under `mount`."""
    path = _decoded(address)
    if path is None:
        return Answer(BAD_REQUEST)
    above = unquote(mount)  # as the address itself is compared: a folder may be called 八戸
    if mount != "/" and path in {"/", above.rstrip("/")}:
        return Answer(FOUND, location=mount)
    if not path.startswith(above):
        return Answer(NOT_FOUND)
    parts = path.removeprefix(above).split("/")
    if any(_is_closed(part) for part in parts[:-1]) or (parts[-1] and _is_closed(parts[-1])):
        return Answer(NOT_FOUND)
    return _in_site(site, parts)


def _decoded(address: str) -> str | None:
    if not address.startswith("/") or len(address) > _LONGEST:
        return None
    try:
        path = unquote_to_bytes(address).decode()
    except UnicodeError:
        return None
    return path if path.isprintable() or "\u3000" in path else None


def _is_closed(part: str) -> bool:
    # Hidden files, ways up, and what Windows takes for a separator, a drive or a stream.
    return not part or part.startswith(".") or "\\" in part or ":" in part


def _in_site(site: Path, parts: list[str]) -> Answer:
    *folders, name = parts
    folder = site
    for part in folders:
        folder /= part
        if _kind(folder) != stat.S_IFDIR:
            return Answer(NOT_FOUND)
    if not name:
        name = _INDEX
    elif _kind(folder / name) == stat.S_IFDIR:
        # Relative, so that no address can make it lead to another host.
        return Answer(FOUND, location=f"./{quote(name, safe='')}/")
    for file in (folder / name, folder / f"{name}{_PAGE}"):
        if _kind(file) == stat.S_IFREG:
            return Answer(OK, file)
    return Answer(NOT_FOUND)


def _kind(path: Path) -> int:
    """What stands there, not following links; 0 for nothing."""
    try:
        return stat.S_IFMT(path.stat(follow_symlinks=False).st_mode)
    except (OSError, ValueError):
        return 0
