"""The body's tree: parts, chapters, articles, paragraphs and items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model.text import Text
from kyoyaku.problems import Place
from kyoyaku.text.japanese import Number


class Provision(NamedTuple):
    """A part, chapter, article, paragraph or item: a node of the body's tree."""

    id: str
    kind: str
    label: str
    number: Number | None
    caption: Text | None
    caption_on_line: bool
    text: Text | None
    children: tuple[Provision, ...]
    place: Place

    def walk(self) -> Iterator[Provision]:
        """The provision and everything below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def chief(self) -> Iterator[Provision]:
        """What is read on its own, from here down: articles, supplements, and whatever has no article in it."""
        if self.kind == "supplement" or not any(child.kind == "article" for child in self.walk() if child is not self):
            yield self
        else:
            for child in self.children:
                yield from child.chief

    @property
    def deleted(self) -> bool:
        """Whether the provision only marks where one was taken out (削除)."""
        return self.text is not None and self.text.ja.strip() == "削除"
