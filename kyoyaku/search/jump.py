"""The places of an agreement as scripts: what readers can jump to by its number, its name or its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import ORIGINAL, SURROUNDING_NAMES, Agreement, Annex, Category, Corpus, Table, Text
from kyoyaku.routes import Routes
from kyoyaku.search.agreement_results import article_code, numbered
from kyoyaku.search.shards import FOLDER
from kyoyaku.text.folding import table

Row = tuple[str, str, str, str]
"""The code that names a place (§4.2, @3.1; `=` for a name; '' for none), its address, its citation, its words."""

NAMED: Final = "="
GRAMMAR: Final = f"{FOLDER}grammar.js"
"""How numbers of provisions are written: the table that search folds by."""


def place_files(agreement: Agreement) -> str:
    """Where the places of an agreement are, without the language and the ending."""
    return f"{FOLDER}places-{agreement.slug}"


def place_script(corpus: Corpus, routes: Routes, analysis: Analysis, lang: str) -> bytes:
    """The places of an agreement in a language."""
    rows = list(_Rows(routes, Citations(corpus, analysis), lang).all())
    return f"kyoyaku.places(...{_json([lang, rows])});\n".encode()


def grammar_script() -> bytes:
    """The grammar that places are asked for by."""
    return f"kyoyaku.grammar({_json(table())});\n".encode()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


class _Rows:
    """The rows of one agreement in one language."""

    def __init__(self, routes: Routes, places: Citations, lang: str) -> None:
        self.routes, self.places, self.lang = routes, places, lang
        self.agreement, self.analysis = places.agreement, places.analysis
        self.cite_lang = lang if lang in places.languages else ORIGINAL

    def all(self) -> Iterator[Row]:
        """Every place, in the order of the document."""
        agreement = self.agreement
        yield from self.row("", "title", agreement.title)
        for piece in (*agreement.before, *agreement.after):
            named = NAMED if piece.kind in SURROUNDING_NAMES else ""
            yield from self.row(named, piece.id, piece.text)
        yield from self.row(NAMED, "preamble", agreement.preamble)
        for article in agreement.chief_provisions:
            code = article_code(article)
            yield from self.row(code, article.id, article.caption, bare=True)
            for other in article.run[1:] if code else ():
                yield from self.row(article_code(article._replace(number=other)), article.id, None, bare=True)
            tails = {node.id: tail for node, tail in numbered(article)}
            for node in article.printed():
                if node is not article or node.text is not None:
                    own = code + tails[node.id] if code and node.id in tails else ""  # not what is quoted
                    yield from self.row(own, node.id, node.text, bare=True)
                    named = NAMED if node.marks.measure or node.marks.category else ""
                    yield from self.row(named, node.id, node.caption if node is not article else None)
                if node.after is not None:
                    yield from self.row("", node.after.key, node.after)
        yield from self.row(NAMED, "closing", agreement.closing)
        yield from self.row(NAMED, "date", agreement.date.text if agreement.date else None)
        for signatory in agreement.signatories:
            for text in signatory.texts:
                yield from self.row("", text.key, text)
        for number, annex in enumerate(agreement.annexes, 1):
            code = f"@{annex.number[0] if annex.number else number}:" if len(agreement.annexes) > 1 else "@"
            yield from self.row(code, annex.id, annex.label)
            yield from self.blocks(annex, code)

    def blocks(self, annex: Annex, code: str) -> Iterator[Row]:
        """The tables of an annex, and what is written beside them. What several tables number alike has no code."""
        for one in annex.tables:
            yield from self.row(NAMED, one.id, one.caption)
            for category in one.categories:
                yield from self.category(one, category, code if len(annex.tables) == 1 else "", "")
        for node in annex.provisions():
            for text in node.texts:
                yield from self.row("", text.key if text is node.after else node.id, text)

    def category(self, whole: Table, category: Category, code: str, below: str) -> Iterator[Row]:
        """A heading of an annex and all that stands under it."""
        if category.number:
            below = f"{below}.{category.number[0]}" if below else str(category.number[0])
            yield from self.row(code + below if code else NAMED, category.id, category.title, bare=True)
        for measure in category.measures:
            columns = [column.id for column in whole.columns if column.id not in measure.continued]
            for text in (text for column in columns for text in measure.texts(column)):
                named = text is whole.title_of(measure)
                yield from self.row(NAMED if named else "", measure.id if named else text.key, text)
        for child in category.categories:
            yield from self.category(whole, child, code, below)

    def row(self, code: str, key: str, text: Text | None, *, bare: bool = False) -> Iterator[Row]:
        """A place, where it has words in the language; a `bare` one stands without words too."""
        wording = self.analysis.wordings.say(text, self.lang) if text is not None else None
        words = wording.words if wording is not None and wording.lang == self.lang else ""
        if not words and not (bare and code):
            return
        path, fragment = self.routes.unit(self.agreement, key)
        yield code, f"{path}#{fragment}" if fragment else path, self.places.cited(key, self.cite_lang), words
