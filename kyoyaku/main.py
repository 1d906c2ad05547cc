"""The whole command: arguments in, exit status out; nothing but a fault of ours leaves a traceback."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kyoyaku.command import outcomes
from kyoyaku.command.build import check, make
from kyoyaku.command.call import Call, help_text, language, parse, wanted_format
from kyoyaku.command.console import Console, open_console, silence
from kyoyaku.command.core import Core, Installed
from kyoyaku.command.outcomes import Summary
from kyoyaku.disk import libraries, stop
from kyoyaku.disk.refusal import Refusal, environment

_OUR_FAULT: Final = 70
_PIPE_CLOSED: Final = 141


def keep_all() -> None:
    """Lets the collector of rubbish look seldom: nearly all that a build makes is kept to its end."""
    gc.set_threshold(200_000, 20, 20)


def main(project: Path, argv: Sequence[str], core: Core | None = None) -> int:
    """Runs one call on the project in a folder; gives the exit status."""
    started = time.perf_counter()
    stop.listen()
    keep_all()
    console = open_console(language(argv, os.environ), wanted_format(argv), os.environ)
    try:
        status = _guarded(Run(project, argv, core or Installed(project), console, started))
        stop.insist()
    except BrokenPipeError:
        silence()
        return _PIPE_CLOSED
    except stop.Stopped as stopped:
        return stopped.status
    except Refusal as refusal:  # raised while another was told: there is nowhere left to say so
        silence()
        return refusal.status
    return status


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command needs."""

    project: Path
    argv: Sequence[str]
    core: Core
    console: Console
    started: float


def _guarded(run: Run) -> int:
    try:
        return _run(run)
    except Refusal as refusal:
        return outcomes.refuse(run.console, refusal)
    except BrokenPipeError:
        raise
    except MemoryError:
        return outcomes.refuse(run.console, environment("out-of-memory"))
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours is told as what it is
        found = libraries.refusal_of(error, run.project)
        return outcomes.refuse(run.console, found) if found else _our_fault(run.console)


def _run(run: Run) -> int:
    call = parse(run.project, run.argv, os.environ)
    if call.help:
        run.console.result(help_text(call.lang))
        return 0
    return _COMMANDS[call.command](run, call)


def _our_fault(console: Console) -> int:
    import traceback

    console.message(f"{console.words['bug'].strip()}\n\n{traceback.format_exc()}")
    return _OUR_FAULT


def _build(run: Run, call: Call) -> int:
    def waiting(pid: str) -> None:
        run.console.message(run.console.words["waiting"].format(pid=pid) + "\n")

    made = make(call, run.core, waiting)
    outcomes.note_kept(run.console, made)
    return outcomes.tell(call, run.console, made, outcomes.of_build(call, made), run.started)


def _check(run: Run, call: Call) -> int:
    return outcomes.tell(call, run.console, check(call, run.core), Summary("checked", {}, {}), run.started)


def _plan(run: Run, call: Call) -> int:
    from kyoyaku.command.plan import plan

    return plan(call, run.core, run.console, run.started)


def _references(run: Run, call: Call) -> int:
    from kyoyaku.command.references import references

    libraries.check(run.project)
    return references(call, run.console, run.started)


def _serve(run: Run, call: Call) -> int:
    from kyoyaku.serve import session

    return session.serve(call, run.core, run.console)


def _archive(run: Run, call: Call) -> int:
    from kyoyaku.command.archive import archive

    made, summary = archive(call, run.core)
    return outcomes.tell(call, run.console, made, summary, run.started)


def _lexicon(run: Run, call: Call) -> int:
    from kyoyaku.command.lexicon import lexicon

    made, summary = lexicon(call)
    return outcomes.tell(call, run.console, made, summary, run.started)


_COMMANDS: Final[Mapping[str, Callable[[Run, Call], int]]] = {
    "build": _build,
    "check": _check,
    "plan": _plan,
    "references": _references,
    "serve": _serve,
    "archive": _archive,
    "lexicon": _lexicon,
}
