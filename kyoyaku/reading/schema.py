"""What a content file may hold: a small language of shapes, and the check of nodes against them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from kyoyaku.problems import MOST_SHOWN, NOTHING, Place, Problem, problem
from kyoyaku.reading.addresses import runs_script
from kyoyaku.reading.numbers import day_problem, mixed_problem, number_problem
from kyoyaku.reading.slips import quoted, suspect
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar, Seq
from kyoyaku.text.days import is_day
from kyoyaku.text.japanese import not_composed

Report = Callable[[Problem], None]

IDENT: Final = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*")
_RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
LONGEST_IDENT: Final = 64
_MARKUP: Final = re.compile(r"</?[A-Za-z!][^<>]{0,200}>?|<!--|<!\[CDATA|&(?:#x?[0-9A-Fa-f]+|[a-z]{2,8});")


class Written(NamedTuple):
    """Words for people, kept exactly as written. `bare` where a comment may follow (settings, not texts).

    `counted` where programs read the numbers in them.
    """

    bare: bool = False
    counted: bool = False


class Pattern(NamedTuple):
    """A word of a fixed form; `name` is the code of the problem when it has another."""

    form: str
    name: str


class Ident(NamedTuple):
    """An id: small ASCII letters, digits and single hyphens, at most 64, no name that a system reserves."""


class OneOf(NamedTuple):
    """One of a few words."""

    options: tuple[str, ...]


class Truth(NamedTuple):
    """true or false, nothing else."""


class Day(NamedTuple):
    """A day as 2017-03-22 that exists; with `or_month`, a month as 2017-03 too."""

    or_month: bool = False


class ListOf(NamedTuple):
    """A list of one shape; `flow` allows a single value to stand for a list of one."""

    shape: Shape
    single: bool = False


class MapOf(NamedTuple):
    """A mapping with free keys: ids, languages or line numbers."""

    key: str
    shape: Shape


class Field(NamedTuple):
    """A key of a record."""

    name: str
    shape: Shape
    required: bool = False


class RecordOf(NamedTuple):
    """A mapping with known keys."""

    name: str
    fields: tuple[Field, ...]


class Again(NamedTuple):
    """A record inside itself, by name: items within items."""

    name: str


Shape = Written | Pattern | Ident | OneOf | Truth | Day | ListOf | MapOf | RecordOf | Again


class Checker:
    """Checks one file's node against a shape; `check` is true where the node can be read on."""

    def __init__(self, report: Report, lines: list[str]) -> None:
        self.report, self.lines = report, lines
        self.records: dict[str, RecordOf] = {}
        self.proposed = 0
        self.root: Node | None = None
        self.suspects: dict[int, Problem | None] = {}

    def check(self, node: Node, shape: Shape) -> bool:
        """Report everything wrong with the node; False where a reader could not go on."""
        self.root = self.root or node
        if isinstance(shape, Again):
            return self._record(node, self.records[shape.name])
        if isinstance(shape, RecordOf):
            return self._record(node, shape)
        if isinstance(shape, ListOf):
            return self._list(node, shape)
        if isinstance(shape, MapOf):
            return self._map(node, shape)
        if not isinstance(node, Scalar):
            return self._wrong_type(node, "text")
        return self._scalar(node, shape)

    def _scalar(self, node: Scalar, shape: Written | Pattern | Ident | OneOf | Truth | Day) -> bool:
        if not node.text:
            if node.cut is not None and isinstance(shape, Written) and not shape.bare:
                return self._cut(node.cut)
            return self._fail("empty-value", node.place)
        if isinstance(shape, Written):
            return self._words(node, shape)
        if isinstance(shape, Ident):
            return ident_problem(node.text) is None or self._misread("bad-id", node.place, id=node.text)
        if isinstance(shape, OneOf):
            return node.text in shape.options or self._choice(node, shape.options)
        if isinstance(shape, Pattern):
            fits = bool(re.fullmatch(shape.form, node.text))
            return self._digits(node) if fits else self._number(node.text, node.place, shape.name)
        if isinstance(shape, Truth):
            return node.text in ("true", "false") or self._misread("not-a-truth", node.place, value=node.text)
        fits = is_day(node.text) or (shape.or_month and is_day(f"{node.text}-01"))
        return self._digits(node) if fits else self._day(node)

    def _digits(self, node: Scalar) -> bool:
        if (found := mixed_problem(node.text, node.place, whole=True)) is not None:
            self.report(found)
        return True

    def _day(self, node: Scalar) -> bool:
        self.report(
            self._suspect(node.place)
            or number_problem(node.text, node.place)
            or day_problem(node.text, node.place, self._line(node.place))
        )
        return False

    def _number(self, text: str, place: Place, code: str, name: str = "value") -> bool:
        """What is wrong with a text that has another form: too many digits, or what its code says."""
        if (found := number_problem(text, place)) is None:
            return self._misread(code, place, **{name: text})
        self.report(found)
        return False

    def _words(self, node: Scalar, shape: Written) -> bool:
        if node.cut is not None and not shape.bare:
            return self._cut(node.cut)
        if shape.counted and (found := number_problem(node.text, node.place)) is not None:
            self.report(found)
        if runs_script(node.text):
            return self._fail("script-address", node.place)
        if match := _MARKUP.search(node.text):
            self._fail("markup-in-text", node.place.span(*match.span()), markup=match[0][:20])
        if not node.text.isascii() and not unicodedata.is_normalized("NFC", node.text):
            start, end = not_composed(node.text)
            if end:
                self._fail("not-composed", node.place.span(start, end))
        return True

    def _cut(self, comment: Place) -> bool:
        return self._misread("text-cut", comment, line=quoted(self._line(comment)) or NOTHING)

    def _choice(self, node: Scalar, options: tuple[str, ...]) -> bool:
        near = self._near(node.text, options)
        return self._misread("bad-choice", node.place, value=node.text, options=", ".join(options), nearest=near)

    def _list(self, node: Node, shape: ListOf) -> bool:
        if isinstance(node, Scalar) and shape.single:
            return self.check(node, shape.shape)
        if not isinstance(node, Seq):
            return self._wrong_type(node, "list")
        checked = [self.check(item, shape.shape) for item in node.items]  # all of them, not up to the first fault
        return all(checked)

    def _map(self, node: Node, shape: MapOf) -> bool:
        if not isinstance(node, Map):
            return self._wrong_type(node, "mapping")
        good = True
        for key, (place, value) in node.entries.items():
            if not re.fullmatch(shape.key, key):
                good = self._number(key, place, "bad-map-key", "key")
            good &= self.check(value, shape.shape)
        return good

    def _record(self, node: Node, shape: RecordOf) -> bool:
        self.records[shape.name] = shape
        if not isinstance(node, Map):
            return self._wrong_type(node, "mapping", ", ".join(f.name for f in shape.fields))
        names = [f.name for f in shape.fields]
        for key, (place, _) in node.entries.items():
            if key not in names:
                self._misread("unknown-key", place, key=key, nearest=self._near(key, names), known=", ".join(names))
        good = True
        for one in shape.fields:
            value = node.get(one.name)
            if value is not None:
                good &= self.check(value, one.shape)
            elif one.required:
                good = self._fail("missing-key", node.place, key=one.name)
        return good

    def _near(self, word: str, options: Sequence[str]) -> str:
        # Nobody reads more proposals than are shown, and each takes its time.
        self.proposed += 1
        return nearest(word, options) if self.proposed <= MOST_SHOWN else "—"

    def _wrong_type(self, node: Node, expected: str, keys: str = "") -> bool:
        found = {"Scalar": "text", "Seq": "list", "Map": "mapping"}[type(node).__name__]
        if node is self.root:
            return self._misread("expected-keys", node.place, found=found, keys=keys)
        if isinstance(node, Scalar) and not node.text:
            return self._misread("empty-value", node.place)
        return self._misread("wrong-type", node.place, expected=expected, found=found, keys=keys or NOTHING)

    def _misread(self, code: str, place: Place, **args: object) -> bool:
        """Report what has not the form asked for, or the slip on its line that made it so."""
        self.report(self._suspect(place) or problem(code, place, **args))
        return False

    def _suspect(self, place: Place) -> Problem | None:
        if place.line not in self.suspects:  # a line may be long and hold much that is wrong
            self.suspects[place.line] = suspect(place.file, place.line, self._line(place))
        return self.suspects[place.line]

    def _line(self, place: Place) -> str:
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def _fail(self, code: str, place: Place, **args: object) -> bool:
        self.report(problem(code, place, **args))
        return False


def ident_problem(text: str) -> str | None:
    """Why a text is no id, or None where it is one."""
    if not IDENT.fullmatch(text) or len(text) > LONGEST_IDENT:
        return "form"
    return "reserved" if text in _RESERVED else None


def nearest(word: str, options: Sequence[str]) -> str:
    """The option most like a word, capitals and width apart, or "—"."""
    plain = unicodedata.normalize("NFKC", word).lower()
    close = difflib.get_close_matches(plain, options, n=1, cutoff=0.5)
    return close[0] if close else NOTHING
