"""What tables, their columns and the parties are called on a page: as printed, or in words of ours where nothing is."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from kyoyaku.meaning import heads, names
from kyoyaku.model import ORIGINAL, Column, Party, Table
from kyoyaku.pages.units import UnitView, UnitWriter


def table_label(writer: UnitWriter, table: Table) -> UnitView:
    """What a table is called in every language of the edition."""
    if heads.in_articles(writer.agreement, table):
        return _ours(writer, lambda lang: heads.table_name(writer.voice.context.corpus, writer.analysis, table, lang))
    return writer.unit(table.label, terms=False)


def column_head(writer: UnitWriter, column: Column) -> UnitView:
    """The head of a column in every language of the edition."""
    if column.label is None:
        return _ours(writer, lambda lang: heads.head(writer.voice.context.corpus, writer.analysis, column, lang))
    return writer.heading(column.label)


def _ours(writer: UnitWriter, named: Callable[[str], names.Name]) -> UnitView:
    """Words of ours where a unit would stand: it has no key."""
    said = dict.fromkeys(map(named, writer.voice.edition.languages))
    return UnitView("", "", tuple(writer.marked(one.words, one.lang, ()) for one in said), (), "")


def party_name(writer: UnitWriter, party_id: str) -> str:
    """A party with what the agreement calls it, in the interface's language where the glossary knows its name."""
    party = writer.agreement.party(party_id)
    lang = writer.voice.edition.interface
    name = writer.voice.context.called(writer.agreement, party_id, lang)
    if party.symbol is None:
        return name
    symbol = names.translated(writer.voice.context.corpus, writer.agreement, party.symbol, lang)
    return writer.voice.say("party.with_symbol", name=name, symbol=symbol)


def party_html(writer: UnitWriter, party_id: str) -> Markup:
    """The same with the mark of its language, where the glossary does not know its name."""
    words, lang = party_name(writer, party_id), lang_of_name(writer, writer.agreement.party(party_id))
    return Markup('<span lang="{}">{}</span>').format(lang, words) if lang else escape(words)


def lang_of_name(writer: UnitWriter, party: Party) -> str | None:
    """The language of a party's name on a page: it is shown as it is written where the glossary does not know it."""
    voice = writer.voice
    called = voice.context.called(writer.agreement, party.id, voice.edition.interface)
    return voice.foreign(ORIGINAL) if called == party.name else None


def role_html(writer: UnitWriter, table: Table, column: Column) -> Markup:
    """Whose role a column is, with the mark of its language; where a party has several, what is printed over it."""
    if not _one_of_several(table, column):
        return party_html(writer, column.party or "")
    head = column_head(writer, column).words[0]
    return Markup('<span lang="{}">{}</span>').format(head.lang, head.plain) if head.lang else escape(head.plain)


def role_name(writer: UnitWriter, table: Table, column: Column) -> str:
    """The same in words alone."""
    if _one_of_several(table, column):
        return column_head(writer, column).words[0].plain
    return party_name(writer, column.party or "")


def _one_of_several(table: Table, column: Column) -> bool:
    """Whether the party of a column has other role columns in the table."""
    return sum(one.party == column.party for one in table.role_columns) > 1
