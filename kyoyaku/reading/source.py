"""source.yaml → the source text with its map, repairs and doubts."""

from __future__ import annotations

import re

from kyoyaku.model import (
    Doubt,
    Repair,
    Source,
    SourceLine,
)
from kyoyaku.problems import BLANK, has_errors, problem
from kyoyaku.reading import shapes
from kyoyaku.reading.documents import Documents
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.numbers import number_problem
from kyoyaku.reading.values import local, texts
from kyoyaku.reading.yaml_nodes import Map

_PIECE = re.compile(r"(?P<key>SP|TAB|" + shapes.UNIT_KEY + r")(?:\[(?P<first>\d+):(?P<last>\d+)\])?")


class SourceReader:
    """Reads source.yaml beside its source.txt."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    def read(self, root: Map, text_path: str) -> Source | None:
        """The source with its map; None (with a problem) where source.txt is missing or unreadable."""
        data = self.documents.files.get(text_path)
        if data is None:
            self.documents.add("missing-file", root.place, file=text_path)
            return None
        words, found = decode(text_path, data)
        self.documents.problems += found
        if not words and has_errors(found):
            return None  # not to be read at all: nothing can be said of its lines
        return Source(
            words=words,
            title=local(root.get("title")),
            place=root.place,
            lines=tuple(line for node in root.maps("lines") if (line := self.line(node)) is not None),
            repairs=tuple(self.repair(node) for node in root.maps("repairs")),
            doubts=tuple(
                Doubt(
                    id=node.text("id") or "",
                    unit=node.text("unit") or "",
                    line=int(node.text("line") or 0),
                    quote=node.text("quote") or "",
                    note=local(node.get("note")),
                    place=node.place,
                )
                for node in root.maps("doubts")
            ),
        )

    def line(self, node: Map) -> SourceLine | None:
        span = node.text("lines") or node.text("line")
        if span is None:
            self.documents.add("missing-key", node.place, key="line")
            return None
        first, _, last = span.partition("-")
        pieces: list[tuple[str, int, int | None]] = []
        for at, word in enumerate((node.text("pieces") or "").split()):
            place = node.place.under("pieces").listed(at, BLANK)
            match = _PIECE.fullmatch(word)
            if (found := number_problem(word, place)) is not None or match is None:
                self.documents.report(found or problem("bad-piece", place, piece=word))
                pieces.append(("", 0, 0))  # so that those after it are counted right
                continue
            pieces.append((match["key"], int(match["first"] or 0), int(match["last"]) if match["last"] else None))
        return SourceLine(
            int(first), int(last or first), node.text("blank") == "true", tuple(pieces), node.text("repair"), node.place
        )

    def repair(self, node: Map) -> Repair:
        drops_node = node.get("drops")
        drops = {int(number): words for number, words in local(drops_node).items()}
        lines = tuple(int(number) for number in texts(node, "lines")) or tuple(drops)
        return Repair(
            id=node.text("id") or "",
            kind=node.text("kind") or "",
            lines=lines,
            drops=drops,
            units=texts(node, "units"),
            why=local(node.get("why")),
            place=node.place,
        )
