"""CSV: the measures of an agreement, the terms of the library. UTF-8 with BOM, so that spreadsheets read them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.heads import head
from kyoyaku.meaning.names import language_strings
from kyoyaku.meaning.stock_phrases import deviating
from kyoyaku.model import ORIGINAL, Agreement, Category, Corpus, Measure, Table
from kyoyaku.reading.strings import say

TAKEN_FOR_ELSE: Final = (
    r"^'*(?:"
    r"\s*[=+\-@＝＋－＠]|[\t\r\n]"  # a formula
    r"|\s*(?:[A-Za-z]|明治|大正|昭和|平成|令和)?[0-9０-９]+"  # a date, a time
    r"(?:\s*[\/／\-－:：年月][0-9０-９]*)+\s*日?\s*$"
    r"|\s*(?:[MTSHRmtshr][0-9]+(?:\.[0-9]+)+|[0-9]+\.[0-9]+\.[0-9.]+)\s*$"  # H29.3.22
    r"|\s*(?:[0０][0-9０-９]+|[0-9]+\.[0-9]*0|[0-9]{16,}|[0-9]+(?:\.[0-9]+)?[Ee][0-9]+)\s*$"  # 007, 3.10, 1e3
    r")"
)
"""What a spreadsheet takes for something else than words, as Python and the page's script both read patterns."""
MARK: Final = "'"
"""What stands before such a cell. Who reads the table takes one mark off where the rest is such a cell again."""
BOM: Final = "\ufeff"
LINE_END: Final = "\r\n"
RULES: Final[Mapping[str, str]] = {"taken": TAKEN_FOR_ELSE, "mark": MARK, "bom": BOM, "end": LINE_END}
"""The rules of every CSV of the site, for the script that makes one of the rows shown too."""
_TAKEN: Final = re.compile(TAKEN_FOR_ELSE)


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, a date or a number that it would write otherwise.

    >>> defused("=1+1"), defused("3-1"), defused("'1/2"), defused("甲と連携")
    ("'=1+1", "'3-1", "''1/2", '甲と連携')
    """
    return MARK + cell if _TAKEN.match(cell) else cell


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that every spreadsheet reads, and no cell of which it takes for a formula."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=LINE_END).writerows(
        [defused(cell) for cell in row] for row in rows
    )
    return (BOM + out.getvalue()).encode()


def _head(words: str, name: str) -> str:
    """A head for people and programs: the words with the column's fixed name in brackets."""
    return f"{words} [{name}]"


def _own_heads(corpus: Corpus, names: Iterable[str]) -> list[str]:
    strings = language_strings(corpus, ORIGINAL)
    return [_head(say(strings, f"table.{name}"), name) for name in names]


def _printed_head(corpus: Corpus, analysis: Analysis, column: str, lang: str) -> str:
    """A column's head as printed; where it has several, in several annexes, each once."""
    same = [one for table in analysis.agreement.measured for one in table.columns if one.id == column]
    said = dict.fromkeys(head(corpus, analysis, one, lang).words for one in same)
    return _head(" / ".join(said), f"{column}.{lang}")


def measures_csv(corpus: Corpus, analysis: Analysis) -> bytes:
    """One row per measure: id, annex, headings, every cell in every language, which roles differ."""
    agreement = analysis.agreement
    columns = list(dict.fromkeys(column.id for table in agreement.measured for column in table.columns))
    langs = [lang for lang in corpus.site.languages if lang == ORIGINAL or lang in agreement.translations]
    stated = ("state",) if agreement.state else ()
    heads = [
        *_own_heads(corpus, (*stated, "id", "annex", "headings")),
        *(_printed_head(corpus, analysis, column, lang) for lang in langs for column in columns),
        *_own_heads(corpus, ("differs",)),
    ]
    rows = [
        [
            *(names.state(corpus, agreement, ORIGINAL) for _ in stated),
            measure.id,
            _annex(agreement, table, measure),
            " > ".join(_headings(agreement, path, measure)),
            *(_said(analysis, measure, column, lang) for lang in langs for column in columns),
            " ".join(deviating(table, analysis.formulas[table.id]).get(measure.id, ())),
        ]
        for table in agreement.measured
        for category in table.categories
        for path, measure in _measures(category, ())
    ]
    return csv_file([heads, *rows])


def _annex(agreement: Agreement, table: Table, measure: Measure) -> str:
    """The annex that a measure stands in, with its table's own caption; '' where it stands in an article."""
    for annex in agreement.annexes:
        if table in annex.tables:
            return " ".join(dict.fromkeys((annex.label.ja, table.label.ja)))
        if any(node.id == measure.id for node in annex.provisions()):
            return annex.label.ja
    return ""


def _headings(agreement: Agreement, path: Sequence[Category], measure: Measure) -> Iterable[str]:
    """The headings over a measure, the article that it stands in before them."""
    headed = {one.id for one in path}
    for node in names.path_to(agreement, measure.id)[:-1]:
        if node.kind not in ("paragraph", "item") and node.id not in headed:
            yield names.captioned(node.label, node.caption.ja if node.caption else "")
    for one in path:
        if one.title is not None:
            article = one.provision is not None
            yield names.captioned(one.label, one.title.ja) if article else f"{one.label} {one.title.ja}".strip()


def _measures(category: Category, above: tuple[Category, ...]) -> Iterable[tuple[tuple[Category, ...], Measure]]:
    path = (*above, category)
    yield from ((path, measure) for measure in category.measures)
    for child in category.categories:
        yield from _measures(child, path)


def _said(analysis: Analysis, measure: Measure, column: str, lang: str) -> str:
    labels = {next(iter(item.texts), None): item.label for item in measure.items(column)}
    said = [(labels.get(text, ""), analysis.wordings.say(text, lang)) for text in measure.texts(column)]
    return "\n".join(f"{label} {one.words}".strip() for label, one in said if one.lang == lang)


def terms_csv(corpus: Corpus) -> bytes:
    """One row per term: id, term, kind, reading, explanation and translation by language, status, definition."""
    langs = list(corpus.site.languages)
    others = [lang for lang in langs if lang != ORIGINAL]
    head = [
        *_own_heads(corpus, ("id", "term", "kind", "reading")),
        *_language_heads(corpus, "explanation", langs),
        *_language_heads(corpus, "translation", others),
        *_own_heads(corpus, ("status", "agreement", "defined_in", "definition")),
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


def _language_heads(corpus: Corpus, name: str, langs: Iterable[str]) -> list[str]:
    words = say(language_strings(corpus, ORIGINAL), f"table.{name}")
    labels = {lang: corpus.site.languages[lang].label for lang in langs}
    return [_head(f"{words}（{label}）", f"{name}.{lang}") for lang, label in labels.items()]
