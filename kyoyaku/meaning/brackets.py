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
        self._above: dict[int, int] = {}
        self._open: list[int] = []
        self._quotes: list[tuple[int, int]] = []
        opened: list[int] = []
        for match in _SIGNS.finditer(text):
            if match[0] not in _ENDS:
                opened.append(match.start())
                continue
            while opened and text[opened[-1]] != _ENDS[match[0]]:
                opened.pop()
            if opened:
                self.ends[opened[-1]], self.starts[match.end()] = match.end(), opened[-1]
                opened.pop()
        self._nest(text)

    def _nest(self, text: str) -> None:
        """Which bracket stands in which, and the outermost quotations."""
        stack: list[int] = []
        quoted = 0
        for start in sorted(self.ends):
            while stack and self.ends[stack[-1]] <= start:
                stack.pop()
            if text[start] == "（":
                self._above[start] = stack[-1] if stack else -1
                self._open.append(start)
                stack.append(start)
            elif start >= quoted:
                quoted = self.ends[start]
                self._quotes.append((start, quoted))

    @property
    def round(self) -> list[tuple[int, int]]:
        """Where each （ opens and just after its end, those inside others first."""
        return [(start, end) for end, start in self.starts.items() if start in self._above]

    def quoted(self, at: int) -> int:
        """Where the outermost quotation around a place ends; 0 where it stands in none."""
        found = bisect_right(self._quotes, (at, -1)) - 1
        return self._quotes[found][1] if found >= 0 and at < self._quotes[found][1] else 0

    def inside(self, at: int) -> bool:
        """Whether a place stands in a bracket or in a quotation."""
        return self.quoted(at) > 0 or self.around(at) >= 0

    def around(self, at: int) -> int:
        """Where the innermost bracket around a place opens; -1 where it stands in none."""
        found = bisect_right(self._open, at) - 1
        start = self._open[found] if found >= 0 else -1
        while start >= 0 and self.ends[start] <= at:
            start = self._above[start]
        return start

    def after(self, at: int) -> int:
        """The place after all brackets that stand right there."""
        while at in self.ends:
            at = self.ends[at]
        return at

    def before(self, at: int, floor: int = 0) -> int:
        """The place before all brackets that end right there, not before `floor`; quotations are none."""
        while (start := self.starts.get(at, -1)) >= floor and start in self._above:
            at = start
        return at
