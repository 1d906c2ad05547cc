"""The real project, built twice as differently as one machine can: the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kyoyaku.making import pipeline
from tests import made
from tests.unit.small_site import command, environment, make_project, snapshot

ROOT = Path(__file__).resolve().parents[2]


def build(out: Path, **environment: str) -> dict[str, bytes]:
    """The whole site as the command writes it."""
    subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--out", str(out)],
        env={**os.environ, **environment},
        cwd=out.parent,
        check=True,
        capture_output=True,
    )
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.mark.fault("F4")
@pytest.mark.fault("F7")
def test_folder_zone_locale_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / "あ い").mkdir()
    one = build(tmp_path / "a", TZ="Asia/Tokyo", LANG="ja_JP.UTF-8", PYTHONHASHSEED="1")
    other = build(tmp_path / "あ い" / "b", TZ="America/Lima", LANG="C", LC_ALL="C", PYTHONHASHSEED="4242")
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_what_was_kept_from_an_earlier_build_changes_no_byte() -> None:
    files = made.project()
    kept: dict[str, bytes] = {}
    first = pipeline.build(files, pipeline.Options(kept=kept))
    assert kept
    assert pipeline.build(files, pipeline.Options(kept=kept)).site == first.site
    assert pipeline.build(dict(reversed(list(files.items()))), pipeline.Options()).site == first.site


@pytest.mark.fault("F4")
@pytest.mark.parametrize("when", [0, 4_102_444_800], ids=["1970", "2100"])
def test_files_of_another_time_change_no_byte(tmp_path: Path, when: int) -> None:
    sites = []
    for name in ("now", "then"):
        project = make_project(tmp_path / name)
        for number in range(2):  # the second finds what the first has written
            if name == "then":
                for path in (project, *project.rglob("*")):
                    os.utime(path, (when, when))
            subprocess.run(command(project), env=environment(), check=True, capture_output=True, timeout=60)
            assert (project / "site/index.html").is_file(), number
        sites.append(snapshot(project / "site"))
    assert sites[0] == sites[1]


ALONE = """
import runpy, sys

def told(event, args):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.")):
        print("NETWORK", event, args, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(told)
if sys.argv[1] == "--try":
    import socket
    socket.create_connection(("127.0.0.1", 9))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def alone(*args: str) -> subprocess.CompletedProcess[str]:
    """A call that ends with 99 as soon as it asks for the network; the proxy that is set is not there either."""
    proxy = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://192.0.2.1:9")
    return subprocess.run(
        [sys.executable, "-c", ALONE, *args], env={**os.environ, **proxy}, capture_output=True, text=True, check=False
    )


@pytest.mark.fault("F6")
def test_a_build_asks_nobody(tmp_path: Path) -> None:
    done = alone(str(ROOT / "build.py"), "--out", str(tmp_path / "site"))
    assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "site/index.html").is_file()
    assert alone("--try").returncode == 99, "the test would not notice"
