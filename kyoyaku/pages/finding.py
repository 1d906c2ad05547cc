"""The words of search as scripts: readers fetch them with the engine, so that no page has to carry them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.search.shards import FOLDER
from kyoyaku.strings import Strings, stem

_PREFIX: Final = "find."


def say_scripts(corpus: Corpus) -> Mapping[str, bytes]:
    """Path → script, for every language that the interface of an edition is in."""
    tags = {f"lang.{lang}": language.tag for lang, language in corpus.site.languages.items()}
    original = _words(corpus.strings[ORIGINAL])
    found: dict[str, bytes] = {}
    for interface in sorted({edition.interface for edition in corpus.site.editions}):
        own = _words(corpus.strings.get(interface, {}))
        have = {stem(key) for key in own}
        missing = {key: words for key, words in original.items() if stem(key) not in have}
        found[f"{FOLDER}say-{interface}.js"] = say_script({**missing, **own, **tags})
    return found


def say_script(words: Mapping[str, str]) -> bytes:
    """A script that hands words to the page's own: a plain call, so that it works from a disk too."""
    said = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"kyoyaku.say({said});\n".encode()


def _words(strings: Strings) -> dict[str, str]:
    """The words that scripts show, without what their keys have in common; where there is one plural, it is for all."""
    words = {key.removeprefix(_PREFIX): said for key, said in strings.items() if key.startswith(_PREFIX)}
    for key in [key for key in words if key.endswith(".other")]:
        words.setdefault(f"{stem(key)}.one", words[key])
    return words
