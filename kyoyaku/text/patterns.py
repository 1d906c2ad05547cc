"""Patterns that few texts need: made ready when they are first used, not whenever the program starts."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern. What is asked of it is kept, so that it costs no more than the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for what is seldom looked for: slips, doubts, rare wordings. Many kanji make a pattern slow to make.

    >>> late("第([0-9]+)条").findall("第1条及び第12条")
    ['1', '12']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
