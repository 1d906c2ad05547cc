"""Search: what can be found, and the index of it as files that a page reads without a server."""
