"""Time and peak memory of a whole build in fresh processes, beside the floor: a process that only imports."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FLOOR = [sys.executable, "-c", "import jinja2, markdown, yaml"]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    mebibytes: float


def run(command: list[str]) -> Run:
    """Run a command to its end, silently; a failure ends the benchmark with the command's own words."""
    with tempfile.TemporaryFile() as heard:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=heard, stderr=heard)
        # Not process.wait(): only wait4 tells the peak memory of this very process.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            heard.seek(0)
            sys.exit(f"{' '.join(command)}\n{heard.read().decode(errors='replace')}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes
    return Run(seconds, usage.ru_maxrss / unit)


def build(out: Path) -> list[str]:
    """The command that builds into a folder."""
    return [sys.executable, "build.py", "build", "--out", str(out)]


def measure(rounds: int) -> dict[str, list[Run]]:
    """Take the three in turn, round by round, so that a slow moment of the machine falls on all alike."""
    runs: dict[str, list[Run]] = {"floor (imports)": [], "whole build": [], "nothing changed": []}
    with tempfile.TemporaryDirectory() as folder:
        run(FLOOR)  # so that no round pays for byte-compiling
        run(build(Path(folder) / "warm"))
        for number in range(rounds):
            out = Path(folder) / f"site-{number}"
            for kind, command in zip(runs, (FLOOR, build(out), build(out)), strict=True):
                runs[kind].append(run(command))
    return runs


def main() -> None:
    """Print one line per kind of run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    runs = measure(parser.parse_args().rounds)
    floor = median(one.seconds for one in runs["floor (imports)"])
    rounds = len(runs["whole build"])
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {rounds} rounds")
    for kind, taken in runs.items():
        seconds = median(one.seconds for one in taken)
        peak = max(one.mebibytes for one in taken)
        print(f"{kind:16} {seconds:7.3f} s  {seconds / floor:5.2f} x floor  {peak:6.1f} MiB at most")


if __name__ == "__main__":
    main()
