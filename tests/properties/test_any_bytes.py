"""Whatever stands in a file, the check tells and never falls over."""

from __future__ import annotations

import random
import time

import pytest

from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.problems import Problem, codes, has_errors, hint, message
from tests import made

SLOWEST = 2.0
PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\t", b"\x1b$B", b"{", b"[", b"- ", b"? ", b": ", b"&a ", b"*a", b"!x ",
    b"<<: ", b'"', b"'", b"|\n", b">-\n", b"#", b" #", b"---\n", b"%YAML 1.1\n", b"\\ud800", "　".encode(), "：".encode(), "第99条".encode(),
    "前条".encode(), "\u2028".encode(), "葛\U000e0100".encode(), b"<script>", b"javascript:", b"{{ x }}", b"(" * 40, b"[" * 60, b"title:",
    b"id: x\n", b"\n", b"9" * 30, b"~", b"null",
)  # fmt: skip


def mutated(chance: random.Random) -> dict[str, bytes]:
    """The project's files with one of the content's changed at random places."""
    files = dict(made.project())
    path = chance.choice(sorted(path for path in files if path.startswith("content/")))
    data = bytearray(files[path])
    for _ in range(chance.randint(1, 6)):
        at, way = chance.randrange(len(data) + 1), chance.randrange(5)
        if way == 0:
            data[at:at] = chance.choice(PIECES)
        elif way == 1:
            del data[at : at + chance.choice((1, 2, 3, 10, 200))]
        elif way == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 3:
            other = chance.randrange(len(data) + 1)
            data[at:at] = data[other : other + chance.choice((5, 50, 500))]
        else:
            data = data[:at] if chance.random() < 0.2 else data + data[at : at + 50]
    files[path] = bytes(data)
    return files


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
        files = mutated(random.Random(seed))
        started = time.process_time()
        problems = check(files)
        assert time.process_time() - started < SLOWEST, seed
        told(problems)
        if seed % 20 == 0 and not has_errors(problems):
            assert build(files, Options(None)).pages > 0 or has_errors(build(files, Options(None)).problems), seed


@pytest.mark.parametrize("start", [0, 15, 30, 45])
def test_the_check_survives_any_bytes(start: int) -> None:
    try_all(range(start, start + 15))


@pytest.mark.deep
@pytest.mark.parametrize("start", range(1000, 11000, 100))
def test_the_check_survives_any_bytes_at_length(start: int) -> None:
    try_all(range(start, start + 100))
