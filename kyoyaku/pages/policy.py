"""The Content-Security-Policy of a page: nothing from other hosts, nothing inline but what its hash allows."""

from __future__ import annotations

import base64
import hashlib


def _allowed(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def policy(json_ld: str) -> str:
    """The policy of an ordinary page. Browsers do not run data blocks; the checker of HTML asks for their hash."""
    data = f" {_allowed(json_ld)}" if json_ld else ""
    return (
        f"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'{data}; connect-src 'none'; "
        "form-action 'self'; base-uri 'none'"
    )


def bare_policy(style: str) -> str:
    """The policy of the page that carries its style inline."""
    return f"default-src 'none'; style-src {_allowed(style)}; base-uri 'none'; form-action 'none'"
