"""What tests of the outer rooms share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach: pytest's own are closed to all but the one who runs it."""
    with tempfile.TemporaryDirectory(prefix="kyoyaku-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
