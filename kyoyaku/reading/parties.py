"""parties and signatories of agreement.yaml → who agreed, with the members of each, and who signed for them."""

from __future__ import annotations

from collections.abc import Callable

from kyoyaku.model import SIGNATURE_PARTS, Party, Signatory, Text
from kyoyaku.reading.yaml_nodes import Map
from kyoyaku.text.japanese import ascii_digits


def party(node: Map) -> Party:
    """A party or a member of one, with its own members."""
    return Party(
        id=node.text("id") or "",
        name=node.text("name") or "",
        symbol=node.text("symbol"),
        kind=node.text("kind") or "",
        prefecture=node.text("prefecture"),
        code=ascii_digits(code) if (code := node.text("code")) else None,
        place=node.place,
        part=node.text("part") or "",
        members=tuple(party(member) for member in node.maps("members")),
    )


def signatory(node: Map, ident: Callable[[Map], str], text: Callable[[Map, str, str], Text | None]) -> Signatory:
    """A block of signatures; `ident` and `text` take up its id and its words."""
    name = ident(node)
    parts = {part: text(node, part, f"{name}.{part}") for part in SIGNATURE_PARTS}
    return Signatory(id=name, party=node.text("party"), place=node.place, **parts)
