"""site.yaml → the settings of the site."""

from __future__ import annotations

from kyoyaku.model import Edition, Language, Site
from kyoyaku.reading.values import day, local, texts
from kyoyaku.reading.yaml_nodes import Map


def site(root: Map) -> Site:
    """The settings of a checked site.yaml."""
    languages = root.get("languages")
    entries = languages.entries if isinstance(languages, Map) else {}
    return Site(
        name=local(root.get("name")),
        publisher=local(root.get("publisher")),
        languages={key: _language(key, node) for key, (_, node) in entries.items() if isinstance(node, Map)},
        editions=tuple(
            Edition(
                id=node.text("id") or "",
                folder=node.text("folder") or "",
                label=node.text("label") or "",
                languages=texts(node, "languages"),
                interface=node.text("interface") or "",
                place=node.place,
            )
            for node in root.maps("editions")
        ),
        root_agreement=root.text("root_agreement"),
        official=root.text("official") == "true",
        contact=root.text("contact"),
        cname=root.text("cname"),
        version=root.text("version") or "",
        updated=day(root, "updated"),
        place=root.place,
    )


def _language(key: str, node: Map) -> Language:
    return Language(
        key, node.text("tag") or "", node.text("kind") or "", node.text("label") or "", node.text("fallback")
    )
