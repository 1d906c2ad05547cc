"""Whatever stands in a file, the check tells and never falls over."""

from __future__ import annotations

import random
import time

import pytest

from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.problems import Problem, codes, has_errors, hint, message
from tests import made
from tests.properties.mutations import mutated_bytes

SLOWEST = 2.0


def told(problems: tuple[Problem, ...]) -> None:
    """Every problem can be said in both languages, and stands in a file that is there."""
    for one in problems[:50]:
        assert one.code in codes()
        for said in (message(one, "ja"), message(one, "en"), hint(one, "ja"), hint(one, "en")):
            assert said
        assert one.place.line >= 0
        assert one.place.column >= 0


def try_all(seeds: range) -> None:
    for seed in seeds:
        files = mutated_bytes(random.Random(seed), made.project())
        started = time.process_time()
        problems = check(files)
        assert time.process_time() - started < SLOWEST, seed
        told(problems)
        if seed % 20 == 0 and not has_errors(problems):
            assert build(files, Options(None)).pages > 0 or has_errors(build(files, Options(None)).problems), seed


@pytest.mark.parametrize(
    "start", [0, 15, pytest.param(30, marks=pytest.mark.deep), pytest.param(45, marks=pytest.mark.deep)]
)
def test_the_check_survives_any_bytes(start: int) -> None:
    try_all(range(start, start + 15))


@pytest.mark.deep
@pytest.mark.parametrize("start", range(1000, 11000, 100))
def test_the_check_survives_any_bytes_at_length(start: int) -> None:
    try_all(range(start, start + 100))
