"""A library that is missing or too old is told in one line, with the version wanted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kyoyaku.disk import libraries
from tests.unit.small_site import ROOT, environment

pytestmark = pytest.mark.fault("F9")

WANTED = libraries.wanted(ROOT)


def call(packages: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The real command, with these packages before those installed."""
    path = os.pathsep.join([str(packages), str(ROOT)])
    line = [sys.executable, str(ROOT / "build.py"), *args, "--lang", "en"]
    env = environment({"PYTHONPATH": path})
    return subprocess.run(line, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60, cwd=packages)


def test_everything_that_is_needed_has_a_least_version() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert len(WANTED) == len(needed) >= 6
    assert libraries.too_old(ROOT) is None


@pytest.mark.parametrize(
    ("command", "name"),
    [*(("check", name) for name in WANTED), *((one, "jinja2") for one in ("build", "plan", "serve", "archive"))],
)
def test_one_that_is_too_old_is_refused(tmp_path: Path, name: str, command: str) -> None:
    (tmp_path / f"{name}-0.0.1.dist-info").mkdir()
    more = () if command in {"check", "plan"} else ("--out", str(tmp_path / "out"))
    done = call(tmp_path, command, *more)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1), done.stderr
    assert done.stderr.startswith("build.py: error library-too-old: ")
    assert f"{name} is too old (0.0.1): {WANTED[name]} or newer" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("module", "content", "code"),
    [
        ("nh3.py", "", "library-too-old"),  # nothing of what we use
        ("markdown.py", "class Markdown:\n    pass\n", "library-too-old"),
        ("markdown.py", "raise ImportError('markdown needs a newer Python', name='markdown')", "library-too-old"),
        ("jinja2/__init__.py", "", "library-too-old"),
        ("yaml.py", "from collections import Mapping\n", ""),
        ("budoux.py", "raise ModuleNotFoundError('no budoux', name='budoux')", "library-missing"),
    ],
)
def test_one_that_does_not_say_its_age(tmp_path: Path, module: str, content: str, code: str) -> None:
    for name in WANTED:
        (tmp_path / f"{name}-{WANTED[name]}.dist-info").mkdir()
    (tmp_path / module).parent.mkdir(exist_ok=True)
    (tmp_path / module).write_text(content, encoding="utf-8")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for page in (tmp_path / "content/pages").glob("*.md"):  # prose that no build before this one has kept
        page.write_text(f"{page.read_text('utf-8')}\n{tmp_path} {module}\n", encoding="utf-8")
    done = call(tmp_path, "build", "--content", "content", "--out", str(tmp_path / "out"))
    if code:
        assert done.returncode == 3, done.stderr
        assert done.stderr.startswith(f"build.py: error {code}: ")
    else:
        assert done.returncode == 70
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("found", "least", "old"),
    [
        *(("3.1.6", "3.1.6", False), ("3.10", "3.9", False), ("3.1.5", "3.1.6", True), ("3.1", "3.1.6", True)),
        *(
            ("3", "3.0", True),
            ("2!1", "1.0", False),
            ("3.2.0rc1", "3.1", False),
            ("", "1", True),
            ("9" * 400, "1", False),
        ),
    ],
)
def test_versions_are_compared_as_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str, least: str, *, old: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text(f'[project]\ndependencies = ["Some-Lib>={least}", "other"]', "utf-8")
    monkeypatch.setattr(libraries, "installed", lambda folders: {"some-lib": found})
    assert libraries.too_old(tmp_path) == (libraries.OldLibrary("some-lib", found, least) if old else None)


@pytest.mark.parametrize("told", ["", "[", "[project]", "project = 3", "[project]\ndependencies = 3", None])
def test_without_a_list_nothing_is_too_old(tmp_path: Path, told: str | None) -> None:
    if told is not None:
        (tmp_path / "pyproject.toml").write_text(told, "utf-8")
    assert libraries.too_old(tmp_path) is None
