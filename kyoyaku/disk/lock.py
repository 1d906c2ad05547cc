"""One build at a time: a lock beside the output folder, which dies with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kyoyaku.disk import stop
from kyoyaku.disk.refusal import environment, from_os_error, shown

PATIENCE: Final = 5.0
"""Seconds to wait for another build: longer than one takes, shorter than a reader gives up."""

_PAUSE: Final = 0.05
_OPEN: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def hold(path: Path, patience: float = PATIENCE, tell: Callable[[str], None] | None = None) -> Iterator[bool]:
    """Holds the lock at `path`; gives whether it had to be waited for. `tell` hears the other's pid once."""
    started = time.monotonic()
    told = waited = False
    made = _make_parents(path)
    while (held := _try(path)) is None:
        if time.monotonic() - started > patience:
            raise environment("locked", pid=_owner(path), path=shown(path))
        if tell is not None and not told:
            tell(_owner(path))
            told = True
        waited = True
        with stop.interruptible():
            time.sleep(_PAUSE)
    try:
        yield waited
    finally:
        _release(held, path)
        for folder in made:
            with suppress(OSError):  # not empty: it was needed
                folder.rmdir()


def _make_parents(path: Path) -> list[Path]:
    """Makes the folders above the lock; gives those that were not there, the innermost first."""
    missing = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in missing:
            folder.chmod(0o755)  # mkdir's own mode is cut by the umask, and what is in it is for everyone
    except OSError as error:
        raise from_os_error(error, path.parent) from error
    return missing


def _try(path: Path) -> int | None:
    """A descriptor that holds the lock, or None while another process does."""
    try:
        descriptor = os.open(path, _OPEN, 0o644)
    except OSError as error:
        raise from_os_error(error, path if os.path.lexists(path) else path.parent) from error
    try:
        taken = _take(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise from_os_error(error, path) from error
    # The one before us may have removed the file between our opening and locking it.
    if not taken or not _is_still(descriptor, path):
        os.close(descriptor)
        return None
    with suppress(OSError):  # a full disk may have no room for the pid: the lock holds all the same
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _owner(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip() or "?"
    except OSError:
        return "?"


def _release(descriptor: int, path: Path) -> None:
    # Removed while still held: whoever waits then sees that its file is no longer this one.
    if sys.platform == "win32":
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        # A lock hides its bytes from other readers there: one far behind the pid is locked.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
