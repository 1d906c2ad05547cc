"""serve in a real browser: reloading after a save, and problems over the last good site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.unit.serving import Serving, write
from tests.unit.small_site import make_project

pytestmark = pytest.mark.browser


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of the system's Chromium that may not complain of anything."""
    found = [path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))]
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=found[0], args=["--no-sandbox"])
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    # A page in place of the site has status 503 and no icon: the browser may note that, and nothing else.
    assert [one for one in complaints if " 503 " not in one and " 404 " not in one] == []


def test_reload_overlay_and_recovery(page: Page, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    with Serving(project, "--port", "0") as serving:
        page.goto(serving.url)
        write(project, "あたらしい")
        page.get_by_text("あたらしい").wait_for()

        write(project, "FAULT <b>x</b>")
        overlay = page.locator(".kyoyaku-serve")
        overlay.wait_for()
        assert "content/index.md:1:1: error unreadable-file" in overlay.inner_text()
        assert page.locator(".kyoyaku-serve b").count() == 0
        assert "あたらしい" in page.inner_text("body")
        button = overlay.get_by_role("button")
        assert button.get_attribute("aria-expanded") == "true"
        button.press("Enter")
        assert button.get_attribute("aria-expanded") == "false"
        assert "content/index.md" not in overlay.inner_text()

        write(project, "あたらしい")
        overlay.wait_for(state="detached")


def test_a_page_without_a_site_becomes_the_site(page: Page, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    write(project, "FAULT")
    with Serving(project, "--port", "0") as serving:
        page.goto(serving.url + "articles/1.html")
        assert "content/index.md:1:1" in page.inner_text("pre")
        write(project, "よし")
        page.get_by_text("第1条").wait_for()
