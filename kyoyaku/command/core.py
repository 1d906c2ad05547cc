"""The pipeline as the command line sees it, imported only when something has to be made."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kyoyaku.disk import libraries
from kyoyaku.problems import Problem

if TYPE_CHECKING:
    from kyoyaku.disk.cache import Kept
    from kyoyaku.making import pipeline
    from kyoyaku.model import Files


class Outcome(Protocol):
    """What a build gives: the site (empty with an error), the problems, how many pages, its name."""

    @property
    def site(self) -> Mapping[str, bytes]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def pages(self) -> int: ...
    @property
    def name(self) -> str: ...


class PlannedFile(Protocol):
    """A file that will be made: where, of which kind, in which edition ('' for all), about what, made from what."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def subject(self) -> tuple[str, ...]: ...
    @property
    def inputs(self) -> tuple[str, ...]: ...


class Planned(Protocol):
    """What a plan gives: the files (none with an error) and the problems."""

    @property
    def jobs(self) -> Sequence[PlannedFile]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


class Core(Protocol):
    """Bytes in, bytes out."""

    def build(self, files: Files, base_url: str | None) -> Outcome:
        """The whole site."""

    def check(self, files: Files) -> tuple[Problem, ...]:
        """Every problem of the files."""

    def plan(self, files: Files, base_url: str | None) -> Planned:
        """Every file that a build would write."""

    def damaged(self) -> int:
        """How much of what was kept from earlier builds could not be used, since last asked."""


class Installed:
    """The pipeline of this package."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._kept: list[Kept] = []

    def build(self, files: Files, base_url: str | None) -> Outcome:
        """The whole site."""
        libraries.check(self.project)
        from kyoyaku.making import pipeline

        return pipeline.build(files, self._options(base_url))

    def check(self, files: Files) -> tuple[Problem, ...]:
        """Every problem of the files."""
        libraries.check(self.project)
        from kyoyaku.making import pipeline

        return pipeline.check(files)

    def plan(self, files: Files, base_url: str | None) -> Planned:
        """Every file that a build would write."""
        libraries.check(self.project)
        from kyoyaku.making import pipeline

        return pipeline.planned(files, self._options(base_url))

    def damaged(self) -> int:
        """How many files of the cache were not what was kept."""
        count = sum(one.damaged for one in self._kept)
        self._kept.clear()
        return count

    def _options(self, base_url: str | None) -> pipeline.Options:
        from kyoyaku.disk.cache import Kept
        from kyoyaku.disk.fingerprint import tools
        from kyoyaku.making import pipeline

        kept = Kept(self.project / ".cache/kept" / tools()[:16])
        self._kept.append(kept)
        return pipeline.Options(base_url=base_url, kept=kept, clock=time.monotonic)
