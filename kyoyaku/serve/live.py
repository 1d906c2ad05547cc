"""The server: the site by HTTP, livereload's socket for reloading it, and one of our own for how things stand.

The only module that knows livereload, whose script and socket are used as they are: its protocol is its own affair.
"""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar, Final

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.routing import Router
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from kyoyaku.disk import stop
from kyoyaku.serve import lookup
from kyoyaku.serve.address import Door, is_same, may_call
from kyoyaku.serve.inject import NEWS, RELOADER, SCRIPT, SOCKET, STYLE, inject
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
    LiveReloadHandler.watcher = Server().watcher  # as its Server does; what changed we look for ourselves
    server = HTTPServer(_Gate(door, state), max_header_size=_HEADERS, max_body_size=65_536)
    server.add_sockets(list(door.sockets))
    PeriodicCallback(look, _POLL).start()
    loop = IOLoop.current()
    try:
        with stop.interruptible():
            loop.start()
    finally:
        server.stop()


def tell_all(*, reload: bool) -> None:
    """Tells every open page: to load again, or how things stand."""
    if reload:
        LiveReloadHandler.reload_waiters("*")
        return
    for page in list(_News.open_pages):
        page.tell()


class _Gate(Router):
    """Stands before every page and socket, livereload's too, which would answer anybody."""

    def __init__(self, door: Door, state: State) -> None:
        self.door, self.state = door, state
        self.options = {"door": door, "state": state}
        self.application = Application(
            [
                (SOCKET, LiveReloadHandler),
                (RELOADER, LiveReloadJSHandler),
                (NEWS, _News, {"state": state}),
                (r".*", _Pages, self.options),
            ],
            websocket_ping_interval=30,  # finds out about tabs that went without a word
            websocket_max_message_size=65_536,
        )

    def find_handler(self, request: HTTPServerRequest, **_more: Any) -> HTTPMessageDelegate | None:
        host = request.headers.get("Host", "")
        if not may_call(host, self.door):
            return self._refuse(request, self.state.refuse(host))
        if request.path in {SOCKET, NEWS}:
            origins = request.headers.get_list("Origin") + request.headers.get_list("Sec-Websocket-Origin")
            if not all(is_same(origin, host, self.door) for origin in origins):
                return self._refuse(request, "")
        return self.application.find_handler(request)

    def _refuse(self, request: HTTPServerRequest, refusal: str) -> HTTPMessageDelegate:
        return self.application.get_handler_delegate(request, _Refused, {**self.options, "refusal": refusal})


class _Ours(RequestHandler):
    """An answer that no cache keeps, and that never says more of an error than its number."""

    door: Door
    state: State
    refusal: str

    def initialize(self, door: Door, state: State, refusal: str = "") -> None:
        self.door, self.state, self.refusal = door, state, refusal

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Server", "kyoyaku")

    def write_error(self, status_code: int, **_more: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write(f"{status_code} {HTTPStatus(status_code).phrase}\n{self.refusal}")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        del typ, tb
        if not isinstance(value, HTTPError):
            self.state.fault(value)


class _Refused(_Ours):
    """Whoever calls us by a strange name, or from a strange page."""

    def prepare(self) -> None:
        raise HTTPError(_FORBIDDEN)


class _Pages(_Ours):
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


class _News(WebSocketHandler):
    """Our own socket: each page hears how things stand when it comes, and whenever that changes."""

    open_pages: ClassVar[set[_News]] = set()
    state: State

    def initialize(self, state: State) -> None:
        self.state = state

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this origin may listen: whom the gate lets in, whatever name it was forwarded by."""
        del origin
        return True

    def open(self, *_args: str, **_more: str) -> None:
        self.open_pages.add(self)
        self.tell()

    def on_message(self, message: str | bytes) -> None:
        """Passes over what a page says: it only listens."""

    def on_close(self) -> None:
        self.open_pages.discard(self)

    def tell(self) -> None:
        """Says how things stand."""
        with suppress(WebSocketClosedError):
            sent = self.write_message(dict(self.state.news()))
            sent.add_done_callback(lambda done: done.exception())  # gone meanwhile: there is nobody to tell
