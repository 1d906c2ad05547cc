"""The brackets and quotations of a text, each opening one with its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_SIGNS: Final = re.compile("[（）「」『』]")
_ENDS: Final = {"）": "（", "」": "「", "』": "『"}


class Brackets:
    """What stands in brackets or in quotation marks. What is never closed, or never opened, is none."""

    def __init__(self, text: str) -> None:
        self.ends: dict[int, int] = {}
        """Where a bracket opens → just after its end."""
        self.starts: dict[int, int] = {}
        """Just after a bracket's end → where it opens."""
        self.quotes: list[tuple[int, int]] = []
        opened: list[int] = []
        for match in _SIGNS.finditer(text):
            if match[0] not in _ENDS:
                opened.append(match.start())
                continue
            while opened and text[opened[-1]] != _ENDS[match[0]]:
                opened.pop()
            if opened:
                self._close(text, opened.pop(), match.end())
        self.quotes.sort()
        self._opens = sorted(at for at in self.ends if text[at] == "（")

    def _close(self, text: str, start: int, end: int) -> None:
        self.ends[start], self.starts[end] = end, start
        if text[start] != "（":
            self.quotes.append((start, end))

    def quoted(self, at: int) -> int:
        """Where the outermost quotation around a place ends; 0 where it stands in none."""
        return max((end for start, end in self.quotes if start < at < end), default=0)

    def around(self, at: int) -> int:
        """Where the innermost bracket around a place opens; -1 where it stands in none."""
        for start in reversed(self._opens[: bisect_right(self._opens, at)]):
            if at < self.ends[start]:
                return start
        return -1

    def after(self, at: int) -> int:
        """The place after all brackets that stand right there."""
        while at in self.ends:
            at = self.ends[at]
        return at

    def before(self, at: int, floor: int = 0) -> int:
        """The place before all brackets that end right there, not before `floor`."""
        while self.starts.get(at, -1) >= floor:
            at = self.starts[at]
        return at
