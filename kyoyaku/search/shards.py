"""The index as files: classic scripts that a page loads one by one, from anywhere. static/js/search reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kyoyaku.meaning.vocabulary import Silent
from kyoyaku.model import ORIGINAL
from kyoyaku.search.forms import Forms
from kyoyaku.search.index import CITE, WEIGHTS, Index, Indexed
from kyoyaku.search.lookups import lookups
from kyoyaku.search.packing import packed
from kyoyaku.search.pairs import pair_files
from kyoyaku.search.results import KINDS, Collection, Result
from kyoyaku.search.texts import text_files
from kyoyaku.text.folding import is_hiragana, romaji, table

FOLDER: Final = "search/"
_POSTINGS: Final = 12_000
_LOOKUPS: Final = 1_500
_PAIRS: Final = 1_000
"""How many characters a file of each sort holds before another is begun: few enough for a slow line."""


def shards(given: Collection, silent: Silent, index: Index, forms: Forms) -> dict[str, bytes]:
    """Path → bytes of every file of the index."""
    words = [one for script in (ORIGINAL, CITE) for one in index.core[script]]
    starts, postings = _cut([packed(one.postings) for one in words], _POSTINGS)
    shelves = lookups(index, forms, _LOOKUPS)
    pairs = pair_files(index.documents, _PAIRS)
    chunks, texts = text_files(index.documents, given.names)
    core = {
        **_core(index),
        "parties": given.parties,
        "languages": given.languages,
        "lookups": len(shelves),
        "pairs": len(pairs),
        "chunks": chunks,
        # What fits into one file comes along at once.
        "starts": starts if len(postings) > 1 else [],
        "postings": _rows(postings[0]) if len(postings) == 1 else "",
    }
    files: list[tuple[str, Any]] = [("core", core), ("kana", _kana(silent, index)), *texts]
    files += [(f"p-{number}", _rows(rows)) for number, rows in enumerate(postings) if len(postings) > 1]
    files += [(f"k-{number}", _rows(rows)) for number, rows in enumerate(shelves)]
    files += [(f"g-{number}", _rows(rows)) for number, rows in enumerate(pairs)]
    return _scripts(files, _stamp(index, core))


def _core(index: Index) -> dict[str, Any]:
    return {
        "kinds": [[kind, _first(index.documents, kind)] for kind in KINDS],
        "amount": len(index.documents),
        "levels": dict(WEIGHTS),
        "ja": _rows(one.word.written for one in index.core[ORIGINAL]),
        "cite": _rows(one.word.folded for one in index.core[CITE]),
        "table": {name: rules for name, rules in table().items() if name != "stems"},
    }


def _kana(silent: Silent, index: Index) -> dict[str, Any]:
    """What only queries with kana or roman letters need, and those that something is unknown of."""
    return {
        "readings": _rows(_readings(index.core[ORIGINAL])),
        "ignored": list(map(_rows, silent)),
        "stems": table()["stems"],
    }


def _stamp(index: Index, core: Mapping[str, Any]) -> str:
    """A hash of what the numbers of words, results and files mean: files of one stamp fit together.

    A text that changes without changing those leaves every other file, and what readers hold of it, as it was.
    """
    results = [(one.ident, one.agreement) for one in index.documents]
    meant = [
        results,
        *(core[name] for name in ("ja", "cite", "lookups", "pairs", "chunks", "starts", "table", "levels")),
    ]
    return hashlib.sha256(_json(meant).encode()).hexdigest()[:8]


def _scripts(files: Iterable[tuple[str, Any]], stamp: str) -> dict[str, bytes]:
    """Calls that hand the files over with their stamp: no page mixes what does not fit together."""
    return {
        f"{FOLDER}{name}.js": f'kyoyaku.take("{name}","{stamp}",{_json(content)});\n'.encode()
        for name, content in files
    }


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _rows(words: Iterable[str]) -> str:
    return "\n".join(words)


def _readings(held: Sequence[Indexed]) -> Iterator[str]:
    """The reading of every word in roman letters, where it cannot be told from the readings of other words."""
    readings = {one.word.folded: romaji(one.word.reading) for one in held if one.word.reading}
    for one in held:
        said = readings.get(one.word.folded, "")
        own = not is_hiragana(one.word.folded) and composed(one.word.folded, readings) != said
        yield said if own else ""


def composed(folded: str, readings: Mapping[str, str]) -> str:
    """The reading of a word that the longest words in it make up, one after the other; '' where they do not."""
    out, at = "", 0
    while at < len(folded):
        for end in range(len(folded) - (at == 0), at, -1):
            if part := readings.get(folded[at:end]) or (is_hiragana(folded[at:end]) and romaji(folded[at:end])):
                out, at = out + part, end
                break
        else:
            return ""
    return out


def _first(documents: Sequence[Result], kind: str) -> int:
    at = KINDS.index(kind)
    return next((number for number, one in enumerate(documents) if KINDS.index(one.kind) >= at), len(documents))


def _cut(rows: Iterable[str], most: int) -> tuple[list[int], list[list[str]]]:
    """Rows in files of about one size, with the number of each file's first row."""
    starts: list[int] = [0]
    files: list[list[str]] = [[]]
    size = 0
    for number, row in enumerate(rows):
        if size > most:
            starts.append(number)
            files.append([])
            size = 0
        files[-1].append(row)
        size += len(row) + 1
    return starts, files
