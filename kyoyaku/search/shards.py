"""The index as files: classic scripts that a page loads one by one, from anywhere. static/js/search reads them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.search.documents import KINDS, Document
from kyoyaku.search.folding import fold, romaji, table
from kyoyaku.search.forms import Forms
from kyoyaku.search.index import CITE, Index, Indexed
from kyoyaku.search.lookups import lookups
from kyoyaku.search.packing import packed
from kyoyaku.search.texts import text_files

_KANA: Final = re.compile("[ぁ-ゖ]+")
FOLDER: Final = "search/"
_POSTINGS: Final = 12_000
_MOST_PARTIES: Final = 100
_LOOKUPS: Final = 1_500
"""How many characters a file of each sort holds before another is begun: few enough for a slow line."""


def shards(corpus: Corpus, index: Index, forms: Forms) -> dict[str, bytes]:
    """Path → bytes of every file of the index."""
    words = [one for script in (ORIGINAL, CITE) for one in index.core[script]]
    starts, postings = _cut([packed(one.postings) for one in words], _POSTINGS)
    shelves = lookups(index, forms, _LOOKUPS)
    chunks, texts = text_files(index.documents, _names(corpus))
    core = {
        **_core(index),
        "parties": _parties(corpus),
        "lookups": len(shelves),
        "chunks": chunks,
        # What fits into one file comes along at once.
        "starts": starts if len(postings) > 1 else [],
        "postings": _rows(postings[0]) if len(postings) == 1 else "",
    }
    files: list[tuple[str, Any]] = [("core", core), ("kana", _kana(corpus, index)), *texts]
    files += [(f"p-{number}", _rows(rows)) for number, rows in enumerate(postings) if len(postings) > 1]
    files += [(f"k-{number}", _rows(rows)) for number, rows in enumerate(shelves)]
    return _scripts([(name, json.dumps(content, ensure_ascii=False, separators=(",", ":"))) for name, content in files])


def _core(index: Index) -> dict[str, Any]:
    return {
        "kinds": [[kind, _first(index.documents, kind)] for kind in KINDS],
        "amount": len(index.documents),
        "ja": _rows(one.word.written for one in index.core[ORIGINAL]),
        "cite": _rows(one.word.folded for one in index.core[CITE]),
        "table": {name: rules for name, rules in table().items() if name != "stems"},
    }


def _kana(corpus: Corpus, index: Index) -> dict[str, Any]:
    """What only queries with kana or roman letters need, and those that something is unknown of."""
    ignored = corpus.lexicon.ignored
    return {
        "readings": _rows(_readings(index.core[ORIGINAL])),
        "ignored": [_rows(dict.fromkeys(map(fold, ignored.get(lang, ())))) for lang in (ORIGINAL, "en")],
        "stems": table()["stems"],
    }


def _parties(corpus: Corpus) -> list[str]:
    """The parties to choose among, where agreements have to be told apart. Of very many nobody could choose."""
    names = {party.name: None for agreement in corpus.agreements for party in agreement.parties}
    return list(names) if len(corpus.agreements) > 1 and len(names) <= _MOST_PARTIES else []


def _names(corpus: Corpus) -> dict[str, dict[str, str]]:
    """By language and slug, what an agreement is called; nothing where there is only one."""
    several = corpus.agreements if len(corpus.agreements) > 1 else ()
    return {
        lang: {one.slug: guide.name if (guide := one.guides.get(lang)) else one.title.ja for one in several}
        for lang in corpus.site.languages
    }


def _scripts(files: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Calls that hand the files over, all with the stamp of one making: no page mixes an old index with a new one."""
    stamp = hashlib.sha256("\0".join(said for _, said in files).encode()).hexdigest()[:8]
    return {f"{FOLDER}{name}.js": f'kyoyaku.take("{name}","{stamp}",{said});\n'.encode() for name, said in files}


def _rows(words: Iterable[str]) -> str:
    return "\n".join(words)


def _readings(held: Sequence[Indexed]) -> Iterator[str]:
    """The reading of every word in roman letters, where it cannot be told from the readings of other words."""
    readings = {one.word.folded: romaji(one.word.reading) for one in held if one.word.reading}
    for one in held:
        said = readings.get(one.word.folded, "")
        own = not _KANA.fullmatch(one.word.folded) and composed(one.word.folded, readings) != said
        yield said if own else ""


def composed(folded: str, readings: Mapping[str, str]) -> str:
    """The reading of a word that the longest words in it make up, one after the other; '' where they do not."""
    out, at = "", 0
    while at < len(folded):
        for end in range(len(folded) - (at == 0), at, -1):
            if part := readings.get(folded[at:end]) or (_KANA.fullmatch(folded[at:end]) and romaji(folded[at:end])):
                out, at = out + part, end
                break
        else:
            return ""
    return out


def _first(documents: Sequence[Document], kind: str) -> int:
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
