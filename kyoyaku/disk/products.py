"""Single files that a command makes, such as an archive: each is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kyoyaku.disk.refusal import from_os_error

if TYPE_CHECKING:
    from kyoyaku.model import Files


def put(folder: Path, files: Files) -> bool:
    """Writes the files into a folder, those that differ; gives whether any did. To be called under a lock."""
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            if not _holds(folder / name, content):
                staged = folder / f".{name}.new"
                written.append(staged)
                _write(staged, content)
        # Renamed only when all are there: a file and its checksum belong together.
        for staged in written:
            staged.replace(folder / staged.name.removeprefix(".").removesuffix(".new"))
    except OSError as error:
        raise from_os_error(error, error.filename or folder) from error
    finally:
        for staged in written:
            staged.unlink(missing_ok=True)
    return bool(written)


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content


def _write(file: Path, content: bytes) -> None:
    file.unlink(missing_ok=True)  # left by a run that was killed
    with file.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    file.chmod(0o644)
