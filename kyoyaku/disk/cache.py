"""What one build made and the next can use again, kept in a folder. Losing it loses only time."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path


class Kept(MutableMapping[str, bytes]):
    """Key → bytes, a file each. A folder that cannot be read or written is one that keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, key: str) -> bytes:
        try:
            return (self.folder / key).read_bytes()
        except OSError:
            raise KeyError(key) from None

    def __setitem__(self, key: str, value: bytes) -> None:
        # Written beside and moved into place: another build never reads half a file.
        with suppress(OSError):
            if not self.folder.is_dir():
                # The folder is named after the program and its libraries; what others left is of no use any more.
                shutil.rmtree(self.folder.parent, ignore_errors=True)
                self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(value)
            Path(name).replace(self.folder / key)

    def __delitem__(self, key: str) -> None:
        try:
            (self.folder / key).unlink()
        except OSError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        with suppress(OSError):
            yield from sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))

    def __len__(self) -> int:
        return sum(1 for _ in self)
