"""The lexicon: read like every file, or as it was read before, for it is long and seldom changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import MutableMapping
from typing import Any, Final

from kyoyaku.model import Lexicon, LexiconEntry
from kyoyaku.problems import Place
from kyoyaku.reading import shapes
from kyoyaku.reading.documents import CONTENT, Documents
from kyoyaku.reading.values import listed, texts
from kyoyaku.reading.yaml_nodes import Map

PATH: Final = f"{CONTENT}lexicon.yaml"


def lexicon(documents: Documents, kept: MutableMapping[str, bytes]) -> Lexicon:
    """The lexicon of the files. `kept` holds what was read of a file without a problem, by the file's hash."""
    data = documents.files.get(PATH)
    if data is None:
        return Lexicon({}, {})
    mark = hashlib.sha256(data).hexdigest()
    if (before := kept.get(f"lexicon-{mark}")) is not None:
        return _restored(json.loads(before), mark)
    found = len(documents.problems)
    root = documents.mapping(PATH, shapes.LEXICON)
    if root is None:
        return Lexicon({}, {})
    read = _read(root, mark)
    if len(documents.problems) == found:
        kept[f"lexicon-{mark}"] = json.dumps(_rows(read), ensure_ascii=False).encode()
    return read


def _rows(read: Lexicon) -> list[Any]:
    words = {lang: [[*one[:-1], _row(one.place)] for one in entries] for lang, entries in read.words.items()}
    return [words, read.ignored]


def _row(place: Place) -> tuple[str, int, int, int]:
    return place.file, place.line, place.column, place.width


def _restored(rows: Any, mark: str) -> Lexicon:
    words, ignored = rows
    return Lexicon(
        words={lang: tuple(map(_entry_again, entries)) for lang, entries in words.items()},
        ignored={lang: tuple(pieces) for lang, pieces in ignored.items()},
        mark=mark,
    )


def _entry_again(row: Any) -> LexiconEntry:
    word, reading, spellings, synonyms, related, status, place = row
    return LexiconEntry(word, reading, tuple(spellings), tuple(synonyms), tuple(related), status, Place(*place))


def _read(root: Map, mark: str) -> Lexicon:
    words, ignored = root.get("words"), root.get("ignored")
    return Lexicon(
        words={lang: tuple(map(_entry, words.maps(lang))) for lang in words.entries} if isinstance(words, Map) else {},
        ignored={lang: texts(ignored, lang) for lang in ignored.entries} if isinstance(ignored, Map) else {},
        mark=mark,
    )


def _entry(node: Map) -> LexiconEntry:
    return LexiconEntry(
        word=node.text("word") or "",
        reading=node.text("reading"),
        spellings=_listed(node, "spellings"),
        synonyms=_listed(node, "synonyms"),
        related=_listed(node, "related"),
        status=node.text("status") or "",
        place=node.place,
    )


def _listed(node: Map, key: str) -> tuple[str, ...]:
    words = node.text(key) or ""
    return tuple(words[start:end] for start, end in listed(words))
