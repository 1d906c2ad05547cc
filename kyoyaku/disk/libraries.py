"""The libraries that are installed, and those that are older than what we ask for."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from kyoyaku.disk.refusal import Refusal, environment

_WANTED: Final = re.compile(r"([\w.-]+)>=([\w.]+)")
_DISTRIBUTIONS: Final = {"yaml": "pyyaml"}
"""Libraries that are imported by another name than they are installed by."""


class OldLibrary(NamedTuple):
    """A library by the name it is installed by, its version, and the least that we ask for."""

    name: str
    found: str
    wanted: str

    def refusal(self) -> Refusal:
        """What to tell whoever called."""
        return environment("library-too-old", **self._asdict())


def installed(folders: Iterable[str]) -> Mapping[str, str]:
    """Each library with its version, by folder names: importlib.metadata takes as long as a build."""
    found: dict[str, str] = {}
    for folder in folders:
        try:
            entries = sorted(entry.name for entry in Path(folder or ".").iterdir())
        except OSError:  # a zip file, or a folder that is not there
            continue
        for entry in entries:
            stem, _, ending = entry.rpartition(".")
            name, _, version = stem.partition("-")
            if ending == "dist-info":
                found.setdefault(name.lower(), version)  # the first on the path is the one imported
    return found


@cache
def wanted(project: Path) -> Mapping[str, str]:
    """Each library that we need, with its least version, as pyproject.toml has it."""
    try:
        told = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
        found = [_WANTED.match(line) for line in told["project"]["dependencies"]]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {one[1].lower(): one[2] for one in found if one}


def too_old(project: Path) -> OldLibrary | None:
    """The first library that is there, but too old for us."""
    there = installed(sys.path)
    for name, least in wanted(project).items():
        if name in there and tuple(_numbers(there[name])) < tuple(_numbers(least)):
            return OldLibrary(name, there[name], least)
    return None


def check(project: Path) -> None:
    """A refusal where a library is too old: what it makes would be wrong, if it makes anything."""
    if (old := too_old(project)) is not None:
        raise old.refusal()


def refusal_of(error: Exception, project: Path) -> Refusal | None:
    """What to tell where an exception is the fault of a library; None where it is ours."""
    name = _module(error).partition(".")[0]
    if isinstance(error, ModuleNotFoundError) and error.name == name != "kyoyaku":
        return environment("library-missing", name=name)
    if (old := too_old(project)) is not None:
        return old.refusal()
    listed = _DISTRIBUTIONS.get(name, name)
    least = wanted(project).get(listed)
    return OldLibrary(listed, installed(sys.path).get(listed, "?"), least).refusal() if least else None


def _module(error: Exception) -> str:
    """The module that lacks something, by what Python says of it."""
    if isinstance(error, ImportError):
        return error.name or ""
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        return error.obj.__name__
    return ""


def _numbers(version: str) -> Iterator[int]:
    for part in version.split("."):
        digits = re.match(r"\d{1,9}", part)
        yield int(digits[0]) if digits else 0
