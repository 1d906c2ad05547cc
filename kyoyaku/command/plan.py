"""The plan command: every file that a build would write, as a list; nothing is made or written."""

from __future__ import annotations

import json
import time
from dataclasses import replace

from kyoyaku.command.build import Made, of_cache, stops
from kyoyaku.command.call import Call
from kyoyaku.command.console import Console
from kyoyaku.command.core import Core, PlannedFile
from kyoyaku.command.outcomes import Summary, sentence, tell
from kyoyaku.disk import stop, tree
from kyoyaku.problems import has_errors, report


def plan(call: Call, core: Core, console: Console, started: float) -> int:
    """Prints the plan to stdout, problems to stderr; gives the exit status."""
    reading = tree.read(tree.sources(call.project, call.content))
    with stop.interruptible():
        if has_errors(reading.problems):
            jobs: list[PlannedFile] = []
            found = core.check(reading.files)
        else:
            outcome = core.plan(reading.files, call.base_url)
            jobs, found = sorted(outcome.jobs, key=lambda job: job.path), outcome.problems
    made = Made(reading.files, reading.told_with(found), beside=of_cache(core))
    summary = Summary("planned" if jobs else "stopped", {"files": len(jobs)}, {})
    if stops(call, made.problems):
        return tell(call, console, made, summary, started)
    if made.told():
        console.message(report.text(made.told(), made.files, replace(console.style(), rename=call.rename)))
    console.result(_json(jobs) if call.format == "json" else _text(jobs))
    console.message(sentence(console, made.told(), summary, f"{time.perf_counter() - started:.2f}") + "\n")
    return 0


def _text(jobs: list[PlannedFile]) -> str:
    """A file a line: path, kind, edition and subject, with a tab between; `-` where there is none."""
    rows = ((job.path, job.kind, job.edition, " ".join(job.subject)) for job in jobs)
    return "".join("\t".join(part or "-" for part in row) + "\n" for row in rows)


def _json(jobs: list[PlannedFile]) -> str:
    records = [
        {
            "path": job.path,
            "kind": job.kind,
            "edition": job.edition,
            "subject": list(job.subject),
            "inputs": list(job.inputs),
        }
        for job in jobs
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
