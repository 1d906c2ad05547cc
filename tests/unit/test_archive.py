"""The ZIP: the same site gives the same bytes, and it opens everywhere."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kyoyaku.making.archive import Label, pack, sum_line
from tests.unit.small_site import environment

SITE = {"index.html": b"<p>1</p>" * 99, "articles/1.html": b"one", "データ/表.csv": b"1,2", ".nojekyll": b""}
LABEL = Label(
    "hachinohe-hashikami-2017",
    "八戸市と階上町の連携協約\nindex.html を開いてください。\n\nOpen index.html.\n",
)


def opened(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


@pytest.mark.fault("H1")
def test_one_folder_holds_everything_in_order() -> None:
    with opened(pack(SITE, LABEL)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {name.partition("/")[0] for name in names} == {LABEL.name}
        assert {name.partition("/")[2] for name in names} == {*SITE, "README.txt", "SHA256SUMS"}
        assert archive.testzip() is None
        for path, content in SITE.items():
            assert archive.read(f"{LABEL.name}/{path}") == content


def test_the_same_site_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    (tmp_path / "site.py").write_text(
        f"SITE = {SITE!r}\nNAME, README = {LABEL.name!r}, {LABEL.readme!r}\n", encoding="utf-8"
    )
    script = (
        "import hashlib, os, time; from kyoyaku.making.archive import *; from site_ import *;"
        "os.umask(0o077); print(hashlib.sha256(pack(SITE, Label(NAME, README))).hexdigest())"
    )
    (tmp_path / "site.py").rename(tmp_path / "site_.py")
    expected = hashlib.sha256(pack(dict(reversed(SITE.items())), LABEL)).hexdigest()
    for more in (
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    ):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env=environment(more),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == expected


@pytest.mark.fault("H3")
def test_entries_say_nothing_of_the_machine() -> None:
    with opened(pack(SITE, LABEL)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr == 0o100644 << 16
            assert entry.create_system == 3
            assert entry.extra == b""


def test_japanese_names_are_marked_as_utf8() -> None:
    with opened(pack(SITE, LABEL)) as archive:
        for entry in archive.infolist():
            assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())


def test_sums_are_those_of_sha256sum(tmp_path: Path) -> None:
    with opened(pack(SITE, LABEL)) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / LABEL.name
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count(": OK") == len(SITE) + 1


def test_the_readme_opens_in_any_editor() -> None:
    with opened(pack(SITE, LABEL)) as archive:
        readme = archive.read(f"{LABEL.name}/README.txt")
    assert readme.startswith(b"\xef\xbb\xbf")
    assert readme.count(b"\r\n") == readme.count(b"\n") == 4
    assert "八戸市と階上町" in readme.decode("utf-8-sig")


@pytest.mark.fault("H2")
@pytest.mark.parametrize("path", ["../x", "/x", "a/../x", "a\\x", "C:x", "a//x", "a\nx", ""])
def test_no_entry_leads_out(path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        pack({path: b""}, LABEL)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "協約", "a b", "-a", "a.", "x" * 101])
def test_a_name_is_plain(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        pack(SITE, Label(name, ""))


@pytest.mark.parametrize("path", ["README.txt", "readme.TXT", "SHA256SUMS"])
def test_the_site_has_no_file_of_the_archives_own(path: str) -> None:
    with pytest.raises(ValueError, match="own names"):
        pack({path: b""}, LABEL)


def test_the_line_beside_the_zip() -> None:
    assert sum_line("a.zip", b"") == f"{hashlib.sha256(b'').hexdigest()}  a.zip\n".encode()
