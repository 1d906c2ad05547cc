"""How it went, in the format asked for: problems first, then one line of numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from kyoyaku import problems
from kyoyaku.command.build import Made, stops
from kyoyaku.command.call import Call
from kyoyaku.command.console import Console
from kyoyaku.command.words import count, words
from kyoyaku.disk.guard import EXPECTED
from kyoyaku.disk.refusal import Refusal, near_here, shown
from kyoyaku.problems import Lang, Problem, report
from kyoyaku.problems.caret import visible

_NOUNS: Final = frozenset(["pages", "files", "bytes", "words"])
_NAMES_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of one call, and the sentence (by name) that tells them."""

    sentence: str
    numbers: Mapping[str, int]
    extra: Mapping[str, str]


def tell(call: Call, console: Console, made: Made, summary: Summary, started: float) -> int:
    """Writes problems and summary; gives the exit status."""
    status = 1 if stops(call, made.problems) else 0
    seconds = time.perf_counter() - started
    style = replace(console.style(), rename=call.rename)
    told = made.told()
    if call.format == "json":
        counts = {**severities(told), **summary.numbers, **summary.extra}
        record = {
            "exit": status,
            "problems": report.records(told, style),
            "summary": {**counts, "seconds": round(seconds, 3)},
        }
        console.result(report.to_json(record))
        return status
    if told and call.format == "github":
        console.result(report.github(told, style))
    elif told:
        console.message(report.text(told, made.files, style))
    line = sentence(console, told, summary, f"{seconds:.2f}") + "\n"
    if status:
        console.message(line)
    else:
        console.result(line)
    return status


def refuse(console: Console, refusal: Refusal) -> int:
    """One line that says what was wrong with the call or the machine; gives the exit status."""
    style = console.style()
    if console.format == "json":
        found = report.records([refusal.found], style)
        console.result(report.to_json({"exit": refusal.status, "problems": found, "summary": None}))
    elif console.format == "github":
        console.result(report.github([refusal.found], style))
    console.message(report.one_line(refusal.found, style) + "\n")
    return refusal.status


def of_build(call: Call, made: Made) -> Summary:
    """The summary of a build."""
    out = {"out": near_here(call.out)}
    if made.changes is None:
        return Summary("stopped", {}, out)
    written, removed = len(made.changes.written), len(made.changes.removed)
    numbers = {
        "pages": made.pages,
        "files": len(made.sizes),
        "bytes": sum(made.sizes),
        "written": written,
        "unchanged": len(made.changes.unchanged),
        "removed": removed,
        "kept": len(made.changes.kept),
    }
    return Summary("built" if written or removed else "same", numbers, out)


def sentence(console: Console, found: Iterable[Problem], summary: Summary, seconds: str) -> str:
    """The summary in words."""
    blanks = {
        name: count(console.lang, name, number) if name in _NOUNS else f"{number:,}"
        for name, number in summary.numbers.items()
    }
    blanks |= {**summary.extra, "found": found_words(console.lang, found), "seconds": seconds}
    return console.words[summary.sentence].format(**blanks)


def note_kept(console: Console, made: Made) -> None:
    """One line on what stands in the output folder that is not ours."""
    kept = [path for path in (made.changes.kept if made.changes else ()) if path != EXPECTED]
    if kept and console.format != "json":
        names = ", ".join(visible(shown(path)) for path in kept[:_NAMES_SHOWN])
        more = console.words["kept_more"] if len(kept) > _NAMES_SHOWN else ""
        blanks = {"files": count(console.lang, "files", len(kept)), "names": names + more}
        console.message(console.words["kept"].format(**blanks) + "\n")


def severities(found: Iterable[Problem]) -> dict[str, int]:
    """How many errors and warnings there are."""
    kinds = [problems.severity(one) for one in found]
    return {"errors": kinds.count("error"), "warnings": kinds.count("warning")}


def found_words(lang: Lang, found: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    counts = [count(lang, name, number) for name, number in severities(found).items() if number]
    return words(lang)["and"].join(counts) or words(lang)["no_problems"]
