"""Search: what can be found, and the index of it as files that a page reads without a server."""

from __future__ import annotations

from kyoyaku.search.contents import Findable, by_reading, findables
from kyoyaku.search.files import search_files
from kyoyaku.search.jump import GRAMMAR, grammar_script, place_files, place_script
from kyoyaku.search.shards import FOLDER

__all__ = [
    "FOLDER",
    "GRAMMAR",
    "Findable",
    "by_reading",
    "findables",
    "grammar_script",
    "place_files",
    "place_script",
    "search_files",
]
