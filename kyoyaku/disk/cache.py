"""What one build made and the next can use again, kept in a folder. Losing it loses only time."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kyoyaku.disk.flags import READ

_UNFINISHED: Final = ".new-"
_LARGEST: Final = 100_000_000
_MOST: Final = 300_000_000
"""Bytes of a folder beyond which the first write of a run makes room: what was written longest ago goes."""

_DAY: Final = 86_400
_SEAL_LENGTH: Final = 65


class Kept(MutableMapping[str, bytes]):
    """Key → bytes, a file each, never trusted: every file begins with the hash of its key and bytes.

    A file that is not what was kept is as good as none, and counts as damaged. A folder that cannot be read or
    written is one that keeps nothing, so that what was just set may not be there.
    """

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self.folder, self.most = folder, most
        self.damaged = 0
        self.has_room = False

    def __getitem__(self, key: str) -> bytes:
        try:
            found = _content(self.folder / key)
        except OSError:
            raise KeyError(key) from None
        seal, value = found[:_SEAL_LENGTH], found[_SEAL_LENGTH:]
        if seal != _seal(key, value):
            self.damaged += 1
            self._remove(self.folder / key)
            raise KeyError(key)
        return value

    def __setitem__(self, key: str, value: bytes) -> None:
        # Written beside and moved into place: another build never reads half a file.
        with suppress(OSError):
            self._make_room()
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=_UNFINISHED)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_seal(key, value) + value)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink()
                raise

    def __delitem__(self, key: str) -> None:
        try:
            (self.folder / key).unlink()
        except OSError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        with suppress(OSError):
            yield from sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _make_room(self) -> None:
        """Once a run: the folder, without what no build reads any more."""
        if self.has_room:
            return
        if not self.folder.is_dir():
            # The folder is named after the program and its libraries; what others left is of no use any more.
            self._remove(self.folder.parent)
            self.folder.mkdir(parents=True, exist_ok=True)
        self.has_room = True
        with os.scandir(self.folder) as entries:
            found = [(Path(entry.path), entry.stat(follow_symlinks=False)) for entry in entries]
        total = sum(status.st_size for _, status in found)
        for path, status in sorted(found, key=lambda one: one[1].st_mtime_ns):
            forgotten = path.name.startswith(_UNFINISHED) and time.time() - status.st_mtime > _DAY
            if total > self.most or forgotten:
                total -= status.st_size
                self._remove(path)

    @staticmethod
    def _remove(path: Path) -> None:
        """Removes whatever stands there, as far as it can be."""
        try:
            path.unlink()
        except OSError:  # a folder, or nothing at all; rmtree first would wait at a pipe for ever
            shutil.rmtree(path, ignore_errors=True)


def _seal(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + value).hexdigest().encode() + b"\n"


def _content(file: Path) -> bytes:
    """The bytes of a regular file; nothing for anything else, which no build of ours put there."""
    status = file.stat(follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        return b""
    with os.fdopen(os.open(file, READ), "rb") as opened:
        return opened.read(_LARGEST)
