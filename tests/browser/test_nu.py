"""The Nu HTML checker: no error and no warning in any page or style sheet."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from tests.browser import sites, tools
from tests.browser.serving import ROOT, Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("nu")]

NOTES = tools.ROOT / "docs/css-newer-than-checker.md"
SECONDS = 180


@dataclass(frozen=True)
class Newer:
    """CSS that browsers have and the checker does not know yet: what it says of it, and who has it since when."""

    feature: str
    message: str
    browsers: str


# Only CSS properties, at-rules and selectors. docs/css-newer-than-checker.md says of each why we use it.
NEWER: tuple[Newer, ...] = ()


@cache
def messages(server_root: str) -> tuple[dict[str, Any], ...]:
    """All that the checker says of the site as it is served: from files it takes our policy for broken."""
    paths = sorted(path for path in sites.site() if path.endswith((".html", ".css")))
    command = [*tools.checker(), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    run = subprocess.run(
        [*command, *(server_root + path for path in paths)], capture_output=True, check=False, timeout=SECONDS
    )
    assert run.returncode == 0, run.stderr.decode()
    return tuple(json.loads(run.stdout)["messages"])


def excused(message: dict[str, Any]) -> list[Newer]:
    """The entries of the table that speak of a message."""
    return [one for one in NEWER if re.search(one.message, message["message"])]


def line(message: dict[str, Any], server_root: str) -> str:
    """A message as file, line and words."""
    where = message.get("url", "").removeprefix(server_root)
    kind = message.get("subType", message["type"])
    return f"{where}:{message.get('lastLine', '?')}: {kind}: {message['message']} [{message.get('extract', '')[:80]}]"


def test_no_error_and_no_warning(server: Server) -> None:
    root = server.url(ROOT)
    found = [line(one, root) for one in messages(root) if not excused(one)]
    assert not found, sites.lines(found)


def test_only_style_is_excused(server: Server) -> None:
    root = server.url(ROOT)
    for one in messages(root):
        assert not excused(one) or one["message"].startswith("CSS:"), line(one, root)


def test_every_excuse_is_still_needed(server: Server) -> None:
    used = [entry for message in messages(server.url(ROOT)) for entry in excused(message)]
    assert [entry.feature for entry in NEWER if entry not in used] == [], "the checker knows these by now"


def test_every_excuse_is_explained() -> None:
    notes = NOTES.read_text("utf-8") if NOTES.is_file() else ""
    assert [one.feature for one in NEWER if f"`{one.feature}`" not in notes or one.browsers not in notes] == []
    listed = set(re.findall(r"^(?:\||[-*]|#+)\s*`([^`]+)`", notes, re.MULTILINE))
    assert listed <= {one.feature for one in NEWER}, "the notes list what the test does not excuse"
