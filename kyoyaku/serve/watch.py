"""Notices that sources changed: once for a burst of changes, when it is over."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kyoyaku.disk.names import is_backup, is_dropping

_LONGEST_WAIT: Final = 3.0
"""Seconds after which a burst that does not end is built all the same."""

Snapshot = Mapping[str, tuple[int, int, int, int]]


class Watch:
    """Compares what the folders look like now with how they looked when last asked."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self.seen = self.built = snapshot(roots)
        self.since: float | None = None

    def changed(self) -> bool:
        """Whether there is something new that has come to rest; true once for each."""
        now = snapshot(self.roots)
        at_rest, self.seen = now == self.seen, now
        if now == self.built:
            self.since = None
            return False
        if self.since is None:
            self.since = time.monotonic()
        if not at_rest and time.monotonic() - self.since < _LONGEST_WAIT:
            return False
        self.built, self.since = now, None
        return True


def snapshot(roots: tuple[Path, ...]) -> Snapshot:
    """Every file and folder below the roots, with what changes when it changes; links are not followed."""
    found: dict[str, tuple[int, int, int, int]] = {}
    waiting = [str(root) for root in roots]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if is_dropping(entry.name) or is_backup(entry.name):
                        continue
                    status = entry.stat(follow_symlinks=False)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                        found[entry.path] = (0, 0, 0, status.st_mode)
                    else:
                        found[entry.path] = (*(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino),)
        except OSError:  # gone since, or closed to us: the build will say so
            found[folder] = (0, 0, 0, 0)
    return found
