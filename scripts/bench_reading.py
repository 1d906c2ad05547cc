"""What the reading tools cost on a slow machine: the longest interaction of each, and a comparison of 2,000 rows."""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from kyoyaku.making.pipeline import Options, build
from tests import made
from tests.browser import serving, sites, tools

SLOW = 6
ROWS = 2_000
GROUPS = 20
WATCH = """() => {
  window.spent = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.interactionId) window.spent.push(one.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}"""
FILTER = """() => {
  const start = performance.now();
  document.querySelector('.filter input[name=pattern]').click();
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  return new Promise((done) => painted(() => {
    document.querySelector('.rows').getBoundingClientRect();
    painted(() => done(performance.now() - start));
  }));
}"""


def press(name: str) -> Callable[[Page], None]:
    """A click on what a selector names, once it has come into view and the page rests."""

    def act(page: Page) -> None:
        page.locator(name).first.scroll_into_view_if_needed()
        page.wait_for_timeout(800)
        page.locator(name).first.click()

    return act


INTERACTIONS: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("compare.html", "filter by pattern", press(".filter input[name=pattern]")),
    ("compare.html", "with the content", press(".filter input[value=contents]")),
    ("compare.html", "fold stock phrases", press(".filter input[value=fold]")),
    ("compare.html", "type a word", lambda page: page.locator(".filter input[name=q]").press_sequentially("圏域")),
    ("ja-en/compare.html", "filter by pattern", press(".filter input[name=pattern]")),
    ("articles/4.html", "focus a reference", lambda page: page.keyboard.press("Tab")),
    ("articles/4.html", "cite", press("cite-unit button")),
    ("articles/4.html", "open the jump box", press("[data-opens=jump]")),
    ("full.html", "open the display settings", press("[data-opens=display]")),
    ("ja-en/full.html", "one language only", press("pair-switch input[value=tap]")),
)


def large() -> Mapping[str, bytes]:
    """A site whose comparison has 2,000 made-up measures in 20 groups."""
    stock = "圏域の中心的な役割を担うとともに関係町村と連携を推進する。"
    own = [f"施策{n}に向け、{stock if n % 7 else '別に定める。'}" for n in range(ROWS)]
    rows = [
        f'{{id: m-{n}, cells: {{title: 施策{n}, content: 取組{n}を行う。, kou: "{role}", otsu: 甲と協力する。}}}}'
        for n, role in enumerate(own)
    ]
    size = ROWS // GROUPS
    groups = "\n".join(
        f"  - {{id: g-{n}, label: '{n + 1}', title: 分野{n + 1}, measures: [{', '.join(rows[n * size :][:size])}]}}"
        for n in range(GROUPS)
    )
    agreement = f"""
title: 大きな協約
{made.PARTIES}
body: [{{id: art-1, kind: article, label: 第1条, text: 別表のとおりとする。}}]
annexes:
- id: annex
  label: 別表
  columns:
  - {{id: title, label: 施策, kind: title}}
  - {{id: content, label: 取組内容, kind: content}}
  - {{id: kou, label: 甲の役割, kind: role, party: kou}}
  - {{id: otsu, label: 乙の役割, kind: role, party: otsu}}
  categories:
{groups}
"""
    outcome = build(made.files(agreement), Options(None))
    assert outcome.site, outcome.problems[:3]
    return outcome.site


def spent(browser: Browser, address: str, act: Callable[[Page], None]) -> float:
    """How long the longest interaction of an act took until it was painted, in ms; 16 where none was longer."""
    page = browser.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    act(page)
    page.wait_for_timeout(1200)
    found: list[float] = page.evaluate("() => window.spent")
    page.close()
    return max(found, default=16.0)


def figures(browser: Browser, server: serving.Server) -> Iterator[tuple[str, str, str]]:
    """Figure, aim, what was measured."""
    for path, name, act in INTERACTIONS:
        yield f"{path}: {name}", "100 ms", f"{spent(browser, server.url('/', path), act):.0f} ms"
    page = browser.new_page()
    page.goto(server.url("/large/", "compare.html"), wait_until="networkidle")
    times: list[Any] = sorted(page.evaluate(FILTER) for _ in range(5))
    page.close()
    yield f"{ROWS:,} measures: filter, median of 5", "200 ms", f"{times[2]:.0f} ms"


def weights(site: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """What pages weigh over the wire."""

    def wire(*paths: str) -> int:
        return sum(len(gzip.compress(site[path], 6)) for path in paths)

    carried = ("js/early.js", "js/start.js", "js/tools.js")
    boxes = ("js/cite-box.js", "js/display.js", "js/jump.js", "js/words-ja.js")
    yield "scripts of an article", "15 KB", f"{wire(*carried, 'js/preview.js', 'js/cite.js') / 1000:.1f} KB"
    yield "scripts of the comparison", "15 KB", f"{wire(*carried, 'js/preview.js', 'js/compare.js') / 1000:.1f} KB"
    yield "dialogs, when all are opened", "", f"{wire(*boxes) / 1000:.1f} KB"
    yield "style sheet", "", f"{wire('css/site.css') / 1000:.1f} KB"
    for path in ("index.html", "articles/4.html", "compare.html", "ja-en/compare.html", "full.html", "ja-en/full.html"):
        yield path, "", f"{wire(path) / 1000:.1f} KB"


def main() -> None:
    """Print every figure with its aim."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with sync_playwright() as playwright, serving.running() as server:
        server.mounts = {"/": sites.site(), "/large/": large()}
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=list(tools.CHROMIUM_FLAGS))
        print(f"With the processor {SLOW} times slower, until painted")
        for figure, aim, measured in (*figures(browser, server), *weights(sites.site())):
            print(f"  {figure:44}{measured:>12}   {aim and f'aim {aim}'}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
