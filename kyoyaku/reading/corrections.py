"""references.yaml → what people say of references."""

from __future__ import annotations

from kyoyaku.model import Corrections, NamedDocument, ReferenceLine
from kyoyaku.reading.values import texts
from kyoyaku.reading.yaml_nodes import Map


def corrections(root: Map) -> Corrections:
    """The lines of a checked references.yaml."""
    return Corrections(
        tuple(_document(node) for node in root.maps("documents")),
        tuple(_line(node) for node in root.maps("references")),
    )


def _document(node: Map) -> NamedDocument:
    return NamedDocument(texts(node, "words"), node.text("title"), node.text("law"), node.text("agreement"), node.place)


def _line(node: Map) -> ReferenceLine:
    return ReferenceLine(
        unit=node.text("unit") or "",
        words=node.text("words") or "",
        nth=int(node.text("nth") or 1),
        targets=texts(node, "targets"),
        document=node.text("document"),
        nothing=node.text("none") == "true",
        place=node.place,
    )
