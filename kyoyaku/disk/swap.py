"""Puts a staged site in the place of the present one: in one step where the system has it, else in two."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path
from typing import Final

from kyoyaku.disk.siblings import Beside

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2  # the same by Apple's name
_UNSUPPORTED: Final = frozenset([errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP])
_TRIES: Final = 20
_PAUSE: Final = 0.1


def swap(target: Path, places: Beside) -> Path | None:
    """Makes the staged tree the site; gives where the site before it now is, if there was one."""
    if not target.exists():
        _rename(places.new, target)
        return None
    if exchange(places.new, target):
        return places.new
    # Between these two there is no site: whoever is killed here is recovered by the next start.
    _rename(target, places.old)
    try:
        _rename(places.new, target)
    except OSError:
        _rename(places.old, target)
        raise
    return places.old


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step; False where the system or the file system has no such step."""
    if sys.platform == "win32":
        return False
    import ctypes  # only a build that changes something pays for it

    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _UNSUPPORTED:
        raise OSError(number, os.strerror(number), str(other))
    return not failed


def _rename(old: Path, new: Path) -> None:
    """Renames; where Windows says that someone has a file of it open, a few more times."""
    for left in reversed(range(_TRIES)):
        try:
            old.rename(new)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return
