"""The real dictionary, in the environment that `make lexicon` makes: readings, other spellings, the same drafts twice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import made

pytestmark = pytest.mark.deep

PYTHON = made.ROOT / ".venv-lexicon/bin/python"
LEXICON = "content/lexicon.yaml"


def draft(project: Path) -> str:
    """What the command says, run in a project with that environment."""
    done = subprocess.run(
        [PYTHON, "build.py", "lexicon"], cwd=project, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project's own sources."""
    for name in ("content", "kyoyaku", "templates"):
        shutil.copytree(made.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(made.ROOT / "build.py", tmp_path)
    return tmp_path


def test_the_dictionary_knows_the_words_of_the_agreement(project: Path) -> None:
    (project / LEXICON).unlink()
    assert "status" in draft(project)
    first = (project / LEXICON).read_text("utf-8")
    words = {
        entry.word: entry for entry in made.corpus({**made.project(), LEXICON: first.encode()}).lexicon.words["ja"]
    }
    assert words["観光"].reading == "かんこう"
    assert words["人材育成"].reading == "じんざいいくせい"
    assert words["一体"].reading == "いったい"
    assert "牽引{けんいん}" in words["けん引"].spellings
    assert "旅行{りょこう}" not in words["観光"].synonyms  # what a dictionary does not know, people add
    assert "成年後見制度" not in words  # the glossary has it
    assert all(entry.status == "draft" for entry in words.values())
    assert not {"八戸", "階上", "階上町", "小林", "渡谷", "青森"} & set(words)
    (project / LEXICON).unlink()
    draft(project)
    assert (project / LEXICON).read_text("utf-8") == first
    draft(project)
    assert (project / LEXICON).read_text("utf-8") == first


def test_our_own_lexicon_lacks_no_word(project: Path) -> None:
    before = (project / LEXICON).read_bytes()
    draft(project)
    assert (project / LEXICON).read_bytes() == before
