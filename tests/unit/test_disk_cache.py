"""What is kept from build to build is never trusted, and never needed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from kyoyaku.command.core import Installed
from kyoyaku.disk import stop
from kyoyaku.disk.cache import Kept
from kyoyaku.main import main
from kyoyaku.making.pipeline import Options, build
from tests import made
from tests.unit.small_site import as_nobody, environment, snapshot

pytestmark = pytest.mark.fault("F9")

AGREEMENT = f"""
{made.PARTIES}
title: 目的の目的
short_title: 目的
body:
- {{id: art-1, kind: article, label: 第1条, text: 目的。}}
"""
PROSE = {
    "pages/trial.ja.md": "---\ntitle: この試験\n---\n\n作り方。\n",
    "pages/trial.en.md": "---\ntitle: This test\n---\n\nHow it is made.\n",
    "lexicon.yaml": "words:\n  ja:\n  - {word: 目的, reading: もくてき, status: reviewed}\n",
}


def small() -> dict[str, bytes]:
    return made.files(AGREEMENT, PROSE)


class Forgetful(dict[str, bytes]):
    """A store that keeps nothing, as one on a drive that cannot be written."""

    def __setitem__(self, key: str, value: bytes) -> None:
        """Forget it."""


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / ".cache/kept/0123")


def test_what_is_kept_comes_back(kept: Kept) -> None:
    kept["a"], kept["b"] = b"one", b""
    again = Kept(kept.folder)
    assert (again["a"], again["b"], again.get("c"), list(again), len(again)) == (b"one", b"", None, ["a", "b"], 2)
    del again["a"]
    assert "a" not in again
    with pytest.raises(KeyError):
        del again["a"]
    assert again.damaged == 0


def every_bit(file: Path) -> Iterator[bytes]:
    """The bytes of a file with one bit of each byte flipped, and the file cut short at each."""
    whole = file.read_bytes()
    for at in range(len(whole)):
        yield whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :]
        yield whole[:at]


def test_no_altered_byte_is_ever_given(kept: Kept) -> None:
    kept["a"] = b"the words of a page"
    for number, harmed in enumerate([*every_bit(kept.folder / "a"), b"", b"x", b"\0" * 9999], 1):
        (kept.folder / "a").write_bytes(harmed)
        assert kept.get("a") is None
        assert kept.damaged == number
        assert not (kept.folder / "a").exists()
    kept["a"] = b"made anew"
    assert kept["a"] == b"made anew"


def test_what_was_kept_of_one_thing_is_not_taken_for_another(kept: Kept) -> None:
    kept["a"], kept["b"] = b"one", b"two"
    (kept.folder / "a").replace(kept.folder / "b")
    assert kept.get("b") is None


def as_fifo(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def as_folder(file: Path) -> None:
    file.unlink()
    (file / "deep").mkdir(parents=True)


def as_link(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


def as_sparse(file: Path) -> None:
    os.truncate(file, 50_000_000_000)


@pytest.mark.parametrize("harm", [as_fifo, as_folder, as_link, as_sparse])
def test_what_is_no_file_of_ours_is_damage_and_is_mended(kept: Kept, harm: Callable[[Path], None]) -> None:
    kept["a"] = b"one"
    harm(kept.folder / "a")
    assert kept.get("a") is None
    assert kept.damaged == 1
    kept["a"] = b"two"
    assert kept["a"] == b"two"


PLACES = (".cache", ".cache/kept", ".cache/kept/0123")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["file", "dangling link", "looping link", "pipe", "closed"])
def test_a_place_that_keeps_nothing_is_no_fault(tmp_path: Path, place: str, kind: str) -> None:
    at = tmp_path / place
    at.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        at.write_bytes(b"not a folder")
    elif kind == "pipe":
        os.mkfifo(at)
    elif kind == "closed":
        at.mkdir(mode=0)
    else:
        at.symlink_to("nowhere" if kind == "dangling link" else at.name)
    kept = Kept(tmp_path / PLACES[-1])
    kept["a"] = b"one"
    assert kept.get("a") in {b"one", None}
    assert list(kept) in (["a"], [])
    assert kept.damaged == 0
    if kind == "file" and place == ".cache":
        assert at.read_bytes() == b"not a folder"  # whoever put it there may want it


def test_a_full_disk_leaves_no_half_a_file(kept: Kept, tmp_path: Path) -> None:
    kept["a"] = b"one"
    code = (
        "import resource, signal, sys; from pathlib import Path; from kyoyaku.disk.cache import Kept\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"kept = Kept(Path({str(kept.folder)!r}))\n"
        "kept['a'] = b'x' * 5000; kept['b'] = b'x' * 5000\n"
        "sys.exit(kept.get('a') != b'one' or 'b' in kept)"
    )
    assert subprocess.run([sys.executable, "-c", code], env=environment(), check=False).returncode == 0
    assert [path.name for path in kept.folder.iterdir()] == ["a"]


def test_a_folder_of_another_program_goes_and_a_large_one_makes_room(tmp_path: Path) -> None:
    old = Kept(tmp_path / "kept/old")
    old["a"] = b"one"
    new = Kept(tmp_path / "kept/new", most=300)
    for number in range(4):
        new[str(number)] = b"x" * 60
        os.utime(new.folder / str(number), (number, number))
    forgotten = new.folder / ".new-killed"
    forgotten.write_bytes(b"")
    os.utime(forgotten, (time.time() - 100_000,) * 2)
    (new.folder / ".new-at-work").write_bytes(b"")
    assert not old.folder.exists()
    assert len(new) == 4
    Kept(new.folder, most=300)["4"] = b"x"
    assert list(new) == ["2", "3", "4"]
    assert sorted(path.name for path in new.folder.iterdir() if path.name.startswith(".")) == [".new-at-work"]


def test_a_store_that_forgets_at_once_changes_no_byte() -> None:
    files = small()
    forgetful, remembering = build(files, Options(kept=Forgetful())), build(files, Options())
    assert forgetful.site
    assert forgetful == remembering


def test_every_text_kept_may_be_altered_and_the_site_is_the_same(tmp_path: Path) -> None:
    core, files = Installed(tmp_path), small()
    first = core.build(files, None)
    assert core.damaged() == 0
    stored = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(stored) > 10
    for path in stored:
        path.write_bytes(path.read_bytes().replace(b"a", b"b", 1) + b"?")
    assert core.build(files, None) == first
    assert core.damaged() == len(stored)
    assert core.build(files, None) == first
    assert core.damaged() == 0


@pytest.fixture
def project(open_folder: Path) -> Path:
    """A whole project with little content, as it is after a fresh checkout."""
    for path, content in small().items():
        file = open_folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return open_folder


def call(project: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The real command on a project elsewhere."""
    code = "import sys; from pathlib import Path; from kyoyaku.main import main\nsys.exit(main(Path(sys.argv[1]), sys.argv[2:]))"
    line = [sys.executable, "-c", code, str(project), *args]
    return subprocess.run(line, env=environment(), capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_a_damaged_cache_is_told_once_and_stops_nothing(project: Path) -> None:
    assert call(project).returncode == 0
    site = snapshot(project / "site")
    stored = [path for path in project.glob(".cache/kept/*/*") if path.is_file()]
    for path in stored:
        path.write_bytes(b"rubbish")
    (project / "site/index.html").unlink()
    done = call(project, "--lang", "en", "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(
        f".cache: warning cache-damaged: of what was kept from earlier builds, {len(stored)} "
    )
    assert snapshot(project / "site") == site
    (project / "site/index.html").unlink()
    assert call(project).stderr == ""


@pytest.mark.fault("E6")
@pytest.mark.fault("F7")
def test_a_project_that_may_not_be_written_builds_elsewhere(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stop, "listen", lambda: None)  # the tests themselves can still be stopped
    main(project, ["--out", str(project / "out/before")])  # the one who may read less imports nothing any more
    shutil.rmtree(project / ".cache")
    here = project / "out"
    here.chmod(0o777)
    for folder in (project, *(path for path in project.rglob("*") if path.is_dir() and path != here)):
        folder.chmod(0o555)

    def work() -> str:
        os.chdir(project)
        with redirect_stderr(io.StringIO()) as said, redirect_stdout(io.StringIO()):
            status = main(project, ["--out", str(here / "site")])
        return f"{status} {said.getvalue()}"

    try:
        assert as_nobody(work) == "0 "
        assert (here / "site/index.html").is_file()
        assert not (project / ".cache").exists()
    finally:
        for folder in (project, *(path for path in project.rglob("*") if path.is_dir())):
            folder.chmod(0o755)


def test_a_project_on_a_drive_that_is_read_only_builds_elsewhere(project: Path, tmp_path: Path) -> None:
    mount = [["mount", "--bind", str(project), str(project)], ["mount", "-o", "remount,ro,bind", str(project)]]
    if any(subprocess.run(line, check=False, capture_output=True).returncode for line in mount):
        pytest.skip("only root may mount")
    try:
        done = call(project, "--out", str(tmp_path / "site"))
        assert (done.returncode, done.stderr) == (0, "")
        refused = call(project, "--lang", "en")
        assert (refused.returncode, refused.stderr.count("\n")) == (3, 1)
        assert refused.stderr.startswith("build.py: error read-only-disk: ")
    finally:
        subprocess.run(["umount", str(project)], check=True)
