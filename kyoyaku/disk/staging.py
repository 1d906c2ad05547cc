"""Stages the next site beside the present one: links what did not change, carries over what is not ours."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kyoyaku.disk import manifest, stop
from kyoyaku.disk.present import Present, parents
from kyoyaku.disk.refusal import usage

if TYPE_CHECKING:
    from kyoyaku.model import Files

_MANY: Final = 200
"""More new files than this are sent to the disk by one call for all."""

_YOURS: Final = ".yours"
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What the disk takes, by path: `kept` is what was there and is not ours.

    `yours` has each file that is replaced though someone wrote it, and the path that what they wrote is kept at.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    yours: Mapping[str, str] = field(default_factory=dict)


def compare(site: Files, present: Present, *, force: bool) -> Changes:
    """What writing `site` would change; a refusal where someone else's file is in the way."""
    unchanged = tuple(path for path in sorted(site) if present.holds(path, site[path]))
    same = frozenset(unchanged)
    written = tuple(path for path in sorted(site) if path not in same)
    removed = tuple(path for path in sorted(present.ours() - site.keys()) if _is_as_we_left_it(path, present))
    gone = frozenset(removed)
    kept = tuple(path for path in present.leaves if path not in site and path not in gone and path != manifest.NAME)
    # With a damaged manifest nobody knows whose a file is: it is taken for someone else's, and kept.
    _check_way(written, present, kept, force=force or manifest.is_damaged(present.root))
    theirs = [path for path in written if present.is_file(path) and not _is_as_we_left_it(path, present)]
    return Changes(written, unchanged, removed, kept, {path: _name_for(path, site, present) for path in theirs})


def _is_as_we_left_it(path: str, present: Present) -> bool:
    # A file of ours that someone has written in since is theirs too: it is not ours to remove.
    ours = present.manifest.files if present.manifest else {}
    try:
        return manifest.digest((present.root / path).read_bytes()) == ours.get(path)
    except PermissionError:
        return False


def _name_for(path: str, site: Files, present: Present) -> str:
    """The name beside a file that what someone wrote there is kept by: a free one, or that of the same bytes."""
    for number in count(1):
        name = f"{path}{_YOURS}" if number == 1 else f"{path}.{number}{_YOURS}"
        if name not in site and name not in present.folders:
            there = present.leaves.get(name)
            if there is None or (present.is_file(name) and _is_same(present.root / path, present.root / name)):
                return name
    raise AssertionError  # numbers do not end


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except PermissionError:
        return False


def _check_way(written: Iterable[str], present: Present, kept: Iterable[str], *, force: bool) -> None:
    ours, kept_leaves, kept_folders = present.ours(), frozenset(kept), _folders_to_keep(present, kept)
    for path in written:
        strange = path in present.leaves and path not in ours
        if strange and not (force and present.is_file(path)):
            raise usage("foreign-in-the-way", path=path)
        for blocked in kept_leaves.intersection(parents([path])) or kept_folders.intersection([path]):
            raise usage("foreign-in-the-way", path=blocked)


def _folders_to_keep(present: Present, kept: Iterable[str]) -> frozenset[str]:
    """Folders with something to keep in them, and those that no build of ours made."""
    made = parents(present.manifest.files if present.manifest else ())
    return parents(kept) | frozenset(path for path in present.folders if path not in made)


def stage(site: Files, present: Present, changes: Changes, record: bytes, new: Path) -> None:
    """Makes the whole next site at `new`; where a step fails or is stopped, `new` is to be thrown away."""
    new.mkdir()
    new.chmod(0o755)
    # First, so that a staged tree always tells which of its files are ours.
    _write(new / manifest.NAME, record)
    for path in sorted(parents(site)):
        _make_folder(new / path, 0o755)
    for path in sorted(_folders_to_keep(present, changes.kept)):
        mode = present.folders[path].st_mode if path in present.folders else 0o755
        _make_folder(new / path, stat.S_IMODE(mode) | stat.S_IRWXU)
    for path in changes.unchanged:
        stop.check()
        if not _link(present.root / path, new / path):
            _write(new / path, site[path])
    for path, name in (*((path, path) for path in changes.kept), *changes.yours.items()):
        stop.check()
        if name not in present.leaves or path == name:
            _carry(present.root / path, new / name, present.leaves[path])
    for path in changes.written:
        stop.check()
        _write(new / path, site[path])
    if present.manifest is not None:
        # A first site has nothing to lose, and the next build notices a torn one by its hashes.
        _settle([new / path for path in (manifest.NAME, *changes.written)])


def _make_folder(folder: Path, mode: int) -> None:
    with suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(mode)  # mkdir's own mode is cut by the umask


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, _CREATE, 0o644)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
    path.chmod(0o644)


def _link(old: Path, new: Path) -> bool:
    """Gives the same file a second name; False where the file system or its owner does not allow that."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _carry(old: Path, new: Path, status: os.stat_result) -> None:
    if not _link(old, new):
        _copy(old, new, status)


def _copy(old: Path, new: Path, status: os.stat_result) -> None:
    """Copies someone else's leaf, as what it is."""
    if stat.S_ISLNK(status.st_mode):
        new.symlink_to(old.readlink())
    elif stat.S_ISREG(status.st_mode):
        _write(new, old.read_bytes())
        new.chmod(stat.S_IMODE(status.st_mode))
        os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    else:
        os.mknod(new, status.st_mode, status.st_rdev)


def _settle(files: list[Path]) -> None:
    """Waits until the bytes are on the disk: after a power cut, too, the site is the old or the new one."""
    if len(files) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        descriptor = os.open(file, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
