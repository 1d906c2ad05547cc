"""YAML and nothing else: bytes → nodes that keep their place. The only module that knows the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from kyoyaku.problems import NOTHING, Place, Problem, has_errors, problem
from kyoyaku.reading.codepoints import codepoint_problems, oddities
from kyoyaku.reading.conflicts import conflicts
from kyoyaku.reading.slips import full_width_suspect, joined_by_mistake

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST: Final = 50
MOST_BRACKETS: Final = 200_000
"""Lists and mappings in brackets that a file may open: more would take longer than anybody waits."""
_STR: Final = "tag:yaml.org,2002:str"
_FLAT: Final = re.compile(r"\{[^\[\]{}]*\}|\[[^\[\]{}]*\]")
_BOM: Final = b"\xef\xbb\xbf"


class Scalar(NamedTuple):
    """A written word or sentence; `plain` where it stands without quotes, `cut` where a comment follows on its line."""

    text: str
    plain: bool
    cut: bool
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


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Bytes as text with LF line ends; problems for wrong encodings and characters that no text should hold."""
    found: list[Problem] = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        found.append(problem("byte-order-mark", Place(path, 1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [problem("encoding", Place(path, line, 1), encoding=_likely_encoding(data), file=path)]
    if "\x00" in text or "\x1b$" in text:
        likely = _likely_encoding(data)
        if likely.startswith(("UTF-16", "ISO")):
            return "", [problem("encoding", Place(path, 1, 1), encoding=likely, file=path)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found += [*codepoint_problems(path, text), *conflicts(path, text)]
    return text, found


def _likely_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if b"\x1b$" in data:
        return "ISO-2022-JP"
    # The zero of an ASCII character comes first or second.
    sides = (("utf_16_be", "UTF-16BE"), ("utf_16_le", "UTF-16LE"))
    for name, label in sides if data[::2].count(0) > data[1::2].count(0) else sides[::-1]:
        if _plausible(data, name):
            return label
    for name, label in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS")):
        if _decodes(data, name) and not (name == "euc_jp" and _more_likely_sjis(data)):
            return label
    return "?"


def _plausible(data: bytes, encoding: str) -> bool:
    text = data[:2000].decode(encoding, errors="replace")
    usual = sum(c in " \n\r:-#" or "0" <= c <= "z" or "\u3000" <= c <= "\u30ff" for c in text)
    return (b"\n\x00" in data + b"\x00" and usual * 2 > len(text)) or data.count(0) * 4 > len(data)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _more_likely_sjis(data: bytes) -> bool:
    # Bytes 0x80-0xA0 never occur in EUC-JP text but are the lead bytes of kana in Shift_JIS.
    return any(0x80 <= byte <= 0xA0 for byte in data) and _decodes(data, "cp932")


def compose(path: str, data: bytes, keys: str = NOTHING) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file. The node is None where nothing can be said of the file's structure.

    `keys` are those that are proposed where the file is empty.
    """
    text, found = decode(path, data)
    if has_errors(found):
        return None, found
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return None, [*found, problem("too-complex", Place(path))]
    lines = text.split("\n")
    if _flow_depth(text) > DEEPEST or _indent_depth(lines) > DEEPEST:
        return None, [*found, problem("too-deep", Place(path), limit=DEEPEST)]
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [*found, _syntax(path, lines, error)]
    except RecursionError:
        return None, [*found, problem("too-deep", Place(path), limit=DEEPEST)]
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value and not root.style):
        return None, [*found, problem("empty-file", Place(path, 1, 1), keys=keys)]
    reader = _Reader(path, lines, found)
    node = reader.node(root, 1)
    return (None if any(one.code == "alias" for one in found) else node), found


def _flow_depth(text: str) -> int:
    # The C parser recurses on its own stack: refuse before it can overflow. Brackets in quotes may
    # count too, but no agreement opens more than fifty without closing one.
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

    def node(self, raw: Any, depth: int) -> Node | None:
        place = self._place(raw)
        if id(raw) in self.seen:
            self.found.append(problem("alias", place))
            return None
        self.seen.add(id(raw))
        if depth > DEEPEST:
            self.found.append(problem("too-deep", place, limit=DEEPEST))
            return None
        if not raw.tag.startswith("tag:yaml.org,2002:") or "python" in raw.tag:
            self.found.append(problem("unknown-tag", place, tag=raw.tag.replace("tag:yaml.org,2002:", "!!")))
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
        rest = self.lines[end.line][end.column :] if plain and end.line < len(self.lines) else ""
        if plain and end.line > raw.start_mark.line:
            self._joined(raw.start_mark, end.line + bool(end.column))
        return Scalar(raw.value, plain, rest.lstrip().startswith("#"), place)

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


def _syntax(path: str, lines: list[str], error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    open_quote = "end of stream" in str(getattr(error, "problem", ""))
    if open_quote:
        mark = getattr(error, "context_mark", None) or mark  # where it opens
    if mark is None:
        return problem("yaml-syntax", Place(path, 1, 1), detail=str(error).split("\n")[0])
    place = Place(path, mark.line + 1, mark.column + 1)
    detail = getattr(error, "problem", None) or ""
    if "alias" in detail or "anchor" in detail:
        return problem("alias", place)
    near = range(max(0, mark.line - 1), min(len(lines), mark.line + 1))
    if (at := next((n for n in near if "\t" in lines[n][: len(lines[n]) - len(lines[n].lstrip())]), None)) is not None:
        return problem("tab", Place(path, at + 1, lines[at].index("\t") + 1))
    for at in reversed(near):
        if (suspect := full_width_suspect(path, at + 1, lines[at])) is not None:
            return suspect
    if "escape" in detail:
        return problem("bad-escape", place)
    code = "needs-quotes" if not open_quote and _needs_quotes(lines, mark.line) else "yaml-syntax"
    return problem(code, place, detail=detail)


def _needs_quotes(lines: list[str], line: int) -> bool:
    if line >= len(lines):
        return False
    value = re.match(r"\s*(?:- )*(?:[\w-]+:\s+)?(\S)", lines[line])
    return bool(value and value[1] in "*&!%@`|>[]{},「'\"?") or lines[line].count(": ") > 1
