"""Ctrl-C and its kin: they interrupt only where nothing can be left half done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped(KeyboardInterrupt):
    """Someone asked us to stop; a kind of KeyboardInterrupt, so that event loops let it through."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


class _State:
    """The signal that waits to be heard, whether it may interrupt at once, and the one that has."""

    pending = 0
    open = False
    stopped = 0


def listen() -> None:
    """From now on, a signal to stop is remembered, and raised where it may be."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        # nohup and background jobs have told us not to listen: that is kept.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _heard)


def check() -> None:
    """Stops here if a signal came since."""
    if _State.pending:
        number, _State.pending = _State.pending, 0
        # Whoever is stopped clears up, and is not to be stopped in that.
        _State.open, _State.stopped = False, number
        raise Stopped(number)


def insist() -> None:
    """Stops here if a signal came at any time: Python drops what is raised in a destructor or a callback of its own."""
    check()
    if _State.stopped:
        raise Stopped(_State.stopped)


@contextmanager
def interruptible() -> Iterator[None]:
    """In here a signal stops at once: for work that leaves nothing behind."""
    before = _State.open
    try:
        _State.open = True
        check()
        yield
    finally:
        _State.open = before and not _State.stopped


@contextmanager
def uninterrupted() -> Iterator[None]:
    """In here a signal waits again, but where this is called may be interrupted."""
    before, _State.open = _State.open, False
    try:
        yield
    finally:
        _State.open = before and not _State.stopped
    if _State.open:
        check()


def _heard(number: int, _frame: FrameType | None) -> None:
    _State.pending = number
    if _State.open:
        check()
