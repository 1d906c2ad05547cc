"""Where a site may be written, and where never."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kyoyaku.disk import manifest
from kyoyaku.disk.guard import Ground, folder_for_products, target
from kyoyaku.disk.refusal import Refusal
from tests.unit.small_site import make_project, snapshot


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the project in a folder of it; we stand in an empty folder beside."""
    make_project(tmp_path / "repo" / "project")
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def ground(repository: Path) -> Ground:
    project = repository / "repo/project"
    return Ground(project, tuple(project / name for name in ("content", "templates", "static")))


def refused(out: Path, repository: Path, *, force: bool = False) -> tuple[int, str]:
    before = snapshot(repository)
    with pytest.raises(Refusal) as refusal:
        target(out, ground(repository), force=force)
    assert snapshot(repository) == before
    return refusal.value.status, refusal.value.found.code


@pytest.mark.fault("E1")
@pytest.mark.parametrize(
    "out",
    [
        *("repo/project/content", "repo/project/templates", "repo/project/static"),
        *("repo/project", "repo", ".", "home", "here", "/", "repo/project/content/..", ""),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_never_over_what_is_kept(repository: Path, out: str, force: bool) -> None:
    assert refused(repository / out if out else Path(), repository, force=force) == (2, "output-over")


@pytest.mark.fault("E1")
@pytest.mark.parametrize(
    "out",
    [
        *(
            "repo/project/content/site",
            "repo/project/static/a/b",
            "repo/project/kyoyaku",
            "repo/project/docs/x",
        ),
        *("repo/.git/site", "repo/project/.git/x", "repo/project/content/../content/x"),
    ],
)
def test_never_inside_sources(repository: Path, out: str) -> None:
    assert refused(repository / out, repository) == (2, "output-inside")


@pytest.mark.fault("E1")
@pytest.mark.parametrize("folder", [".cache", ".cache/kept", ".ci", ".github", ".venv", "schemas", "scripts", "tests"])
def test_never_inside_what_a_build_clears_or_the_house_is_made_of(repository: Path, folder: str) -> None:
    (repository / "repo/project" / folder).mkdir(parents=True)
    for out in (folder, f"{folder}/new"):
        assert refused(repository / "repo/project" / out, repository, force=True) == (2, "output-inside")


@pytest.mark.fault("E1")
@pytest.mark.parametrize("name", ["~", "~/site", "~root", "~root/a/b"])
def test_a_home_that_no_shell_put_in_is_refused(repository: Path, name: str) -> None:
    assert refused(Path(name), repository, force=True) == (2, "output-not-expanded")
    with pytest.raises(Refusal) as refusal:
        folder_for_products(Path(name), ground(repository))
    assert refusal.value.found.code == "output-not-expanded"


@pytest.mark.parametrize("name", ["~nobody-of-that-name/site", "a~", "a/~", "~~"])
def test_a_name_that_only_looks_like_a_home_is_one(repository: Path, name: str) -> None:
    assert target(Path(name), ground(repository)) == repository / "here" / name


@pytest.mark.fault("E1")
@pytest.mark.parametrize(
    "leads_to",
    ["repo", "repo/project", "repo/project/content", "home", "here", "/", "repo/project/static/new"],
)
def test_a_link_to_one_is_seen_through(repository: Path, leads_to: str) -> None:
    link = repository / "site"
    link.symlink_to(repository / leads_to)
    assert refused(link, repository)[0] == 2


def test_a_link_above_is_seen_through(repository: Path) -> None:
    (repository / "up").symlink_to(repository / "repo/project")
    assert refused(repository / "up/content/new", repository) == (2, "output-inside")


def test_the_same_folder_by_another_name_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk where capitals do not count: the system says that it is the same folder."""
    (repository / "CONTENT").mkdir()
    real_stat = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        same = repository / "repo/project/content"
        return real_stat(same if path.name == "CONTENT" else path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    assert refused(repository / "CONTENT", repository) == (2, "output-over")


@pytest.mark.parametrize("out", ["repo/project/site", "elsewhere", "a/b/c", "here/site", "repo/public", "日本 語"])
def test_a_new_folder_elsewhere_is_fine(repository: Path, out: str) -> None:
    assert target(repository / out, ground(repository)) == repository / out
    assert not (repository / out).exists()


def test_an_empty_folder_or_one_that_git_holds_is_fine(repository: Path) -> None:
    out = repository / "site"
    out.mkdir()
    assert target(out, ground(repository)) == out
    (out / ".gitignore").touch()
    assert target(out, ground(repository)) == out


@pytest.mark.fault("E3")
def test_a_folder_with_other_files_needs_force(repository: Path) -> None:
    out = repository / "site"
    out.mkdir()
    (out / "thesis.docx").touch()
    assert refused(out, repository) == (2, "output-not-ours")
    assert target(out, ground(repository), force=True) == out


@pytest.mark.fault("F9")
@pytest.mark.parametrize("record", [b"", b"{}", b"[1]", b"\xff", b'{"files": {"a": 1}, "format": 1}', b"[" * 100_000])
def test_a_folder_with_a_damaged_manifest_is_still_ours(repository: Path, record: bytes) -> None:
    out = repository / "site"
    out.mkdir()
    (out / manifest.NAME).write_bytes(record)
    (out / "page.html").touch()
    assert target(out, ground(repository)) == out


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_no_build_could_have_put_there_is_no_manifest(repository: Path, kind: str) -> None:
    out = repository / "site"
    out.mkdir()
    if kind == "folder":
        (out / manifest.NAME).mkdir()
    elif kind == "link":
        (out / manifest.NAME).symlink_to("nowhere")
    else:
        os.mkfifo(out / manifest.NAME)
    with pytest.raises(Refusal) as refusal:
        target(out, ground(repository))
    assert refusal.value.found.code == "output-not-ours"


def test_a_folder_of_ours_is_fine(repository: Path) -> None:
    out = repository / "site"
    out.mkdir()
    (out / "index.html").touch()
    (out / manifest.NAME).write_bytes(manifest.to_bytes(manifest.of({"index.html": b""}, "x", 1, ())))
    assert target(out, ground(repository)) == out


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "a\x07"])
def test_a_name_that_is_none_is_refused(repository: Path, name: str) -> None:
    assert refused(repository / name, repository) == (2, "output-not-a-folder")


def test_a_file_is_no_folder(repository: Path) -> None:
    (repository / "site").touch()
    assert refused(repository / "site", repository) == (2, "output-not-a-folder")
    assert refused(repository / "site/deeper", repository)[0] in {2, 3}


def test_a_link_that_leads_to_itself_is_refused(repository: Path) -> None:
    (repository / "site").symlink_to("site")
    assert refused(repository / "site", repository)[0] == 2


@pytest.mark.fault("E6")
def test_a_folder_that_says_it_is_read_only_is_left_alone(repository: Path) -> None:
    out = repository / "site"
    out.mkdir(mode=0o555)
    assert refused(out, repository) == (3, "no-permission")


def test_a_mount_point_cannot_be_swapped(repository: Path) -> None:
    assert refused(Path("/dev/shm"), repository) == (3, "output-is-mount")


def test_products_go_anywhere_but_among_sources(repository: Path) -> None:
    project = repository / "repo/project"
    assert folder_for_products(project / "dist", ground(repository)) == project / "dist"
    assert folder_for_products(project, ground(repository)) == project
    for out in (project / "content", project / "static/x", repository / "repo/.git"):
        with pytest.raises(Refusal):
            folder_for_products(out, ground(repository))
