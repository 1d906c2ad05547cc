"""Problems as people and programs read them: text with carets, JSON, and lines for GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kyoyaku.problems import catalogue
from kyoyaku.problems.caret import point, visible
from kyoyaku.problems.catalogue import MOST_SHOWN, Lang, Place, Problem

_LONGEST_ARGUMENT: Final = 300
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_COLOURS: Final = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "caret": "\x1b[32m", "strong": "\x1b[1m"}
_PLAIN: Final = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Style:
    """How to write problems down. `words` are the report's own; `rename` shows a file by another path."""

    lang: Lang
    words: Mapping[str, str]
    colour: bool = False
    rename: Callable[[str], str] = str
    most: int = MOST_SHOWN


def text(found: Iterable[Problem], files: Mapping[str, bytes], style: Style) -> str:
    """Each problem with its line, a caret and a hint, errors first; then how many more of each code there are."""
    shown, rest = _chosen(found, style.most)
    source = _Lines(files)
    blocks = [*(_block(one, source, style) for one in shown), *_summed_up(rest, style)]
    return "".join(f"{block}\n" for block in blocks)


def one_line(found: Problem, style: Style) -> str:
    """What is wrong and what to do, in one line: for calls that were refused."""
    severity = catalogue.severity(found)
    clean = _clean(found, newline=False)
    words = f"{catalogue.message(clean, style.lang)} {catalogue.hint(clean, style.lang)}"
    return f"build.py: {_in(style, severity)} {found.code}: {' '.join(words.split())}"


def github(found: Iterable[Problem], style: Style) -> str:
    """One workflow command for each problem, errors first; GitHub shows them at their lines."""
    shown, rest = _chosen(found, style.most)
    lines = [_command(one, style) for one in shown]
    lines += [f"::notice::{_escape(more)}" for more in _summed_up(rest, replace(style, colour=False))]
    return "".join(f"{line}\n" for line in lines)


def records(found: Iterable[Problem], style: Style) -> list[dict[str, object]]:
    """Every problem as JSON data, errors first."""
    return [_record(one, style) for one in _ordered(found)]


def to_json(record: Mapping[str, object]) -> str:
    """One JSON object; no character in it can upset a terminal or a pipe."""
    return json.dumps(record, ensure_ascii=True, indent=1) + "\n"


def _ordered(found: Iterable[Problem]) -> list[Problem]:
    """Errors first: they are why nothing was written. Each once, sorted by place."""
    return sorted(set(found), key=lambda one: (catalogue.severity(one) != "error", one))


def _chosen(found: Iterable[Problem], most: int) -> tuple[list[Problem], list[Problem]]:
    """What is shown in full, and the rest: of each code a few, so that the many of one kind hide no other kind."""
    ordered = _ordered(found)
    if len(ordered) <= most:
        return ordered, []
    shown: list[Problem] = []
    for severity in ("error", "warning"):
        held = [one for one in ordered if catalogue.severity(one) == severity]
        room = most - len(shown)
        kept, turn = set[Problem](), 0
        by_code: dict[str, list[Problem]] = {}
        for one in held:
            by_code.setdefault(one.code, []).append(one)
        while len(kept) < min(room, len(held)):  # one of each code in turn
            turn_of = [group[turn] for group in by_code.values() if len(group) > turn]
            kept |= set(turn_of[: room - len(kept)])
            turn += 1
        shown += [one for one in held if one in kept]
    left = set(shown)
    return shown, [one for one in ordered if one not in left]


def _summed_up(rest: Iterable[Problem], style: Style) -> Iterator[str]:
    """A line for each code that was not shown in full."""
    counts: dict[str, list[Problem]] = {}
    for one in rest:
        counts.setdefault(one.code, []).append(one)
    for code, held in counts.items():
        severity = _in(style, catalogue.severity(held[0]))
        files = len({one.place.file for one in held})
        blanks = {"severity": severity, "code": code, "count": f"{len(held):,}", "files": f"{files:,}"}
        yield style.words["more"].format(**blanks)


class _Lines:
    """The lines of files, each file split once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.split: dict[str, Sequence[str]] = {}

    def at(self, place: Place) -> str | None:
        if place.line < 1 or place.file not in self.files:
            return None
        if place.file not in self.split:
            words = self.files[place.file].decode("utf-8", "replace").removeprefix("\ufeff")
            self.split[place.file] = _LINE_END.split(words)
        lines = self.split[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else None


def _block(found: Problem, source: _Lines, style: Style) -> str:
    severity, clean = catalogue.severity(found), _clean(found)
    where = _where(found.place, style)
    lead = f"{_paint(style, 'strong', where)}: " if where else ""
    says = visible(catalogue.message(clean, style.lang), keep="\n")
    rows = [f"{lead}{_in(style, severity)} {found.code}: {says}"]
    line = source.at(found.place)
    if line is not None:
        shown, carets = point(line, found.place.column, found.place.width)
        rows.append(f"    {shown}")
        if found.place.column:
            rows.append(f"    {_paint(style, 'caret', carets)}")
    hint = visible(catalogue.hint(clean, style.lang), keep="\n")
    if hint:
        rows.append(f"    {style.words['hint']}{hint}".replace("\n", "\n      "))
    return "\n".join(rows)


def _where(place: Place, style: Style) -> str:
    if not place.file:
        return ""
    parts = [visible(style.rename(place.file))]
    if place.line:
        parts.append(str(place.line))
        if place.column:
            parts.append(str(place.column))
    return ":".join(parts)


def _clean(found: Problem, *, newline: bool = True) -> Problem:
    """The problem with arguments that are safe to print: they are an editor's words, or an attacker's."""
    keep = "\n" if newline else ""
    args = ((name, visible(_short(value), keep)) for name, value in found.args)
    return Problem(found.place, found.code, tuple(args))


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_ARGUMENT else f"{value[:_LONGEST_ARGUMENT]}…"


def _in(style: Style, severity: str) -> str:
    return _paint(style, severity, severity)


def _paint(style: Style, colour: str, words: str) -> str:
    return f"{_COLOURS[colour]}{words}{_PLAIN}" if style.colour else words


def _command(found: Problem, style: Style) -> str:
    place, clean = found.place, _clean(found)
    at = {"file": style.rename(place.file)} if place.file else {}
    if place.line:
        at["line"] = str(place.line)
        if place.column:
            at |= {"col": str(place.column), "endColumn": str(place.column + max(place.width, 1))}
    at["title"] = found.code
    fields = ",".join(f"{name}={_escape_field(value)}" for name, value in at.items())
    says = f"{catalogue.message(clean, style.lang)}\n{catalogue.hint(clean, style.lang)}".rstrip("\n")
    return f"::{catalogue.severity(found)} {fields}::{_escape(visible(says, keep=chr(10)))}"


def _escape(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_field(value: str) -> str:
    return _escape(value).replace(":", "%3A").replace(",", "%2C")


def _record(found: Problem, style: Style) -> dict[str, object]:
    place = found.place
    return {
        "code": found.code,
        "severity": catalogue.severity(found),
        "file": style.rename(place.file) if place.file else "",
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "message": catalogue.message(found, style.lang),
        "hint": catalogue.hint(found, style.lang),
        "args": dict(found.args),
    }
