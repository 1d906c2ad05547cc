"""What a table and its columns are called: as printed, or in words of ours where measures stand in articles."""

from __future__ import annotations

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.names import Name, language_strings, translated
from kyoyaku.model import Agreement, Column, Corpus, Table
from kyoyaku.reading.strings import in_a_row, say


def in_articles(agreement: Agreement, table: Table) -> bool:
    """Whether a table is what measures in several articles amount to, which has no name of its own."""
    return table is agreement.nested and table.label.key == agreement.title.key


def table_name(corpus: Corpus, analysis: Analysis, table: Table, lang: str) -> Name:
    """What a table is called in a language, or in that which stands for it."""
    if in_articles(analysis.agreement, table):
        return Name(language_strings(corpus, lang)["agreement.articles"], lang)
    said = analysis.wordings.say(table.label, lang)
    return Name(said.words, said.lang)


def head(corpus: Corpus, analysis: Analysis, column: Column, lang: str) -> Name:
    """The head of a column in a language, or in that which stands for it: 甲の役割, Role of Party A."""
    if column.label is not None:
        said = analysis.wordings.say(column.label, lang)
        return Name(said.words, said.lang)
    strings = language_strings(corpus, lang)
    if column.kind != "role":
        return Name(strings["agreement.measure" if column.kind == "title" else "agreement.contents"], lang)
    agreement = analysis.agreement
    owners = (one for one in agreement.everybody if one.id in column.parties)
    called = (translated(corpus, agreement, one.called, lang) for one in owners)
    parties = in_a_row(strings, "agreement.parties_joiner", called)
    return Name(say(strings, "agreement.role", parties=parties), lang)
