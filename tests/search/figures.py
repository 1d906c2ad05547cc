"""What a search is worth: ranks, first hits and recall of judged queries, kind by kind (README.md defines them)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from urllib.parse import urlsplit

from tests.search.judged import KINDS, NONSENSE, Query

RANKS, RECALLED = 10, 5
ALL = "all"


@dataclass(frozen=True)
class Hit:
    """A result as it stands on the page; `href` leads from the folder of the page."""

    id: str
    title: str
    href: str


@dataclass(frozen=True)
class Answer:
    """What a page gave for a query, and how long it took from the input on. An unanswered one has waited in vain."""

    answered: bool
    milliseconds: float
    hits: tuple[Hit, ...]

    @property
    def ids(self) -> list[str]:
        """Results as they are judged: the sections of a page of prose count once, as the page."""
        return list(
            dict.fromkeys(re.split("[#/]", hit.id)[0] if hit.id.startswith("page:") else hit.id for hit in self.hits)
        )


@dataclass(frozen=True)
class Scored:
    """A query with its answer."""

    query: Query
    answer: Answer

    @property
    def reciprocal_rank(self) -> float:
        places = (at for at, one in enumerate(self.answer.ids[:RANKS], 1) if one in self.query.relevant)
        return 1 / next(places, float("inf"))

    @property
    def first_right(self) -> bool:
        return bool(self.answer.ids) and self.answer.ids[0] in self.query.first

    @property
    def recall(self) -> float:
        found = set(self.answer.ids[:RECALLED]) & set(self.query.relevant)
        return len(found) / min(RECALLED, len(self.query.relevant) or 1)

    @property
    def place_right(self) -> bool:
        """Whether the first result leads to the place asked for: art-4-p2 is articles/4.html#p2."""
        match = re.fullmatch(r"art-([0-9-]+?)-([a-z].*)", self.query.place or "")
        assert match is not None, self.query
        address = urlsplit(self.answer.hits[0].href if self.answer.hits else "")
        return (address.path, address.fragment) == (f"articles/{match[1]}.html", match[2])

    @property
    def failed(self) -> bool:
        if self.query.kind == NONSENSE:
            return bool(self.answer.hits) or not self.answer.answered
        return not self.first_right or self.recall < 1 or bool(self.query.place and not self.place_right)


@dataclass(frozen=True)
class Row:
    """The figures of one kind, or of all. Those that do not hold for it are None."""

    kind: str
    queries: int
    mrr: float | None
    first: float | None
    recall: float | None
    nonsense: int | None = None
    places: tuple[int, int] | None = None  # how many lead where they must, of how many


def row(kind: str, scored: Sequence[Scored]) -> Row:
    """The figures of some queries; nonsense among them counts only as nonsense."""
    sense = [one for one in scored if one.query.kind != NONSENSE]
    nonsense = [one for one in scored if one.query.kind == NONSENSE]
    placed = [one.place_right for one in sense if one.query.place]
    return Row(
        kind,
        len(scored),
        mean(one.reciprocal_rank for one in sense) if sense else None,
        mean(one.first_right for one in sense) if sense else None,
        mean(one.recall for one in sense) if sense else None,
        sum(one.failed for one in nonsense) if nonsense else None,
        (sum(placed), len(placed)) if placed else None,
    )


def rows(scored: Sequence[Scored]) -> list[Row]:
    """A row for every kind that there is, and one for all."""
    kinds = [kind for kind in KINDS if any(one.query.kind == kind for one in scored)]
    return [*(row(kind, [one for one in scored if one.query.kind == kind]) for kind in kinds), row(ALL, scored)]


def as_text(found: Sequence[Row]) -> str:
    """The rows as a table for people."""
    head = f"{'kind':14}{'queries':>8}{'MRR':>8}{'first':>8}{'recall@5':>10}{'nonsense':>10}{'places':>8}"
    return "\n".join([head, *(_line(one) for one in found)])


def _line(one: Row) -> str:
    shares = "".join(f"{'' if share is None else f'{share:.3f}':>{width}}" for share, width in zip((one.mrr, one.first, one.recall), (8, 8, 10), strict=True))  # fmt: skip
    places = f"{one.places[0]}/{one.places[1]}" if one.places else ""
    return f"{one.kind:14}{one.queries:>8}{shares}{'' if one.nonsense is None else one.nonsense:>10}{places:>8}"


def as_data(found: Sequence[Row]) -> dict[str, dict[str, object]]:
    """The rows for other programs, by kind."""
    return {one.kind: {key: value for key, value in asdict(one).items() if value is not None} for one in found}
