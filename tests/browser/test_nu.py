"""The Nu HTML checker: no error and no warning in any page or style sheet."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser import sites, tools
from tests.browser.serving import ROOT, Server

pytestmark = pytest.mark.browser

NOTES = tools.ROOT / "docs/css-newer-than-checker.md"
SECONDS = 180


CONTAINER_QUERIES = "Chrome 105, Safari 16, Firefox 110"


@dataclass(frozen=True)
class Newer:
    """CSS that browsers have and the checker does not know yet: what it says of it, and who has it since when."""

    feature: str
    message: str
    browsers: str


# Only CSS properties, at-rules and selectors. docs/css-newer-than-checker.md says of each why we use it.
NEWER = (
    Newer("container-type", r"Property .container-type. doesn't exist", CONTAINER_QUERIES),
    Newer("@container", r"Unrecognized at-rule .@container.", CONTAINER_QUERIES),
)


def messages(server_root: str) -> list[dict[str, Any]]:
    """All that the checker says of the site as it is served: from files it takes our policy for broken."""
    paths = sorted(path for path in sites.site() if path.endswith((".html", ".css")))
    command = [*tools.checker(), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    run = subprocess.run(
        [*command, *(server_root + path for path in paths)], capture_output=True, check=False, timeout=SECONDS
    )
    assert run.returncode == 0, run.stderr.decode()
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return found


def excused(message: dict[str, Any]) -> list[Newer]:
    """The entries of the table that speak of a message: only what is said of style can be excused."""
    words = message["message"]
    return [one for one in NEWER if words.startswith("CSS:") and re.search(one.message, words)]


def grouped(found: list[dict[str, Any]], server_root: str) -> list[str]:
    """Messages, the same words once: how often, where first, and what stands there."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        groups.setdefault(f"{one.get('subType', one['type'])}: {one['message']}", []).append(one)
    return [
        f"{len(same)}× {first.get('url', '').removeprefix(server_root)}:{first.get('lastLine', '?')}: "
        f"{words} [{' '.join(first.get('extract', '').split())[:120]}]"
        for words, same in groups.items()
        for first in same[:1]
    ]


def test_no_error_and_no_warning_but_of_newer_style(server: Server) -> None:
    root = server.url(ROOT)
    found = messages(root)
    wrong = [one for one in found if not excused(one)]
    assert not wrong, sites.lines(grouped(wrong, root))
    used = [entry for one in found for entry in excused(one)]
    assert [entry.feature for entry in NEWER if entry not in used] == [], "the checker knows these by now"


def test_every_excuse_is_explained() -> None:
    """The notes list all newer CSS; the rows that say the checker reports it are exactly our table."""
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for row in NOTES.read_text("utf-8").splitlines()
        if row.startswith("| `")
    ]
    reported = {(feature, row[2]) for row in rows if row[4] == "yes" for feature in re.findall(r"`([^`]+)`", row[0])}
    assert reported == {(one.feature, one.browsers) for one in NEWER}
