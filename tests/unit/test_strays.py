"""Files of content/ that are not what their names say: nothing there is passed over in silence."""

from __future__ import annotations

import doctest
from collections.abc import Iterable
from pathlib import Path

import pytest

from kyoyaku.disk.tree import SourceFolder, read
from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.problems import Problem
from kyoyaku.reading import conflicts, strays
from tests import made

SMALL = {path: data for path, data in made.project().items() if "lexicon" not in path}
"""The project's own files without what takes time to read."""
HERE = f"content/agreements/{made.REAL}/"

COPIES = (
    ("agreement.yml", "agreement.yaml"), ("Agreement.yaml", "agreement.yaml"), ("AGREEMENT.YAML", "agreement.yaml"), ("agreement (1).yaml", "agreement.yaml"),
    ("agreement（1）.yaml", "agreement.yaml"), ("agreement(2).yml", "agreement.yaml"), ("agreement - コピー.yaml", "agreement.yaml"),
    ("agreement - コピー (2).yaml", "agreement.yaml"), ("agreement のコピー.yaml", "agreement.yaml"), ("agreement のコピー 2.yaml", "agreement.yaml"),
    ("コピー ～ agreement.yaml", "agreement.yaml"), ("agreement copy.yaml", "agreement.yaml"), ("agreement copy 2.yaml", "agreement.yaml"),
    ("Copy of agreement.yaml", "agreement.yaml"), ("agreement 2.yaml", "agreement.yaml"), ("agreement.yaml.bak", "agreement.yaml"), ("agreement.bak.yaml", "agreement.yaml"),
    ("agreement.yaml~", "agreement.yaml"), ("agreement.yaml.orig", "agreement.yaml"), ("agreement.yaml.txt", "agreement.yaml"), ("agreement_old.yaml", "agreement.yaml"),
    ("agreement_20240101.yaml", "agreement.yaml"), ("agreement", "agreement.yaml"), ("agrement.yaml", "agreement.yaml"), ("agreements.yaml", "agreement.yaml"),
    ("agreement.json", "agreement.yaml"), ("ａｇｒｅｅｍｅｎｔ.yaml", "agreement.yaml"), ("reading.yaml", "readings.yaml"), ("Readings.yml", "readings.yaml"), ("records.yaml", "record.yaml"),
    ("sources.yaml", "source.yaml"), ("Source.txt", "source.txt"), ("source.txt.bak", "source.txt"), ("en.yml", "en.yaml"), ("EN.yaml", "en.yaml"), ("en (1).yaml", "en.yaml"),
    ("translation-en.yaml", "en.yaml"), ("translation.en.yaml", "en.yaml"), ("agreement-en.yaml", "en.yaml"), ("ja_x_easy.yaml", "ja-x-easy.yaml"), ("guide-en.yaml", "guide.en.yaml"),
    ("guides.en.yaml", "guide.en.yaml"), ("en.guide.yaml", "guide.en.yaml"), ("guide.yaml", "guide.ja.yaml"), ("guide.JA.yaml", "guide.ja.yaml"),
    ("sub/agreement.yaml", "agreement.yaml"), ("old/en.yaml", "en.yaml"), ("agreement (山田's conflicted copy 2024-01-01).yaml", "agreement.yaml"),
    ("agreement.sync-conflict-20240101-120000-ABCDEFG.yaml", "agreement.yaml"), ("agreement（旧）.yaml", "agreement.yaml"), ("agreement【最新】.yaml", "agreement.yaml"),
    ("agreement-DESKTOP-AB12CD3.yaml", "agreement.yaml"), (".agreement.yaml.swp", "agreement.yaml"), ("#agreement.yaml#", "agreement.yaml"), ("~$agreement.yaml", "agreement.yaml"),
    (".~lock.agreement.yaml#", "agreement.yaml"), ("agreement.yaml.crdownload", "agreement.yaml"), ("agreement.ja.yaml", "agreement.yaml"), ("references.yml", "references.yaml"),
    ("reference.yaml", "references.yaml"),
)  # fmt: skip

ELSEWHERE = (
    ("Site.yaml", "site.yaml"), ("site.yml", "site.yaml"), ("term.yaml", "terms.yaml"), ("law.yml", "laws.yaml"), ("lexicon.yaml.bak", "lexicon.yaml"),
    ("agreement.yaml", f"agreements/{made.REAL}/agreement.yaml"), ("guide.en.yaml", f"agreements/{made.REAL}/guide.en.yaml"), (f"agreements/{made.REAL}/terms.yaml", "terms.yaml"),
    ("agreements/record.yaml", f"agreements/{made.REAL}/record.yaml"), (f"agreement/{made.REAL}/en.yaml", f"agreements/{made.REAL}/en.yaml"),
    (f"Agreements/{made.REAL}/en.yaml", f"agreements/{made.REAL}/en.yaml"), ("agreements/new-one.yaml", "agreements/new-one/agreement.yaml"),
    ("pages/licence.md", "pages/licence.ja.md"), ("pages/licence.ja (1).md", "pages/licence.ja.md"), ("pages/licence.JA.md", "pages/licence.ja.md"), ("pages/licence-en.md", "pages/licence.en.md"),
    ("pages/licence.ja.markdown", "pages/licence.ja.md"), ("pages/licence.ja.txt", "pages/licence.ja.md"), ("pages/Licence.ja.md", "pages/licence.ja.md"), ("pages/FAQ.ja.md", "pages/faq.ja.md"),
    ("pages/faq-2.md", "pages/faq-2.ja.md"), ("pages/日本.ja.md", "pages/….ja.md"), ("page/licence.ja.md", "pages/licence.ja.md"), ("about-us.ja.md", "pages/about-us.ja.md"),
    ("strings/JA.yaml", "strings/ja.yaml"), ("strings/ja.yml", "strings/ja.yaml"), ("strings/strings.ja.yaml", "strings/ja.yaml"), ("strings/de.yml", "strings/de.yaml"), ("string/ja.yaml", "strings/ja.yaml"),
)  # fmt: skip


def said_of(path: str, files: dict[str, bytes]) -> list[Problem]:
    return [one for one in check(files) if one.place.file == path]


def told(files: Iterable[str]) -> list[tuple[str, str, str]]:
    """Path, code and right name of what is said of files with these paths."""
    found = strays.strays(dict.fromkeys(files, b""), ("ja", "en", "ja-x-easy"))
    return [(one.place.file, one.code, dict(one.args).get("file", "")) for one in found]


@pytest.mark.fault("A24")
@pytest.mark.parametrize(("name", "meant"), COPIES, ids=[name for name, _ in COPIES])
def test_a_copy_beside_a_file_is_told_and_a_file_by_a_wrong_name_is_told_the_right_one(name: str, meant: str) -> None:
    paths = {*made.project(), HERE + meant, HERE + name}
    assert told(paths) == [(HERE + name, "file-copy", HERE + meant)]
    assert told(paths - {HERE + meant}) == [(HERE + name, "file-misnamed", HERE + meant)]


@pytest.mark.fault("A24")
@pytest.mark.parametrize(("name", "meant"), ELSEWHERE, ids=[name for name, _ in ELSEWHERE])
def test_a_file_in_a_wrong_folder_or_without_what_its_kind_needs_is_told_its_place(name: str, meant: str) -> None:
    code = "file-copy" if f"content/{meant}" in made.project() else "file-misnamed"
    assert told({*made.project(), f"content/{name}"}) == [(f"content/{name}", code, f"content/{meant}")]


@pytest.mark.fault("A24")
@pytest.mark.parametrize(
    "name",
    [
        "memo.txt",
        "glossary.yaml",
        f"agreements/{made.REAL}/scan.pdf",
        "pages/map.png",
        "strings/japanese.yaml",
        "a/b/c.csv",
        "en.yaml",
    ],
)
def test_what_has_no_place_in_content_is_told(name: str) -> None:
    assert told({*made.project(), f"content/{name}"}) == [(f"content/{name}", "file-unread", "")]


@pytest.mark.fault("A24")
@pytest.mark.parametrize(
    "folder", ["", "agreements/", HERE.removeprefix("content/"), "pages/", "strings/", "img/", "a/b/"]
)
@pytest.mark.parametrize(
    "name", ["README.md", "README", "readme.txt", "README.ja.md", "README_en.md", "Readme.markdown"]
)
def test_a_readme_is_for_people_in_every_folder_and_nothing_is_told_of_it(folder: str, name: str) -> None:
    assert told({*made.project(), f"content/{folder}{name}"}) == []


@pytest.mark.fault("A24")
@pytest.mark.parametrize("name", ["README.yaml", "read.md", "README-old-plans.md", "README.docx", "myreadme.md"])
def test_what_is_only_like_a_readme_is_told(name: str) -> None:
    assert [path for path, *_ in told({*made.project(), f"content/{name}"})] == [f"content/{name}"]


def test_a_readme_changes_nothing_of_the_site() -> None:
    readme = {f"{HERE}README.md": b"\xff not even text", "content/README": b""}
    assert build({**SMALL, **readme}, Options(None)) == build(SMALL, Options(None))


@pytest.mark.fault("A24")
def test_a_copy_is_not_read_and_stops_nothing() -> None:
    copies = {
        f"{HERE}agreement (1).yaml": b"\xff: [",
        "content/pages/licence.ja - コピー.md": b"\xff",
        "content/memo.xlsx": b"\xff",
    }
    outcome = build({**made.project(), **copies}, Options(None))
    assert {one.place.file for one in outcome.problems} == set(copies)
    assert outcome.pages > 0


@pytest.mark.fault("A24")
def test_what_is_there_by_a_wrong_name_is_not_said_to_be_missing() -> None:
    files = dict(made.project())
    files[f"{HERE}agreement.yml"] = files.pop(f"{HERE}agreement.yaml")
    files["content/strings/JA.yaml"] = files.pop("content/strings/ja.yaml")
    codes = made.codes(check(files))
    assert codes.count("file-misnamed") == 2
    assert "missing-file" not in codes


@pytest.mark.fault("A24")
def test_a_backup_of_an_editor_is_told_in_content_and_what_systems_leave_is_not(tmp_path: Path) -> None:
    for name in ("site.yaml", "site.yaml~", ".DS_Store", "Thumbs.db", ".site.yaml.swp", "#site.yaml#", ".gitkeep"):
        (tmp_path / name).write_bytes(b"x")
    reading = read([SourceFolder("content", tmp_path)])
    assert list(reading.files) == ["content/site.yaml", "content/site.yaml~"]
    assert list(read([SourceFolder("static", tmp_path)]).files) == ["static/site.yaml"]


def test_the_project_itself_has_no_stray() -> None:
    assert list(strays.strays(made.project(), ())) == []
    assert doctest.testmod(strays).failed == 0


CONFLICT = "<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> work\n"


@pytest.mark.fault("A24")
@pytest.mark.parametrize(
    ("path", "text", "line", "lines"),
    [(f"{HERE}agreement.yaml", CONFLICT, 1, "1, 3, 5"), ("content/site.yaml", "name: x\n" + CONFLICT, 2, "2, 4, 6"),
     (f"{HERE}source.txt", "一\n\n" + CONFLICT, 3, "3, 5, 7"), ("content/pages/licence.ja.md", "---\ntitle: 題\n---\n" + CONFLICT, 4, "4, 6, 8"),
     ("content/pages/licence.ja.md", "<<<<<<< HEAD\n---\ntitle: 題\n=======\n---\ntitle: 名\n>>>>>>> work\n---\n", 1, "1, 4, 7"),
     ("content/strings/ja.yaml", "a: |\n  い\n<<<<<<< HEAD\n  ろ\n||||||| 12345\n  は\n=======\n>>>>>>> work\n", 3, "3, 5, 7, 8"),
     ("content/lexicon.yaml", CONFLICT.replace("\n", "\r\n"), 1, "1, 3, 5"), ("content/terms.yaml", "terms: []\n=======\n", 2, "2"), ("content/terms.yaml", "terms: []\n>>>>>>> work\n", 2, "2"),
     ("content/laws.yaml", "<<<<<<< HEAD\nlaws: []\n", 1, "1"), ("content/pages/licence.ja.md", "---\ntitle: 題\n---\n<<<<<<< HEAD\n本文\n", 4, "4"),
     ("content/pages/licence.ja.md", "---\ntitle: 題\n---\n一\n=======\n二\n>>>>>>> work\n", 5, "5, 7")],
)  # fmt: skip
def test_a_merge_conflict_is_told_as_such_with_its_lines(path: str, text: str, line: int, lines: str) -> None:
    found = said_of(path, {**SMALL, path: text.encode()})
    assert [(one.code, one.place.line, dict(one.args)) for one in found if one.code == "merge-conflict"] == [
        ("merge-conflict", line, {"lines": lines})
    ]
    if path.endswith(".yaml"):
        assert made.codes(found) == ["merge-conflict"]


@pytest.mark.fault("A24")
def test_each_conflict_is_told_once() -> None:
    text = CONFLICT + "三\n" + CONFLICT
    assert [dict(one.args)["lines"] for one in conflicts.conflicts("a.md", text)] == ["1, 3, 5", "7, 9, 11"]


@pytest.mark.parametrize(
    "text",
    [
        "見出し\n=======\n本文",
        "> > > > > > > 引用",
        ">>>>>>>",
        "一 <<<<<<< 二",
        "<<<<<<<<",
        "========",
        "  =======\n  <<<<<<< x",
    ],
)
def test_headings_rules_and_quotations_are_no_conflict(text: str) -> None:
    assert list(conflicts.conflicts("a.md", text)) == []
    assert list(conflicts.conflicts("a.txt", text)) == []


@pytest.mark.fault("A24", "B16")
@pytest.mark.parametrize("name", ["a.PNG", "IMG_0001.JPG", "a.Jpeg", "a.webp"])
def test_a_picture_may_be_named_as_a_camera_names_it(name: str) -> None:
    assert told({*made.project(), f"content/img/{name}"}) == []


@pytest.mark.fault("A16")
def test_a_source_that_cannot_be_read_is_told_once() -> None:
    path = f"{HERE}source.txt"
    found = check({**made.project(), path: made.project()[path].decode().encode("cp932", "replace")})
    assert [(one.code, one.place.file) for one in found if one.code not in made.codes(check(made.project()))] == [
        ("encoding", path)
    ]
