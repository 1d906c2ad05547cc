"""The address that a site is published at: checked, and always with a slash at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kyoyaku.disk.refusal import usage

_SCHEMES: Final = frozenset(["http", "https"])


def checked_base_url(value: str, words: Mapping[str, str]) -> str:
    """The address in its plain form; a refusal says what is wrong with it."""
    reason, url = _reason_or_url(value)
    if reason:
        raise usage("bad-base-url", value=_without_secrets(value), reason=words[f"reason_{reason}"])
    return url


def _without_secrets(value: str) -> str:
    """The address without a name or password in it: what is printed is kept in the logs of a build for all to read."""
    import re

    return re.sub(r"(?<=//)[^/]*@|^[^/@]*:[^/@]*@", "…@", value)


def _reason_or_url(value: str) -> tuple[str, str]:
    import re
    from urllib.parse import quote, urlsplit  # only a build with an address pays for it

    if not value.isprintable() or " " in value or "\\" in value or "\u3000" in value:
        return "character", ""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return "port", ""
    if port == 0:
        return "port", ""
    if parts.scheme not in _SCHEMES:
        return "scheme", ""
    if "?" in value or "#" in value:
        return "query", ""
    if "@" in parts.netloc:
        return "password", ""
    host = _host(parts.hostname or "")
    if not host:
        return "host", ""
    if {".", ".."}.intersection(parts.path.lower().replace("%2e", ".").split("/")):
        return "path", ""
    path = quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", parts.path), safe="/%:@!$&'()*+,;=-._~").rstrip("/")
    return "", f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{path}/"


def _host(name: str) -> str:
    """The host in the letters that addresses are made of; nothing where it cannot be one."""
    if ":" in name:
        return _bracketed(name)
    try:
        ascii_name = name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    labels = ascii_name.removesuffix(".").split(".")
    fine = all(label and label.replace("-", "").isalnum() and label.strip("-") == label for label in labels)
    return ascii_name if fine else ""


def _bracketed(name: str) -> str:
    import ipaddress

    try:
        return f"[{ipaddress.IPv6Address(name)}]"
    except ValueError:
        return ""
