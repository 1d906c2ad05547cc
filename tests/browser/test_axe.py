"""Accessibility: every rule that axe-core has, on every page of every edition, narrow, wide and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from kyoyaku.plan import Job
from tests.browser import sites, tools
from tests.browser.serving import REPO, ROOT, Server

pytestmark = pytest.mark.browser

View = tuple[int, Literal["light", "dark"]]
VIEWS: dict[str, View] = {"320-light": (320, "light"), "1280-light": (1280, "light"), "390-dark": (390, "dark")}

# Best practices, experimental rules and those of level AAA (contrast of 7:1) are off unless they are asked for.
RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  const found = await axe.run(document, { rules });
  const brief = (results) => results.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, failureSummary, html }) => ({ target, failureSummary, html })),
  }));
  const asked = Object.keys(rules).length;
  const answered = found.passes.length + found.violations.length + found.incomplete.length + found.inapplicable.length;
  return { asked, answered, violations: brief(found.violations), incomplete: brief(found.incomplete) };
}"""
# axe leaves these to people where it cannot see the colours; on pages as plain as ours it always can.
MUST_BE_SURE = ("color-contrast", "color-contrast-enhanced", "css-orientation-lock")
SHOWN_NODES = 4

Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[Open]:
    """A page of a view, opened once and used again."""
    pages: dict[str, Page] = {}

    def opened(view: str) -> Page:
        if view not in pages:
            width, scheme = VIEWS[view]
            # Only here: our policy lets no script in, and axe is one.
            pages[view] = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, locale="ja-JP"
            ).new_page()
        return pages[view]

    yield opened
    for page in pages.values():
        page.context.close()


def complaints(page: Page) -> list[str]:
    """What axe finds wrong, a line for each rule and element."""
    page.evaluate(tools.axe())
    found: dict[str, Any] = page.evaluate(RUN)
    assert found["asked"] == found["answered"] > 100, "axe did not run every rule"
    unsure = [one for one in found["incomplete"] if one["id"] in MUST_BE_SURE]
    return [line for one in [*found["violations"], *unsure] for line in _lines(one)]


def _lines(result: dict[str, Any]) -> Iterator[str]:
    nodes = result["nodes"]
    yield f"{result['id']}: {result['help']} ({len(nodes)}×)"
    for node in nodes[:SHOWN_NODES]:
        summary = " ".join(node["failureSummary"].split())
        yield f"    {node['target']} {node['html'][:160]} — {summary[:300]}"


@pytest.mark.parametrize("view", VIEWS)
def test_no_rule_is_broken(open_page: Open, server: Server, job: Job, view: str) -> None:
    page = open_page(view)
    page.goto(server.url(ROOT, job.path))
    found = complaints(page)
    assert not found, sites.lines(found)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("local", ["index.html", "about.html"])
@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_no_rule_is_broken_with_all_unfolded(
    open_page: Open, server: Server, edition: str, local: str, view: str
) -> None:
    page = open_page(view)
    page.goto(server.url(ROOT, sites.path_in(edition, local)))
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = complaints(page)
    assert not found, sites.lines(found)


@pytest.mark.parametrize("view", VIEWS)
def test_no_rule_is_broken_where_an_address_leads_nowhere(open_page: Open, server: Server, view: str) -> None:
    page = open_page(view)
    page.goto(server.url(REPO, "no/such/page"))
    found = complaints(page)
    assert not found, sites.lines(found)
