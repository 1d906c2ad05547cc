"""Search with an engine of the tests' own, for what a real one never does on demand: be late, be damaged, be hostile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import sites

FAKE = "/fake/"
ENGINE = Path(__file__).parent / "fake_engine.js"
FIELD = "input[type=search]"
RESULTS = "#results > li, #_results > li"
QUIET = 500
"""A little longer than the interface waits before it says something aloud or writes the address."""


def faked() -> Mapping[str, bytes]:
    """The site with the tests' engine under the view that readers get."""
    return {**sites.site(), "js/search.js": ENGINE.read_bytes(), "search/core.js": b""}


def ready(page: Page) -> None:
    """Waits until search is here: its scripts come after the page."""
    page.wait_for_selector("#results, #_results", state="attached")


def titles(page: Page) -> list[str]:
    """The results that are shown, best first."""
    found: list[str] = page.locator(RESULTS).locator("a").all_text_contents()
    return found


def focused(page: Page) -> str:
    """What has the focus: its words, or `field`."""
    said: str = page.evaluate(
        "() => document.activeElement.matches('input') ? 'field' : document.activeElement.textContent"
    )
    return said


def announced(page: Page) -> str:
    """What the live region says, as the accessibility tree has it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    status = [node for node in nodes if not node["ignored"] and node["role"]["value"] == "status"]
    assert len(status) == 1, "one live region"
    live = {one["name"]: one["value"]["value"] for one in status[0]["properties"]}
    assert live["live"] == "polite"
    return "".join(known[child]["name"]["value"] for child in status[0]["childIds"] if "name" in known[child])
