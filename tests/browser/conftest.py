"""The browser, the server and the site as files: once per process or module, never started where no test asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import serving, sites, tools
from tests.browser.serving import Server

ODD_FOLDER = "協約の 写し"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a `job` runs for every page of every edition; one that asks for a `shape`, for one of each
    kind and edition, for a `look`, for one of each kind in one language and in two, and for all others in the deep tests.
    """
    for name, chosen in (("job", sites.jobs), ("shape", sites.of_each_shape), ("look", sites.of_each_look)):
        if name in metafunc.fixturenames:
            usual = frozenset(chosen())
            rows = [
                pytest.param(job, id=job.path, marks=() if job in usual else pytest.mark.deep) for job in sites.jobs()
            ]
            metafunc.parametrize(name, rows)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The site at `/` without a base address, under `/repo/` with its own as GitHub Pages has it, and slow."""
    with serving.running() as running:
        base = running.url(serving.REPO)
        name = sites.outcome(base).name
        # The archive is published beside the site by the workflow; here something has to stand in its place.
        archive = {f"{name}.zip": b"", f"{name}.zip.sha256": b""}
        running.mounts = {
            serving.ROOT: sites.site(),
            serving.SLOW: sites.site(),
            serving.REPO: {**archive, **sites.site(base)},
        }
        yield running


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as files, in a folder with a space and Japanese in its name."""
    folder = tmp_path_factory.mktemp("offline") / ODD_FOLDER
    for path, data in sites.site().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium.

    Per module, not per session: while Playwright's synchronous interface runs, no other event loop can,
    and tests elsewhere need one.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=list(tools.CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window with nothing kept from others."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    yield context
    context.close()
