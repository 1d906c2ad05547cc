"""The command line's rooms: what was asked, what is made of it, and how that is told."""
