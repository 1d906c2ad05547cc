"""What a row of a table asks for and nobody wrote: a template, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kyoyaku.exports import EXPORTS
from kyoyaku.making.sources import STRINGS, TEMPLATES
from kyoyaku.model import ORIGINAL, Corpus, Files
from kyoyaku.pages import PAGES
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.strings import stem
from kyoyaku.routes import PROSE

_PAGES: Final = f"{TEMPLATES}pages/"


def omissions(files: Files, corpus: Corpus) -> Iterator[Problem]:
    """Rows of PAGES and EXPORTS without what belongs to them, and templates without a row."""
    kinds = {row.kind for row in PAGES}
    for kind in sorted(kinds):
        path = f"{_PAGES}{kind}.html"
        if path not in files:
            yield problem("template-missing", Place(path), kind=kind, path=path)
    for path in sorted(files):
        kind = path.removeprefix(_PAGES).removesuffix(".html")
        if path == f"{_PAGES}{kind}.html" and kind not in kinds:
            yield problem("template-without-row", Place(path), kind=kind)
    have = {stem(key) for key in corpus.strings[ORIGINAL]}
    for row, key in _keys():
        if key not in have:
            yield problem("words-missing", Place(f"{STRINGS}{ORIGINAL}.yaml"), key=key, wanted=row)


def _keys() -> Iterator[tuple[str, str]]:
    """The words that rows ask for: who asks, and the key."""
    for page in PAGES:
        if page.menu is not None and page.kind != PROSE:  # a page of prose is called by its own title
            yield f"PAGES: {page.kind}", f"menu.{page.strings or page.kind}"
    for export in EXPORTS:
        yield f"EXPORTS: {export.key}", f"download.{export.key}"
        yield f"EXPORTS: {export.key}", f"download.{export.key}_for"
