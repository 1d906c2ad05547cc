"""The judged queries: reading them, and the draw that puts half of them away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

HERE = Path(__file__).parent
TUNE = "tune"
HELD = "held"
HALVES = (TUNE, HELD)
UNSEEN = "unseen"
DEVELOPMENT = "dev"
"""A third file, closed in itself: nobody who tunes reads it, so no draw divides it."""
NONSENSE = "nonsense"
KINDS = (
    "kanji",
    "partial",
    "kana",
    "romaji",
    "width",
    "number",
    "variant",
    "synonym",
    "english",
    "typo",
    "several",
    "phrase",
    "unknown-part",
    "ime",
    NONSENSE,
)
SEED = "kyoyaku-2017-03-22"


@dataclass(frozen=True)
class Query:
    """What a reader types, and what a careful human would want to see."""

    q: str
    kind: str
    half: str
    relevant: tuple[str, ...]  # best first; nonsense has none
    first: tuple[str, ...]  # those of `relevant` that are right as the first hit
    place: str | None = None  # where inside the first hit the link must lead


def load(*halves: str) -> list[Query]:
    """The queries of the halves named (UNSEEN and DEVELOPMENT are more), or of both: kind by kind, as judged."""
    found = [read({"half": half, **entry}) for half in halves or HALVES for entry in entries(half)]
    return sorted(found, key=lambda query: KINDS.index(query.kind) if query.kind in KINDS else -1)


def entries(half: str) -> list[dict[str, object]]:
    """One file as it is written; each half has its own, so that nobody reads the held one by accident."""
    listed: list[dict[str, object]] = yaml.safe_load((HERE / f"queries-{half}.yaml").read_text("utf-8"))
    return listed


def read(entry: dict[str, object]) -> Query:
    """One entry; a key that is missing, unknown or of another type is a fault of the file, and said at once."""
    known = {"q", "kind", "half", "relevant", "first", "place"}
    assert set(entry) - {"place"} == known - {"place"}, f"unknown or missing keys: {entry}"
    q, kind, half, place = (entry.get(key) for key in ("q", "kind", "half", "place"))
    assert isinstance(q, str), f"q is not text (numbers need quotes): {entry}"
    assert isinstance(kind, str), entry
    assert isinstance(half, str), entry
    assert place is None or isinstance(place, str), entry
    return Query(q, kind, half, _ids(entry["relevant"]), _ids(entry["first"]), place)


def _ids(value: object) -> tuple[str, ...]:
    assert isinstance(value, list), f"not a list of ids: {value}"
    assert all(isinstance(one, str) for one in value), value
    return tuple(value)


def draw(queries: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(kind, q) → half: each kind in the order of seeded hashes, every second one held.

    Hashes, because random.shuffle promises no order across versions of Python. The first half of a kind
    of odd size changes from kind to kind, so that the halves stay equal as wholes.
    """
    by_kind: dict[str, list[str]] = {}
    for kind, q in queries:
        by_kind.setdefault(kind, []).append(q)
    drawn: dict[tuple[str, str], str] = {}
    for turn, kind in enumerate(sorted(by_kind)):
        for place, q in enumerate(_shuffled(kind, by_kind[kind])):
            drawn[kind, q] = HALVES[(place + turn) % 2]
    return drawn


def _shuffled(kind: str, words: Sequence[str]) -> list[str]:
    return sorted(words, key=lambda q: sha256(f"{SEED}\0{kind}\0{q}".encode()).hexdigest())
