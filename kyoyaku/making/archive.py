"""The site as one ZIP file to keep or to hand on: the same site, the same bytes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kyoyaku.model import Files


README: Final = "README.txt"
SUMS: Final = "SHA256SUMS"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can tell: no clock gets in
_UNIX: Final = 3
_FILE_MODE: Final = 0o100644 << 16
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Label:
    """What an archive is called (ASCII, as a file and as its top folder), and the words of its README."""

    name: str
    readme: str


def pack(site: Files, label: Label) -> bytes:
    """The ZIP of a site: one folder with the site, the README and the SHA-256 of every file."""
    if not _NAME.fullmatch(label.name) or label.name.endswith("."):
        raise ValueError(f"not a name for an archive: {label.name!r}")
    clashes = {path.casefold() for path in site} & {README.casefold(), SUMS.casefold()}
    if clashes:
        raise ValueError(f"the site has files of the archive's own names: {sorted(clashes)}")
    # Old editors on Windows know UTF-8 by its mark, and lines by both characters.
    readme = ("\ufeff" + "\r\n".join(label.readme.splitlines()) + "\r\n").encode()
    contents = {**site, README: readme}
    contents[SUMS] = sums(contents)
    return _zip({f"{label.name}/{_checked(path)}": content for path, content in contents.items()})


def sums(files: Files) -> bytes:
    """The SHA-256 of files, as `sha256sum -c` reads them."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def sum_line(name: str, content: bytes) -> bytes:
    """The line that stands beside one file in its .sha256."""
    return sums({name: content})


def _zip(entries: Files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(entries):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE
            # Stored, not deflated: zlib and its rewrites pack the same bytes differently, and the ZIP has to be the
            # same on every machine.
            archive.writestr(entry, entries[path], zipfile.ZIP_STORED)
    return packed.getvalue()


def _checked(path: str) -> str:
    if not path.isprintable() or re.search(r"[\\:]", path) or {"", ".", ".."}.intersection(path.split("/")):
        raise ValueError(f"not a path inside an archive: {path!r}")
    return path
