"""Provisions as a page shows them: label, caption, text, what cites them, how they are cited, and what is below."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kyoyaku.model import Provision
from kyoyaku.pages.citing import Cite, cite
from kyoyaku.pages.frame import Link
from kyoyaku.pages.links import cited_by
from kyoyaku.pages.units import UnitView, UnitWords, UnitWriter


class HeadingView(NamedTuple):
    """What a part or a chapter is called, above what stands in it."""

    label: tuple[UnitWords, ...]
    caption: UnitView | None


class NodeView(NamedTuple):
    """A provision on a page: its label, caption and text with what is below it. `level` counts headings from 2."""

    id: str
    anchor: str
    kind: str
    label: tuple[UnitWords, ...]
    caption: UnitView | None
    caption_on_line: bool
    text: UnitView | None
    children: tuple[NodeView, ...]
    level: int
    cite: Cite
    cited_by: tuple[Link, ...]
    after: UnitView | None
    after_cite: Cite | None
    quoted: tuple[NodeView, ...]


def node_view(writer: UnitWriter, node: Provision, anchor: Callable[[Provision], str], level: int = 2) -> NodeView:
    """A provision and everything below it."""
    heading = node.kind not in ("paragraph", "item", "row", "cell")
    return NodeView(
        id=node.id,
        anchor=anchor(node),
        kind=node.kind,
        label=writer.label(node),
        caption=writer.heading(node.caption) if node.caption else None,
        caption_on_line=node.caption_on_line,
        text=writer.unit(node.text) if node.text else None,
        children=tuple(node_view(writer, child, anchor, min(6, level + heading)) for child in node.children),
        level=min(6, level),
        cite=cite(writer.voice, writer.agreement, node.id, anchor(node)),
        cited_by=tuple(cited_by(writer, node.id, within=node)),
        after=writer.unit(node.after, _after(anchor(node))) if node.after else None,
        after_cite=cite(writer.voice, writer.agreement, node.after.key, _after(anchor(node))) if node.after else None,
        quoted=tuple(node_view(writer, one, anchor, min(6, level + heading)) for one in node.quoted),
    )


def _after(anchor: str) -> str:
    return f"{anchor}.after".lstrip(".")


def heading_view(writer: UnitWriter, node: Provision) -> HeadingView:
    """The label and caption of a provision that others stand under."""
    return HeadingView(writer.label(node), writer.heading(node.caption) if node.caption else None)
