"""What can be found: every article, measure, term and page with its reading, in the order of the syllabary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.meaning.names import known_by
from kyoyaku.model import Agreement, Corpus, Provision, Text
from kyoyaku.text.japanese import kana_key, kana_row
from kyoyaku.text.readings import kana


class Findable(NamedTuple):
    """Something to find: `kind` is article, category, measure or term; the reading is '' where none is recorded."""

    kind: str
    agreement: str
    ident: str
    text: Text | None
    words: str
    reading: str


def findables(corpus: Corpus) -> Iterator[Findable]:
    """Every entry, in the order of the documents, the terms last."""
    for agreement in corpus.agreements:
        for article in agreement.chief_provisions:
            yield _article(agreement, article)
        chief = {article.id for article in agreement.chief_provisions}
        for table in agreement.every_table:
            for category in table.walk():
                if category.title is not None and category.id not in chief:
                    yield _entry("category", agreement, category.id, category.title)
                for measure in (one for one in category.measures if one.id not in chief):
                    yield _entry("measure", agreement, measure.id, table.title_of(measure))
    for term in corpus.terms:
        yield Findable("term", term.agreement or "", term.id, None, term.term, term.reading or "")


def _article(agreement: Agreement, article: Provision) -> Findable:
    if (text := known_by(article)) is not None:
        return _entry("article", agreement, article.id, text)
    if article.caption is None:
        return Findable("article", agreement.slug, article.id, None, article.label, "")
    return _entry("article", agreement, article.id, article.caption)


def _entry(kind: str, agreement: Agreement, ident: str, text: Text) -> Findable:
    reading = kana(agreement.readings[text.key]) if text.key in agreement.readings else ""
    return Findable(kind, agreement.slug, ident, text, text.ja, reading)


def by_reading(found: list[Findable]) -> list[tuple[str, list[Findable]]]:
    """Entries under the rows of the syllabary; those without a reading come last, under 他."""

    def reading(entry: Findable) -> str:
        return (entry.reading or entry.words).strip("（）()")

    rows: dict[str, list[Findable]] = {}
    for entry in sorted(found, key=lambda entry: kana_key(reading(entry))):
        rows.setdefault(kana_row(reading(entry)), []).append(entry)
    return sorted(rows.items(), key=lambda row: (row[0] == "他", row[0]))
