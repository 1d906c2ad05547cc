"""What serve puts into a page on its way out: a script, a style sheet, and a policy that lets them run."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Final

SCRIPT: Final = "/livereload-news.js"
STYLE: Final = "/livereload-news.css"
NEWS: Final = "/livereload-news"
SOCKET: Final = "/livereload"
RELOADER: Final = "/livereload.js"
"""The last two are where livereload's own script and socket look for each other."""

_POLICY: Final = re.compile(rb"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_CONTENT: Final = re.compile(r"""(\bcontent\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD_END: Final = re.compile(rb"</head\s*>", re.IGNORECASE)


def inject(page: bytes, host: str, version: str, forwarded: Sequence[str] = ()) -> bytes:
    """The page with our script and style, which talk to `host`; nothing of it ever gets to the disk.

    `forwarded` are further sources of the socket, as a policy has them.
    """
    tags = (
        f'<link rel="stylesheet" href="{STYLE}">'
        f'<script src="{SCRIPT}" data-version="{html.escape(version)}" defer></script>'
    ).encode()
    open_page = _POLICY.sub(lambda found: _open(found[0], host, forwarded), page)
    end = _HEAD_END.search(open_page)
    at = end.start() if end else len(open_page)
    return open_page[:at] + tags + open_page[at:]


def widen(policy: str, host: str, forwarded: Sequence[str] = ()) -> str:
    """The policy, allowing our own script and style, and the socket they listen to."""
    directives = [part.split() for part in policy.split(";") if part.strip()]
    allowed = {name.lower(): sources for name, *sources in directives}
    # A policy cannot name an IPv6 address; "self" includes the socket of the same address.
    socket = "'self'" if "[" in host else f"ws://{host}"
    for name, new in (("script-src", ["'self'"]), ("style-src", ["'self'"]), ("connect-src", [socket, *forwarded])):
        present = allowed.get(name, allowed.get("default-src", []))
        kept = [one for one in present if one.lower() != "'none'"]
        allowed[name] = [*kept, *(source for source in new if source not in kept)]
    return "; ".join(" ".join([name, *sources]) for name, sources in allowed.items())


def _open(tag: bytes, host: str, forwarded: Sequence[str]) -> bytes:
    def replaced(found: re.Match[str]) -> str:
        policy = html.unescape(found[2] if found[2] is not None else found[3])
        return f'{found[1]}"{html.escape(widen(policy, host, forwarded))}"'

    return _CONTENT.sub(replaced, tag.decode("utf-8", "replace"), count=1).encode()
