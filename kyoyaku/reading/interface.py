"""content/strings/<lang>.yaml read and checked: the words of the interface in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kyoyaku.model import ORIGINAL, Site
from kyoyaku.problems import NOTHING, Place, Problem, problem
from kyoyaku.reading.documents import CONTENT, Documents
from kyoyaku.reading.shapes import LANG
from kyoyaku.reading.strings import bad_blanks, flatten, parity, whole
from kyoyaku.reading.yaml_nodes import Map, Node, Seq, compose

_FOLDER: Final = f"{CONTENT}strings/"
_ORIGINAL: Final = f"{_FOLDER}{ORIGINAL}.yaml"


def interface_words(documents: Documents, site: Site | None) -> dict[str, Mapping[str, str]]:
    """The strings of every language that has any or is declared, each whole: what it lacks comes from its fallbacks."""
    read: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, Place]] = {}
    original = compose(_ORIGINAL, documents.files[_ORIGINAL]) if _ORIGINAL in documents.files else (None, [])
    keys = _keys(original[0])
    for name in documents.named(_FOLDER, rf"(?P<lang>{LANG})\.yaml"):
        path, lang = name[0], name["lang"]
        node, found = original if path == _ORIGINAL else compose(path, documents.files[path], keys)
        documents.problems += found
        if node is not None:
            documents.problems += _misshapen(node, keys)
            flat = list(flatten(node)) if isinstance(node, Map) else []
            read[lang] = {key: words for key, words, _ in flat}
            places[lang] = {key: place for key, _, place in flat}
            documents.problems += bad_blanks(read[lang], places[lang])
    if ORIGINAL not in read:
        if _ORIGINAL not in documents.files:
            documents.add("missing-file", Place(_ORIGINAL), file=_ORIGINAL)
        return dict(read)
    languages = site.languages if site is not None else {}
    for lang, strings in read.items():
        if lang != ORIGINAL:
            # A summary says what it says; of a language that no site declares, nobody sees what is missing.
            partial = lang not in languages or languages[lang].kind == "summary"
            documents.problems += parity(
                read[ORIGINAL], strings, places[lang], f"{_FOLDER}{lang}.yaml", partial=partial
            )
    return {lang: whole(read, site.fallbacks(lang) if site else (lang, ORIGINAL)) for lang in {**read, **languages}}


def _keys(node: Node | None) -> str:
    """The keys of the first level, as the original language has them, to be proposed where a file has none."""
    return ", ".join(node.entries) if isinstance(node, Map) else NOTHING


def _misshapen(node: Node, keys: str) -> Iterator[Problem]:
    if not isinstance(node, Map):
        found = "list" if isinstance(node, Seq) else "text"
        yield problem("expected-keys", node.place, found=found, keys=keys)
        return
    for _, value in node.entries.values():
        if isinstance(value, Map):
            yield from _misshapen(value, keys)
        elif isinstance(value, Seq):
            yield problem("wrong-type", value.place, expected="text", found="list", keys=NOTHING)
        elif value.plain and not value.text:
            yield problem("empty-value", value.place)
