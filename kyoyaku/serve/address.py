"""Where serve listens, and by which names it may be called."""

from __future__ import annotations

import errno
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from tornado.netutil import bind_sockets

from kyoyaku.disk.refusal import environment

_TRIED: Final = 100
_LAST: Final = 65535
_EVERYWHERE: Final = frozenset(["0.0.0.0", "::"])  # noqa: S104 - named here to warn of it
_HERE: Final = frozenset(["localhost", "127.0.0.1", "::1"])


@dataclass(frozen=True, slots=True)
class Door:
    """The sockets that listen, and the host and port that they listen on."""

    sockets: tuple[socket.socket, ...]
    host: str
    port: int
    allowed: tuple[str, ...] = ()
    """Names beside our own, such as that of a machine that forwards to us; `.name` stands for all that end so."""

    @property
    def is_public(self) -> bool:
        """Whether others on the network can come in."""
        return self.host not in _HERE

    @property
    def forwarded(self) -> tuple[str, ...]:
        """Where pages that came through one of the allowed names find the socket, as a policy has it."""
        return tuple(f"ws://{f'*{name}' if name.startswith('.') else name}:*" for name in self.allowed)

    @property
    def url(self) -> str:
        """The address to type on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def open_door(host: str, first: int, allowed: tuple[str, ...] = ()) -> Door:
    """Listens on the first free port from `first` on (any at all, if that is 0)."""
    last = min(first + _TRIED, _LAST)
    for port in range(first, last + 1):
        try:
            sockets = bind_sockets(port, address=host)
        except socket.gaierror as error:
            raise environment("bad-host", host=host, reason=error.strerror) from error
        except (OSError, UnicodeError) as error:
            number = getattr(error, "errno", None)
            if number == errno.EADDRINUSE:
                continue
            if number in {errno.EACCES, errno.EPERM}:
                raise environment("port-not-allowed", port=port) from error
            raise environment("bad-host", host=host, reason=getattr(error, "strerror", error)) from error
        return Door(tuple(sockets), host, sockets[0].getsockname()[1], allowed)
    raise environment("no-free-port", first=first, last=last)


def may_call(header: str, door: Door) -> bool:
    """Whether a Host header names us: a page elsewhere can give its own name our address, not our names."""
    try:
        name = (urlsplit(f"//{header}").hostname or "").removesuffix(".")
    except ValueError:
        return False
    if name in _HERE or name.endswith(".localhost") or name == door.host.lower() or _is_allowed(name, door):
        return True
    return door.host in _EVERYWHERE and (_is_number(name) or name in _own_names())


def is_same(origin: str, header: str, door: Door) -> bool:
    """Whether an Origin header is that of a page of ours, asked for by this Host header.

    Whoever forwards to us may speak HTTPS, and may name us by our own name.
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme in {"http", "https"} and _is_allowed(parts.hostname or "", door):
        return True
    return parts.scheme == "http" and parts.netloc.lower() == header.lower()


def _is_allowed(name: str, door: Door) -> bool:
    return any(name == one or (one.startswith(".") and name.endswith(one)) for one in door.allowed)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names() -> frozenset[str]:
    name = socket.gethostname().lower()
    return frozenset([name, f"{name.partition('.')[0]}.local"])
