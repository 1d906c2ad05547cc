"""One folder per code: the smallest content that has the problem, and every word that is said of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from kyoyaku.command.words import words
from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.problems import Lang, Problem
from kyoyaku.problems.report import Style, text
from tests import made

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.txt").is_file())
CATALOGUE = tomllib.loads((made.ROOT / "kyoyaku/problems/problems.toml").read_text("utf-8"))

OF_THE_MADE_SITE = (
    "address-twice", "anchor-twice", "base-missing", "dead-anchor", "dead-link", "page-unreached", "template", "template-missing",
    "template-without-row", "words-missing",
)  # fmt: skip
"""Codes that show only in what is made of the content, with the project's own templates."""

OF_SIZE = ("many-files", "page-too-large", "site-too-large", "template-endless", "unlisted-code")
"""Codes that no small folder can cause; tests/unit has them."""

OF_DISK_AND_CALL = (
    "bad-allowed-host", "bad-base-url", "base-differs", "bad-host", "bad-port", "bad-source-date", "cache-damaged", "cannot-print", "cannot-write", "dictionary-missing", "disk-full", "edited-by-hand", "file-size-limit",
    "file-too-large", "folder-named-like-file", "foreign-in-the-way", "leftover-not-ours", "lexicon-layout", "library-missing", "library-too-old", "locked", "manifest-damaged",
    "mount-in-output", "name-clash", "name-invisible", "name-not-nfc", "name-not-portable", "name-not-utf8", "name-reserved",
    "no-content-folder", "no-free-port", "no-permission", "no-templates", "option-needs-value", "option-not-one-of",
    "option-takes-no-value", "out-of-memory", "output-inside", "output-is-mount", "output-not-a-folder", "output-not-expanded", "output-not-ours",
    "output-over", "path-too-long", "port-not-allowed", "read-only-disk", "special-file", "symlink", "too-many-files",
    "too-much-input", "unexpected-word", "unknown-command", "unknown-option", "unreadable-file",
)  # fmt: skip
"""Codes of the disk, the call and the server: their tests stand in tests/unit."""


FAULTS: Mapping[str, tuple[str, ...]] = {
    "tab": ("A1",), "full-width-sign": ("A2",), "missing-space": ("A2",), "needs-quotes": ("A3",), "text-cut": ("A3",), "duplicate-key": ("A4",), "unknown-key": ("A5",),
    "wrong-type": ("A6",), "not-a-truth": ("A7",), "no-such-day": ("A8",), "empty-file": ("A9",), "expected-keys": ("A9",), "unknown-tag": ("A12",),
    "alias": ("A13",), "bad-key": ("A13",), "too-deep": ("A14",), "encoding": ("A16", "A17"), "byte-order-mark": ("A18",), "control-character": ("A19", "A21"),
    "bidi-control": ("D4",), "bidi-isolate": ("D4",), "invisible-character": ("D5",), "private-character": ("D7",), "lost-character": ("D7",),
    "unassigned-character": ("D7",), "many-marks": ("D8",), "radical": ("D2",),
    "front-matter": ("A23",), "file-misnamed": ("A24",), "file-copy": ("A24",), "file-unread": ("A24",), "merge-conflict": ("A24",),
    "address-twice": ("B8",), "missing-translation": ("B9",), "page-not-translated": ("B9",), "municipality-code": ("B10",), "bad-municipality-code": ("B10",),
    "unknown-party": ("B10",), "date-order": ("B11",), "step-order": ("B11",), "change-order": ("B11",), "role-without-party": ("B12",), "empty-cell": ("B12",), "dead-link": ("B13",), "dead-anchor": ("B13",),
    "number-too-long": ("A15",), "source-line-count": ("A15",),
    "number-gap": ("B1",), "number-twice": ("B1",), "mixed-numerals": ("B2",), "dangling-reference": ("B4",),
    "no-neighbour": ("B5",), "cites-deleted": ("B6",), "duplicate-id": ("B8",), "bad-slug": ("B8", "C8"), "bad-id": ("B8", "C8"), "empty-agreement": ("B17",), "not-composed": ("D1",),
    "template": ("C9",), "base-missing": ("H4",),
}  # fmt: skip
"""The rows of the list of faults that the folders of a code hold."""


def code(case: str) -> str:
    return case.partition("--")[0]


def files(case: str) -> dict[str, bytes]:
    """The valid site of base/, with the files of the case laid over it and those it lists taken out."""
    removed = HERE / case / "removed.txt"
    gone = removed.read_text("utf-8").split() if removed.exists() else []
    whole = {**made.under(HERE / "base/content", "content")}
    if code(case) in OF_THE_MADE_SITE:
        whole |= made.machinery()
    for top in sorted(
        (HERE / case).glob("in/*")
    ):  # a case that only takes files out has no folder: git keeps no empty one
        whole |= made.under(top, top.name)
    return {path: data for path, data in whole.items() if path not in gone}


def found(case: str, given: Mapping[str, bytes]) -> tuple[Problem, ...]:
    if code(case) in OF_THE_MADE_SITE:
        return build(given, Options(None)).problems
    return check(given)


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.fault(row) for row in FAULTS.get(code(case), ())]) for case in CASES],
)
def test_what_is_said_is_what_was_agreed(case: str, review: bool) -> None:
    given = files(case)
    problems = found(case, given)
    assert code(case) in made.codes(problems)
    styles: tuple[tuple[str, Lang], ...] = (("expected.txt", "ja"), ("expected.en.txt", "en"))
    for name, lang in styles:
        said = text(problems, given, Style(lang, words(lang)))
        path = HERE / case / name
        if review:
            path.write_text(said, "utf-8", newline="\n")
        assert said == path.read_bytes().decode()


def test_the_site_that_all_cases_stand_on_has_no_problem() -> None:
    assert check(made.under(HERE / "base/content", "content")) == ()


def test_every_code_of_content_has_a_folder_and_every_folder_a_code() -> None:
    elsewhere = {*OF_SIZE, *OF_DISK_AND_CALL}
    assert {code(case) for case in CASES} == set(CATALOGUE) - elsewhere
    assert elsewhere <= set(CATALOGUE)


@pytest.mark.parametrize("case", CASES)
def test_a_case_holds_nothing_but_its_input_and_what_is_expected(case: str) -> None:
    assert {path.name for path in (HERE / case).iterdir()} <= {"in", "removed.txt", "expected.txt", "expected.en.txt"}
