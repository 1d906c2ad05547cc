"""Words of a server that runs for hours: said by a thread, so that nobody who does not read can hold it up."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Full, Queue
from threading import Event, Thread
from typing import Final, TextIO

from kyoyaku.command.console import Console

_MOST: Final = 200
"""Texts that wait to be read; what comes while there are so many is dropped."""

_PATIENCE: Final = 0.5
"""Seconds to wait for a reader who does not read, before the rest of a text is dropped."""

_FAREWELL: Final = 1.0
"""Seconds that the last words may take."""


@dataclass(frozen=True, slots=True)
class Unhurried(Console):
    """A console whose writing never waits. None in the queue ends it; `gone` is set where nobody can read any more."""

    queue: Queue[tuple[bool, str] | None] = field(default_factory=lambda: Queue(_MOST))
    gone: Event = field(default_factory=Event)

    def result(self, text: str) -> None:
        """Writes to stdout, in time."""
        self._put(True, text)

    def message(self, text: str) -> None:
        """Writes to stderr, in time."""
        self._put(False, text)

    def check(self) -> None:
        """Raises what writing would have, had it been done at once."""
        if self.gone.is_set():
            raise BrokenPipeError

    def _put(self, is_result: bool, text: str) -> None:
        try:
            self.queue.put_nowait((is_result, text))
        except Full:
            return

    def write_all(self) -> None:
        """What the thread does."""
        while (waiting := self.queue.get()) is not None:
            is_result, text = waiting
            stream = sys.stdout if is_result else sys.stderr
            try:
                if stream is not None and text:
                    _write(stream, text)
            except (OSError, ValueError):
                self.gone.set()
                return


@contextmanager
def unhurried(console: Console) -> Iterator[Unhurried]:
    """The same console, written to by a thread; the last words are waited for, but not for long."""
    made = Unhurried(console.lang, console.format, console.colour)
    writer = Thread(target=made.write_all, daemon=True)
    writer.start()
    try:
        yield made
    finally:
        try:
            made.queue.put(None, timeout=_FAREWELL)
            writer.join(_FAREWELL)
        except Full:
            pass


def _write(stream: TextIO, text: str) -> None:
    if os.name == "nt":  # its terminals are written to by the stream alone
        stream.write(text)
        stream.flush()
        return
    # Past the stream's own lock: whoever waits in it would hold up the end of the program.
    data, number = text.encode(stream.encoding, stream.errors or "strict"), stream.fileno()
    while data and select.select([], [number], [], _PATIENCE)[1]:
        data = data[os.write(number, data[: select.PIPE_BUF]) :]
