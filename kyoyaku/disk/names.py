"""File names that would not survive another system: what is wrong with them, and which ones collide."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

LONGEST_PATH: Final = 200
"""Windows stops at 260 characters, and the folder that holds the project needs its share of them."""

_FORBIDDEN_BY_WINDOWS: Final = frozenset('<>:"|?*\\')
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
_INVISIBLE: Final = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_DROPPINGS: Final = frozenset(["thumbs.db", "ehthumbs.db", "desktop.ini", "__pycache__"])
_DROPPED_ENDINGS: Final = (".swp", ".swo", ".swx")


def is_dropping(name: str) -> bool:
    """Whether an editor or a system left the file there: it is no content, and is passed over."""
    lower = name.lower()
    return (
        name.startswith((".", "~$"))
        or lower in _DROPPINGS
        or lower.endswith(_DROPPED_ENDINGS)
        or (name.startswith("#") and name.endswith("#"))
    )


def is_backup(name: str) -> bool:
    """Whether an editor kept an earlier state of a file there: to be told of in content, passed over elsewhere."""
    return name.endswith("~")


def fault(name: str) -> str | None:
    """The code of the problem that a single name has, if any."""
    if any("\udc80" <= char <= "\udcff" for char in name):
        return "name-not-utf8"
    if not name.isprintable() and any(unicodedata.category(char) in _INVISIBLE for char in name):
        return "name-invisible"
    if name.partition(".")[0].rstrip(" ").lower() in _RESERVED:
        return "name-reserved"
    if name.endswith((".", " ")) or _FORBIDDEN_BY_WINDOWS.intersection(name):
        return "name-not-portable"
    return None


def collisions(names: Iterable[str]) -> Mapping[str, str]:
    """Each name that equals an earlier one in all but capitals or composition → that earlier one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[_folded(name)].append(name)
    return {later: group[0] for group in groups.values() for later in group[1:]}


def composed(name: str) -> str:
    """The name in NFC, the form that every system but an old Mac writes."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return composed(composed(name).casefold())
