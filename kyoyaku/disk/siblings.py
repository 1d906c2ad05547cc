"""The siblings of an output folder that a run makes for itself, all on the file system of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a run stages, sets aside, throws away and locks."""

    new: Path
    old: Path
    trash: Path
    lock: Path

    def leftovers(self) -> bool:
        """Whether a run that was killed left something to clear."""
        return any(folder.is_symlink() or folder.exists() for folder in (self.new, self.old, self.trash))


def beside(target: Path) -> Beside:
    """The siblings of `target`: hidden, and named after it."""
    new, old, trash, lock = (target.with_name(f".{target.name}.{ending}") for ending in ("new", "old", "trash", "lock"))
    return Beside(new, old, trash, lock)
