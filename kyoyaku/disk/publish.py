"""Publishing: stage the next site, swap it in, clear up; a failure anywhere leaves the present one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kyoyaku.disk import leftovers, manifest, stop
from kyoyaku.disk.manifest import Manifest
from kyoyaku.disk.present import Present, scan
from kyoyaku.disk.refusal import Refusal, from_os_error
from kyoyaku.disk.siblings import beside
from kyoyaku.disk.staging import Changes, compare, stage
from kyoyaku.disk.swap import swap

if TYPE_CHECKING:
    from kyoyaku.model import Files


def publish(site: Files, record: Manifest, target: Path, *, force: bool = False, strict: bool = False) -> Changes:
    """Makes `target` hold just this site and what others put there. To be called under the lock.

    With `strict` nothing is written where a file that someone edited would be replaced.
    """
    _check_paths(site)
    try:
        present = scan(target)
        changes = compare(site, present, force=force)
        if strict and changes.yours:
            return changes
        written = manifest.to_bytes(record)
        if changes.written or changes.removed or not present.holds(manifest.NAME, written):
            _replace(site, written, present, changes)
    except OSError as error:
        raise from_os_error(error, error.filename or target) from error
    return changes


def _replace(site: Files, written: bytes, present: Present, changes: Changes) -> None:
    target = present.root
    places = beside(target)
    try:
        stage(site, present, changes, written, places.new)
        stop.check()
        before = swap(target, places)
        if before is not None:
            # The new site stands: what cannot be thrown away now is thrown away by the next run.
            with suppress(OSError, Refusal):
                leftovers.retire(before, target)
    except BaseException:
        with suppress(OSError, Refusal):
            leftovers.clear(target)
        raise


def _check_paths(site: Files) -> None:
    """The last look before the disk: no path of ours leads out of the site, whatever made it."""
    for path in site:
        if not manifest.is_path(path):
            raise ValueError(f"not a path inside a site: {path!r}")
