"""Pages as trees, read strictly: every element that is opened is closed, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
READINGS = frozenset({"rt", "rp"})
LINKS = (
    ("a", "href"),
    ("area", "href"),
    ("link", "href"),
    ("form", "action"),
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("iframe", "src"),
    ("object", "data"),
    ("embed", "src"),
)


@dataclass(eq=False)
class Element:
    """An element with its attributes, what is in it and where it stands."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def up(self) -> Iterator[Element]:
        """The element and those it stands in, from the inside."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def lang(self) -> str:
        """Its language: its own, or that of the nearest it stands in."""
        return next((one.attributes["lang"] for one in self.up() if "lang" in one.attributes), "")

    def all(self, tag: str | None = None, *classes: str) -> list[Element]:
        """The elements below (or this) of a tag and of all the classes."""
        wanted = frozenset(classes)
        return [one for one in self.walk() if tag in (None, one.tag) and wanted <= one.classes]

    def one(self, tag: str | None = None, *classes: str) -> Element:
        """The only element of a tag and classes."""
        found = self.all(tag, *classes)
        assert len(found) == 1, f"{len(found)} × {tag or '*'}{''.join(f'.{name}' for name in classes)}"
        return found[0]

    def text(self, *, without: frozenset[str] = READINGS, hidden: str | None = None) -> str:
        """Its text, leaving out some tags (readings) and one class."""
        return "".join(
            child
            if isinstance(child, str)
            else ""
            if child.tag in without or hidden in child.classes
            else child.text(without=without, hidden=hidden)
            for child in self.children
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id in it."""
        return frozenset(one.attributes["id"] for one in self.walk() if "id" in one.attributes)

    @cached_property
    def links(self) -> list[tuple[Element, str]]:
        """Every element that names another file or place, with the address as written."""
        wanted = frozenset(LINKS)
        found = [(one, name) for one in self.walk() for name in one.attributes if (one.tag, name) in wanted]
        return [(one, one.attributes[name]) for one, name in found]


class _Reader(HTMLParser):
    """Builds the tree; complains of what is closed out of order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = self._add(tag, attrs)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        assert len(made.attributes) == len(attrs), f"an attribute twice on <{tag}>, line {self.getpos()[0]}"
        self.at.children.append(made)
        return made

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>, line {self.getpos()[0]}"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


@cache
def parse(html: str) -> Element:
    """The tree of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root
