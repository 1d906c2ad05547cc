"""From the disk to the disk: read, make, publish, under one lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kyoyaku.command.call import Call
from kyoyaku.command.core import Core
from kyoyaku.disk import fingerprint, guard, leftovers, lock, manifest, stop, tree
from kyoyaku.disk.present import scan, stands
from kyoyaku.disk.publish import publish
from kyoyaku.disk.refusal import near_here
from kyoyaku.disk.siblings import beside
from kyoyaku.disk.staging import Changes
from kyoyaku.problems import Place, Problem, has_errors, problem

if TYPE_CHECKING:
    from kyoyaku.model import Files


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a call; `changes` is None where problems kept us from writing.

    `beside` are warnings of what lies beside the content, such as a damaged cache: they are told, and stop nothing.
    """

    files: Files
    problems: tuple[Problem, ...]
    pages: int = 0
    sizes: tuple[int, ...] = ()
    changes: Changes | None = None
    beside: tuple[Problem, ...] = ()

    def told(self) -> tuple[Problem, ...]:
        """Everything there is to say of it."""
        return _all(self.problems, self.beside)


def make(call: Call, core: Core, tell: Callable[[str], None]) -> Made:
    """Builds and publishes what was asked; `tell` hears of another build that has to be waited for."""
    places = tree.sources(call.project, call.content)
    target = target_of(call, places)
    reading = tree.read(places)
    if not beside(target).leftovers() and (standing := _standing(call, target, reading)):
        return standing
    with lock.hold(beside(target).lock, tell=tell) as waited:
        leftovers.clear(target)
        if waited:
            reading = tree.read(places)
        return _standing(call, target, reading) or _make(call, core, target, reading)


def target_of(call: Call, places: Iterable[tree.SourceFolder]) -> Path:
    """The folder to publish to, checked."""
    ground = guard.Ground(call.project, tuple(place.folder for place in places))
    return guard.target(call.out, ground, force=call.force)


def check(call: Call, core: Core) -> Made:
    """Every problem of the sources; nothing is written."""
    reading = tree.read(tree.sources(call.project, call.content))
    with stop.interruptible():
        found = core.check(reading.files)
    return Made(reading.files, reading.told_with(found))


def stops(call: Call, found: Iterable[Problem]) -> bool:
    """Whether such problems keep us from writing."""
    return bool(tuple(found)) if call.strict else has_errors(found)


def of_cache(core: Core) -> tuple[Problem, ...]:
    """The warning of a cache that was damaged, once."""
    count = core.damaged()
    return (problem("cache-damaged", Place(".cache"), count=count),) if count else ()


def _standing(call: Call, target: Path, reading: tree.TreeContents) -> Made | None:
    """What a build would give, where the site that stands is just that already."""
    if has_errors(reading.problems):
        return None
    found = stands(target, _fingerprint(call, reading))
    if found is None or stops(call, found.warnings):
        return None
    present = scan(target)
    if not found.files.keys() <= present.leaves.keys():  # a folder of ours became a link
        return None
    sizes = tuple(present.leaves[path].st_size for path in found.files)
    changes = Changes((), tuple(found.files), (), present.foreign())
    return Made(reading.files, found.warnings, found.pages, sizes, changes)


def _make(call: Call, core: Core, target: Path, reading: tree.TreeContents) -> Made:
    if has_errors(reading.problems):
        # The rest is checked all the same: an editor wants to hear of everything at once.
        with stop.interruptible():
            found = core.check(reading.files)
        return Made(reading.files, reading.told_with(found))
    with stop.interruptible():
        outcome = core.build(reading.files, call.base_url)
    problems = reading.told_with(outcome.problems)
    if stops(call, problems):
        return Made(reading.files, problems, beside=of_cache(core))
    record = manifest.of(outcome.site, _fingerprint(call, reading), outcome.pages, problems)
    lost = (problem("manifest-damaged", _at(call, manifest.NAME)),) if manifest.is_damaged(target) else ()
    changes = publish(outcome.site, record, target, force=call.force, strict=call.strict)
    yours = tuple(problem("edited-by-hand", _at(call, path), kept=name) for path, name in changes.yours.items())
    if call.strict and yours:
        return Made(reading.files, _all(problems, yours), beside=_all(lost, of_cache(core)))
    sizes = tuple(len(content) for content in outcome.site.values())
    return Made(reading.files, problems, outcome.pages, sizes, changes, _all(lost, yours, of_cache(core)))


def _at(call: Call, path: str) -> Place:
    return Place(near_here(call.out / path))


def _fingerprint(call: Call, reading: tree.TreeContents) -> str:
    return fingerprint.of(reading.files, [f"base-url {call.base_url}", *map(repr, reading.problems)])


def _all(*found: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted({one for problems in found for one in problems}))
