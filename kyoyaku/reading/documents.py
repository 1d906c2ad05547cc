"""The content's files as checked nodes: every file read once, everything wrong with its form reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyoyaku.model import Files
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.schema import Checker, RecordOf
from kyoyaku.reading.yaml_nodes import Map, compose

CONTENT = "content/"


class Documents:
    """Reads YAML documents out of the files and keeps the problems found on the way."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.problems: list[Problem] = []

    def report(self, found: Problem) -> None:
        """Keep a problem."""
        self.problems.append(found)

    def add(self, code: str, place: Place, **args: object) -> None:
        """Keep a problem made here."""
        self.problems.append(problem(code, place, **args))

    def mapping(self, path: str, shape: RecordOf) -> Map | None:
        """The file's mapping, or None where it is missing or nothing can be read from it."""
        data = self.files.get(path)
        if data is None:
            return None
        node, found = compose(path, data, keys=", ".join(field.name for field in shape.fields))
        self.problems += found
        if node is None:
            return None
        lines = data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        usable = Checker(self.report, lines).check(node, shape)
        return node if usable and isinstance(node, Map) else None

    def required(self, path: str, shape: RecordOf) -> Map | None:
        """Like `mapping`; a missing file is a problem."""
        if path not in self.files:
            self.add("missing-file", Place(path), file=path)
        return self.mapping(path, shape)

    def folders(self, under: str) -> list[str]:
        """The names of the folders directly under a path that ends in a slash, sorted."""
        return sorted(
            {
                path[len(under) :].split("/")[0]
                for path in self.files
                if path.startswith(under) and "/" in path[len(under) :]
            }
        )

    def named(self, under: str, form: str) -> Iterator[re.Match[str]]:
        """Files of one folder whose name is of a form: the match of each path, sorted."""
        pattern = re.compile(re.escape(under) + form)
        return filter(None, map(pattern.fullmatch, sorted(self.files)))
