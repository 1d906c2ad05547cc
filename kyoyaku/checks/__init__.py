"""The rules, one table: plain functions of one signature, each yielding problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kyoyaku.checks import dates, lexicon, library, measures, relations, structure, words
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Corpus
from kyoyaku.problems import Problem

Check = Callable[[Corpus, Mapping[str, Analysis]], Iterable[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    structure.not_empty,
    structure.numbers,
    structure.label_styles,
    structure.parties,
    structure.annexes,
    measures.marks,
    dates.printed,
    dates.steps,
    dates.ends,
    dates.related,
    dates.in_force,
    relations.targets,
    relations.order,
    words.references,
    words.translations,
    words.readings,
    words.terms,
    words.addresses,
    lexicon.entries,
    lexicon.unknown,
    library.editions,
    library.root_agreement,
    library.former_slugs,
    library.prose,
    library.guides,
    library.sources,
)


def run_checks(corpus: Corpus, analyses: Mapping[str, Analysis]) -> list[Problem]:
    """Every problem of every rule."""
    return [found for check in CHECKS for found in check(corpus, analyses)]
