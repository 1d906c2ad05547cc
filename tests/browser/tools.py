"""What the browser tests need outside Python. Whatever is missing fails the test with its name: nothing is skipped."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READY = ROOT / ".cache/browser-tools.ready"
PACKAGES = Path(__file__).parent / "node_modules"
AXE = PACKAGES / "axe-core/axe.min.js"
VNU = PACKAGES / "vnu-jar/build/dist/vnu.jar"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a request to elsewhere fails, and is seen to
)


def missing(what: str) -> str:
    """Fails for want of a tool."""
    pytest.fail(f"{what} is missing: run `make test-setup`, which says how to get it", pytrace=False)


@cache
def chromium() -> str:
    """The path of the system's Chromium, as scripts/browser-tools.sh found it."""
    if not READY.is_file():
        return missing(f"{READY.relative_to(ROOT)} (the path of Chromium)")
    path = READY.read_text("utf-8").strip()
    return path if path and Path(path).exists() else missing(f"Chromium ({path or 'no path'})")


@cache
def axe() -> str:
    """The source of axe-core."""
    return AXE.read_text("utf-8") if AXE.is_file() else missing(str(AXE.relative_to(ROOT)))


def checker() -> list[str]:
    """The command of the Nu HTML checker, allowed to look at this machine's own server."""
    java = shutil.which("java") or missing("java")
    jar = str(VNU) if VNU.is_file() else missing(str(VNU.relative_to(ROOT)))
    return [java, "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", jar]


def pdftotext(pdf: Path, options: Sequence[str] = ()) -> str:
    """The text of a PDF, in the order in which it was printed."""
    command = shutil.which("pdftotext") or missing("pdftotext (poppler-utils)")
    called = [command, "-q", "-raw", "-enc", "UTF-8", *options, str(pdf), "-"]
    return subprocess.run(called, check=True, capture_output=True).stdout.decode()
