"""The command that prints every citation: its two forms, and that errors do not keep it from printing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kyoyaku.main import main
from tests import made

TEXT = (
    made.PARTIES
    + """
title: 試験の協約
body:
- {id: art-1, kind: article, label: 第1条, text: 第9条及び道路法第2条の規定により、第3条から第5条までを行う。}
- {id: art-2, kind: article, label: 第2条, text: 前条の例による。}
- {id: art-3, kind: article, label: 第3条, text: 定める。}
- {id: art-4, kind: article, label: 第4条, text: 定める。}
- {id: art-5, kind: article, label: 第5条, text: 定める。}
"""
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, data in made.files(TEXT).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_every_citation_is_printed_also_where_the_content_has_errors(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(project, ["references", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(one["words"], one["targets"], one["certainty"], one["rule"]) for one in said["references"]] == [
        ("第9条", [], "unsure", "number"),
        ("第2条", [], "foreign", "document"),
        ("第3条", ["art-3"], "sure", "number"),
        ("第5条", ["art-5"], "sure", "range"),
        ("から", ["art-4"], "sure", "range"),
        ("前条", ["art-1"], "sure", "step"),
    ]
    second = said["references"][1]
    assert (second["agreement"], second["unit"], second["start"], second["end"]) == ("tiny", "art-1", 8, 11)
    assert (second["document"], second["path"]) == ({"title": "道路法"}, "第2条")
    assert said["problems"] == [
        {"unit": "art-1", "start": 0, "end": 3, "words": "第9条", "code": "dangling-reference", "severity": "error"},
        {"unit": "art-1", "start": 8, "end": 11, "words": "第2条", "code": "unknown-law", "severity": "warning"},
    ]


@pytest.mark.parametrize("more", [[], ["--format", "tsv"]])
def test_as_a_table_a_citation_is_a_line(project: Path, capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    main(project, ["references", *more])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 7
    assert lines[0].split("\t")[:3] == ["agreement", "unit", "start"]
    assert lines[2] == "tiny\tart-1\t8\t11\t第2条\t-\ttitle:道路法\t第2条\tforeign\tdocument"


def test_other_commands_do_not_print_tables(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(project, ["check", "--format", "tsv", "--lang", "en"]) == 2
    assert "option-not-one-of" in capsys.readouterr().err


@pytest.mark.fault("E5")
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_nothing_can_be_read_the_reason_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    (project / "content/site.yaml").unlink()
    (project / "content/site.yaml").symlink_to("/dev/null")
    assert main(project, ["references", "--lang", lang]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("content/site.yaml: error symlink: ")
    assert "missing-file" not in said.err
    assert main(project, ["references", "--format", "json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["symlink"]
