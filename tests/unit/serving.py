"""A running serve for tests to call."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from tests.unit.small_site import command, environment


@dataclass
class Answered:
    """One answer to a request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Serving:
    """A running serve, its address, and what it says."""

    def __init__(self, project: Path, *args: str, env: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            command(project, "serve", "--lang", "en", *args),
            env=environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd="/",
        )
        self.told: list[str] = []
        self.said: list[str] = []
        self.readers = [
            threading.Thread(target=self._read, args=(stream, lines), daemon=True)
            for stream, lines in ((self.process.stdout, self.said), (self.process.stderr, self.told))
        ]
        for reader in self.readers:
            reader.start()
        wait(lambda: any("See it at" in line for line in self.said) or self.process.poll() is not None)
        found = re.search(r"http://\S+/", "".join(self.said))
        assert found, self.told
        self.url = found[0].rstrip(".")
        self.port = urlsplit(self.url).port or 0

    @staticmethod
    def _read(stream: Any, lines: list[str]) -> None:
        lines.extend(iter(stream.readline, ""))

    def get(self, path: str, host: str | None = None, method: str = "GET") -> Answered:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection._validate_path = lambda url: None  # type: ignore[attr-defined] # as hostile as it comes
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        connection.endheaders()
        response = connection.getresponse()
        answered = Answered(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answered

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        status = self.process.wait(10)
        for reader in self.readers:
            reader.join(5)
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for reader, stream in zip(self.readers, (self.process.stdout, self.process.stderr), strict=True):
            reader.join(5)
            if stream is not None:
                stream.close()


def wait(until: Callable[[], bool], seconds: float = 10) -> None:
    """Waits until something holds."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def write(project: Path, words: str) -> None:
    """Saves the home page with these words."""
    (project / "content/index.md").write_text(words, encoding="utf-8")
