"""Killed at any moment, or out of room: the site is the whole old one or the whole new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kyoyaku.disk import leftovers, lock, manifest, swap
from kyoyaku.disk.publish import publish
from kyoyaku.disk.siblings import beside
from tests.unit.small_site import command, environment, make_project, run, siblings, snapshot

pytestmark = pytest.mark.deep

TIMES = 200
FOREIGN = {".gitignore": b"*\n", "notes/mine.txt": b"mine"}


def site(number: int) -> dict[str, bytes]:
    """One of two sites, which share some files."""
    shared = {f"same/{one}.html": b"same" * 100 for one in range(20)}
    changed = {f"changed/{one}.html": f"{number}".encode() * 5000 for one in range(20)}
    return {**shared, **changed, f"only/{number}.html": b"x"}


def build(target: Path, number: int) -> None:
    """What a build does with the disk."""
    with lock.hold(beside(target).lock):
        leftovers.clear(target)
        made = site(number)
        publish(made, manifest.of(made, str(number), 41, ()), target)


def child(work: Callable[[], None]) -> int:
    """Does it in a process of its own; gives its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def content(target: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(target).items() if path != manifest.NAME}


def is_whole(target: Path) -> bool:
    record = manifest.read(target)
    return record is not None and content(target) == {**site(int(record.fingerprint)), **FOREIGN}


@pytest.mark.fault("F1")
@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_killed_while_publishing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    target = tmp_path / "site"
    chance = random.Random(7)
    build(target, 0)
    for path, data in FOREIGN.items():
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(data)
    if way == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    started = time.perf_counter()
    build(target, 1)
    takes = (time.perf_counter() - started) * 1.5
    seen = set()
    interrupted = 0
    for turn in range(TIMES):
        pid = child(lambda number=turn % 2: build(target, number))  # type: ignore[misc] # a bound loop variable
        time.sleep(chance.uniform(0, takes))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        interrupted += beside(target).leftovers()
        if way == "exchange":
            assert is_whole(target), turn
        with lock.hold(beside(target).lock, patience=1.0):
            leftovers.clear(target)
        assert is_whole(target), turn
        assert siblings(target) == []
        seen.add(manifest.read(target).fingerprint)  # type: ignore[union-attr] # it is whole: it has one
    assert seen == {"0", "1"}
    assert interrupted > TIMES / 10, "the kills came too early or too late to show anything"


def test_killed_anywhere_in_the_command(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    target = project / "site"
    chance = random.Random(11)
    wholes = []
    for number in range(2):
        (project / "content/index.md").write_text(f"{number}")
        run(project)
        wholes.append(content(target))
    for turn in range(TIMES // 2):
        (project / "content/index.md").write_text(f"{turn % 2}")
        with subprocess.Popen(command(project), env=environment(), stdout=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.02, 0.2))
            process.kill()
        assert content(target) in wholes, turn
    assert run(project).returncode == 0
    assert content(target) == wholes[(TIMES // 2 - 1) % 2]
    assert siblings(target) == []


@pytest.fixture(params=["size=600k", "size=10m,nr_inodes=80"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk with little room, or with room for few files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", request.param, "tmpfs", str(folder)]
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.fault("E7")
def test_out_of_room_leaves_the_old_site(small_disk: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    target = small_disk / "site"
    assert run(project, "--out", str(target)).returncode == 0
    before = snapshot(target)
    for number in range(90):
        (project / f"content/articles/x{number}.md").write_text("x" * 9000)
    done = run(project, "--out", str(target), "--lang", "en")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("build.py: error disk-full: ")
    assert done.stderr.count("\n") == 1
    assert snapshot(target) == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["site"]
