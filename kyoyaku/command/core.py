"""The pipeline as the command line sees it, imported only when something has to be made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kyoyaku.problems import Problem

if TYPE_CHECKING:
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


class Core(Protocol):
    """Bytes in, bytes out."""

    def build(self, files: Files, base_url: str | None) -> Outcome:
        """The whole site."""

    def check(self, files: Files) -> tuple[Problem, ...]:
        """Every problem of the files."""


class Installed:
    """The pipeline of this package."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    def build(self, files: Files, base_url: str | None) -> Outcome:
        """The whole site."""
        from kyoyaku.disk.cache import Kept
        from kyoyaku.disk.fingerprint import tools
        from kyoyaku.making import pipeline

        options = pipeline.Options(base_url=base_url, kept=Kept(self.cache / "kept" / tools()[:16]))
        return pipeline.build(files, options)

    def check(self, files: Files) -> tuple[Problem, ...]:
        """Every problem of the files."""
        from kyoyaku.making import pipeline

        return pipeline.check(files)
