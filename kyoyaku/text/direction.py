"""Words that are written from right to left, in a page whose other words are not."""

from __future__ import annotations

import re
from typing import Final

from kyoyaku.text.patterns import late

_LETTER: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_BETWEEN: Final = r"(?:[ \t\n0-9.,:;!?()/\"'\u00a0\u2010-\u2019\u201c\u201d\u3000-]|&[a-z]+;|&#\w+;)"
_WORDS: Final = late(f"[{_LETTER}](?:{_BETWEEN}*[{_LETTER}])*")
"""Words in a row, with the signs and numbers that stand between them."""

_BYTES: Final = {
    **{first: re.compile(bytes([first])) for first in range(0xD6, 0xE0)},
    0xE0: re.compile(rb"\xe0[\xa0-\xa3]"),
    0xEF: re.compile(rb"\xef[\xac-\xb7\xb9-\xbb]"),
    0xF0: re.compile(rb"\xf0[\x90\x9e][\xa0-\xbf]"),
}
"""By its first byte, where UTF-8 has such a letter, and a few others: most pages have none, and are done with this."""
_OTHERS: Final = bytes(set(range(0x100)) - _BYTES.keys())

_PART: Final = late(
    r"""(<(script|style|title|textarea|option|bdi)\b.*?</\2>|<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL | re.IGNORECASE,
)


def isolated(page: bytes) -> bytes:
    """HTML in which words from right to left stand in elements of their own: what is beside them keeps its order.

    >>> print(isolated("<p title='שלום'>第1条 שלום, עולם 3号</p>".encode()).decode())
    <p title='שלום'>第1条 <bdi>שלום, עולם</bdi> 3号</p>
    """
    # To leave bytes out, and to look for what begins with one byte, takes a twentieth of looking for one of several.
    firsts = set(page.translate(None, _OTHERS))
    if any(_BYTES[first].search(page) for first in firsts):
        return "".join(_parts(page.decode())).encode()
    return page


def _parts(html: str) -> list[str]:
    parts: list[str] = []
    at = 0
    for markup in _PART.finditer(html):
        parts += (_WORDS.sub(r"<bdi>\g<0></bdi>", html[at : markup.start()]), markup[0])
        at = markup.end()
    return [*parts, _WORDS.sub(r"<bdi>\g<0></bdi>", html[at:])]
