"""Square codes (QR) that a phone's camera reads, as pictures of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from markupsafe import Markup

_QUIET: Final = 4
"""So many light modules are around a code, as ISO/IEC 18004 asks."""


def matrix_code(words: str, name: str) -> Markup:
    """Words as a code in an SVG element that is called `name`; it still reads where a seventh of it is soiled."""
    import segno  # only the pages with a code pay for it

    rows = [[bool(module) for module in row] for row in segno.make_qr(words, error="m").matrix]
    side = len(rows) + 2 * _QUIET
    path = "".join(_bars(rows))
    return Markup('<svg class="code" role="img" aria-label="{}" viewBox="0 0 {} {}"><path d="{}"/></svg>').format(
        name, side, side, path
    )


def _bars(rows: list[list[bool]]) -> Iterator[str]:
    """Every run of dark modules of a row as a bar of the path."""
    for y, row in enumerate(rows, _QUIET):
        x = _QUIET
        for dark, run in groupby(row):
            length = sum(1 for _ in run)
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
