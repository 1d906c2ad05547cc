"""The site that stands in the output folder now: what is ours in it, and what is not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kyoyaku.disk import manifest
from kyoyaku.disk.manifest import Manifest
from kyoyaku.disk.refusal import environment, from_os_error, shown

_READABLE: Final = 0o644


@dataclass(frozen=True, slots=True)
class Present:
    """Every leaf and folder below the output folder, by path, with what the system says of it."""

    root: Path
    manifest: Manifest | None
    leaves: Mapping[str, os.stat_result]
    folders: Mapping[str, os.stat_result]

    def ours(self) -> frozenset[str]:
        """The leaves that a build wrote, going by the manifest."""
        written = self.manifest.files if self.manifest else {}
        return frozenset(path for path in self.leaves if path in written and self.is_file(path))

    def foreign(self) -> tuple[str, ...]:
        """The leaves that no build wrote."""
        ours = self.ours()
        return tuple(path for path in sorted(self.leaves) if path not in ours and path != manifest.NAME)

    def is_file(self, path: str) -> bool:
        """Whether there is a regular file at the path."""
        found = self.leaves.get(path)
        return found is not None and stat.S_ISREG(found.st_mode)

    def holds(self, path: str, content: bytes) -> bool:
        """Whether the file at the path is this one already, and readable for everyone."""
        found = self.leaves.get(path)
        return (
            found is not None
            and is_readable_file(found)
            and found.st_size == len(content)
            and (self.root / path).read_bytes() == content
        )


def is_readable_file(found: os.stat_result) -> bool:
    """Whether it is a regular file that everyone may read; some file systems know no finer modes."""
    mode = found.st_mode
    return stat.S_ISREG(mode) and (os.name == "nt" or mode & _READABLE == _READABLE)


def scan(root: Path) -> Present:
    """The output folder as it is; nothing in it is followed."""
    leaves: dict[str, os.stat_result] = {}
    folders: dict[str, os.stat_result] = {}
    waiting = [(root, "")] if root.is_dir() else []
    try:
        device = root.stat().st_dev if waiting else 0
        while waiting:
            folder, prefix = waiting.pop()
            with os.scandir(folder) as found:
                for entry in found:
                    path, status = prefix + entry.name, entry.stat(follow_symlinks=False)
                    if not stat.S_ISDIR(status.st_mode):
                        leaves[path] = status
                        continue
                    if os.name != "nt" and status.st_dev != device:
                        raise environment("mount-in-output", path=shown(root / path))
                    folders[path] = status
                    waiting.append((Path(entry.path), f"{path}/"))
    except OSError as error:
        raise from_os_error(error, error.filename or root) from error
    return Present(root, manifest.read(root), dict(sorted(leaves.items())), dict(sorted(folders.items())))


def stands(root: Path, fingerprint: str) -> Manifest | None:
    """The manifest of the site in a folder, if it was made from just this and is whole to the last byte."""
    found = manifest.read(root)
    if found is None or found.fingerprint != fingerprint:
        return None
    return found if all(_is_whole(root, path, digest) for path, digest in found.files.items()) else None


def _is_whole(root: Path, path: str, digest: str) -> bool:
    file = root / path
    try:
        # A file replaced by a link would lead out of the site: only plain files count as ours.
        plain = is_readable_file(file.stat(follow_symlinks=False))
        return plain and manifest.digest(file.read_bytes()) == digest
    except OSError:
        return False


def parents(paths: Iterable[str]) -> frozenset[str]:
    """Every folder that the paths need."""
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return frozenset(found)
