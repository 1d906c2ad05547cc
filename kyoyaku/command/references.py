"""The references command: every citation of every agreement, with how it was understood; nothing is made or written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kyoyaku.command.build import Made
from kyoyaku.command.call import Call
from kyoyaku.command.console import Console
from kyoyaku.command.outcomes import Summary, tell
from kyoyaku.disk import stop, tree
from kyoyaku.problems import Problem, severity

if TYPE_CHECKING:
    from kyoyaku.meaning.references import FoundCitation
    from kyoyaku.model import Agreement

_COLUMNS = ("agreement", "unit", "start", "end", "words", "targets", "document", "path", "certainty", "rule")


def references(call: Call, console: Console, started: float) -> int:
    """Prints what is cited, also where the content has errors; gives the exit status."""
    from kyoyaku.meaning.analysis import analyse
    from kyoyaku.reading.corpus import read_corpus

    reading = tree.read(tree.sources(call.project, call.content))
    rows: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    with stop.interruptible():
        corpus, found = read_corpus(reading.files)
        if corpus is None:  # there is nothing to look for references in: what is wrong is told instead
            made = Made(reading.files, reading.told_with(found))
            return tell(call, console, made, Summary("checked", {}, {}), started)
        for analysis in analyse(corpus).values():
            rows += [row for one in analysis.references.found for row in _rows(analysis.agreement, one)]
            problems += map(_doubt, analysis.references.problems)
    if call.format == "json":
        console.result(json.dumps({"references": rows, "problems": problems}, ensure_ascii=False, indent=1) + "\n")
    else:
        console.result("".join(_lines(rows)))
    return 0


def _doubt(one: Problem) -> dict[str, Any]:
    told, part = dict(one.args), one.place.part
    return {
        "unit": told.get("unit", ""),
        "start": part.start,
        "end": part.end,
        "words": told.get("words", ""),
        "code": one.code,
        "severity": severity(one),
    }


def _rows(agreement: Agreement, one: FoundCitation) -> Iterator[dict[str, Any]]:
    """A citation as it is printed. What stands between the ends of a range is cited by the から between them."""
    between = one.targets[1:] if one.rule == "range" else ()
    if not between:
        yield _row(agreement, one)
        return
    yield _row(agreement, one._replace(targets=one.targets[:1]))
    yield _row(agreement, one._replace(start=one.start - 2, end=one.start, targets=between))


def _row(agreement: Agreement, one: FoundCitation) -> dict[str, Any]:
    named = {"law": "law", "agreement": "agreement", "other": "title"}
    values = (
        agreement.slug,
        one.unit,
        one.start,
        one.end,
        agreement.units[one.unit].ja[one.start : one.end],
        list(one.targets),
        {named[one.document[0]]: one.document[1]} if one.document else None,
        one.path,
        one.certainty,
        one.rule,
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """A citation a line, with tabs between; `-` where there is nothing."""
    yield "\t".join(_COLUMNS) + "\n"
    for row in rows:
        document = ":".join(next(iter(row["document"].items()))) if row["document"] else ""
        shown = {**row, "targets": ",".join(row["targets"]), "document": document}
        yield "\t".join(str(shown[name]).replace("\t", " ").replace("\n", " ") or "-" for name in _COLUMNS) + "\n"
