"""The built sites and the browser, once per module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.search import run
from tests.search.driving import Stand, chromium, standing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; per module, as for the other browser tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    """The project's own site, published and as files."""
    with standing(*run.real_site()) as stand:
        yield stand
