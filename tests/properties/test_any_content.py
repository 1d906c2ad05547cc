"""Whatever becomes of content/, a build tells and never falls over: files, structures, words and bytes gone wrong."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

import pytest

from kyoyaku.command.words import words
from kyoyaku.making.pipeline import Options, build
from kyoyaku.model import Files
from kyoyaku.problems import Lang, has_errors
from kyoyaku.problems.report import Style, text
from tests import made
from tests.properties.mutations import examples, mutated_bytes, mutated_names, mutated_structure, mutated_words

WAYS: tuple[Callable[[random.Random, Files], dict[str, bytes]], ...] = (
    mutated_bytes, mutated_structure, mutated_words, mutated_words, mutated_names,
)  # fmt: skip
SLOWEST = 5.0
MOST_MEMORY = 512 * 1024
"""In KiB, as the system counts it."""
KEPT: dict[str, bytes] = {}


def small() -> Files:
    """The site that the folders of tests/problems stand on, with the project's machinery."""
    return {**made.under(made.ROOT / "tests/problems/base/content", "content"), **made.machinery()}


def whole(seed: int, bases: Iterable[Callable[[], Files]]) -> None:
    """A build of files gone wrong gives a site or an error, in time, and what it says can be said."""
    chance = random.Random(seed)
    files = chance.choice(WAYS)(chance, chance.choice(list(bases))())
    started = time.process_time()
    outcome = build(files, Options(None, KEPT))
    both: tuple[Lang, ...] = ("ja", "en")
    for lang in both:
        text(outcome.problems, files, Style(lang, words(lang)))
    assert time.process_time() - started < SLOWEST
    assert bool(outcome.pages) != has_errors(outcome.problems)
    assert bool(outcome.pages) == bool(outcome.site)
    if len(KEPT) > 2_000:
        KEPT.clear()


@pytest.mark.parametrize(
    "start", [0, 50, pytest.param(100, marks=pytest.mark.deep), pytest.param(150, marks=pytest.mark.deep)]
)
def test_a_build_survives_whatever_content_there_is(start: int) -> None:
    for seed in range(start, start + 50):
        whole(seed, [examples, small])


@pytest.mark.deep
@pytest.mark.parametrize("start", range(1_000, 11_000, 100))
def test_a_build_survives_whatever_content_there_is_at_length(start: int) -> None:
    for seed in range(start, start + 100):
        whole(seed, [examples, made.project])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MOST_MEMORY


LARGE = {
    "a megabyte in one line of a text": ("agreements/tiny/agreement.yaml", "title: 試験\nparties:\n- {id: a, name: 山川市, kind: city}\nbody:\n- {id: art-1, kind: article, label: 第1条, text: '%s'}\n", "協力する。", 70_000),
    "100,000 keys": ("terms.yaml", "terms: []\n%s", "k{n}: v\n", 100_000),
    "100,000 terms": ("terms.yaml", "terms:\n%s", "- {id: t}\n", 100_000),
    "a page of a megabyte in one line": ("pages/long.ja.md", "---\ntitle: 長\n---\n\n%s\n", "協力する。", 70_000),
    "a page of 100,000 lines": ("pages/long.ja.md", "---\ntitle: 長\n---\n\n%s\n", "協力\n\n", 100_000),
    "words of a megabyte": ("strings/ja.yaml", "greeting: %s\n", "協力する。", 70_000),
    "five megabytes of comments": ("site.yaml", "%s", "# 協力する。\n", 290_000),
    "five megabytes of nothing": ("laws.yaml", "laws: []\n%s", "\n", 5_000_000),
    "five megabytes of brackets": ("laws.yaml", "laws: [%s", "[],", 1_600_000),
    "five megabytes of quotes": ("laws.yaml", "laws: %s", '"', 5_000_000),
    "five megabytes of marks": ("pages/long.ja.md", "---\ntitle: 長\n---\n\n%s\n", "<<<<<<< x\n", 500_000),
    "five megabytes of full-width signs": ("terms.yaml", "terms:\n%s", "　＃：“\n", 330_000),
    "five megabytes of one full-width line": ("terms.yaml", "terms: %s", "　：“＃", 400_000),
    "five megabytes of braces": ("strings/ja.yaml", "greeting: '%s'\n", "{", 5_000_000),
}  # fmt: skip


@pytest.mark.fault("A22")
@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_is_built_or_told_in_ten_seconds_and_half_a_gigabyte(name: str) -> None:
    # In a process of its own, whose memory is counted from nothing.
    program = (
        "import resource, sys; from tests.properties import test_any_content as t\n"
        "from kyoyaku.main import keep_all\n"
        "from kyoyaku.making.pipeline import Options, build\n"
        "keep_all()\n"  # as every run of the program does
        f"path, form, piece, count = t.LARGE[{name!r}]\n"
        "body = ''.join(piece.replace('{n}', str(n)) for n in range(count))\n"
        "outcome = build({**t.small(), f'content/{path}': (form % body).encode()}, Options(None))\n"
        "usage = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, bool(outcome.pages or outcome.problems))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=made.ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    seconds, memory, said = ran.stdout.split()
    assert float(seconds) < 10
    assert int(memory) < MOST_MEMORY
    assert said == "True"
