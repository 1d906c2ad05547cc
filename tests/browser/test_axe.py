"""Accessibility: every rule that axe-core has, narrow, wide and dark: on a page of each shape, and deep on all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from kyoyaku.making.plan import Job
from tests.browser import sites, tools
from tests.browser.serving import REPO, ROOT, Server

pytestmark = pytest.mark.browser

View = tuple[int, Literal["light", "dark"]]
VIEWS: tuple[View, ...] = ((320, "light"), (1280, "light"), (390, "dark"))

# Best practices, experimental rules and those of level AAA (contrast of 7:1) are off unless they are asked for.
RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  const found = await axe.run(document, { rules, resultTypes: ['violations', 'incomplete'] });
  const brief = (results) => results.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, failureSummary, html }) => ({ target, failureSummary, html })),
  }));
  const asked = Object.keys(rules).length;
  const { passes, violations, incomplete, inapplicable } = found;
  const answered = new Set([passes, violations, incomplete, inapplicable].flat().map(({ id }) => id)).size;
  return { asked, answered, violations: brief(violations), incomplete: brief(incomplete) };
}"""
# axe leaves these to people where it cannot see the colours; on pages as plain as ours it always can.
MUST_BE_SURE = ("color-contrast", "color-contrast-enhanced", "css-orientation-lock")
NOT_WORDS = "non-text characters"
SHOWN_NODES = 4
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page without its policy. Only here: the policy lets no script in, and axe is one."""
    page = browser.new_context(bypass_csp=True, locale="ja-JP").new_page()
    yield page
    page.context.close()


def complaints(page: Page, address: str, *, unfolded: bool = False) -> list[str]:
    """What axe finds wrong at an address in each view: a line for each rule and element."""
    page.goto(address)
    if unfolded:
        page.evaluate(UNFOLD)
    return shown_complaints(page)


def shown_complaints(page: Page) -> list[str]:
    """What axe finds wrong on a page as it is shown now."""
    page.evaluate(tools.axe())
    found = {view: _run(page, view) for view in VIEWS}
    lines = [
        f"{width} px, {scheme}: {one}" for (width, scheme), seen in found.items() for one in _lines(seen["violations"])
    ]
    for scheme in {scheme for _, scheme in VIEWS}:
        unsure = [_unsure(seen["incomplete"]) for view, seen in found.items() if view[1] == scheme]
        lines += [f"{scheme}, in no width sure: {one}" for one in sorted(set.intersection(*unsure))]
    return lines


def _run(page: Page, view: View) -> dict[str, Any]:
    width, scheme = view
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found: dict[str, Any] = page.evaluate(RUN)
    assert found["asked"] == found["answered"] > 100, "axe did not run every rule"
    return found


def _lines(results: list[dict[str, Any]]) -> Iterator[str]:
    for one in results:
        yield f"{one['id']}: {one['help']} ({len(one['nodes'])}×)"
        for node in one["nodes"][:SHOWN_NODES]:
            yield f"    {node['target']} {node['html'][:160]} — {' '.join(node['failureSummary'].split())[:300]}"


def _unsure(results: list[dict[str, Any]]) -> set[str]:
    """Elements that a rule could not judge although it has to, as those of a scroller that are scrolled away."""
    return {
        f"{one['id']}: {node['target']} {node['html'][:160]}"
        for one in results
        if one["id"] in MUST_BE_SURE
        for node in one["nodes"]
        if NOT_WORDS not in node["failureSummary"]
    }


def test_no_rule_is_broken(page: Page, server: Server, look: Job) -> None:
    found = complaints(page, server.url(ROOT, look.path))
    assert not found, sites.lines(found)


@pytest.mark.parametrize("local", ["index.html", "about.html"])
@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_no_rule_is_broken_with_all_unfolded(page: Page, server: Server, edition: str, local: str) -> None:
    found = complaints(page, server.url(ROOT, sites.path_in(edition, local)), unfolded=True)
    assert not found, sites.lines(found)


def test_no_rule_is_broken_where_an_address_leads_nowhere(page: Page, server: Server) -> None:
    found = complaints(page, server.url(REPO, "no/such/page"))
    assert not found, sites.lines(found)
