"""What stands around an agreement: translations, guides, readings, the record, the source and its map."""

from __future__ import annotations

import re
from datetime import date

from kyoyaku import shapes
from kyoyaku.model import (
    Doubt,
    Guide,
    LocalText,
    Record,
    Related,
    Repair,
    Source,
    SourceLine,
    Step,
    Translation,
)
from kyoyaku.nodes import Map, Node, Scalar, decode
from kyoyaku.parse.documents import Documents
from kyoyaku.problems import Place
from kyoyaku.readings import bare

_PIECE = re.compile(r"(?P<key>SP|TAB|" + shapes.UNIT_KEY + r")(?:\[(?P<first>\d+):(?P<last>\d+)\])?")


def local(node: Node | None) -> LocalText:
    """Language → words of a checked mapping; empty where there is none."""
    if not isinstance(node, Map):
        return {}
    return {lang: value.text for lang, (_, value) in node.entries.items() if isinstance(value, Scalar)}


def texts(node: Map, key: str) -> tuple[str, ...]:
    """The words of a list, or of a single value that stands for one."""
    value = node.get(key)
    if isinstance(value, Scalar):
        return (value.text,)
    return tuple(item.text for item in node.items(key) if isinstance(item, Scalar))


def day(node: Map, key: str) -> date | None:
    """A checked day, or None."""
    text = node.text(key)
    return date.fromisoformat(text) if text else None


def _words(node: Map, key: str) -> dict[str, str]:
    value = node.get(key)
    return dict(local(value))


def translation(root: Map) -> dict[str, Translation]:
    """Unit key → translation, as the file has it."""
    units = root.get("units")
    entries = units.entries if isinstance(units, Map) else {}
    with_readings = root.text("readings") == "true"
    return {
        key: _translated(node, place, with_readings)
        for key, (place, node) in entries.items()
        if isinstance(node, Map)
    }


def _translated(node: Map, place: Place, with_readings: bool) -> Translation:
    words = node.text("text") or ""
    return Translation(
        words=bare(words) if with_readings else words,
        source=node.text("source") or "",
        status=node.text("status") or "",
        place=place,
        reading=words if with_readings else "",
        former=node.text("former") or "",
    )


def guide(root: Map) -> Guide:
    """Our own words about an agreement."""
    readings: dict[str, str] = {}
    with_readings = root.text("readings") == "true"

    def plain(words: str) -> str:
        if with_readings:
            readings[bare(words)] = words
        return bare(words) if with_readings else words

    return Guide(
        name=plain(root.text("name") or ""),
        description=plain(root.text("description") or ""),
        intro=tuple(map(plain, texts(root, "intro"))),
        summaries={key: plain(words) for key, words in _words(root, "summaries").items()},
        themes={key: plain(words) for key, words in _words(root, "themes").items()},
        readings=readings,
    )


def readings(root: Map) -> dict[str, str]:
    """Unit key → words with their readings in braces."""
    return _words(root, "units")


def record(root: Map) -> Record:
    """Steps of law, related agreements and other facts."""
    steps = tuple(
        Step(
            id=node.text("id") or "",
            kind=node.text("kind") or "",
            title=local(node.get("title")),
            party=node.text("party"),
            basis=node.text("basis"),
            date=day(node, "date"),
            number=node.text("number"),
            source=local(node.get("source")) or None,
            place=node.place,
        )
        for node in root.maps("steps")
    )
    related = tuple(
        Related(
            id=node.text("id") or "",
            kind=node.text("kind") or "",
            title=local(node.get("title")),
            partners=local(node.get("with")),
            date=day(node, "date"),
            changes=texts(node, "changes"),
            source=local(node.get("source")) or None,
        )
        for node in root.maps("related")
    )
    notes = tuple(local(node) for node in root.items("notes"))
    return Record(steps, related, notes)


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
        for word in (node.text("pieces") or "").split():
            match = _PIECE.fullmatch(word)
            if match is None:
                self.documents.add("bad-piece", node.place, piece=word)
                continue
            end = int(match["last"]) if match["last"] else None
            pieces.append((match["key"], int(match["first"] or 0), end))
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
