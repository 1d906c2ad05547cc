"""Pages of prose, pages/<slug>.<lang>.md, with their titles out of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyoyaku.model import Prose
from kyoyaku.problems import Place, has_errors
from kyoyaku.reading.documents import Documents
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.schema import IDENT, Checker, Field, RecordOf, Written
from kyoyaku.reading.shapes import LANG
from kyoyaku.reading.yaml_nodes import Map, Scalar, compose

_FRONT = re.compile(r"---\n(.*?)\n---[ ]*(?:\n|$)", re.DOTALL)

_PROSE = RecordOf("prose", (Field("title", Written(), True),))


def prose(documents: Documents) -> Iterator[Prose]:
    """Every prose page, pages/<slug>.<lang>.md, with its title out of the front matter."""
    for name in documents.named("content/pages/", rf"(?P<slug>{IDENT.pattern})\.(?P<lang>{LANG})\.md"):
        path, slug, lang = name[0], name["slug"], name["lang"]
        text, found = decode(path, documents.files[path])
        documents.problems += found
        if has_errors(found):
            yield Prose(slug, lang, slug, "", Place(path, 1))  # it is there: no other rule need miss it
            continue
        match = _FRONT.match(text)
        if match is None:
            documents.add("front-matter", Place(path, 1, 1))
            yield Prose(slug, lang, slug, text, Place(path, 1))
            continue
        title = _front_title(documents, path, match[1])
        if title is not None:
            yield Prose(slug, lang, title, text[match.end() :], Place(path, text[: match.end()].count("\n") + 1))


def front_matter(data: bytes) -> bytes:
    """The front matter of a page as YAML of as many lines; nothing where it has none."""
    match = _FRONT.match(decode("", data)[0])
    return f"\n{match[1]}\n".encode() if match is not None else b""


def _front_title(documents: Documents, path: str, front: str) -> str | None:
    # A newline stands for the opening fence, so that places count from the file's first line.
    node, found = compose(path, f"\n{front}\n".encode(), keys="title")
    documents.problems += [one for one in found if one not in documents.problems]  # its characters are told already
    if node is None or not Checker(documents.report, ["", *front.split("\n")]).check(node, _PROSE):
        return None
    title = node.get("title") if isinstance(node, Map) else None
    return title.text if isinstance(title, Scalar) else None
