"""What a build wrote, kept inside the site: whose each file is, and whether anything has changed since."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kyoyaku.disk.flags import READ
from kyoyaku.problems import Place, Problem

if TYPE_CHECKING:
    from kyoyaku.model import Files

NAME: Final = ".kyoyaku.json"
_FORMAT: Final = 2
_LARGEST: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build: what went in, what came out (path → SHA-256), and the warnings it gave."""

    fingerprint: str
    pages: int
    files: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()


def of(site: Files, fingerprint: str, pages: int, warnings: tuple[Problem, ...]) -> Manifest:
    """The manifest of a site that is about to be written."""
    files = {path: digest(site[path]) for path in sorted(site)}
    return Manifest(fingerprint, pages, files, warnings)


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written: the same bytes for the same build, whatever the clock or machine."""
    record = {
        "format": _FORMAT,
        "fingerprint": manifest.fingerprint,
        "pages": manifest.pages,
        "files": dict(sorted(manifest.files.items())),
        "warnings": [_to_record(one) for one in manifest.warnings],
    }
    return (_written({**record, "sum": _sum(record)}) + "\n").encode()


def read(site: Path) -> Manifest | None:
    """The manifest of the site in a folder, or None where there is none just as one of ours was written."""
    try:
        with os.fdopen(os.open(site / NAME, READ), "rb") as opened:
            return _from_record(json.loads(opened.read(_LARGEST)))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def is_damaged(site: Path) -> bool:
    """Whether a file stands where the manifest should, but none that tells which files are ours."""
    try:
        status = (site / NAME).stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and read(site) is None


def is_path(path: str) -> bool:
    """Whether a site can have a file of ours there: inside it, by a plain name."""
    strange = not path.isprintable() or "\\" in path or path == NAME
    return not strange and not {"", ".", ".."}.intersection(path.split("/"))


def _written(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)


def _sum(record: Mapping[str, object]) -> str:
    return digest(_written(record).encode())


def _from_record(record: Mapping[str, object]) -> Manifest:
    files = record["files"]
    if not isinstance(files, dict) or not all(is_path(path) and isinstance(sum_, str) for path, sum_ in files.items()):
        raise TypeError
    if record["format"] != _FORMAT:
        # Of another version we take only whose files these are: nothing it says of the build is trusted.
        return Manifest("", 0, files)
    pages, warnings = record["pages"], record["warnings"]
    if not isinstance(pages, int) or not isinstance(warnings, list):
        raise TypeError
    if record["sum"] != _sum({name: value for name, value in record.items() if name != "sum"}):
        raise ValueError
    return Manifest(str(record["fingerprint"]), pages, files, tuple(_to_problem(one) for one in warnings))


def _to_record(found: Problem) -> Mapping[str, object]:
    place = found.place
    at = [place.file, place.line, place.column, place.width]
    return {"code": found.code, "at": at, "args": [list(pair) for pair in found.args]}


def _to_problem(record: Mapping[str, object]) -> Problem:
    code, at, args = record["code"], record["at"], record["args"]
    if not (isinstance(code, str) and isinstance(at, list) and isinstance(args, list)):
        raise TypeError
    file, line, column, width = at
    return Problem(Place(str(file), int(line), int(column), int(width)), code, tuple((n, v) for n, v in args))
