"""What tests of every kind share: the switch that makes golden files anew."""

from __future__ import annotations

import gc
import os
import signal

import hypothesis
import pytest

from kyoyaku.main import keep_all

# How long one example takes says how busy the machine is. Without a data base of its own every run draws the same way.
hypothesis.settings.register_profile("kyoyaku", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("kyoyaku")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switches of our own."""
    group = parser.getgroup("kyoyaku")
    group.addoption(
        "--review",
        action="store_true",
        help="write the golden files anew, to be reviewed with `git diff` before they are committed",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuses to renew golden files where nobody looks at what changed; lets signals through."""
    for name in ("SIGINT", "SIGHUP"):
        # Started in the background or by nohup, a program and its children never hear of these; our tests send them.
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
    if config.getoption("--review") and os.environ.get("CI"):
        raise pytest.UsageError("--review is for people: with CI set, golden files are only compared")


def pytest_collection_finish() -> None:
    """As the command has it, and without looking through what all tests are made of again and again."""
    gc.collect()
    gc.freeze()
    keep_all()


@pytest.fixture(scope="session")
def review(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written anew instead of compared."""
    return bool(pytestconfig.getoption("--review"))
