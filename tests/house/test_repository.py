"""The repository's own machinery: locks, workflows, editor settings and decisions keep their promises."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-test.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
    "requirements-lexicon.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["lexicon"],
    "requirements-mutants.txt": [
        *PROJECT["dependencies"],
        *PROJECT["optional-dependencies"]["test"],
        *PROJECT["optional-dependencies"]["mutants"],
    ],
}
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED_ACTION = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def lock_text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def pins(name: str) -> dict[str, str]:
    """Every package of a lock with its version; a line that is not a pin with hashes fails the test."""
    bare = re.sub(r"^ *#.*\n", "", lock_text(name), flags=re.MULTILINE).replace(" \\\n   ", "")
    found = [(line, PIN.fullmatch(line)) for line in bare.splitlines()]
    assert [line for line, pin in found if pin is None] == []
    return {pin["name"]: pin["version"] for _, pin in found if pin is not None}


def asked_for(name: str) -> set[str]:
    """The packages that a lock says are there because pyproject.toml asks for them."""
    entries = re.split(r"\n(?=[a-z])", lock_text(name))
    return {entry.partition("==")[0] for entry in entries if "kyoyaku (pyproject.toml)" in entry}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_are_in_step_with_pyproject(lock: str) -> None:
    wanted = {re.split(r"[<>=!~; \[]", line)[0].lower().replace("_", "-") for line in LOCKS[lock]}
    assert asked_for(lock) == wanted, "run `make lock`"
    assert wanted <= set(pins(lock))


def test_what_is_tested_is_what_is_published() -> None:
    for lock in LOCKS:
        pinned = pins(lock)
        assert {name: pinned.get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


@pytest.mark.parametrize("lock", [*LOCKS, "tests/browser/package-lock.json"])
def test_locks_name_no_place_to_fetch_from(lock: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|\"resolved\"", lock_text(lock))


def test_browser_packages_are_pinned() -> None:
    wanted = json.loads(lock_text("tests/browser/package.json"))["dependencies"]
    locked = json.loads(lock_text("tests/browser/package-lock.json"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in entry for path, entry in locked.items() if path)


def test_ci_can_be_run() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    assert "make test" in script.read_text("utf-8")


def workflow(path: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return parsed


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_may_do_little_and_pin_their_actions(path: Path) -> None:
    parsed = workflow(path)
    assert parsed["permissions"] == {"contents": "read"}
    assert "concurrency" in parsed
    for job in parsed["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "hand it over in env"
    used = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in used if not PINNED_ACTION.fullmatch(line)] == [], "a commit's hash, and its version beside"


def test_every_action_is_pinned_once_and_renewed() -> None:
    named = [line.rpartition("uses: ")[2] for path in WORKFLOWS for line in path.read_text("utf-8").splitlines()
             if "uses:" in line]  # fmt: skip
    actions = {line.partition("@")[0] for line in named}
    assert len(set(named)) == len(actions), "one version of each action"
    renewed = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in renewed} == {"pip", "npm", "github-actions"}


def test_publishing_waits_for_the_tests() -> None:
    jobs = workflow(ROOT / ".github/workflows/publish.yml")["jobs"]
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")
    writers = [name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()]
    assert writers == ["deploy"]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decisions_are_short_and_say_what_would_change_them(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    number = int(path.name.partition("-")[0])
    assert lines[0].startswith(f"# {number}. ")
    assert len(lines) <= 40
    assert [line for line in lines if line.startswith("## ")][-1] == "## What would change our mind"


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_editors_know_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    made = {f"schemas/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")}
    assert made <= set(settings["yaml.schemas"])


def test_git_keeps_the_output_folder_empty() -> None:
    assert (ROOT / "site/.gitignore").read_text("utf-8") == "*\n!.gitignore\n"


def test_a_template_that_opens_a_document_says_its_type() -> None:
    opening = {
        path.name: path.read_text("utf-8")
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"<html\b", path.read_text("utf-8"), re.IGNORECASE)
    }
    assert "base.html" in opening
    for name, text in opening.items():
        assert re.search(r"^<!doctype html>\n<html\b", text, re.IGNORECASE | re.MULTILINE), name
