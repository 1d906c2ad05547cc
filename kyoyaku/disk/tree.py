"""Reads the source folders: every file once, in order, and never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from kyoyaku.disk import names
from kyoyaku.disk.flags import READ
from kyoyaku.disk.refusal import environment, shown, usage
from kyoyaku.problems import Place, Problem, has_errors, problem

if TYPE_CHECKING:
    from kyoyaku.model import Files

_TEXT_ENDINGS: Final = (".yaml", ".yml", ".md", ".txt")
_FILE_ENDINGS: Final = (*_TEXT_ENDINGS, ".html")
_MISSING: Final = frozenset(["missing-file", "no-agreement"])
"""Codes of what follows from a file that is not there."""


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """A folder to read, and the path (such as `content`) that its files get."""

    prefix: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and counts beyond which something is no content but a mistake."""

    text: int = 5_000_000
    file: int = 100_000_000
    total: int = 500_000_000
    count: int = 20_000


@dataclass(frozen=True, slots=True)
class TreeContents:
    """What the disk gave: the files, and the problems of those it could not give."""

    files: Files
    problems: tuple[Problem, ...]

    def told_with(self, *found: Iterable[Problem]) -> tuple[Problem, ...]:
        """All problems in order: what stands there and could not be read is not told to be missing, too."""
        unread = {one.place.file for one in self.problems if has_errors([one])}
        others = {one for problems in found for one in problems}
        missing = {one for one in others if one.code in _MISSING and _is_below(one.place.file, unread)}
        return tuple(sorted({*self.problems, *others} - missing))


def _is_below(file: str, unread: Container[str]) -> bool:
    return file in unread or any(str(above) in unread for above in PurePosixPath(file).parents)


def sources(project: Path, content: Path) -> tuple[SourceFolder, ...]:
    """The folders to read; a refusal where one that must be there is not."""
    if not content.is_dir():
        raise usage("no-content-folder", path=shown(content))
    templates = project / "templates"
    if not templates.is_dir():
        raise environment("no-templates", path=shown(templates))
    found = [SourceFolder("content", content), SourceFolder("templates", templates)]
    static = project / "static"
    if static.is_dir():
        found.append(SourceFolder("static", static))
    return tuple(found)


def read(places: Iterable[SourceFolder], limits: Limits | None = None) -> TreeContents:
    """Every file below the sources, by path; what cannot be read is a problem at its path."""
    reader = _Reader(limits or Limits())
    for place in places:
        reader.read(place)
    return TreeContents(dict(sorted(reader.files.items())), tuple(sorted(reader.problems)))


class _Reader:
    """One reading of the disk, with the count of what it has taken so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.total = 0
        self.full = False

    def read(self, source: SourceFolder) -> None:
        if source.folder.is_symlink():
            self._add("symlink", source.prefix)
            return
        waiting = [(source.folder, source.prefix)]
        while waiting and not self.full:
            folder, prefix = waiting.pop()
            waiting.extend(self._take_all(folder, prefix))

    def _take_all(self, folder: Path, prefix: str) -> Iterator[tuple[Path, str]]:
        """Takes the files of one folder and gives its folders."""
        entries = self._entries(folder, prefix)
        twins = names.collisions(entries)
        for name, entry in sorted(entries.items()):
            if self.full:
                return
            path = f"{prefix}/{names.composed(name)}"
            if not self._name_is_fine(name, path, twins):
                continue
            if entry.is_symlink() or getattr(entry, "is_junction", bool)():
                self._add("symlink", path)
            elif entry.is_dir(follow_symlinks=False):
                if name.lower().endswith(_FILE_ENDINGS):
                    self._add("folder-named-like-file", path)
                else:
                    yield Path(entry.path), path
            elif entry.is_file(follow_symlinks=False):
                self._take(Path(entry.path), path)
            else:
                self._add("special-file", path)

    def _entries(self, folder: Path, prefix: str) -> dict[str, os.DirEntry[str]]:
        try:
            with os.scandir(folder) as found:
                # Names are UTF-8 for us whatever the locale takes them for.
                named = {os.fsencode(one.name).decode("utf-8", "surrogateescape"): one for one in found}
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._add("unreadable-file", prefix, reason=error.strerror)
            return {}
        content = prefix.partition("/")[0] == "content"
        return {
            name: entry
            for name, entry in named.items()
            if not names.is_dropping(name) and (content or not names.is_backup(name))
        }

    def _name_is_fine(self, name: str, path: str, twins: Mapping[str, str]) -> bool:
        code = names.fault(name)
        if code is not None:
            self._add(code, path, name=shown(name))
        elif name in twins:
            self._add("name-clash", path, other=names.composed(twins[name]))
        elif len(path) > names.LONGEST_PATH:
            self._add("path-too-long", path, length=len(path), most=names.LONGEST_PATH)
        else:
            if names.composed(name) != name:
                self._add("name-not-nfc", path)
            return True
        return False

    def _take(self, file: Path, path: str) -> None:
        """Reads one file, unless it or all of them together are too much."""
        most = self.limits.text if path.lower().endswith(_TEXT_ENDINGS) else self.limits.file
        try:
            content = _content(file, most)
        except FileNotFoundError:
            return  # gone since we listed it, as when an editor saves: the same as never there
        except OSError as error:
            self._add("unreadable-file", path, reason=error.strerror)
            return
        if content is None:
            self._add("special-file", path)
        elif len(content) > most:
            self._add("file-too-large", path, most=f"{most // 1_000_000} MB")
        elif self.total + len(content) > self.limits.total:
            self.full = True
            self._add("too-much-input", path, most=f"{self.limits.total // 1_000_000} MB")
        elif len(self.files) >= self.limits.count:
            self.full = True
            self._add("too-many-files", path, most=self.limits.count)
        else:
            self.total += len(content)
            self.files[path] = content

    def _add(self, code: str, path: str, **args: object) -> None:
        self.problems.append(problem(code, Place(shown(path)), **args))


def _content(file: Path, most: int) -> bytes | None:
    """The bytes of a regular file, one more than `most` at the longest; None for anything else."""
    with os.fdopen(os.open(file, READ), "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            return None
        # A sparse file claims any size: only what is allowed is ever asked for.
        return opened.read(min(status.st_size, most) + 1)
