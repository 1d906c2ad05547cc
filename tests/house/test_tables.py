"""A row of a table is the whole truth: nothing that is written stands outside of it, and nothing in it is missing."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from kyoyaku import checks, exports, pages
from kyoyaku.checks import CHECKS
from kyoyaku.exports import EXPORTS
from kyoyaku.making.omissions import omissions
from kyoyaku.pages import PAGES
from kyoyaku.pages.kinds import PageKind
from tests import made

STRINGS = made.real_corpus().strings["ja"]


def modules(floor: ModuleType) -> Iterator[ModuleType]:
    folder = made.ROOT / "kyoyaku" / floor.__name__.rpartition(".")[2]
    for path in sorted(folder.glob("[a-z]*.py")):
        yield importlib.import_module(f"{floor.__name__}.{path.stem}")


def own(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The public functions that a module itself has."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield name, value


def test_every_page_that_is_written_has_a_row() -> None:
    written = {value for module in modules(pages) for name, value in own(module) if name in {"subjects", "view"}}
    assert written == {value for row in PAGES for value in (row.subjects, row.view)}


def test_every_export_that_is_written_has_a_row() -> None:
    makers = {
        value
        for module in modules(exports)
        for _, value in own(module)
        if [*inspect.signature(value).parameters][:1] == ["corpus"]  # type: ignore[arg-type]
    }
    assert makers == {row.make for row in EXPORTS}


def test_every_rule_that_is_written_has_a_row() -> None:
    rules = {
        value
        for module in modules(checks)
        for _, value in own(module)
        if list(inspect.signature(value).parameters) in (["corpus", "analyses"], ["corpus", "_"])  # type: ignore[arg-type]
    }
    assert rules == set(CHECKS)


def test_nothing_that_a_row_asks_for_is_missing() -> None:
    assert list(omissions(made.project(), made.real_corpus())) == []


def test_no_two_rows_are_one_kind_or_one_place_in_the_menu() -> None:
    kinds = [row.kind for row in PAGES] + [row.key for row in EXPORTS]
    assert len(set(kinds)) == len(kinds)
    places = [row.menu for row in PAGES if row.menu is not None]
    assert len(set(places)) == len(places)
    assert len({row.name for row in EXPORTS}) == len(EXPORTS)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.kind)
def test_a_row_names_words_and_scripts_that_are_there(row: PageKind) -> None:
    if row.strings:
        assert any(key.startswith(f"{row.strings}.") for key in STRINGS)
    for name in row.script.elements if row.script else ():
        assert (made.ROOT / f"static/js/{name}.js").is_file()
