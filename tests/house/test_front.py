"""Templates, style sheets and scripts stay small: whoever opens one sees the whole of it."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from kyoyaku.making.assets import BARE, BOXES, STYLES
from scripts.bundle import BUNDLES, PRIVATE, SOURCES
from tests import made

MOST_LINES, MOST_COLUMNS = 200, 120
FILES = sorted(
    path
    for folder, ending in (("templates", "*.html"), ("static/css", "*.css"), ("static/js", "*.js"))
    for path in (made.ROOT / folder).rglob(ending)
    if path.relative_to(made.ROOT).as_posix() not in BUNDLES
)
PYTHON = sorted(path for folder in ("kyoyaku", "scripts") for path in (made.ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(made.ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", [*FILES, *PYTHON], ids=named)
def test_lines_are_no_longer_than_120_columns(path: Path) -> None:
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > MOST_COLUMNS] == []


def test_every_style_sheet_is_part_of_the_site() -> None:
    found = {
        path.relative_to(made.ROOT / "static/css").as_posix() for path in (made.ROOT / "static/css").rglob("*.css")
    }
    assert found == {*chain(*STYLES.values()), *(one.removeprefix("static/css/") for one in (BARE, BOXES))}


def test_names_that_are_shortened_stand_in_no_words_and_in_no_file_of_the_index() -> None:
    sources = "".join((SOURCES / f"{name}.js").read_text("utf-8") for name in BUNDLES["static/js/search.js"])
    code = re.sub(r"//.*", "", sources)
    quoted = re.findall(r"'([^'\n]*)'", code) + [
        re.sub(r"\$\{[^}]*\}", "", one) for one in re.findall(r"`([^`]*)`", code)
    ]
    assert {word for one in quoted for word in re.findall(r"\w+", one)} & set(PRIVATE) == set()
    keys = ("core.", "given.", "kyoyaku.", "document.", "window.")
    assert [
        f"{start}{name}"
        for start in keys
        for name in PRIVATE
        if re.search(rf"{re.escape(start)}{name}\b", code) and (start, name) != ("core.", "hushed")
    ] == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".js"], ids=named)
def test_a_script_defines_one_element_at_most(path: Path) -> None:
    assert path.read_text("utf-8").count("customElements.define(") <= 1
