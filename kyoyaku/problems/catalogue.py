"""Problems as values: a code, a place and arguments. The words for them stand in problems.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, NotRequired, TypedDict

Severity = Literal["error", "warning"]
Lang = Literal["ja", "en"]

MOST_SHOWN: Final = 50
UNLISTED: Final = "unlisted-code"
"""The entry that stands in for a code that has none: whoever writes a rule forgets it first."""
NOTHING: Final = "—"
"""The value of an argument that has nothing to say."""

_BLANK: Final = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL: Final = re.compile(r"\[\[(.*?\{([a-z_]+)\}.*?)\]\]")


class Part(NamedTuple):
    """A part of what a file says at a place: the value under keys (items of a list by their number from 0).

    `start` and `end` are a span of its text (0 and 0 for all of it); `key` where the last key itself is meant.
    """

    keys: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    key: bool = False


WHOLE: Final = Part()
COMMA: Final = ","
BLANK: Final = " "
"""What divides words that are listed in one text; it stands before their number, where that of an item stands alone."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: line and column count from 1; 0 means the file as a whole.

    A place with a part is where the value begins that the part is in; `reading.places` finds out where the part stands.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    part: Part = WHOLE

    def under(self, *keys: str | int) -> Place:
        """The value under keys, from the value that stands here."""
        part = Part((*self.part.keys, *map(str, keys)), *self.part[1:])
        return Place(self.file, self.line, self.column, self.width, part)

    def key(self, *keys: str | int) -> Place:
        """The last of the keys itself."""
        found = self.under(*keys)
        return replace(found, part=found.part._replace(key=True))

    def listed(self, at: int, divider: str = COMMA) -> Place:
        """Of words with commas or blanks between, those at a number from 0; spans are counted in them."""
        return self.under(f"{divider}{at}")

    def span(self, start: int, end: int) -> Place:
        """The characters from start to end of the text that stands here."""
        return Place(self.file, self.line, self.column, self.width, Part(self.part.keys, start, end, self.part.key))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong, told apart by `code`; `args` fill the blanks of its message."""

    place: Place
    code: str
    args: tuple[tuple[str, str], ...] = field(default=())


def problem(code: str, place: Place, **args: object) -> Problem:
    """Make a problem; every argument is kept as the string a message will show."""
    return Problem(place, code, tuple((name, str(value)) for name, value in args.items()))


class CodeWords(TypedDict):
    """What one language says of a code."""

    message: str
    hint: str
    values: NotRequired[Mapping[str, str]]
    """What certain arguments are called in the language."""


class CodeEntry(TypedDict):
    """One code of the catalogue: its severity, its rows of the fault list, its words by language."""

    severity: Severity
    ja: CodeWords
    en: CodeWords


@cache
def codes() -> Mapping[str, CodeEntry]:
    """Every code with its severity and words, from problems.toml; read when a problem first needs it."""
    import tomllib  # only runs with something to report pay for it

    text = (Path(__file__).parent / "problems.toml").read_text(encoding="utf-8")
    entries: dict[str, CodeEntry] = tomllib.loads(text)
    return entries


def severity(found: Problem) -> Severity:
    """Whether a problem stops the build."""
    return _entry(found)["severity"]


def has_errors(found: Iterable[Problem]) -> bool:
    """True where at least one problem stops the build."""
    return any(severity(one) == "error" for one in found)


def message(found: Problem, lang: Lang) -> str:
    """What is wrong, in one sentence of the language asked for."""
    return _fill(_entry(found)[lang], "message", found)


def hint(found: Problem, lang: Lang) -> str:
    """How to mend it."""
    return _fill(_entry(found)[lang], "hint", found)


def _entry(found: Problem) -> CodeEntry:
    """The entry of a problem's code, or the one that says that there is none."""
    return codes().get(found.code) or codes()[UNLISTED]


def _fill(entry: CodeWords, which: Literal["message", "hint"], found: Problem) -> str:
    """The words with their blanks filled; what stands in [[ ]] is left out where its blank has nothing to say (—)."""
    words, args = entry[which], {"code": found.code, **dict(found.args)}
    words = _OPTIONAL.sub(lambda part: "" if args.get(part[2]) == NOTHING else part[1], words)
    called = entry.get("values", {})
    # Not str.format: an argument is the editor's text and may hold braces of its own.
    return _BLANK.sub(lambda blank: called.get(args[blank[1]], args[blank[1]]) if blank[1] in args else blank[0], words)
