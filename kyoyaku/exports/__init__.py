"""The exports, one table: what is made of each agreement and of the library, under which name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from kyoyaku.exports.corpus import agreement_json
from kyoyaku.exports.tables import measures_csv, terms_csv
from kyoyaku.exports.texts import plain_text
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.routes import Routes


class Export(NamedTuple):
    """A data format: `key` names its words in the strings, `lang` is set where one file is made per language."""

    key: str
    name: str
    make: Callable[[Corpus, Analysis, str], bytes]
    per_language: bool = False
    for_measures: bool = False


EXPORTS: Final[tuple[Export, ...]] = (
    Export("text", "agreement.{lang}.txt", plain_text, per_language=True),
    Export("json", "agreement.json", lambda corpus, analysis, _: agreement_json(corpus, analysis)),
    Export("measures", "measures.csv", lambda corpus, analysis, _: measures_csv(corpus, analysis), for_measures=True),
)


def exports(corpus: Corpus, routes: Routes, analyses: Mapping[str, Analysis]) -> Iterator[tuple[str, str, str, bytes]]:
    """Path, key, language ('' for all) and bytes of every data file."""
    for agreement in corpus.agreements:
        for export in EXPORTS:
            if export.for_measures and not agreement.measures:
                continue
            langs = [lang for lang in corpus.site.languages if lang == ORIGINAL or lang in agreement.translations]
            for lang in langs if export.per_language else [""]:
                path = routes.data(export.name.format(lang=lang), agreement)
                yield path, export.key, lang, export.make(corpus, analyses[agreement.slug], lang or ORIGINAL)
    yield routes.data("terms.csv"), "terms", "", terms_csv(corpus)
