"""The words of scripts as scripts: readers fetch them when they use a tool, so that no page has to carry them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from kyoyaku.meaning.names import language_strings
from kyoyaku.model import Corpus
from kyoyaku.reading.strings import Strings, stem
from kyoyaku.search.shards import FOLDER

TOLD: Final = (("find.", f"{FOLDER}say-"), ("tool.", "js/words-"))
"""What the keys of a set of words begin with, and the path of its scripts without language and ending."""


def say_scripts(corpus: Corpus) -> Mapping[str, bytes]:
    """Path → script, for every language that the interface of an edition is in."""
    tags = {f"lang.{lang}": language.tag for lang, language in corpus.site.languages.items()}
    return {
        f"{path}{interface}.js": say_script({**_words(language_strings(corpus, interface), prefix), **tags})
        for interface in sorted({edition.interface for edition in corpus.site.editions})
        for prefix, path in TOLD
    }


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
