"""The one exception that may travel: a call or a machine that does not allow what was asked."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from kyoyaku.problems import Place, Problem, problem

USAGE: Final = 2
ENVIRONMENT: Final = 3

_CODES: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "file-size-limit",
    errno.EROFS: "read-only-disk",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


class Refusal(Exception):
    """Carries the problem to show and the exit status to end with."""

    def __init__(self, found: Problem, status: int) -> None:
        super().__init__(found.code)
        self.found = found
        self.status = status


def usage(code: str, **args: object) -> Refusal:
    """A wrong call: exit 2."""
    return Refusal(problem(code, Place(""), **args), USAGE)


def environment(code: str, **args: object) -> Refusal:
    """A machine that does not let us: exit 3."""
    return Refusal(problem(code, Place(""), **args), ENVIRONMENT)


def from_os_error(error: OSError, path: Path | str) -> Refusal:
    """The refusal that says what the system's error means for whoever called."""
    code = _CODES.get(error.errno or 0, "cannot-write")
    reason = error.strerror or str(error) or type(error).__name__
    return environment(code, path=shown(path), reason=reason)


def near_here(path: Path) -> str:
    """A path as someone who stands in the current folder would write it."""
    try:
        return shown(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return shown(path)


def shown(path: Path | str) -> str:
    """A path as it can be printed: bytes that are no UTF-8 are escaped."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
