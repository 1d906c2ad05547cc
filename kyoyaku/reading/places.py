"""Where parts of values stand in their files: worked out for problems, when they are shown, and never before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kyoyaku.model import Files
from kyoyaku.problems import BLANK, COMMA, WHOLE, Place
from kyoyaku.reading.characters import RawText, Spot, characters
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.pages import front_matter
from kyoyaku.reading.values import listed
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar, compose


class _Document(NamedTuple):
    """A file as it was read: its root, its values by where they begin, and how it is written."""

    root: Node | None
    nodes: dict[tuple[int, int], Node]
    raw: RawText


class Places:
    """Finds the places of parts in the files that were read."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._documents: dict[str, _Document] = {}
        self._spots: dict[tuple[str, int, int], list[Spot] | None] = {}

    def exact(self, place: Place) -> Place:
        """The place itself, or where its part stands; the nearest value around it that is there."""
        if place.part == WHOLE:
            return place
        plain = Place(place.file, place.line, place.column, place.width)
        document = self._document(place.file)
        node = document.nodes.get((place.line, place.column)) if place.line else document.root
        at: Place | None = None
        within = 0, 0
        for key in place.part.keys:
            if isinstance(node, Scalar) and key[:1] in {COMMA, BLANK}:
                within = _listed(node.text, key)
                continue
            found = _below(node, key)
            if found is None:
                return at or plain
            at, node = found
        if place.part.key and at is not None:
            return at
        if isinstance(node, Scalar):
            return self._in_text(node, document, _shifted(place, within) if within != (0, 0) else place)
        return node.place if node is not None else at or plain

    def _in_text(self, node: Scalar, document: _Document, place: Place) -> Place:
        start, end = place.part.start, place.part.end or len(node.text)
        where = (place.file, node.place.line, node.place.column)
        if where not in self._spots:
            self._spots[where] = characters(node.text, document.raw, node.place.line, node.place.column)
        spots = self._spots[where]
        if not spots or start >= len(spots):
            return node.place
        first = spots[start]
        last = max(one.column + one.width for one in _on_line(spots, start, max(end, start + 1), first.line))
        return Place(place.file, first.line, first.column, last - first.column)

    def _document(self, path: str) -> _Document:
        if path not in self._documents:
            data = self.files.get(path, b"")
            if path.endswith(".md"):
                data = front_matter(data)
            root = compose(path, data)[0] if path.endswith((".yaml", ".md")) else None
            self._documents[path] = _Document(root, dict(_by_place(root)), RawText(decode(path, data)[0]))
        return self._documents[path]


def _listed(text: str, key: str) -> tuple[int, int]:
    found, number = listed(text, key[0]), int(key[1:])
    return found[number] if number < len(found) else (0, 0)


def _shifted(place: Place, within: tuple[int, int]) -> Place:
    """A place whose span is counted in the whole text, not in a part of it."""
    start, end = place.part.start, place.part.end
    return place.span(within[0] + start, within[0] + end if end else within[1])


def _below(node: Node | None, key: str) -> tuple[Place, Node] | None:
    """What stands under a key, or under the number of an item, with the place of the key or item."""
    if isinstance(node, Map):
        return node.entries.get(key)
    if isinstance(node, Scalar):
        return (node.place, node) if key == "0" else None  # a single value that stands for a list of one
    if node is None or not key.isdecimal() or int(key) >= len(node.items):
        return None
    found = node.items[int(key)]
    return found.place, found


def _by_place(node: Node | None) -> Iterator[tuple[tuple[int, int], Node]]:
    if node is None:
        return
    yield (node.place.line, node.place.column), node
    if isinstance(node, Scalar):
        return
    for child in (value for _, value in node.entries.values()) if isinstance(node, Map) else node.items:
        yield from _by_place(child)


def _on_line(spots: Sequence[Spot], start: int, end: int, line: int) -> Iterator[Spot]:
    for spot in spots[start:end]:
        if spot.line != line:
            return
        yield spot


def link_place(markdown: str, start: Place, address: str) -> Place:
    """Where a page of prose that begins at a place links to an address: the first link to it; else the whole file."""
    link = re.compile(rf"(?:\]\(\s*<?|^[ ]{{0,3}}\[[^\]\n]+\]:\s*<?|<)({re.escape(address)})(?=[\s>)]|$)", re.MULTILINE)
    match = link.search(markdown)
    if match is None:
        return Place(start.file)
    at = match.start(1)
    line = start.line + markdown.count("\n", 0, at)
    return Place(start.file, line, at - markdown.rfind("\n", 0, at), len(address))
