"""The real project, built twice as differently as one machine can: the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kyoyaku.making import pipeline
from tests import made

ROOT = Path(__file__).resolve().parents[2]


def build(out: Path, **environment: str) -> dict[str, bytes]:
    """The whole site as the command writes it."""
    subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--out", str(out)],
        env={**os.environ, **environment},
        cwd=out.parent,
        check=True,
        capture_output=True,
    )
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_folder_zone_locale_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / "あ い").mkdir()
    one = build(tmp_path / "a", TZ="Asia/Tokyo", LANG="ja_JP.UTF-8", PYTHONHASHSEED="1")
    other = build(tmp_path / "あ い" / "b", TZ="America/Lima", LANG="C", LC_ALL="C", PYTHONHASHSEED="4242")
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_what_was_kept_from_an_earlier_build_changes_no_byte() -> None:
    files = made.project()
    kept: dict[str, bytes] = {}
    first = pipeline.build(files, pipeline.Options(kept=kept))
    assert kept
    assert pipeline.build(files, pipeline.Options(kept=kept)).site == first.site
    assert pipeline.build(dict(reversed(list(files.items()))), pipeline.Options()).site == first.site
