"""Whatever state the disk is in: a site or one line that says why not, never a traceback, never a hang."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from kyoyaku.disk import manifest, stop
from kyoyaku.main import main
from tests.unit.small_site import TinyCore, make_project

pytestmark = pytest.mark.deep

Harm = Callable[[Path], None]

PLACES = (
    ".cache", ".cache/kept", "site", f"site/{manifest.NAME}", "site/index.html", "site/articles", "site/articles/1.html",
    ".site.lock", ".site.new", ".site.old", ".site.trash", "content", "content/index.md", "content/articles",
    "templates", "templates/page.html", "static", "static/css", "static/css/site.css", "content/new.md", "static/new",
    "content/site.yaml", "site/new", "site/new.html", "site/index.html.yours", "dist", "dist/tiny.zip", "dist/.tiny.zip.lock",
    "dist/.tiny.zip.new",
)  # fmt: skip


def empty(at: Path) -> None:
    make_way(at)
    at.write_bytes(b"")


def rubbish(at: Path) -> None:
    make_way(at)
    at.write_bytes(bytes(range(256)) * 20)


def cut(at: Path) -> None:
    whole = at.read_bytes() if at.is_file() else b'{"format": 2, "files": {"a'
    make_way(at)
    at.write_bytes(whole[: len(whole) // 2])


def sparse(at: Path) -> None:
    make_way(at)
    at.touch()
    os.truncate(at, 40_000_000_000)


def folder(at: Path) -> None:
    make_way(at)
    (at / "in/it").mkdir(parents=True)
    (at / "in/it/file").write_bytes(b"mine")


def deep(at: Path) -> None:
    make_way(at)
    at.mkdir()
    here = os.open(at, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def strange_names(at: Path) -> None:
    make_way(at)
    at.mkdir()
    for name in (
        b"\xff\xfe.md",
        b"a\nb.md",
        b"\xe3\x81\x82.md",
        b"\xed\xa0\x80.html",
        b"CON.md",
        b" ",
        b"-rf",
        b"x" * 255,
    ):
        Path(os.fsdecode(os.fsencode(at) + b"/" + name)).write_bytes(b"x")


def dangling(at: Path) -> None:
    make_way(at)
    at.symlink_to("nowhere/at/all")


def looping(at: Path) -> None:
    make_way(at)
    at.symlink_to(at.name)


def outward(at: Path) -> None:
    make_way(at)
    at.symlink_to(Path.cwd() / "outside")


def pipe(at: Path) -> None:
    make_way(at)
    os.mkfifo(at)


def gone(at: Path) -> None:
    make_way(at)


def closed(at: Path) -> None:
    if at.is_symlink() or not at.exists():
        empty(at)
    at.chmod(0)


def make_way(at: Path) -> None:
    """Nothing stands there any more, and folders lead to it."""
    # The folders above come first: one that is a link by now would lead out of the project.
    for above in reversed([one for one in at.parents if one.is_relative_to(Path.cwd())]):
        if above.is_symlink() or (above.exists() and not above.is_dir()):
            above.unlink()
        above.mkdir(exist_ok=True)
    if at.is_symlink() or (at.exists() and not at.is_dir()):
        at.unlink()
    elif at.is_dir():
        shutil.rmtree(at)


HARMS: tuple[Harm, ...] = (
    empty, rubbish, cut, sparse, folder, deep, strange_names, dangling, looping, outward, pipe, gone, closed,
)  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """How a call ended, and what it said on stderr."""

    status: int
    said: str


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(stop, "listen", lambda: None)  # the tests themselves can still be stopped
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outside").mkdir()
    project = make_project(tmp_path / "project")
    yield project
    subprocess.run(["rm", "-rf", str(project)], check=True)  # deeper than Python's own way can go


def build(project: Path, *args: str) -> Ended:
    """One call in this process: a process for each would take hours."""
    with redirect_stderr(io.StringIO()) as said, redirect_stdout(io.StringIO()):
        status = main(project, args, TinyCore())
    return Ended(status, said.getvalue())


def judged(project: Path, harms: list[tuple[str, str]], *args: str) -> None:
    """Runs it, and looks at how it ended: it went well, or in one of the ways that a call may."""
    done = build(project, *args)
    told = (harms, args, done.status, done.said)
    assert "Traceback" not in done.said, told
    assert done.status in {0, 1, 2, 3}, told
    if done.status == 1:
        assert ": error " in done.said or "--strict" in args, told
    if done.status >= 2:
        assert done.said.startswith("build.py: error "), told
        assert done.said.count("\n") == 1, told


@pytest.mark.fault("F9")
@pytest.mark.fault("E5")
@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_one_thing_is_not_as_it_should_be(project: Path, place: str, harm: Harm) -> None:
    build(project)
    build(project, "archive")
    harm(project / place)
    for args in ((), ("archive",), ("--force",)):
        judged(project, [(place, harm.__name__)], *args)


@pytest.mark.parametrize("seed", range(150))
def test_several_things_are_not_as_they_should_be(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    build(project)
    done = []
    for _ in range(chance.randint(2, 5)):
        place, harm = chance.choice(PLACES), chance.choice(HARMS)
        done.append((place, harm.__name__))
        harm(project / place)
    for _ in range(2):
        judged(project, done, *chance.choice(((), ("archive",), ("--force",), ("check",), ("--strict",))))
