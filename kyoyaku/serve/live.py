"""The server: the site by HTTP, and news of it by WebSocket. The only module that knows livereload."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import Application, HTTPError, RequestHandler

from kyoyaku.disk import stop
from kyoyaku.serve import lookup
from kyoyaku.serve.address import Door, is_same, may_call
from kyoyaku.serve.inject import SCRIPT, SOCKET, STYLE, inject
from kyoyaku.serve.state import State

_POLL: Final = 150  # milliseconds between two looks at the sources
_HEADERS: Final = 2_000_000  # bytes: an address that is too long gets an answer, not a hang-up
_FORBIDDEN: Final = 403
_UNAVAILABLE: Final = 503
_TYPES: Final = mimetypes.MimeTypes(filenames=())  # Python's own table: that of the system may say anything
_TYPES.types_map[True].update({".webmanifest": "application/manifest+json", ".md": "text/markdown"})
_OWN: Final = {
    SCRIPT: ("client.js", "text/javascript; charset=utf-8"),
    STYLE: ("overlay.css", "text/css; charset=utf-8"),
}


def run(door: Door, state: State, look: Callable[[], None]) -> None:
    """Serves until a signal stops it; `look` is called again and again, and may change the state."""
    for name in ("livereload", "tornado.access", "tornado.general", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what goes wrong is told by us, in our words
    options = {"door": door, "state": state}
    application = Application(
        [(SOCKET, _News, options), (r".*", _Pages, options)],
        websocket_ping_interval=30,  # finds out about tabs that went without a word
        websocket_max_message_size=65_536,
    )
    server = HTTPServer(application, max_header_size=_HEADERS, max_body_size=65_536)
    server.add_sockets(list(door.sockets))
    PeriodicCallback(look, _POLL).start()
    loop = IOLoop.current()
    try:
        with stop.interruptible():
            loop.start()
    finally:
        server.stop()


def tell_all(state: State, *, reload: bool) -> None:
    """Tells every open page: to load again, or how things stand."""
    if reload:
        _News.reload_waiters("*")
        return
    for page in list(_News.waiters):
        page.send_message(state.news())


class _Guarded(RequestHandler):
    """Answers only to our own names, and never says more of an error than its number."""

    door: Door
    state: State
    refusal = ""

    def initialize(self, door: Door, state: State) -> None:
        self.door, self.state = door, state

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Server", "kyoyaku")

    def prepare(self) -> None:
        host = self.request.headers.get("Host", "")
        if not may_call(host, self.door):
            self.refusal = self.state.refuse(host)
            raise HTTPError(_FORBIDDEN)

    def write_error(self, status_code: int, **_more: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write(f"{status_code} {HTTPStatus(status_code).phrase}\n{self.refusal}")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        del typ, tb
        if not isinstance(value, HTTPError):
            self.state.fault(value)


class _Pages(_Guarded):
    """The files of the site, and the two of our own."""

    def get(self) -> None:
        path = self.request.path
        if path in _OWN:
            name, kind = _OWN[path]
            self.set_header("Content-Type", kind)
            self.write((Path(__file__).parent / name).read_bytes())
            return
        if not self.state.has_site:
            self._page(self.state.plain_page(), _UNAVAILABLE)
            return
        answer = lookup.find(self.state.site, path, self.state.mount)
        if answer.location:
            self.redirect(answer.location, status=answer.status)
        elif answer.file is None:
            self._nothing(answer.status)
        else:
            self._file(answer.file, answer.status)

    head = get

    def compute_etag(self) -> None:
        """None: a page under work is never taken from a cache."""

    def _nothing(self, status: int) -> None:
        if status == lookup.NOT_FOUND:
            answer = lookup.find(self.state.site, "/404.html")
            if answer.file is not None:
                self._file(answer.file, status)
                return
        raise HTTPError(status)

    def _file(self, file: Path, status: int) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:  # gone since we looked
            raise HTTPError(lookup.NOT_FOUND) from error
        kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            self._page(content, status)
            return
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.set_status(status)
        self.write(content)

    def _page(self, page: bytes, status: int) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_status(status)
        self.write(inject(page, self.request.host, self.state.version, self.door.forwarded))


class _News(_Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """livereload's socket, for pages of ours alone; each hears how things stand as soon as it is known."""

    watcher = Watcher()  # livereload asks its class for the name of what changed, which we say ourselves

    def check_origin(self, origin: str) -> bool:
        return is_same(origin, self.request.headers.get("Host", ""), self.door)

    def on_message(self, message: Any) -> None:
        said = _understood(message)
        if said.get("command") not in {"hello", "info"}:
            return
        super().on_message(message)
        if said["command"] == "info":
            self.send_message(self.state.news())


def _understood(message: Any) -> Mapping[str, Any]:
    import json

    try:
        said = json.loads(message)
    except (ValueError, TypeError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
