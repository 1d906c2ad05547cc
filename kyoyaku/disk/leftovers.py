"""Clears what a killed run left beside the output folder, and brings back a site that was set aside."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from kyoyaku.disk import manifest
from kyoyaku.disk.present import Present, scan
from kyoyaku.disk.refusal import environment, from_os_error, shown
from kyoyaku.disk.siblings import beside


def clear(target: Path) -> None:
    """Leaves the whole site at `target`, old or new, and nothing beside it. To be called under the lock."""
    places = beside(target)
    try:
        for one in (places.old, places.new, places.trash):
            if one.is_symlink() or (one.exists() and not one.is_dir()):
                raise environment("leftover-not-ours", path=shown(one))
        if _is_there(places.old) and not _is_there(target):
            places.old.rename(target)
        for folder in (places.old, places.new, places.trash):
            if _is_there(folder):
                _check_ours(folder, target)
        for folder in (places.old, places.new):
            if _is_there(folder):
                retire(folder, target)
        _remove(places.trash)
    except OSError as error:
        raise from_os_error(error, error.filename or target) from error


def retire(folder: Path, target: Path) -> None:
    """Throws a tree of ours away, after bringing home what others put in it and the site lacks."""
    trash = beside(target).trash
    if target.is_dir():
        _bring_home(scan(folder), target)
    _remove(trash)
    folder.rename(trash)
    _remove(trash)


def _check_ours(folder: Path, target: Path) -> None:
    """Our trees carry a manifest, or hold only what was carried over from a folder that had none, and stands there."""
    tree = scan(folder)
    if tree.manifest is None and any(not _is_same(tree, path, target) for path in tree.foreign()):
        raise environment("leftover-not-ours", path=shown(folder))


def _is_same(tree: Present, path: str, target: Path) -> bool:
    if tree.is_file(path) and tree.leaves[path].st_nlink > 1:
        return True  # the site has it by another name
    home = target / path
    if not _is_there(home):
        return False
    return os.path.samestat(tree.leaves[path], home.stat(follow_symlinks=False)) or (
        tree.is_file(path) and home.is_file() and (tree.root / path).read_bytes() == home.read_bytes()
    )


def _bring_home(tree: Present, target: Path) -> None:
    for path in tree.foreign():
        home = target / path
        if not _is_there(home):
            with suppress(FileExistsError):
                home.parent.mkdir(parents=True, exist_ok=True)
                (tree.root / path).rename(home)


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _remove(folder: Path) -> None:
    """Removes a whole tree of ours without following anything in it."""
    if not _is_there(folder):
        return
    # Last of all goes what says whose the tree is: a run that is killed here leaves one that the next knows.
    record = folder / manifest.NAME
    folders, waiting = [], [folder]
    while waiting:
        at = waiting.pop()
        folders.append(at)
        if at.stat().st_mode & stat.S_IRWXU != stat.S_IRWXU:
            at.chmod(stat.S_IRWXU)
        with os.scandir(at) as found:
            for entry in found:
                inner = Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(inner)
                elif inner != record:
                    inner.unlink()
    for at in reversed(folders):
        if at == folder:
            record.unlink(missing_ok=True)
        at.rmdir()
