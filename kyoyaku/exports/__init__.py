"""The exports, one table: what is made of each agreement and of the library, under which name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from kyoyaku.exports.corpus import agreement_json
from kyoyaku.exports.tables import measures_csv, terms_csv
from kyoyaku.exports.texts import plain_text
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import ORIGINAL, Agreement, Corpus
from kyoyaku.routes import Routes


class Export(NamedTuple):
    """A data format. `key` tells it apart, and its words: `download.<key>` and `download.<key>_for` in the strings.

    `make` takes the corpus, the analysis of the agreement, and the language where one file is made per language; an
    export of the library takes the corpus alone.
    """

    key: str
    name: str
    make: Callable[..., bytes]
    per_language: bool = False
    for_measures: bool = False
    of_library: bool = False


EXPORTS: Final[tuple[Export, ...]] = (
    Export("text", "agreement.{lang}.txt", plain_text, per_language=True),
    Export("json", "agreement.json", agreement_json),
    Export("measures", "measures.csv", measures_csv, for_measures=True),
    Export("terms", "terms.csv", terms_csv, of_library=True),
)


class DataFile(NamedTuple):
    """One file of an export: whose it is ('' for the library), and its language ('' where it has all).

    At its `former` paths it stood before its agreement was renamed: there it stands still.
    """

    path: str
    export: Export
    agreement: str = ""
    lang: str = ""
    former: tuple[str, ...] = ()


def data_files(corpus: Corpus, routes: Routes) -> Iterator[DataFile]:
    """Every data file that there will be; those of the library last."""
    for agreement in corpus.agreements:
        for export in EXPORTS:
            if not export.of_library and (agreement.measures or not export.for_measures):
                for lang in _languages(corpus, agreement) if export.per_language else [""]:
                    name = export.name.format(lang=lang)
                    path, former = routes.data(name, agreement), routes.former_data(name, agreement)
                    yield DataFile(path, export, agreement.slug, lang, former)
    for export in EXPORTS:
        if export.of_library:
            yield DataFile(routes.data(export.name), export)


def _languages(corpus: Corpus, agreement: Agreement) -> list[str]:
    return [lang for lang in corpus.site.languages if lang == ORIGINAL or lang in agreement.translations]


def make_data(file: DataFile, corpus: Corpus, analyses: Mapping[str, Analysis]) -> bytes:
    """The bytes of a data file."""
    of_what = (analyses[file.agreement],) if file.agreement else ()
    return file.export.make(corpus, *of_what, *([file.lang] if file.lang else []))
