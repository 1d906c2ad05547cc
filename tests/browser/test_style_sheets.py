"""What the browser makes of a style sheet is the same before and after blank space is taken out of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from kyoyaku.making.assets import BOXES, STYLES, layer_order
from tests import made
from tests.browser import sites

pytestmark = pytest.mark.browser

# `.a *:is(b)` is how `.a :is(b)` is sent.
RULES = r"""(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const plain = (one) => one.cssText.replaceAll(' *:', ' :').replaceAll(/\s*,\s*/g, ',');
  const all = (rules) => [...rules].flatMap((one) => (one.cssRules?.length && !one.style ? all(one.cssRules) : plain(one)));
  return all(sheet.cssRules);
}"""
SENT = {**STYLES, BOXES.removeprefix("static/"): (BOXES.removeprefix("static/css/"),)}


@pytest.mark.parametrize("path", SENT)
def test_every_rule_is_sent_as_it_was_written(browser: Browser, path: str) -> None:
    page = browser.new_page()
    written = f"{layer_order(path)}\n" + "\n".join(
        made.machinery()[f"static/css/{sheet}"].decode() for sheet in SENT[path]
    )
    wanted, found = page.evaluate(RULES, written), page.evaluate(RULES, sites.site()[path].decode())
    page.close()
    assert len(wanted) > 5
    assert found == wanted, sites.lines(pair for pair in zip(wanted, found, strict=False) if pair[0] != pair[1])
