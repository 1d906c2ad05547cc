"""What tests of the reading tools share: where the site stands, windows of two widths, what is kept and said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.serving import REPO, ROOT, Server
from tests.browser.watching import watch

WAYS = ("root", "repo", "file")
WIDTHS = (390, 1280)


def address(way: str, server: Server, folder: Path) -> str:
    """Where the site stands: at a domain's root, under a folder, on a disk."""
    return {"root": server.url(ROOT), "repo": server.url(REPO), "file": folder.as_uri() + "/"}[way]


@contextmanager
def reader(browser: Browser, base: str, width: int = 1280, **more: object) -> Iterator[Page]:
    """A page of a reader who may use the clipboard. Whatever it says in the console fails the test."""
    options = {"viewport": {"width": width, "height": 800}, "locale": "ja-JP", **more}
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    seen = watch(page, base)
    yield page
    found = [one for one in seen.complaints if not one.endswith("(net::ERR_ABORTED)")]
    context.close()
    assert found == []


def clipboard(page: Page) -> str:
    """What was copied last."""
    found: str = page.evaluate("() => navigator.clipboard.readText()")
    return found


def rows(page: Page) -> list[str]:
    """The rows of the comparison that are shown, by their ids."""
    found: list[str] = page.eval_on_selector_all(
        ".roles-table tbody tr", "rows => rows.filter((row) => row.getClientRects().length).map((row) => row.id)"
    )
    return found


def shows(page: Page, wanted: list[str] | int) -> None:
    """Waits until these rows, or so many, are shown: a page is laid out anew after what was pressed is seen."""
    for _ in range(40):
        found = rows(page)
        if wanted in (found, len(found)):
            return
        page.wait_for_timeout(25)
    assert rows(page) == wanted


def focused(page: Page) -> str:
    """What has the focus, and whether it can be seen: its words, or nothing."""
    found: str = page.evaluate(
        """() => {
          const one = document.activeElement;
          if (!one || one === document.body) return '';
          const { width, height, bottom, right, top } = one.getBoundingClientRect();
          const seen = width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight;
          const style = getComputedStyle(one);
          return seen && style.visibility === 'visible' && style.opacity !== '0'
            ? one.getAttribute('aria-label') ?? (one.innerText?.trim() || one.name || one.tagName) : '';
        }"""
    )
    return found
