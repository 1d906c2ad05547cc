"""Runs of characters drawn from the printed texts, and who must be found by each: the same ones every time."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from playwright.sync_api import Browser

from kyoyaku.meaning.analysis import analyse
from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.routes import Routes
from kyoyaku.search.files import collection
from kyoyaku.search.results import NOT_SHOWN
from kyoyaku.text.folding import bare_forms, fold
from tests import made
from tests.search.driving import PAGES, Stand, driving

SHORTEST, LONGEST = 2, 20
FIRST = 20
SURE = 17
"""How many of the first results have a run as it stands, at least, where more than there is room for do: the three best
that its words have may stand before them."""
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


@dataclass(frozen=True, eq=False)
class Texts:
    """What the results of a corpus print, and the units of its agreements."""

    corpus: Corpus
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def results(self) -> tuple[tuple[frozenset[Found], str, tuple[str, ...]], ...]:
        """Every result: where it may lead, its agreement and its texts."""
        routes, analyses = Routes(self.corpus), analyse(self.corpus)
        held = collection(self.corpus, routes, analyses, made.prose(self.corpus)).results
        shown = [(one, [part for part in one.parts if part.level not in NOT_SHOWN]) for one in held]
        return tuple(
            (
                frozenset((one.ident, part.address.path) for part in parts),
                one.agreement,
                tuple(part.words[ORIGINAL] for part in parts if part.words.get(ORIGINAL)),
            )
            for one, parts in shown
        )

    def forms(self, text: str) -> tuple[str, ...]:
        """What is compared of a text."""
        return self.known.setdefault(text, bare_forms(text))

    def holds(self, text: str, run: str) -> bool:
        """Whether a text has a run, whatever its widths, signs and numerals."""
        return any(wanted in form for wanted in bare_forms(run) for form in self.forms(text))

    def holding(self, run: str) -> set[Found]:
        """The results that have a run."""
        held = (places for places, _, texts in self.results if any(self.holds(text, run) for text in texts))
        return set(chain.from_iterable(held))

    def of_unit(self, drawn: Drawn) -> set[Found]:
        """The results that print a unit."""
        text = next(one for one in self.corpus.agreements if one.slug == drawn.agreement).units[drawn.unit].ja
        held = (places for places, slug, texts in self.results if slug == drawn.agreement and text in texts)
        return set(chain.from_iterable(held))

    def missed(self, drawn: Drawn, answer: Sequence[Found]) -> bool:
        """Whether an answer has neither the unit among its first results nor has room for it there."""
        if self.of_unit(drawn) & set(answer[:FIRST]):
            return False
        return len(self.holding(drawn.run) & set(answer[:FIRST])) < SURE

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
