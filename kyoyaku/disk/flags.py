"""How files are opened to be read: never through a link, never waiting at a pipe."""

from __future__ import annotations

import os
from typing import Final

# O_NONBLOCK: a FIFO put in a file's place after we looked would otherwise hang us.
READ: Final = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""The flags of os.open, as far as the system has them."""
