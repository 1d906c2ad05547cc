"""The plan is the whole site: every file once, with its kind, edition, subject and what it is made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from kyoyaku.main import main
from kyoyaku.making.makers import MAKERS
from kyoyaku.making.pipeline import Options, build, planned
from kyoyaku.making.plan import Job
from kyoyaku.model import Files
from kyoyaku.problems import has_errors
from tests import made

TEXT = """
title: 山川市と谷町の協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、別表の取組を行う。}
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, label: 施策, kind: title}
  - {id: kou, label: 甲の役割, kind: role, party: kou}
  measures:
  - {id: roads, cells: {title: 道路, kou: 直す。}}
"""
OTHER = TEXT.replace("谷町", "森町")
CONTENT = {
    "site.yaml": made.SITE,
    "agreements/tani/agreement.yaml": TEXT,
    "agreements/mori/agreement.yaml": OTHER,
    "pages/note.ja.md": "---\ntitle: 注\n---\n\n本文。\n",
}
BASE = "https://example.jp/"


def files(content: Mapping[str, str]) -> dict[str, bytes]:
    return {**made.machinery(), **{f"content/{path}": text.encode() for path, text in content.items()}}


LIBRARY = files(CONTENT)
SITES: Mapping[str, tuple[Files, str | None]] = {
    "the project": (made.project(), None),
    "the project at an address": (made.project(), BASE),
    "a library": (LIBRARY, None),
    "a library below an address": (LIBRARY, f"{BASE}folder/"),
    "a library with one agreement at its root": (
        files({**CONTENT, "site.yaml": f"{made.SITE}root_agreement: tani\ncname: example.jp\n"}),
        BASE,
    ),
    "a library with an agreement that was renamed": (
        files({**CONTENT, "agreements/tani/agreement.yaml": f"was: yama\n{TEXT}"}),
        BASE,
    ),
    "one agreement": (made.files(TEXT), BASE),
}


@pytest.mark.parametrize("name", SITES)
def test_the_plan_is_what_is_made_no_more_and_no_less(name: str) -> None:
    given, base_url = SITES[name]
    plan, site = planned(given, Options(base_url)), build(given, Options(base_url))
    assert not has_errors(site.problems), site.problems
    assert sorted(job.path for job in plan.jobs) == sorted(site.site)
    assert set(plan.problems) <= set(site.problems)


def test_every_kind_has_one_maker_and_every_job_a_kind() -> None:
    kinds = [kind for maker in MAKERS for kind in maker.kinds]
    assert len(set(kinds)) == len(kinds)
    jobs = [job for given, base_url in SITES.values() for job in planned(given, Options(base_url)).jobs]
    assert {job.kind for job in jobs} <= set(kinds)
    assert {kind for kind in kinds if not any(job.kind == kind for job in jobs)} <= {"file"}


def test_a_content_with_an_error_has_no_plan() -> None:
    outcome = planned({**LIBRARY, "content/terms.yaml": b"terms: 1\n"}, Options())
    assert outcome.jobs == ()
    assert has_errors(outcome.problems)


def twice(more: Mapping[str, str]) -> list[str]:
    given = {**LIBRARY, **{path: text.encode() for path, text in more.items()}}
    outcomes = planned(given, Options()), build(given, Options())
    told = [[dict(one.args)["first"] + " + " + dict(one.args)["second"] for one in outcome.problems
             if one.code == "address-twice"] for outcome in outcomes]  # fmt: skip
    assert told[0] == told[1]
    assert outcomes[0].jobs == ()
    assert outcomes[1].site == {}
    return told[0]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"static/search.html": ""}, ["file static/search.html + search"]),
        ({"static/Search.HTML": ""}, ["file static/Search.HTML + search"]),
        ({"static/robots.txt": ""}, ["file static/robots.txt + robots"]),
        ({"static/data/terms.csv": ""}, ["file static/data/terms.csv + terms"]),
        ({"static/search/core.js": ""}, ["script static/search/core.js + index"]),
        ({"static/js/words-ja.js": ""}, ["script static/js/words-ja.js + words ja tool."]),
        ({"static/img/a.svg": "", "static/img/A.svg": ""}, ["image static/img/a.svg + image static/img/A.svg"]),
        ({"static/css.x/a": "", "static/CSS.x/A": ""}, ["file static/css.x/a + file static/CSS.x/A"]),
        ({"static/tani": ""}, ["text tani ja + file static/tani"]),
    ],
)
def test_two_files_of_one_address_are_both_named(more: Mapping[str, str], told: list[str]) -> None:
    assert twice(more) == told


CHANGES: Mapping[str, tuple[str, str, str]] = {
    "content/agreements/tani/agreement.yaml": ("道路", "道路と橋", "content/agreements/tani/"),
    "content/agreements/mori/agreement.yaml": ("直す", "掘る", "content/agreements/mori/"),
    "content/site.yaml": ("試験する人", "試す人", "content/site.yaml"),
    "content/strings/ja.yaml": ("用語", "用語語", "content/strings/"),
    "content/pages/note.ja.md": ("注", "註", "content/pages/"),
    "templates/base.html": ("<main", "<main class='x'", "templates/"),
    "static/css/base.css": ("{", "{--x:1;", "static/css/base.css"),
    "static/css/bare.css": ("{", "{--x:1;", "static/css/bare.css"),
    "static/js/view.js": ("\n", "\n1;\n", "static/js/view.js"),
}
"""File → words in it, what they become, what inputs call it."""


@cache
def library_site() -> Mapping[str, bytes]:
    return build(LIBRARY, Options(BASE)).site


def depends(job: Job, path: str, jobs: Mapping[str, list[Job]]) -> bool:
    """Whether a job says that it is made from a file, itself or by way of the kinds that it is made from."""
    for one in job.inputs:
        named = one == path or (one.endswith("/") and path.startswith(one))
        if named or (one == "content/*.yaml" and path.count("/") == 1 and path.endswith(".yaml")):
            return True
        if any(depends(other, path, jobs) for other in jobs.get(one, ())):
            return True
    return False


@pytest.mark.parametrize("path", CHANGES)
def test_what_a_job_does_not_name_changes_no_byte_of_it(path: str) -> None:
    before, after, _ = CHANGES[path]
    text = LIBRARY[path].decode()
    assert before in text
    changed = {**LIBRARY, path: text.replace(before, after, 1 if before in "\n{" else -1).encode()}
    site = build(changed, Options(BASE)).site
    jobs: dict[str, list[Job]] = {}
    for job in planned(LIBRARY, Options(BASE)).jobs:
        jobs.setdefault(job.kind, []).append(job)
    moved = {job.path for held in jobs.values() for job in held if site[job.path] != library_site()[job.path]}
    said = {job.path for held in jobs.values() for job in held if depends(job, path, jobs)}
    assert moved <= said
    assert said
    assert moved


def test_every_input_is_a_file_a_folder_or_a_kind() -> None:
    jobs = planned(LIBRARY, Options(BASE)).jobs
    kinds = {job.kind for job in jobs}
    for one in {name for job in jobs for name in job.inputs} - {"content/*.yaml"}:
        there = one in LIBRARY or one in kinds or (one.endswith("/") and any(path.startswith(one) for path in LIBRARY))
        assert there, one


def test_the_command_lists_what_a_build_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(made.ROOT, ["build", "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(made.ROOT, ["plan", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    written = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert {one["path"] for one in records} == written - {".kyoyaku.json"}
    assert all(set(one) == {"path", "kind", "edition", "subject", "inputs"} for one in records)
    article = next(one for one in records if one["path"] == "en/articles/4.html")
    assert (article["kind"], article["edition"], article["subject"]) == ("article", "en", [made.REAL, "art-4"])
    assert main(made.ROOT, ["plan"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines, key=lambda line: line.split("\t")[0])
    assert f"en/articles/4.html\tarticle\ten\t{made.REAL} art-4" in lines
    assert "css/site.css\tstyle\t-\t-" in lines
    assert len(lines) == len(records)


def test_the_command_tells_problems_instead_of_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("name: 1\n", "utf-8")
    assert main(tmp_path, ["plan", "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "error" in said.err
    assert main(tmp_path, ["plan", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["exit"] == 1
