"""A server that publishes made sites as GitHub Pages does: types, folders, compression, and 404.html for the rest."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".zip": "application/zip",
    ".sha256": "application/octet-stream",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
ROOT, REPO, SLOW = "/", "/repo/", "/slow/"
SLICES, PAUSE = 5, 0.08


@dataclass
class Server:
    """A running server: what stands under which prefix, longest prefix first."""

    origin: str
    mounts: dict[str, Mapping[str, bytes]] = field(default_factory=dict, repr=False)

    def url(self, prefix: str, path: str = "") -> str:
        """The address of a path of a mounted site."""
        return f"{self.origin}{prefix}{path}"

    def find(self, path: str) -> tuple[int, str, bytes]:
        """Status, name and bytes for the path of a request."""
        prefix = max((one for one in self.mounts if path.startswith(one)), key=len)
        site = self.mounts[prefix]
        name = unquote(path.removeprefix(prefix))
        if not name or name.endswith("/"):
            name += "index.html"
        if name in site:
            return 200, name, site[name]
        return 404, "404.html", site.get("404.html", b"")


def content_type(name: str) -> str:
    """The type that a file of this name is served with."""
    return TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")


@cache
def compressed(body: bytes) -> bytes:
    """A body as it goes over the wire."""
    return gzip.compress(body, 6, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    """Answers from memory. Under SLOW in slices, so that a page can be seen to move while it arrives."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        assert isinstance(self.server, _Threads)
        status, name, body = self.server.shared.find(path)
        kind = content_type(name)
        pressed = kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        slow = path.startswith(SLOW)
        if pressed and not slow:
            body = compressed(body)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if pressed and not slow:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._send(body, slow and name.endswith(".html"))

    def _send(self, body: bytes, slow: bool) -> None:
        size = max(1, -(-len(body) // SLICES)) if slow else max(1, len(body))
        for start in range(0, len(body), size):
            if start:
                time.sleep(PAUSE)
            self.wfile.write(body[start : start + size])
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Keeps the output of the tests clean."""


class _Threads(ThreadingHTTPServer):
    """As the standard one; a browser that hangs up early is no news."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shared = Server(f"http://127.0.0.1:{self.server_address[1]}")

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers drop connections that they no longer need."""


@contextmanager
def running() -> Iterator[Server]:
    """A server on a free port of this machine, with nothing mounted yet."""
    with _Threads() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.shared
        finally:
            server.shutdown()
            thread.join()
