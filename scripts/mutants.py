"""Changes the law-text core in one small place at a time, and counts how often a test notices: a sample, in fixed time.

Works on a copy of the project in .cache/mutants. `make mutants MUTANTS="kyoyaku.exports.*" MUTANTS_SECONDS=600`.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".cache/mutants"
FOLDERS = ("kyoyaku", "tests", "content", "templates", "static", "docs", "scripts")
SETTINGS = """
[tool.mutmut]
source_paths = ["kyoyaku"]
only_mutate = ["kyoyaku/text/*", "kyoyaku/meaning/*", "kyoyaku/exports/*"]
also_copy = ["build.py", "conftest.py", "content", "templates", "static", "docs", "scripts"]
pytest_add_cli_args = ["-m", "not deep and not browser", {left_out}]
pytest_add_cli_args_test_selection = ["tests/unit", "tests/golden", "tests/properties/test_any_agreement.py"]
process_isolation = "forkserver"
track_dependencies = false
use_git_change_detection = false
"""
# Every mutant is tried in a fork of one process: what that has kept from before would hide the change.
FRESH = '''"""Nothing that was computed before the tests were found is kept."""

import functools
import gc


def pytest_collection_finish(session: object) -> None:
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
'''
# They start the program anew in another folder, where mutmut does not find its settings.
LEFT_OUT = ("archive", "cli", "disk_*", "same_bytes", "serve", "touches", "yaml_nodes")
NAMES = {0: "survived", 1: "killed", 3: "killed", 5: "no test", 33: "no test", None: "not tried"}
OTHERWISE = "killed"  # out of time or memory: a run that never ends is noticed


def prepare() -> None:
    """The copy with settings of its own, made anew."""
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, COPY / folder, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    shutil.copy(ROOT / "build.py", COPY)
    (COPY / "conftest.py").write_text(FRESH, "utf-8")
    left_out = ", ".join(f'"--ignore-glob=*/unit/test_{name}.py"' for name in LEFT_OUT)
    settings = SETTINGS.replace("{left_out}", left_out)
    (COPY / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + settings, "utf-8")


def mutmut(seconds: float | None, *names: str) -> None:
    """Tries mutants until they have been tried or the time is over; what it has started ends with it."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names]
    with (COPY / "log.txt").open("ab") as log:
        running = subprocess.Popen(command, cwd=COPY, stdout=log, stderr=log, start_new_session=True)
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGINT)  # lets it write to the end what it has found
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()


def results() -> dict[str, int | None]:
    """What became of every mutant: the status its tests ended with, None where they have not been run."""
    found: dict[str, int | None] = {}
    for path in sorted(COPY.glob("mutants/kyoyaku/**/*.meta")):
        try:
            found |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        except ValueError:
            print(f"cut short, not counted: {path.name}", file=sys.stderr)
    return found


def main() -> int:
    """Prints the score and the survivors; 1 if no mutant was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["*"], help="names of mutants, with *")
    parser.add_argument("--seconds", type=float, default=1800, help="for trying them")
    parser.add_argument("--sample", type=int, default=300)
    args = parser.parse_args()
    prepare()
    mutmut(None, "no.such.mutant")  # makes them, and learns which tests reach which function; this takes its time
    every = [name for name in results() if any(fnmatch.fnmatch(name, wanted) for wanted in args.names)]
    dice = random.Random(1)  # noqa: S311 - a sample, the same each time
    chosen = sorted(dice.sample(every, min(args.sample, len(every))))
    if chosen:
        mutmut(args.seconds, *chosen)
    said = {name: NAMES.get(status, OTHERWISE) for name, status in results().items() if name in set(chosen)}
    counts = Counter(said.values())
    tried = len(said) - counts["not tried"]
    for name, word in said.items():
        if word in {"survived", "no test"}:
            print(f"{word}: {name}")
    print(f"{counts['killed']} of {tried} mutants noticed; {len(every)} there are, {counts['not tried']} not tried")
    return 0 if tried else 1


if __name__ == "__main__":
    sys.exit(main())
