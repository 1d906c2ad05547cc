"""The archive command: makes the site in memory and writes it as one ZIP."""

from __future__ import annotations

from kyoyaku.command.build import Made, of_cache, stops
from kyoyaku.command.call import LANGS, Call
from kyoyaku.command.core import Core
from kyoyaku.command.outcomes import Summary
from kyoyaku.command.words import words
from kyoyaku.disk import guard, lock, manifest, stop, tree
from kyoyaku.disk.products import put
from kyoyaku.disk.refusal import near_here
from kyoyaku.making.archive import Label, pack, sum_line
from kyoyaku.problems import has_errors


def archive(call: Call, core: Core) -> tuple[Made, Summary]:
    """Makes the ZIP and its checksum; no site on the disk is needed or touched."""
    places = tree.sources(call.project, call.content)
    ground = guard.Ground(call.project, tuple(place.folder for place in places))
    folder = guard.folder_for_products(call.out, ground)
    reading = tree.read(places)
    stopped = Summary("stopped", {}, {"out": near_here(call.out)})
    with stop.interruptible():
        if has_errors(reading.problems):
            return Made(reading.files, reading.told_with(core.check(reading.files))), stopped
        outcome = core.build(reading.files, call.base_url)
        problems = reading.told_with(outcome.problems)
        if stops(call, problems):
            return Made(reading.files, problems, beside=of_cache(core)), stopped
        packed = pack(outcome.site, Label(outcome.name, readme(outcome.name)))
    name = f"{outcome.name}.zip"
    with lock.hold(folder / f".{name}.lock"):
        changed = put(folder, {name: packed, f"{name}.sha256": sum_line(name, packed)})
    summary = Summary(
        "archived" if changed else "archive_same",
        {"files": len(outcome.site), "bytes": len(packed)},
        {"out": near_here(call.out / name), "digest": manifest.digest(packed)},
    )
    return Made(reading.files, problems, beside=of_cache(core)), summary


def readme(name: str) -> str:
    """What the README of an archive says, in each language of ours."""
    return "\n".join(words(lang)["readme"].format(name=name).strip() + "\n" for lang in LANGS)
