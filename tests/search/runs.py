"""Runs of characters drawn from the printed texts, and who must be found by each: the same ones every time."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from playwright.sync_api import Browser

from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.routes import Routes
from kyoyaku.search.files import collection
from kyoyaku.search.results import NOT_SHOWN, Result
from kyoyaku.text.folding import bare_forms, fold
from tests import made
from tests.search.driving import PAGES, Stand, driving

SHORTEST, LONGEST = 2, 20
FIRST = 20
ASK = """async (queries) => {
  const found = [];
  for (const query of queries) {
    const { results } = await kyoyaku.search(query, { lang: 'ja', langs: ['ja'], limit: 20 });
    found.push(results.map(({ id, href }) => [id, decodeURI(href)]));
  }
  return found;
}"""
Found = tuple[str, str]
"""A result by its id and the page it leads to."""


@dataclass(frozen=True)
class Drawn:
    """A run, and the unit that it was drawn from."""

    run: str
    agreement: str
    unit: str


class Held(NamedTuple):
    """A result: where it may lead, its agreement, its texts, and what it and its places are called."""

    places: frozenset[Found]
    agreement: str
    texts: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, eq=False)
class Texts:
    """What the results of a corpus print, and the units of its agreements."""

    corpus: Corpus
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def results(self) -> tuple[Held, ...]:
        """Every result."""
        routes, analyses = Routes(self.corpus), analyse(self.corpus)
        return tuple(map(_held, collection(self.corpus, routes, analyses, made.prose(self.corpus)).results))

    def forms(self, text: str) -> tuple[str, ...]:
        """What is compared of a text."""
        return self.known.setdefault(text, bare_forms(text))

    def has(self, run: str, texts: Iterable[str]) -> bool:
        """Whether one of some texts has a run, whatever its widths, signs and numerals."""
        wanted = bare_forms(run)
        return any(one in form for text in texts for form in self.forms(text) for one in wanted)

    def holding(self, run: str) -> set[Found]:
        """The results that have a run."""
        return set(chain.from_iterable(one.places for one in self.results if self.has(run, one.texts)))

    def missed(self, drawn: Drawn, answer: Sequence[Found]) -> list[str]:
        """The results of agreements that have a run and are not among the first, though there is room for all of them.

        What is only called so is not missed, but may stand first: it takes room.
        """
        agreement = next(one for one in self.corpus.agreements if one.slug == drawn.agreement)
        unit = agreement.units[drawn.unit].ja
        own = [one for one in self.results if one.agreement]
        having = [
            one
            for one in own
            if (unit in one.texts and one.agreement == agreement.slug) or self.has(drawn.run, one.texts)
        ]
        called = [one for one in own if one not in having and self.has(drawn.run, one.names)]
        first = set(answer[:FIRST])
        if len(having) + len(called) > FIRST:
            return []
        return ["/".join(sorted(ident for ident, _ in one.places)) for one in having if not one.places & first]

    def crowded(self, amount: int, size: int = 3) -> list[Drawn]:
        """Runs of so many characters that just as many results of agreements have as there is room for."""
        counted = Counter(
            run
            for one in self.results
            if one.agreement
            for run in {
                form[at : at + size]
                for text in one.texts
                for form in self.forms(text)
                for at in range(len(form) - size + 1)
            }
        )
        units = [(one.slug, key, text.ja) for one in self.corpus.agreements for key, text in one.units.items()]
        full = sorted(run for run, results in counted.items() if FIRST - 2 <= results <= FIRST)
        held = (next(Drawn(run, slug, key) for slug, key, text in units if self.has(run, [text])) for run in full)
        return list(islice(held, amount))

    def drawn(self, amount: int, seed: int) -> Iterator[Drawn]:
        """So many runs of the units, half of them as printed and half folded."""
        chance = random.Random(seed)
        units = [(one.slug, key, text.ja) for one in self.corpus.agreements for key, text in one.units.items()]
        left = amount
        while left:
            slug, key, text = chance.choice(units)
            clusters = _clusters(text if chance.random() < 0.5 else fold(text))
            start = chance.randrange(len(clusters))
            run = "".join(clusters[start : start + chance.randint(SHORTEST, LONGEST)])
            if max(map(len, bare_forms(run))) >= SHORTEST:
                left -= 1
                yield Drawn(run, slug, key)


def _held(result: Result) -> Held:
    shown = [part for part in result.parts if part.level not in NOT_SHOWN]
    names = (result.title, *(part.label for part in shown))
    return Held(
        frozenset((result.ident, part.address.path) for part in shown),
        result.agreement,
        frozenset(part.words[ORIGINAL] for part in shown if part.words.get(ORIGINAL)),
        frozenset(name[ORIGINAL] for name in names if name.get(ORIGINAL)),
    )


def _clusters(text: str) -> list[str]:
    """The characters of a text, each with the marks that belong to it."""
    found: list[str] = []
    for char in text:
        if found and (unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Cf"}):
            found[-1] += char
        else:
            found.append(char)
    return found


def asked(browser: Browser, stand: Stand, queries: Sequence[str]) -> list[list[Found]]:
    """What the engine of a site answers, in one page."""
    with driving(browser) as driver:
        driver.open(stand.http + PAGES["ja"])
        given = driver.page.evaluate(ASK, list(queries))
        assert driver.said == []
    return [[(ident, href.partition("#")[0]) for ident, href in one] for one in given]
