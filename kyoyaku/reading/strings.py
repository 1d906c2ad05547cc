"""The interface's words: content/strings/<lang>.yaml as flat keys, with blanks in braces and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar

Strings = Mapping[str, str]


class NoWords(KeyError):
    """Words that are asked for and not there, or a blank in them that nobody fills: a fault of the strings' file."""

    def __init__(self, key: str, words: str = "", blanks: Iterable[str] = ()) -> None:
        super().__init__(key)
        self.key, self.words, self.blanks = key, words, tuple(sorted(blanks))


class _Words(dict[str, str]):
    """Flat keys → words."""

    def __missing__(self, key: str) -> str:
        raise NoWords(key)


BLANK: Final = re.compile(r"\{([a-z_]+)\}")
_BRACE: Final = re.compile("[{}]")
"""What is meant for a blank: readers would see it."""
_PLURALS: Final = ("one", "other")


def flatten(node: Node, prefix: str = "") -> Iterator[tuple[str, str, Place]]:
    """Dotted key, words and place of every string below a node."""
    if isinstance(node, Scalar):
        yield prefix, node.text, node.place
    elif isinstance(node, Map):
        for key, (_, value) in node.entries.items():
            yield from flatten(value, f"{prefix}.{key}" if prefix else key)


def say(strings: Strings, key: str, **values: object) -> str:
    """Words of a key with its blanks filled; with `n`, the plural form. NoWords where there are none."""
    if "n" in values:
        form = "one" if str(values["n"]) == "1" else "other"
        words = strings.get(f"{key}.{form}") or strings.get(f"{key}.other") or strings[key]
    else:
        words = strings[key]
    if "{" not in words:
        return words
    try:
        return BLANK.sub(lambda match: str(values[match[1]]), words)
    except KeyError:
        raise NoWords(key, words, values) from None


def in_a_row(strings: Strings, key: str, words: Iterable[str]) -> str:
    """Words with those of a key between them, whose blanks at its ends stand within bars: `|, |`."""
    return strings[key].strip("|").join(words)


def stem(key: str) -> str:
    """A key without its plural form."""
    head, _, last = key.rpartition(".")
    return head if last in _PLURALS and head else key


def parity(
    reference: Strings, other: Strings, places: Mapping[str, Place], file: str, *, partial: bool = False
) -> list[Problem]:
    """Keys that one language lacks (where it has to have all) or has too many, and blanks that differ.

    Plural forms may differ.
    """
    wanted, have = {stem(key) for key in reference}, {stem(key) for key in other}
    lacking = () if partial else sorted(wanted - have)
    found = [problem("string-missing", Place(file), key=key) for key in lacking]
    found += [problem("string-unknown", place, key=key) for key, place in places.items() if stem(key) not in wanted]
    blanks = _blanks(reference)
    for key, words in other.items():
        unknown = (one for one in BLANK.finditer(words) if stem(key) in wanted and one[1] not in blanks[stem(key)])
        found += [_blank_problem(one, key, places[key], blanks) for one in unknown]
    return found


def whole(read: Mapping[str, Strings], chain: Iterable[str]) -> Strings:
    """The strings of the first language of a chain; keys that it lacks are taken from those after it."""
    held = _Words()
    for strings in (read[lang] for lang in chain if lang in read):
        have = {stem(key) for key in held}
        held |= {key: words for key, words in strings.items() if stem(key) not in have}
    return held


def bad_blanks(strings: Strings, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Braces that are no blank."""
    blanks = _blanks(strings)
    for key, words in strings.items():
        rest = BLANK.sub(lambda blank: " " * len(blank[0]), words)
        if (brace := _BRACE.search(rest)) is not None:
            yield _blank_problem(brace, key, places[key], blanks)


def _blank_problem(match: re.Match[str], key: str, place: Place, blanks: Mapping[str, set[str]]) -> Problem:
    known = ", ".join(sorted(blanks[stem(key)])) or "—"
    return problem("string-blanks", place.span(*match.span()), key=key, blanks=known)


def _blanks(strings: Strings) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for key, words in strings.items():
        names.setdefault(stem(key), set()).update(BLANK.findall(words))
    return names
