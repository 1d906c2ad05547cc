"""Sources that a site cannot be made of: templates, styles and scripts that are no text, words that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kyoyaku.model import ORIGINAL, Files
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.strings import NoWords, flatten, stem
from kyoyaku.reading.yaml_nodes import compose

TEMPLATES: Final = "templates/"
STRINGS: Final = "content/strings/"
_ORIGINAL: Final = f"{STRINGS}{ORIGINAL}.yaml"


def not_text(files: Files) -> Iterator[Problem]:
    """Templates, style sheets and scripts that are not UTF-8."""
    for path, data in files.items():
        if path.startswith((TEMPLATES, "static/")) and path.endswith((".html", ".css", ".js")) and not _is_text(data):
            yield from (found for found in decode(path, data)[1] if found.code == "encoding")


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in text(data)
    except UnicodeDecodeError:
        return False


def text(data: bytes) -> str:
    """A template, style sheet or script as text, without a mark at its start."""
    return data.decode("utf-8-sig")


def words_problem(error: NoWords, files: Files, wanted: str) -> Problem:
    """Words that are not there, or have blanks that nobody fills, as a problem of the file they should stand in."""
    if not error.words:
        return problem("words-missing", Place(_ORIGINAL), key=error.key, wanted=wanted)
    blanks = ", ".join(error.blanks) or "—"
    for path in sorted(path for path in files if path.startswith(STRINGS)):
        node, _ = compose(path, files[path])
        for key, words, place in flatten(node) if node is not None else ():
            if stem(key) == error.key and words == error.words:
                return problem("string-blanks", place, key=key, blanks=blanks)
    return problem("string-blanks", Place(_ORIGINAL), key=error.key, blanks=blanks)
