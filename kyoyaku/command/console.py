"""Where words go: results to stdout, messages to stderr, colour only for eyes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from kyoyaku.command.call import Format
from kyoyaku.command.words import words
from kyoyaku.disk.refusal import environment
from kyoyaku.problems import Lang
from kyoyaku.problems.report import Style


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams, the language and the format that the call asked for."""

    lang: Lang
    format: Format
    colour: bool

    @property
    def words(self) -> Mapping[str, str]:
        """The command line's sentences in the language asked for."""
        return words(self.lang)

    def style(self) -> Style:
        """How problems are written here."""
        return Style(self.lang, self.words, self.colour and self.format == "text")

    def result(self, text: str) -> None:
        """Writes to stdout, at once."""
        _write(sys.stdout, text)

    def message(self, text: str) -> None:
        """Writes to stderr, at once."""
        _write(sys.stderr, text)


def open_console(lang: Lang, form: Format, env: Mapping[str, str]) -> Console:
    """The console of this process, ready for any character in any locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A pipe has no locale: what we hand on is UTF-8. A terminal knows what it can show.
            encoding = None if stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="backslashreplace")
    plain = env.get("NO_COLOR") or env.get("TERM") == "dumb"
    return Console(lang, form, not plain and sys.stderr is not None and sys.stderr.isatty())


def silence() -> None:
    """Points both streams nowhere: the reader has gone, and the last flush must not fail over it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(nowhere, stream.fileno())


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # the caller closed it
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise environment("cannot-print", reason=error.strerror) from error
