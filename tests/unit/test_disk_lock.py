"""One build at a time, signals, and the fingerprint that saves a build."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kyoyaku.disk import fingerprint, lock, stop
from kyoyaku.disk.products import put
from kyoyaku.disk.refusal import Refusal
from tests.unit.small_site import environment

HOLD = (
    "import sys, time; from pathlib import Path; from kyoyaku.disk import lock\n"
    "with lock.hold(Path(sys.argv[1])): print('held', flush=True); time.sleep(float(sys.argv[2]))"
)


def holder(path: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(seconds)],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_nothing_is_left_of_a_lock(tmp_path: Path) -> None:
    with lock.hold(tmp_path / ".site.lock") as waited:
        assert not waited
        assert (tmp_path / ".site.lock").read_text() == f"{os.getpid()}\n"
    assert list(tmp_path.iterdir()) == []


def test_folders_made_for_a_lock_go_unless_they_were_needed(tmp_path: Path) -> None:
    with lock.hold(tmp_path / "a/b/.site.lock"):
        pass
    assert list(tmp_path.iterdir()) == []
    with lock.hold(tmp_path / "a/b/.site.lock"):
        (tmp_path / "a/site").mkdir()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["site"]


def test_whoever_will_not_wait_is_told_the_pid(tmp_path: Path) -> None:
    with holder(tmp_path / "lock", 30) as other:
        heard: list[str] = []
        with pytest.raises(Refusal) as refusal, lock.hold(tmp_path / "lock", 0.2, heard.append):
            pass
        other.kill()
    assert refusal.value.status == 3
    assert dict(refusal.value.found.args)["pid"] == str(other.pid)
    assert heard == [str(other.pid)]


@pytest.mark.fault("F3")
@pytest.mark.fault("F3")
def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path / "lock", 0.4), lock.hold(tmp_path / "lock") as waited:
        assert waited
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path / "lock", 30) as other:
        other.kill()
        other.wait()
        assert (tmp_path / "lock").exists()
        with lock.hold(tmp_path / "lock", 0.0) as waited:
            assert not waited
    assert not (tmp_path / "lock").exists()


def test_many_at_once_are_never_two_inside(tmp_path: Path) -> None:
    script = (
        "import sys, os; from pathlib import Path; from kyoyaku.disk import lock\n"
        "for _ in range(40):\n"
        "  with lock.hold(Path(sys.argv[1]) / 'lock', 30.0):\n"
        "    os.mkdir(sys.argv[1] + '/inside'); os.rmdir(sys.argv[1] + '/inside')"
    )
    crowd = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=environment()) for _ in range(4)]
    assert [one.wait(60) for one in crowd] == [0, 0, 0, 0]


def test_a_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    (tmp_path / "lock").symlink_to("precious")
    with pytest.raises(Refusal), lock.hold(tmp_path / "lock", 0.0):
        pass
    assert (tmp_path / "precious").read_text() == "x"


@pytest.fixture
def listening() -> object:
    """Signals heard our way, and after the test the way they were."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    stop.listen()
    yield None
    for one, handler in before.items():
        signal.signal(one, handler)
    stop._State.pending, stop._State.open, stop._State.stopped = 0, False, 0


@pytest.mark.usefixtures("listening")
def test_a_signal_waits_until_it_may_interrupt() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.01)
    with pytest.raises(stop.Stopped) as stopped:
        stop.check()
    assert stopped.value.status == 143
    stop.check()


@pytest.mark.usefixtures("listening")
def test_a_signal_interrupts_where_it_may_and_only_once() -> None:
    def work() -> None:
        with stop.interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(5)

    with pytest.raises(stop.Stopped) as stopped:
        work()
    assert stopped.value.status == 129
    os.kill(os.getpid(), signal.SIGHUP)  # while clearing up: only remembered
    assert stop._State.pending == signal.SIGHUP


@pytest.mark.usefixtures("listening")
def test_a_signal_that_came_before_is_heard_on_entering() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.01)
    with pytest.raises(stop.Stopped), stop.interruptible():
        pytest.fail("was entered")


@pytest.mark.fault("F2")
@pytest.mark.usefixtures("listening")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_that_python_dropped_is_heard_in_the_end() -> None:
    class Dropping:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(0.01)  # what is raised in here is printed as ignored, and is lost

    with stop.interruptible():
        one = Dropping()
        del one
    stop.check()  # nothing waits any more
    with pytest.raises(stop.Stopped) as stopped:
        stop.insist()
    assert stopped.value.status == 129


def test_a_signal_that_nohup_silenced_stays_silent() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        stop.listen()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.default_int_handler if one == signal.SIGINT else signal.SIG_DFL)


def test_a_fingerprint_tells_everything_apart() -> None:
    files = {"a": b"bc", "d": b""}
    all_of_them = {
        fingerprint.of(files, ["x"]),
        fingerprint.of(files, ["y"]),
        fingerprint.of(files, ["x", ""]),
        fingerprint.of({"ab": b"c", "d": b""}, ["x"]),
        fingerprint.of({"a": b"bcd"}, ["x"]),
        fingerprint.of({}, ["x"]),
    }
    assert len(all_of_them) == 6


def test_a_fingerprint_does_not_depend_on_order() -> None:
    assert fingerprint.of({"a": b"1", "b": b"2"}, []) == fingerprint.of({"b": b"2", "a": b"1"}, [])


def test_a_fingerprint_knows_the_libraries_as_python_does() -> None:
    from importlib.metadata import version

    found = dict(line.split(" ") for line in fingerprint._versions(sys.path))
    assert set(found) == {"budoux", "jinja2", "markdown", "markupsafe", "nh3", "pyyaml"}
    assert found == {name: version(name) for name in found}


def test_the_first_folder_on_the_path_has_the_version(tmp_path: Path) -> None:
    for folder, number in (("one", "3.1.6"), ("other", "3.0.0")):
        (tmp_path / folder / f"Jinja2-{number}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / name) for name in ("nowhere", "one", "other")]
    assert fingerprint._versions(folders) == ["jinja2 3.1.6"]


@pytest.mark.fault("E13")
@pytest.mark.parametrize("umask", [0o077, 0o027, 0o000])
def test_products_and_the_folders_made_for_them_are_for_everyone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with lock.hold(tmp_path / "a/dist/.a.zip.lock"):
            put(tmp_path / "a/dist", {"a.zip": b"zip"})
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert modes | {"a": stat.S_IMODE((tmp_path / "a").stat().st_mode)} == {"a": 0o755, "dist": 0o755, "a.zip": 0o644}


@pytest.mark.fault("F3")
def test_a_lock_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(Refusal) as refusal, lock.hold(tmp_path / "lock", 0):
        pass
    assert (refusal.value.status, dict(refusal.value.found.args)["path"]) == (3, str(tmp_path / "lock"))


def test_products_are_written_once_and_whole(tmp_path: Path) -> None:
    files = {"a.zip": b"zip", "a.zip.sha256": b"sum"}
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/.a.zip.new").write_bytes(b"left by a killed run")
    assert put(tmp_path / "dist", files)
    assert not put(tmp_path / "dist", files)
    assert {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir()} == files


def test_a_product_that_cannot_be_put_leaves_the_old_ones(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"old")
    (tmp_path / "a.zip.sha256").mkdir()
    with pytest.raises(Refusal):
        put(tmp_path, {"a.zip.sha256": b"sum", "a.zip": b"new"})
    assert (tmp_path / "a.zip").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "a.zip.sha256"]
