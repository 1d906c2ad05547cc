"""CSV: the measures of an agreement, the terms of the library. UTF-8 with BOM, so that spreadsheets read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.stock_phrases import deviating
from kyoyaku.model import ORIGINAL, Category, Corpus, Measure

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before the sign that would start one.

    >>> defused("=1+1"), defused("甲と連携")
    ("'=1+1", '甲と連携')
    """
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith(_FORMULA_STARTS) else cell


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that every spreadsheet reads, and no cell of which it takes for a formula."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [defused(cell) for cell in row] for row in rows
    )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def measures_csv(corpus: Corpus, analysis: Analysis) -> bytes:
    """One row per measure: id, annex, headings, every cell in every language, which roles differ."""
    agreement = analysis.agreement
    columns = list(dict.fromkeys(column.id for annex in agreement.annexes for column in annex.columns))
    langs = [lang for lang in corpus.site.languages if lang == ORIGINAL or lang in agreement.translations]
    head = ["id", "annex", "headings", *(f"{column}.{lang}" for lang in langs for column in columns), "differs"]
    rows = [
        [
            measure.id,
            annex.label.ja,
            " > ".join(f"{one.label} {one.title.ja}".strip() for one in path if one.title),
            *(_said(analysis, measure, column, lang) for lang in langs for column in columns),
            " ".join(deviating(annex, analysis.formulas[annex.id]).get(measure.id, ())),
        ]
        for annex in agreement.annexes
        for category in annex.categories
        for path, measure in _measures(category, ())
    ]
    return csv_file([head, *rows])


def _measures(category: Category, above: tuple[Category, ...]) -> Iterable[tuple[tuple[Category, ...], Measure]]:
    path = (*above, category)
    yield from ((path, measure) for measure in category.measures)
    for child in category.categories:
        yield from _measures(child, path)


def _said(analysis: Analysis, measure: Measure, column: str, lang: str) -> str:
    text = measure.cells.get(column)
    said = analysis.wordings.say(text, lang) if text is not None else None
    return said.words if said is not None and said.lang == lang else ""


def terms_csv(corpus: Corpus) -> bytes:
    """One row per term: id, term, kind, reading, explanation and translation by language, status, definition."""
    langs = list(corpus.site.languages)
    others = [lang for lang in langs if lang != ORIGINAL]
    head = [
        "id",
        "term",
        "kind",
        "reading",
        *(f"explanation.{lang}" for lang in langs),
        *(f"translation.{lang}" for lang in others),
        "status",
        "agreement",
        "defined_in",
        "definition",
    ]
    rows = [
        [
            term.id,
            term.term,
            term.kind,
            term.reading or "",
            *(term.explanation.get(lang, "") for lang in langs),
            *(" / ".join(term.translation.get(lang, ())) for lang in others),
            term.status or "",
            term.agreement or "",
            *(term.definition or ("", "")),
        ]
        for term in corpus.terms
    ]
    return csv_file([head, *rows])
