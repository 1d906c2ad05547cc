"""What is new is one file and one line: a page, an export, a check and a language, by the touches that CONTRIBUTING names.

Each is added to a copy of the project. Done by halves, each of them ends in an error that says what is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tests import made

TEXT = """
title: 山川市及び谷町の連携協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、協力する。}
signatories:
- {id: sign-kou, party: kou, symbol: 甲}
"""

PAGE = '''"""The page of those who signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyoyaku.model import Agreement, Corpus
from kyoyaku.pages.frame import Around, Voice
from kyoyaku.pages.units import UnitView, UnitWriter
from kyoyaku.routes import Routes


class SignaturesView(NamedTuple):
    """Every line of the signatures."""

    lines: tuple[UnitView, ...]


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement that is signed."""
    for agreement in corpus.agreements:
        if agreement.signatories:
            yield routes.page("signed", agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, SignaturesView]:
    """Those who signed one agreement."""
    writer = UnitWriter(voice, agreement, path)
    lines = tuple(writer.heading(text) for one in agreement.signatories for text in one.texts)
    title = voice.say("menu.signed")
    return Around(title, voice.say("signed.description"), agreement=agreement), SignaturesView(lines)
'''
TEMPLATE = """{% extends "base.html" %}
{% from "parts/units.html" import line with context %}
{% block main %}
<h1>{{ t("menu.signed") }}</h1>
{% for one in view.lines %}
<p>{{ line(one, t) }}</p>
{% endfor %}
{% endblock %}
"""
EXPORT = '''"""Who signed, as lines."""

from __future__ import annotations

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Corpus


def signers(corpus: Corpus, analysis: Analysis) -> bytes:
    """The parties that signed, one a line."""
    return "".join(f"{one.party}\\n" for one in analysis.agreement.signatories).encode()
'''
CHECK = '''"""Rules of signatures: every party has signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Corpus
from kyoyaku.problems import Problem, problem


def signed(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Every party of a signed agreement has a block of signatures."""
    for agreement in corpus.agreements:
        signers = {one.party for one in agreement.signatories}
        for party in agreement.parties if signers else ():
            if party.id not in signers:
                yield problem("not-signed", party.place, party=party.name)
'''
ENTRY = """
[not-signed]
severity = "warning"
ja.message = "署名の欄に「{party}」がありません"
ja.hint = "signatories に書き足すか、parties を直してください。"
en.message = "“{party}” is not among those who signed"
en.hint = "Add it to signatories, or mend parties."
"""

Touch = Callable[[str], str]
Touches = Mapping[str, Touch]


def new(text: str) -> Touch:
    """A file that was not there."""
    return lambda before: before + text


def line(*pairs: tuple[str, str]) -> Touch:
    """Lines put in before others."""

    def put(before: str) -> str:
        for mark, added in pairs:
            assert mark in before, mark
            before = before.replace(mark, added + mark, 1)
        return before

    return put


PAGE_ROW = '    PageKind("signed", signed.subjects, signed.view, menu=75, strings="signed"),\n'
PAGES = "kyoyaku/pages/__init__.py"
EXPORTS = "kyoyaku/exports/__init__.py"
CHECKS = "kyoyaku/checks/__init__.py"
JA, EN = "content/strings/ja.yaml", "content/strings/en.yaml"


def page_words(words: str) -> Touch:
    return line(("foot:\n", f"  signed: {words}\n"), ("library:\n", f"signed:\n  description: {words}\n"))


def export_words(words: str) -> Touch:
    return line(("notfound:\n", f"  signers: {words}\n  signers_for: {words}\n"))


NEW_PAGE: Touches = {
    "kyoyaku/pages/signed.py": new(PAGE),
    "templates/pages/signed.html": new(TEMPLATE),
    PAGES: line(("from kyoyaku.pages.frame", "from kyoyaku.pages import signed\n"), ("    PageKind(PROSE,", PAGE_ROW)),
    JA: page_words("署名"),
    EN: page_words("Signatures"),
}
NEW_EXPORT: Touches = {
    "kyoyaku/exports/signers.py": new(EXPORT),
    EXPORTS: line(
        ("from kyoyaku.exports.tables", "from kyoyaku.exports.signers import signers\n"),
        ('    Export("terms"', '    Export("signers", "signers.txt", signers),\n'),
    ),
    JA: export_words("署名した者"),
    EN: export_words("Those who signed"),
}
NEW_CHECK: Touches = {
    "kyoyaku/checks/signatures.py": new(CHECK),
    CHECKS: line(
        ("from kyoyaku.meaning", "from kyoyaku.checks import signatures\n"),
        ("    words.references,", "    signatures.signed,\n"),
    ),
    "kyoyaku/problems/problems.toml": new(ENTRY),
    "tests/problems/not-signed/in/content/agreements/tiny/agreement.yaml": new(TEXT.lstrip()),
    "tests/problems/not-signed/expected.txt": new(""),
}
NEW_LANGUAGE: Touches = {
    "content/site.yaml": lambda before: (
        before.replace("editions:\n", "  fr: {tag: fr, kind: translation, label: Français, fallback: en}\neditions:\n")
        + "- {id: fr, folder: fr, label: Français, languages: [fr], interface: fr}\n"
    ),
    "content/strings/fr.yaml": new((made.ROOT / EN).read_text("utf-8").replace("Glossary", "Glossaire")),
    "content/agreements/tiny/fr.yaml": new("language: fr\nunits: {}\n"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project with a small agreement."""
    for name in ("kyoyaku", "templates", "static"):
        shutil.copytree(made.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(made.ROOT / "build.py", tmp_path)
    shutil.copytree(made.ROOT / "content/strings", tmp_path / "content/strings")
    (tmp_path / "content/site.yaml").write_text(made.SITE, "utf-8")
    (tmp_path / "content/agreements/tiny").mkdir(parents=True)
    (tmp_path / "content/agreements/tiny/agreement.yaml").write_text(TEXT, "utf-8")
    return tmp_path


def touch(project: Path, touches: Touches, but: Iterable[str] = ()) -> None:
    """Does what a contributor does, but for some files."""
    for path, change in touches.items():
        if path not in but:
            file = project / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change(file.read_text("utf-8") if file.exists() else ""), "utf-8")


def run(project: Path, *words: str) -> tuple[int, str]:
    """The status of a call and all that it said; never a traceback."""
    command = [sys.executable, "build.py", *words, "--lang", "en"]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.returncode, ran.stdout + ran.stderr


def code_of(touches: Touches) -> list[str]:
    return [path for path in touches if not path.startswith(("content/strings/", "tests/"))]


def test_a_page_is_three_files_and_its_words(copy: Path) -> None:
    touch(copy, NEW_PAGE)
    assert run(copy, "build")[0] == 0
    shown = (copy / "site/signed.html").read_text("utf-8")
    assert "<h1>署名</h1>\n<p>" in shown
    assert '<a href="signed.html">署名</a>' in (copy / "site/index.html").read_text("utf-8")
    assert "Signatures" in (copy / "site/en/signed.html").read_text("utf-8")
    assert len(code_of(NEW_PAGE)) == 3
    assert set(NEW_PAGE) - set(code_of(NEW_PAGE)) == {JA, EN}


def test_an_export_is_two_files_and_its_words(copy: Path) -> None:
    touch(copy, NEW_EXPORT)
    assert run(copy, "build")[0] == 0
    assert (copy / "site/data/signers.txt").read_text("utf-8") == "kou\n"
    assert "署名した者" in (copy / "site/downloads.html").read_text("utf-8")
    assert len(code_of(NEW_EXPORT)) == 2
    assert set(NEW_EXPORT) - set(code_of(NEW_EXPORT)) == {JA, EN}


def test_a_check_is_two_files_its_entry_and_its_folder(copy: Path) -> None:
    touch(copy, NEW_CHECK)
    status, said = run(copy, "check")
    assert status == 0
    assert "agreement.yaml:5:3: warning not-signed: “谷町” is not among those who signed" in said
    assert [path for path in code_of(NEW_CHECK) if path.endswith(".py")] == ["kyoyaku/checks/signatures.py", CHECKS]
    assert {path.split("/")[1] for path in NEW_CHECK if not path.endswith(".py")} == {"problems"}


def test_a_language_is_content(copy: Path) -> None:
    touch(copy, NEW_LANGUAGE)
    assert run(copy, "build")[0] == 0
    assert "Glossaire" in (copy / "site/fr/glossary.html").read_text("utf-8")
    assert all(path.startswith("content/") for path in NEW_LANGUAGE)


def without(touches: Touches, path: str, part: str, instead: str = "") -> Touches:
    """The touches with a part of one file forgotten."""
    return {**touches, path: lambda before: touches[path](before).replace(part, instead)}


@pytest.mark.parametrize(
    ("touches", "but", "told"),
    [
        (NEW_PAGE, "templates/pages/signed.html", "template-missing: pages of the kind “signed” have no template"),
        (NEW_PAGE, PAGES, "template-without-row: no kind of page uses this template"),
        (NEW_PAGE, JA, "string-unknown: the string “menu.signed” is not in ja.yaml"),
        (NEW_PAGE, f"{JA} {EN}", "words-missing: there are no words for the key “menu.signed” (PAGES: signed needs them)"),
        (without(NEW_PAGE, PAGES, "menu=75, "), "", "page-unreached: no way of links leads from index.html to this page"),
        (without(NEW_PAGE, PAGES, 'strings="signed"', 'script=Script(("signed",))'), "", "dead-link: a link leads nowhere: js/signed.js"),
        (without(without(NEW_PAGE, JA, "signed:\n  description: 署名\n"), EN, "signed:\n  description: Signatures\n"), "", "words-missing: there are no words for the key “signed.description”"),
        (without(NEW_PAGE, "kyoyaku/pages/signed.py", 'routes.page("signed"', 'routes.page("full"'), "", "address-twice: two files would have the address"),
        (NEW_EXPORT, f"{JA} {EN}", "words-missing: there are no words for the key “download.signers” (EXPORTS: signers needs them)"),
        (without(NEW_EXPORT, EXPORTS, '"signers.txt"', '"agreement.json"'), "", "address-twice: two files would have the address data/agreement.json"),
        (NEW_CHECK, "kyoyaku/problems/problems.toml", "not-signed: nothing says what the code “not-signed” means"),
    ],
)  # fmt: skip
def test_what_is_forgotten_is_told(copy: Path, touches: Touches, but: str, told: str) -> None:
    touch(copy, touches, but.split())
    status, said = run(copy, "build")
    assert (status, told in said) == (1, True), said
    assert not (copy / "site").exists()


@pytest.mark.parametrize(
    ("touches", "but", "told"),
    [
        (NEW_PAGE, EN, "string-missing: the string “menu.signed” is missing; the Japanese is shown"),
        (NEW_LANGUAGE, "content/site.yaml", "undeclared-language: the language “fr” is not in site.yaml"),
        (NEW_LANGUAGE, "content/strings/fr.yaml", ""),
        (NEW_LANGUAGE, "content/agreements/tiny/fr.yaml", ""),
    ],
)
def test_a_language_without_its_words_shows_those_of_another(copy: Path, touches: Touches, but: str, told: str) -> None:
    touch(copy, touches, but.split())
    status, said = run(copy, "build")
    assert status == 0
    assert told in said


@pytest.mark.parametrize(
    ("touches", "but", "test"),
    [
        (NEW_PAGE, (PAGES, "templates/pages/signed.html"), "test_every_page_that_is_written_has_a_row"),
        (NEW_EXPORT, (EXPORTS,), "test_every_export_that_is_written_has_a_row"),
        (NEW_CHECK, (CHECKS,), "test_every_rule_that_is_written_has_a_row"),
    ],
)
def test_a_row_that_is_forgotten_is_told_by_a_test(
    copy: Path, touches: Touches, but: tuple[str, ...], test: str
) -> None:
    for path in made.ROOT.glob("tests/*.py"):
        (copy / "tests/house").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy / "tests")
    shutil.copy(made.ROOT / "tests/house/test_tables.py", copy / "tests/house")
    touch(copy, touches, but)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/house/test_tables.py",
        "-k",
        "has_a_row",
    ]
    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=120, check=False)
    assert f"FAILED tests/house/test_tables.py::{test}" in ran.stdout, ran.stdout
    assert "1 failed, 2 passed" in ran.stdout
