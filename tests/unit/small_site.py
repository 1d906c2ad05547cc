"""A tiny pipeline and project for the tests of the outer rooms; as a script, build.py on that pipeline."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kyoyaku.problems import Place, Problem, has_errors, problem

if TYPE_CHECKING:
    from kyoyaku.making.pipeline import PlanOutcome
from kyoyaku.making.plan import Job
from kyoyaku.model import Files

ROOT = Path(__file__).resolve().parents[2]
FAULT = "unreadable-file"
WARNING = "name-not-nfc"

PAGE = """<!doctype html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<title>{title}</title></head>
<body><p>{words}</p></body></html>
"""


@dataclass(frozen=True)
class Outcome:
    """What the tiny pipeline gives."""

    site: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    pages: int
    name: str = "tiny"


class TinyCore:
    """A page for each Markdown file, static files as they are; FAULT and WARN in them are problems."""

    def build(self, files: Files, base_url: str | None) -> Outcome:
        time.sleep(float(os.environ.get("TINY_SLEEP", "0")))
        found = self.check(files)
        if has_errors(found):
            return Outcome({}, found, 0)
        site = {path.removeprefix("static/"): content for path, content in files.items() if path.startswith("static/")}
        pages = {
            path.removeprefix("content/").replace(".md", ".html"): page(
                path, content.decode("utf-8", "replace"), base_url
            )
            for path, content in files.items()
            if path.endswith(".md")
        }
        return Outcome({**site, **pages, "404.html": page("404", "404", base_url)}, found, len(pages) + 1)

    def plan(self, files: Files, base_url: str | None) -> PlanOutcome:
        """What its build makes, each file of one kind."""
        made = self.build(files, base_url)
        return PlanOutcome(tuple(Job(path, "tiny") for path in made.site), made.problems)

    def check(self, files: Files) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for path, content in files.items():
            if "CRASH" in content.decode("utf-8", "replace"):
                raise ZeroDivisionError
            for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
                for word, code in (("FAULT", FAULT), ("WARN", WARNING)):
                    if word in line:
                        place = Place(path, number, line.index(word) + 1, len(word))
                        found.append(problem(code, place, reason="why"))
        return tuple(found)

    def damaged(self) -> int:
        return 0


def page(title: str, words: str, base_url: str | None) -> bytes:
    """One page of the tiny site."""
    return PAGE.format(title=title, words=f"{words} {base_url or ''}").encode()


def make_project(folder: Path) -> Path:
    """A project to build: three pages and a style sheet."""
    for path, words in {
        "content/index.md": "はじめ",
        "content/articles/1.md": "第1条",
        "content/articles/2.md": "第2条",
        "templates/page.html": "{{ page }}",
        "static/css/site.css": "p { color: #1a1a1a }",
    }.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    return folder


def run(
    project: Path, *args: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs build.py with the tiny pipeline, and waits for it."""
    return subprocess.run(
        command(project, *args),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=cwd or project.parent,
        env=environment(env),
    )


def as_nobody(work: Callable[[], str]) -> str:
    """What `work` gives for a user who is not root: root may read and write everything."""
    if os.geteuid() != 0:
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(writer, work().encode())
        except Exception as error:  # noqa: BLE001 - a child of a test tells, and ends at once
            os.write(writer, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as told:
        said = told.read()
    os.waitpid(child, 0)
    return said


def command(project: Path, *args: str) -> list[str]:
    """The call of build.py with the tiny pipeline."""
    return [sys.executable, str(Path(__file__).resolve()), str(project), *args]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a call: ours, without what would change what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KYOYAKU", "PYTEST"))}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that is there, by path; links as where they lead to."""
    return {
        path.relative_to(folder).as_posix(): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def siblings(folder: Path) -> list[str]:
    """What a run left beside its output folder."""
    return sorted(path.name for path in folder.parent.iterdir() if path.name.startswith(f".{folder.name}."))


if __name__ == "__main__":
    from kyoyaku.main import main

    sys.exit(main(Path(sys.argv[1]), sys.argv[2:], TinyCore()))
