"""TreeContents the source folders: links, devices, names and sizes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kyoyaku.disk import names
from kyoyaku.disk.refusal import Refusal
from kyoyaku.disk.tree import Limits, SourceFolder, TreeContents, read, sources
from kyoyaku.problems import Place, problem
from tests.unit.small_site import ROOT, as_nobody, environment, make_project


def read_content(folder: Path, limits: Limits | None = None) -> TreeContents:
    return read([SourceFolder("content", folder)], limits)


def codes(reading: TreeContents) -> dict[str, str]:
    return {one.place.file: one.code for one in reading.problems}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.yaml").write_bytes(b"name: x\n")
    return folder


def test_reads_every_file_by_its_path_in_order(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    reading = read(sources(project, project / "content"))
    assert reading.problems == ()
    assert list(reading.files) == [
        *("content/articles/1.md", "content/articles/2.md", "content/index.md"),
        *("static/css/site.css", "templates/page.html"),
    ]
    assert reading.files["content/index.md"] == "はじめ".encode()


def test_another_content_folder_still_is_content(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "content").rename(tmp_path / "中身")
    assert "content/index.md" in read(sources(project, tmp_path / "中身")).files


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.INI",
        ".a.yaml.swp",
        "b.swp",
        ".#a.yaml",
        "#a#",
        "~$a.docx",
    ],
)
def test_droppings_of_editors_are_passed_over(content: Path, name: str) -> None:
    (content / name).write_bytes(b"\xff")
    assert read_content(content) == TreeContents({"content/site.yaml": b"name: x\n"}, ())


def test_a_dangling_lock_of_emacs_is_passed_over(content: Path) -> None:
    (content / ".#site.yaml").symlink_to("user@host.1:1")
    assert read_content(content).problems == ()


@pytest.mark.fault("E5")
@pytest.mark.parametrize("leads_to", ["/etc/passwd", "nowhere", "link.yaml", "/dev/zero", "site.yaml", "."])
def test_a_link_is_a_problem_and_not_followed(content: Path, leads_to: str) -> None:
    (content / "link.yaml").symlink_to(leads_to)
    reading = read_content(content)
    assert codes(reading) == {"content/link.yaml": "symlink"}
    assert list(reading.files) == ["content/site.yaml"]


@pytest.mark.fault("E5")
def test_a_linked_source_folder_is_a_problem(content: Path) -> None:
    content.with_name("static").symlink_to(content)
    reading = read([SourceFolder("static", content.with_name("static"))])
    assert codes(reading) == {"static": "symlink"}
    assert not reading.files


@pytest.mark.fault("E5")
def test_a_pipe_or_a_socket_is_a_problem_and_does_not_hang(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(content / "pipe.yaml")
    monkeypatch.chdir(content)  # the name of a socket may have but 107 bytes
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.md")
        found = codes(read_content(content))
    assert found == {"content/pipe.yaml": "special-file", "content/door.md": "special-file"}


@pytest.mark.fault("E11")
def test_a_folder_named_like_a_file_is_a_problem(content: Path) -> None:
    (content / "a.yaml").mkdir()
    (content / "a.yaml" / "inner.yaml").touch()
    reading = read_content(content)
    assert codes(reading) == {"content/a.yaml": "folder-named-like-file"}
    assert list(reading.files) == ["content/site.yaml"]


@pytest.mark.fault("E11")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_read_is_a_problem(open_folder: Path, what: str) -> None:
    content = open_folder / "content"
    content.mkdir(mode=0o755)
    hidden = content / "hidden"
    hidden.touch() if what == "file" else hidden.mkdir()
    hidden.chmod(0)
    found = as_nobody(lambda: repr(codes(read_content(content))))
    hidden.chmod(0o700)  # or it could not be cleared away
    assert found == repr({"content/hidden": "unreadable-file"})


@pytest.mark.fault("E5", "E11")
@pytest.mark.parametrize(
    ("unread", "told"),
    [
        (["content/site.yaml"], ["content/strings/ja.yaml"]),
        (["content/strings"], ["content/site.yaml"]),
        (["content"], []),
        ([], ["content/site.yaml", "content/strings/ja.yaml"]),
        (["content/site.yaml.x", "static"], ["content/site.yaml", "content/strings/ja.yaml"]),
    ],
)
def test_what_is_there_but_cannot_be_read_is_not_told_to_be_missing(unread: list[str], told: list[str]) -> None:
    reading = TreeContents({}, tuple(problem("unreadable-file", Place(path), reason="why") for path in unread))
    missing = [
        problem("missing-file", Place(path), file=path) for path in ("content/site.yaml", "content/strings/ja.yaml")
    ]
    other = problem("empty-file", Place("content/terms.yaml"))
    found = reading.told_with(missing, [other], [other])
    assert [one.place.file for one in found if one.code == "missing-file"] == told
    assert len(found) == len(unread) + len(told) + 1


@pytest.mark.fault("C8")
@pytest.mark.fault("E9")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a\nb.yaml", "name-invisible"),
        ("a\x07.yaml", "name-invisible"),
        ("a\u202elmay.exe", "name-invisible"),
        ("CON", "name-reserved"),
        ("aux.yaml", "name-reserved"),
        ("Com1.tar.gz", "name-reserved"),
        ("lpt¹.md", "name-reserved"),
        ("a.", "name-not-portable"),
        ("a ", "name-not-portable"),
        ("a?.md", "name-not-portable"),
        ("a\\b.md", "name-not-portable"),
        ("C:x.md", "name-not-portable"),
        ("x" * 190 + ".md", "path-too-long"),
    ],
)
def test_a_name_that_would_not_survive_elsewhere_is_a_problem(content: Path, name: str, code: str) -> None:
    (content / name).touch()
    assert codes(read_content(content)) == {f"content/{name}": code}


def test_a_name_that_is_no_utf8_is_a_problem_with_a_printable_place(content: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/\x93\xfa.md")).touch()
    reading = read_content(content)
    assert codes(reading) == {"content/\\x93\\xfa.md": "name-not-utf8"}
    assert reading.problems[0].place.file.encode()


@pytest.mark.parametrize("name", ["a b.md", "a#b.md", "50%.md", "日本語.md", "console.md", "a'b&c.md", "com10.md"])
def test_a_name_that_is_only_unusual_is_read(content: Path, name: str) -> None:
    (content / name).write_bytes(b"x")
    assert read_content(content).files[f"content/{name}"] == b"x"


@pytest.mark.fault("E10")
@pytest.mark.parametrize(
    ("one", "other"), [("Site.yaml", "site.yaml"), ("が.md", "か\u3099.md"), ("STRASSE.md", "straße.md")]
)
def test_names_that_are_one_on_other_systems_are_a_problem(content: Path, one: str, other: str) -> None:
    for name in (one, other):
        (content / name).touch()
    found = [one for one in read_content(content).problems if one.code != "name-not-nfc"]
    assert [one.code for one in found] == ["name-clash"]
    assert len(names.collisions([one, other])) == 1


@pytest.mark.fault("D1")
def test_a_name_of_an_old_mac_is_composed_with_a_warning(content: Path) -> None:
    (content / "か\u3099.md").write_bytes(b"x")
    reading = read_content(content)
    assert reading.files["content/が.md"] == b"x"
    assert codes(reading) == {"content/が.md": "name-not-nfc"}


@pytest.mark.fault("A22")
def test_sizes_are_limited(content: Path) -> None:
    (content / "big.yaml").write_bytes(b"x" * 11)
    (content / "big.png").write_bytes(b"x" * 11)
    reading = read_content(content, Limits(text=10, file=20))
    assert codes(reading) == {"content/big.yaml": "file-too-large"}
    assert "content/big.png" in reading.files


@pytest.mark.fault("A22")
def test_a_sparse_file_of_50_gigabytes_costs_nothing(content: Path) -> None:
    with (content / "huge.yaml").open("wb") as huge:
        huge.truncate(50_000_000_000)
    assert codes(read_content(content)) == {"content/huge.yaml": "file-too-large"}


@pytest.mark.parametrize(
    ("limits", "code"), [(Limits(total=20), "too-much-input"), (Limits(count=3), "too-many-files")]
)
def test_reading_stops_where_all_together_is_too_much(content: Path, limits: Limits, code: str) -> None:
    for number in range(10):
        (content / f"{number}.md").write_bytes(b"xxxxx")
    reading = read_content(content, limits)
    assert list(codes(reading).values()) == [code]
    assert len(reading.files) < 10


def test_a_very_deep_tree_is_a_problem_and_no_crash(content: Path) -> None:
    folder = content
    for _ in range(150):
        folder /= "d"
        folder.mkdir()
    assert list(codes(read_content(content)).values()) == ["path-too-long"]


def test_a_missing_content_folder_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        sources(make_project(tmp_path), tmp_path / "nowhere")
    assert (refusal.value.status, refusal.value.found.code) == (2, "no-content-folder")


def test_missing_templates_are_a_broken_installation(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(Refusal) as refusal:
        sources(tmp_path, tmp_path / "content")
    assert refusal.value.status == 3


def test_names_are_utf8_in_any_locale(content: Path) -> None:
    (content / "日本語.md").write_bytes(b"x")
    script = (
        "from pathlib import Path; from kyoyaku.disk.tree import *;"
        f"print(ascii(list(read([SourceFolder('content', Path({str(content)!r}))]).files)))"
    )
    for locale in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C.UTF-8"}):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment(locale),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.strip() == ascii(["content/site.yaml", "content/日本語.md"])
