"""One run of serve: build, serve, watch, build again."""

from __future__ import annotations

import time
import traceback
from dataclasses import replace
from urllib.parse import urlsplit

from kyoyaku.command import outcomes
from kyoyaku.command.build import Made, make, target_of
from kyoyaku.command.call import Call
from kyoyaku.command.console import Console
from kyoyaku.command.core import Core
from kyoyaku.disk import stop, tree
from kyoyaku.disk.refusal import Refusal
from kyoyaku.problems import report
from kyoyaku.serve import live
from kyoyaku.serve.address import Door, open_door
from kyoyaku.serve.output import Unhurried, unhurried
from kyoyaku.serve.state import State
from kyoyaku.serve.watch import Watch


def serve(call: Call, core: Core, console: Console) -> int:
    """Serves until it is stopped; gives the exit status where it cannot even begin."""
    with unhurried(console) as patient:
        return _serve(call, core, patient)


def _serve(call: Call, core: Core, console: Unhurried) -> int:
    target = target_of(call, tree.sources(call.project, call.content))
    door = open_door(call.host, call.port, call.allowed_hosts)
    mount = urlsplit(call.base_url).path if call.base_url else "/"
    state = State(target, mount, call.lang, console.words, lambda error: _tell_fault(console, error), console.message)
    session = _Session(call, core, console, state)
    session.build(first=True)
    _announce(call, console, door, state)
    live.run(door, state, session.look)
    return 0


class _Session:
    """What a run of serve keeps: how things stand, and what the sources looked like."""

    def __init__(self, call: Call, core: Core, console: Unhurried, state: State) -> None:
        self.call, self.core, self.console, self.state = call, core, console, state
        roots = (call.content, call.project / "templates", call.project / "static")
        self.watch = Watch(roots)

    def look(self) -> None:
        """Builds again if there is something new."""
        stop.insist()
        self.console.check()
        with stop.uninterrupted():
            if self.watch.changed():
                before = self.state.version
                self.build()
                live.tell_all(reload=self.state.version != before)

    def build(self, *, first: bool = False) -> None:
        """Builds, and takes down how it went. The first time, a machine that will not do ends it all."""
        started = time.perf_counter()
        try:
            made = make(self.call, self.core, self._waiting)
        except Refusal as refusal:
            if first:
                raise
            line = report.one_line(refusal.found, replace(self.console.style(), colour=False))
            self._failed(line, line)
            self.console.message(f"{line}\n")
        except Exception as error:
            if first:
                raise
            self._failed(self.console.words["bug"].strip(), "".join(traceback.format_exception(error)))
            _tell_fault(self.console, error)
        else:
            self._made(made, started, first=first)

    def _made(self, made: Made, started: float, *, first: bool) -> None:
        found = outcomes.found_words(self.call.lang, made.told())
        if made.changes is None:
            style = replace(self.console.style(), rename=self.call.rename, colour=False)
            self._failed(found, report.text(made.problems, made.files, style))
        else:
            self.state.title = self.state.problems = ""
        if first:
            outcomes.note_kept(self.console, made)
            outcomes.tell(self.call, self.console, made, outcomes.of_build(self.call, made), started)
            return
        style = replace(self.console.style(), rename=self.call.rename)
        self.console.message(report.text(made.told(), made.files, style))
        words = self.console.words["failed" if made.changes is None else "rebuilt"]
        changes = made.changes
        self.console.message(
            words.format(
                time=time.strftime("%H:%M:%S"),
                found=found,
                written=len(changes.written) if changes else 0,
                removed=len(changes.removed) if changes else 0,
            )
            + "\n"
        )

    def _failed(self, found: str, problems: str) -> None:
        self.state.title = self.console.words["overlay_title"].format(found=found)
        self.state.problems = problems

    def _waiting(self, pid: str) -> None:
        self.console.message(self.console.words["waiting"].format(pid=pid) + "\n")


def _announce(call: Call, console: Console, door: Door, state: State) -> None:
    if call.port not in {0, door.port}:
        console.message(console.words["port_taken"].format(first=call.port, port=door.port) + "\n")
    if door.is_public:
        console.message(console.words["visible_to_network"].format(host=door.host) + "\n")
    console.result(console.words["serving"].format(url=door.url + state.mount) + "\n")


def _tell_fault(console: Console, error: BaseException) -> None:
    told = "".join(traceback.format_exception(error))
    console.message(f"{console.words['bug'].strip()}\n\n{told}")
