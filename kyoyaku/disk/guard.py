"""Where a site may be written: never over sources, the project, a home or someone else's files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kyoyaku.disk import manifest
from kyoyaku.disk.refusal import environment, from_os_error, shown, usage

EXPECTED: Final = ".gitignore"
"""The one file that may wait in an output folder: git holds the folder by it."""

_HOUSE: Final = (
    *("kyoyaku", "content", "templates", "static", "tests", "docs", "schemas", "scripts"),
    *(".git", ".github", ".ci", ".vscode", ".cache", ".venv", ".venv-test", ".venv-lexicon"),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an output folder has to keep clear of."""

    project: Path
    sources: tuple[Path, ...]


def target(out: Path, ground: Ground, *, force: bool = False) -> Path:
    """The folder to write to, links resolved; a refusal where it may not be one. Touches nothing."""
    try:
        _check_expanded(out)
        real = out.resolve()
        _check_place(out, real, ground)
        _check_kind(out, real, force=force)
    except (ValueError, RuntimeError) as error:  # a NUL in the name, a link that leads to itself
        raise usage("output-not-a-folder", path=shown(out)) from error
    except OSError as error:
        raise from_os_error(error, out) from error
    return real


def folder_for_products(out: Path, ground: Ground) -> Path:
    """The folder to put single files into, links resolved: anywhere but among sources."""
    try:
        _check_expanded(out)
        real = out.resolve()
        _check_not_inside(out, real, ground)
        if real.exists() and not real.is_dir():
            raise usage("output-not-a-folder", path=shown(out))
    except (ValueError, RuntimeError) as error:
        raise usage("output-not-a-folder", path=shown(out)) from error
    except OSError as error:
        raise from_os_error(error, out) from error
    return real


def _check_expanded(out: Path) -> None:
    """Where the shell left `--out=~` as it is written we would make a folder `~`, and someone would `rm -r ~`."""
    meant = os.path.expanduser(out)  # noqa: PTH111 - Path.expanduser fails where there is no such user
    if meant != str(out):
        raise usage("output-not-expanded", path=shown(out), meant=shown(meant))


def _check_not_inside(out: Path, real: Path, ground: Ground) -> None:
    if not shown(out).isprintable():
        raise usage("output-not-a-folder", path=shown(out))
    above = {identity for folder in (real, *real.parents) if (identity := _identity(folder)) is not None}
    for kept in _never_inside(ground):
        if _identity(kept) in above or real.is_relative_to(kept.resolve()):
            raise usage("output-inside", path=shown(out), other=shown(kept))
    if ".git" in real.parts:
        raise usage("output-inside", path=shown(out), other=".git")


def _check_place(out: Path, real: Path, ground: Ground) -> None:
    mine = _identity(real)
    for kept in _never_over(ground):
        folder = kept.resolve()
        known = mine is not None and mine in {_identity(up) for up in (folder, *folder.parents)}
        if known or folder.is_relative_to(real):
            raise usage("output-over", path=shown(out), other=shown(kept))
    _check_not_inside(out, real, ground)


def _check_kind(out: Path, real: Path, *, force: bool) -> None:
    ground = next(folder for folder in (real, *real.parents) if folder.exists())
    if not ground.is_dir():
        raise usage("output-not-a-folder", path=shown(out))
    if ground != real:
        return
    if real.is_mount():
        raise environment("output-is-mount", path=shown(out))
    if os.name != "nt":
        status = real.stat()
        # We could swap a folder that says it must not be written: the one who said so would not like it.
        if not status.st_mode & 0o200:
            raise environment("no-permission", path=shown(out), reason=f"mode {status.st_mode & 0o7777:04o}")
        if os.geteuid() not in {0, status.st_uid}:
            raise environment("no-permission", path=shown(out), reason=f"uid {os.geteuid()} ≠ {status.st_uid}")
    is_system = real.parent == Path(real.anchor)
    if (not force or is_system) and not _is_ours(real) and _is_occupied(real):
        raise usage("output-not-ours", path=shown(out))


def _is_ours(real: Path) -> bool:
    # Where the manifest is damaged, what stands there is ours or is kept: none of it is lost.
    return manifest.read(real) is not None or manifest.is_damaged(real)


def _is_occupied(real: Path) -> bool:
    return any(entry.name != EXPECTED for entry in real.iterdir())


def _never_over(ground: Ground) -> Iterator[Path]:
    """An output folder is none of these, and holds none of these."""
    yield from ground.sources
    yield ground.project
    for folder in (ground.project, *ground.project.parents):
        if (folder / ".git").exists():
            yield folder
    for find in (Path.home, Path.cwd):
        try:
            yield find()
        except (RuntimeError, OSError):  # no home is known, or the folder we stand in is gone
            continue


def _never_inside(ground: Ground) -> Iterator[Path]:
    yield from ground.sources
    for name in _HOUSE:
        yield ground.project / name


def _identity(folder: Path) -> tuple[int, int] | None:
    """What the system knows a folder by, whatever its name: capitals and mounts do not fool it."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)
