"""Square codes: what is drawn is what the encoder made, with its quiet zone, and nothing that a page could run."""

from __future__ import annotations

import re

import segno

from kyoyaku.text.codes import matrix_code

ADDRESS = "https://example.jp/kyoyaku/residents/otsu.html"


def drawn(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a drawing."""
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg)
    return {(int(x) + step, int(y)) for x, y, length in bars for step in range(int(length))}


def test_every_module_is_drawn_inside_the_quiet_zone() -> None:
    code = segno.make_qr(ADDRESS, error="m")
    svg = str(matrix_code(ADDRESS, "アドレス"))
    modules = {(x + 4, y + 4) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark}
    assert drawn(svg) == modules
    side = code.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in svg


def test_its_name_is_escaped_and_it_is_a_picture() -> None:
    svg = str(matrix_code(ADDRESS, '"><script>'))
    assert svg.startswith('<svg class="code" role="img" aria-label="&#34;&gt;&lt;script&gt;"')
