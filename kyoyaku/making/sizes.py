"""How much a site may hold, reckoned while it is made: what hosts refuse is told before the memory is full of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kyoyaku.problems import Place, Problem, problem

LARGEST_FILE: Final = 100_000_000
LARGEST_SITE: Final = 1_000_000_000
MOST_FILES: Final = 10_000


@dataclass(slots=True)
class Tally:
    """The bytes of a site so far."""

    total: int = 0

    def too_large(self, path: str, data: bytes) -> Iterator[Problem]:
        """Counts a file: told where it is too large, and where the site now is."""
        before, self.total = self.total, self.total + len(data)
        if len(data) > LARGEST_FILE:
            yield problem("page-too-large", Place(path), size=len(data), limit=LARGEST_FILE)
        if before <= LARGEST_SITE < self.total:
            yield problem("site-too-large", Place("site"), size=self.total, limit=LARGEST_SITE)

    @property
    def is_full(self) -> bool:
        """Whether nothing more needs to be made."""
        return self.total > LARGEST_SITE


def too_many(files: int) -> Iterator[Problem]:
    """Told where a site has more files than some hosts take."""
    if files > MOST_FILES:
        yield problem("many-files", Place("site"), count=files, limit=MOST_FILES)
