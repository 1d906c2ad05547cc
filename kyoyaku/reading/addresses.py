"""Addresses that an editor writes: what is wrong with one, wherever it stands."""

from __future__ import annotations

import html
import re
import urllib.parse
from typing import Final

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_MAYBE: Final = re.compile("[:&%]")
_SCRIPT: Final = re.compile(r"(?:javascript|vbscript|livescript):|data:text/(?:html|xml)|data:image/svg", re.IGNORECASE)
_RUNNING: Final = frozenset({
    "javascript", "vbscript", "livescript", "data", "blob", "file", "filesystem", "about", "intent", "jar", "mhtml",
    "ms-its", "view-source",
})  # fmt: skip
"""Schemes that run something or reach into the machine; what others name is only no address of the web."""
_HOST_ALONE: Final = re.compile(
    r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:jp|com|org|net))(?:[/?#]|$)|https?[:：]?//|ｈｔｔｐ", re.IGNORECASE
)
"""An address of another host without its https://, or with a slip in it."""
_NO_HOST: Final = re.compile(r"[^A-Za-z0-9.\-\[\]:]|\.\.|^[.\-]|^$")


def plainly(text: str) -> str:
    """A text as a browser would read an address in it: entities decoded, white space and controls out."""
    return re.sub(r"[\s\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]+", "", html.unescape(text))


def runs_script(text: str) -> bool:
    """Whether words hold an address that runs a script, in whatever disguise."""
    if not _MAYBE.search(text):
        return False
    return _SCRIPT.search(plainly(text)) is not None or _SCRIPT.search(plainly(urllib.parse.unquote(text))) is not None


def scheme(address: str) -> str:
    """The scheme of an address as a browser reads it, in small letters; '' for a path."""
    match = _SCHEME.match(plainly(address))
    return match[1].lower() if match else ""


def web_problem(address: str) -> str | None:
    """The code of what is wrong with an address of another host, or None."""
    named = scheme(address)
    if named == "mailto":
        return None if re.fullmatch(r"mailto:[^\s@]+@[^\s@]+", address, re.IGNORECASE) else "bad-url"
    try:
        parts = urllib.parse.urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a bracket left open, a port that is no number
        return "bad-url"
    if named not in ("http", "https") or "\\" in address or re.search(r"\s", address) or port == 0:
        return "bad-url"
    if "@" in parts.netloc:
        return "password-in-url"
    if _NO_HOST.search(host if host.isascii() else _ascii(host)):
        return "bad-url"
    return None if named == "https" else "not-https"


def prose_link_problem(address: str) -> str | None:
    """The code of what is wrong with the target of a link or picture in prose, or None. Dead links are found later."""
    named = scheme(address)
    if not named:
        outside = address.startswith("//") or "\\" in address or re.search(r"[\x00-\x1f]|%00", address)
        return "bad-url" if outside or _HOST_ALONE.match(address) else None
    if len(named) == 1:
        return "bad-url"  # a drive of Windows
    return "script-address" if named in _RUNNING else web_problem(address)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
