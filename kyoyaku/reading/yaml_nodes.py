"""YAML and nothing else: bytes → nodes that keep their place. The only module that knows the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from kyoyaku.problems import MOST_SHOWN, NOTHING, Place, Problem, has_errors, problem
from kyoyaku.reading.codepoints import oddities
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.slips import full_width_suspect, joined_by_mistake
from kyoyaku.reading.yaml_slips import slip

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST: Final = 50
MOST_REREAD: Final = 3_000_000
"""Characters that are read again, a file for each of its slips, to find the next one."""
MOST_BRACKETS: Final = 200_000
"""Lists and mappings in brackets that a file may open: more would take longer than anybody waits."""
_STR: Final = "tag:yaml.org,2002:str"
_PROPERTY: Final = re.compile(r"!<[^>\s]*>|[&!][^\s,\[\]{}]*")
_PROPERTIES: Final = re.compile(rf"(?:(?:{_PROPERTY.pattern})[ \t]*)+")
_FLAT: Final = re.compile(r"\{[^\[\]{}]*\}|\[[^\[\]{}]*\]")


class Scalar(NamedTuple):
    """A written word or sentence; `plain` where it stands without quotes, `cut` where a comment begins on its line."""

    text: str
    plain: bool
    cut: Place | None
    place: Place


class Seq(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    place: Place


class Map(NamedTuple):
    """A mapping: key → (place of the key, value), in the order of the file."""

    entries: dict[str, tuple[Place, Node]]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def text(self, key: str) -> str | None:
        """The words under a key, or None where it has none."""
        node = self.get(key)
        return node.text if isinstance(node, Scalar) else None

    def items(self, key: str) -> tuple[Node, ...]:
        """The list under a key, empty where there is none."""
        node = self.get(key)
        return node.items if isinstance(node, Seq) else ()

    def maps(self, key: str) -> Iterator[Map]:
        """The mappings of the list under a key."""
        for node in self.items(key):
            if isinstance(node, Map):
                yield node


Node = Scalar | Seq | Map


def compose(path: str, data: bytes, keys: str = NOTHING) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file. The node is None where nothing can be said of the file's structure.

    `keys` are those that are proposed where the file is empty.
    """
    text, found = decode(path, data)
    if has_errors(found):
        return None, found
    if not text.strip():
        return None, [*found, problem("empty-file", Place(path, 1, 1), keys=keys)]
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return None, [*found, problem("too-complex", Place(path))]
    lines = text.split("\n")
    if (deep := _too_deep(path, text, lines)) is not None:
        return None, [*found, deep]
    lines, root, slips = _composed(path, text, lines)
    found += slips
    if slips and root is None:
        return None, found
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value and not root.style):
        return None, [*found, problem("empty-file", Place(path, 1, 1), keys=keys)]
    reader = _Reader(path, lines, found)
    node = reader.node(root, 1)
    return (None if reader.repeated else node), found


def _composed(path: str, text: str, lines: list[str]) -> tuple[list[str], Any, list[Problem]]:
    """The parser's tree, and what kept it from being read: each slip is mended in passing, so that all are told.

    The lines are as the tree was read from them; it is None where a slip could not be mended.
    """
    found: list[Problem] = []
    mended: set[int] = set()
    while True:
        try:
            root = yaml.compose(text, Loader=Loader)
            return lines, None if "tab" in (one.code for one in found) else root, found
        except yaml.YAMLError as error:
            known = slip(path, lines, error)
        except RecursionError:
            return lines, None, [*found, problem("too-deep", Place(path), limit=DEEPEST)]
        if known.at in mended or (found and known.meant is None):
            return lines, None, found  # what shows only after a mend is told where its cause is certain
        found.append(known.problem)
        if known.meant is None or len(found) * len(text) > MOST_REREAD or len(found) == MOST_SHOWN:
            return lines, None, found
        mended.add(known.at)
        lines = [*lines[: known.at], known.meant, *lines[known.at + 1 :]]
        text = "\n".join(lines)
        if (deep := _too_deep(path, text, lines)) is not None:
            return lines, None, [*found, deep]


def _too_deep(path: str, text: str, lines: list[str]) -> Problem | None:
    """Where a file is nested too deep. The parser recurses on its own stack: this is told before it can overflow."""
    if _flow_depth(text) <= DEEPEST and _indent_depth(lines) <= DEEPEST:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):  # one by one: this does not recurse
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                mark: Any = event.start_mark
                return problem("too-deep", Place(path, mark.line + 1, mark.column + 1), limit=DEEPEST)
    except yaml.YAMLError:
        pass  # told when it is read
    return None


def _flow_depth(text: str) -> int:
    # At least as deep as it is: brackets in quotes count too.
    nested, flat = _FLAT.subn("", text)  # a lexicon has thousands of {readings}, and each loop below its price
    depth = deepest = 0
    for match in re.finditer(r"[\[\]{}]", nested):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest + bool(flat)


def _indent_depth(lines: list[str]) -> int:
    open_indents: list[int] = []
    deepest = 0
    for line in lines:
        bare = line.lstrip(" ")
        if not bare or bare.startswith("#"):
            continue
        indent = len(line) - len(bare)
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        open_indents.append(indent)
        # "- - a" and "? ? a" open several levels on one line, with any blanks between.
        opened = re.match(r"(?:[-?:][ \t]+)*", bare) if bare[0] in "-?:" else None
        deepest = max(deepest, len(open_indents) + (len(opened[0].split()) if opened else 0))
    return deepest


class _Reader:
    """Turns the parser's nodes into ours, collecting what is wrong on the way."""

    def __init__(self, path: str, lines: list[str], found: list[Problem]) -> None:
        self.path, self.lines, self.found = path, lines, found
        self.seen: set[int] = set()
        self.told: set[tuple[int, int]] = set()
        self.repeated = False
        """Whether a value stands in several places: such a file is not read on, or it might never end."""

    def node(self, raw: Any, depth: int) -> Node | None:
        place = self._place(raw)
        self._properties(place)
        if id(raw) in self.seen:
            self.repeated = True  # its anchor is told
            return None
        self.seen.add(id(raw))
        if depth > DEEPEST:
            self.found.append(problem("too-deep", place, limit=DEEPEST))
            return None
        if isinstance(raw, yaml.ScalarNode):
            return self._scalar(raw, place)
        if isinstance(raw, yaml.SequenceNode):
            read = (self.node(item, depth + 1) for item in raw.value)
            return Seq(tuple(node for node in read if node is not None), place)
        return self._map(raw, place, depth)

    def _scalar(self, raw: Any, place: Place) -> Scalar:
        if raw.style == '"':
            self._escaped(raw, place)
        end = raw.end_mark
        plain = not raw.style  # the C parser gives "", the other None
        if plain and end.line > raw.start_mark.line:
            self._joined(raw.start_mark, end.line + bool(end.column))
        return Scalar(raw.value, plain, self._comment(end) if plain else None, place)

    def _comment(self, end: Any) -> Place | None:
        """The comment that begins on the line where a value ends."""
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        words = rest.strip()
        if not words.startswith("#"):
            return None
        return Place(self.path, end.line + 1, end.column + len(rest) - len(rest.lstrip()) + 1, len(words))

    def _properties(self, place: Place) -> None:
        # The parser takes tags and anchors for its own and gives the value without them: their words would be lost.
        match = _PROPERTIES.match(self.lines[place.line - 1], place.column - 1)
        if match is None or (place.line, place.column) in self.told:
            return
        self.told.add((place.line, place.column))
        for one in _PROPERTY.finditer(match.string, *match.span()):
            at = Place(self.path, place.line, one.start() + 1, len(one[0]))
            self.found.append(problem("alias", at) if one[0][0] == "&" else problem("unknown-tag", at, tag=one[0]))

    def _joined(self, start: Any, last: int) -> None:
        # YAML joins a line that it cannot tell from the value before it, and says nothing.
        opening, *following = self.lines[start.line : last]
        for at in joined_by_mistake(opening[start.column :], following):
            number = start.line + at
            if (suspect := full_width_suspect(self.path, number + 1, self.lines[number])) is not None:
                self.found.append(suspect)

    def _escaped(self, raw: Any, place: Place) -> None:
        # Escapes such as "\ud800" and "\0" (in double quotes only) get past the check of the file's characters.
        for one in oddities(raw.value):
            lines = self.lines[raw.start_mark.line : raw.end_mark.line + 1]
            if not any(raw.value[one.start : one.end] in line for line in lines):
                self.found.append(problem(one.code, place.span(one.start, one.end), **one.args))

    def _map(self, raw: Any, place: Place, depth: int) -> Map:
        entries: dict[str, tuple[Place, Node]] = {}
        for key, value in raw.value:
            at = self._place(key)
            self._properties(at)
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                self.found.append(problem("bad-key", at))
                continue
            if key.value in entries:
                first = entries[key.value][0]
                self.found.append(problem("duplicate-key", at, key=key.value, first=first.line))
                continue
            if (read := self.node(value, depth + 1)) is not None:
                entries[key.value] = (at, read)
        return Map(entries, place)

    def _place(self, raw: Any) -> Place:
        start, end = raw.start_mark, raw.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return Place(self.path, start.line + 1, start.column + 1, max(1, width))
