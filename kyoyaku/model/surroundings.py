"""What is printed around an agreement and is no part of it: a cover, a public notice, the bill it was put in."""

from __future__ import annotations

from typing import Final, NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place

NAMES: Final = ("cover", "number", "heading")
"""The kinds that name what follows them: the title of a cover, 告示第12号 or 議案第36号, 提案理由."""


class Surrounding(NamedTuple):
    """A piece of what is printed before or after an agreement; `kind` is one of NAMES, text, date or signature."""

    id: str
    kind: str
    text: Text
    place: Place
