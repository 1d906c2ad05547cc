"""The words of scripts as scripts: readers fetch them when they use a tool, so that no page has to carry them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kyoyaku.meaning.names import language_strings
from kyoyaku.model import Corpus
from kyoyaku.pages.agreement_words import agreement_words, filled
from kyoyaku.reading.strings import Strings, stem
from kyoyaku.search import FOLDER

TOLD: Final = (("find.", f"{FOLDER}say-"), ("tool.", "js/words-"))
"""What the keys of a set of words begin with, and the path of its scripts without language and ending."""


class WordFile(NamedTuple):
    """A script of words: the language of an edition's interface, and what the keys of its words begin with."""

    path: str
    interface: str
    prefix: str


def word_files(corpus: Corpus) -> Iterator[WordFile]:
    """One for every set of words and every language that the interface of an edition is in."""
    for interface in sorted({edition.interface for edition in corpus.site.editions}):
        for prefix, path in TOLD:
            yield WordFile(f"{path}{interface}.js", interface, prefix)


def make_words(file: WordFile, corpus: Corpus) -> bytes:
    """The script of a set of words, and of the tag of every language."""
    tags = {f"lang.{lang}": language.tag for lang, language in corpus.site.languages.items()}
    own = agreement_words(corpus, None, file.interface)
    words = _words(language_strings(corpus, file.interface), file.prefix)
    return say_script({**{key: filled(said, own) for key, said in words.items()}, **tags})


def say_script(words: Mapping[str, str]) -> bytes:
    """A script that hands words to the page's own: a plain call, so that it works from a disk too."""
    said = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"kyoyaku.say({said});\n".encode()


def _words(strings: Strings, prefix: str) -> dict[str, str]:
    """The words that scripts show, without what their keys have in common; where there is one plural, it is for all."""
    words = {key.removeprefix(prefix): said for key, said in strings.items() if key.startswith(prefix)}
    for key in [key for key in words if key.endswith(".other")]:
        words.setdefault(f"{stem(key)}.one", words[key])
    return words
