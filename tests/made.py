"""Content for tests: the project's own, and small agreements whose YAML stands in the test itself."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kyoyaku.meaning.analysis import Analysis, analyse
from kyoyaku.model import Agreement, Corpus, Files
from kyoyaku.problems import Problem, has_errors
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.reading.prose import prose_html

ROOT = Path(__file__).parents[1]
REAL = "hachinohe-hashikami"

SITE = """
name: {ja: 試験の図書室, en: A library for tests}
publisher: {ja: 試験する人, en: Those who test}
official: false
version: "1.0"
updated: 2024-01-31
languages:
  ja: {tag: ja, kind: original, label: 日本語}
  en: {tag: en, kind: translation, label: English, fallback: ja}
editions:
- {id: ja, label: 日本語, languages: [ja], interface: ja}
- {id: en, folder: en, label: English, languages: [en], interface: en}
- {id: ja-en, folder: ja-en, label: 対訳, languages: [ja, en], interface: ja}
"""

EASY_SITE = (
    SITE.replace(
        "editions:\n", "  ja-x-easy: {tag: ja-x-easy, kind: summary, label: やさしい日本語, fallback: ja}\neditions:\n"
    )
    + "- {id: easy, folder: easy, label: やさしい日本語, languages: [ja-x-easy], interface: ja-x-easy}\n"
)
"""The same settings with an edition in plain Japanese."""

PARTIES = """
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
"""


def under(folder: Path, name: str) -> dict[str, bytes]:
    """Every file under a folder, by its path from there with a name before it; sorted."""
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@cache
def machinery() -> Files:
    """What every site of the project shares: templates, static files, interface words."""
    return {
        **under(ROOT / "templates", "templates"),
        **under(ROOT / "static", "static"),
        **under(ROOT / "content/strings", "content/strings"),
    }


@cache
def project() -> Files:
    """Everything that the project's own site is built from."""
    return {**machinery(), **under(ROOT / "content", "content")}


def files(
    agreement: str, more: Mapping[str, str] | None = None, *, site: str = SITE, slug: str = "tiny"
) -> dict[str, bytes]:
    """The files of a site with one agreement; `more` are further files by their path under content/."""
    texts = {"site.yaml": site, f"agreements/{slug}/agreement.yaml": textwrap.dedent(agreement), **(more or {})}
    return {**machinery(), **{f"content/{path}": textwrap.dedent(text).encode() for path, text in texts.items()}}


def corpus(given: Files) -> Corpus:
    """The corpus of files that have no error of form."""
    found, problems = read_corpus(given)
    assert found is not None
    assert not has_errors(problems), problems
    return found


def agreement(text: str, more: Mapping[str, str] | None = None) -> Agreement:
    """One agreement from its YAML."""
    return corpus(files(text, more)).agreements[0]


def analysis(given: Files, slug: str = "tiny") -> Analysis:
    """What is computed of one agreement."""
    return analyse(corpus(given))[slug]


@cache
def real_corpus() -> Corpus:
    """The corpus of the project's own content."""
    return corpus(project())


@cache
def real() -> Analysis:
    """What is computed of the real agreement."""
    return analyse(real_corpus())[REAL]


def prose(found: Corpus) -> dict[tuple[str, str], str]:
    """The HTML of every page of prose."""
    return {key: prose_html(page, {})[0] for key, page in found.pages.items()}


def codes(problems: Sequence[Problem]) -> list[str]:
    """The codes of problems, in their order."""
    return [one.code for one in problems]
