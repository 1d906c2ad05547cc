"""The house stays small and in order: who imports whom, how long things are, what they are called."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import made
from tests.house.ladder import LADDER, PURE, modules
from tests.house.nouns import NOUNS

PACKAGE = made.ROOT / "kyoyaku"
SOURCES = [made.ROOT / "build.py", *sorted(PACKAGE.rglob("*.py"))]
MOST_LINES, MOST_OF_A_FUNCTION = 300, 40

KNOWS = {
    "yaml": ("reading.yaml_nodes",),
    "markdown": ("reading.prose",),
    "nh3": ("reading.prose",),
    "jinja2": ("making.templates",),
    "budoux": ("text.phrases",),
    "rcssmin": ("making.assets",),
    "rjsmin": ("making.assets",),
    "livereload": ("serve.live",),
    "sudachipy": ("lexicon.dictionary",),
    "tornado": ("serve.live", "serve.address"),
}
"""Each library and the only modules that may know it (livereload stands on tornado)."""

WORLDLY = {
    "os",
    "shutil",
    "subprocess",
    "socket",
    "time",
    "tempfile",
    "random",
    "locale",
    "getpass",
    "platform",
    "signal",
}
"""What would make the core depend on the machine. `pathlib` is allowed to modules that read a table beside them."""


def named(path: Path) -> str:
    """A module's name without the package's: pages.home, model."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


PARSED = {named(path): ast.parse(path.read_text("utf-8")) for path in SOURCES[1:]}
MODULES = {name: tree for name, tree in PARSED.items() if len(tree.body) > 1}
"""Every module by its name; the __init__.py of a floor without a table of its own holds one sentence and is none."""
ORDER = [name for floor, row in LADDER for name in modules(floor, row, MODULES)]


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}".removeprefix("kyoyaku.")
                yield f"kyoyaku.{inner}" if inner in MODULES else node.module


def ours(tree: ast.Module) -> set[str]:
    return {name.removeprefix("kyoyaku.") for name in imported(tree) if name.startswith("kyoyaku.")}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_every_module_stands_on_the_ladder_once() -> None:
    assert sorted(ORDER) == sorted(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_from_above_or_from_its_left(name: str) -> None:
    below = {other for other in ours(MODULES[name]) if other in ORDER and ORDER.index(other) >= ORDER.index(name)}
    assert below == set()


def test_search_is_entered_by_its_door_alone() -> None:
    entered = {
        (name, other)
        for name, tree in MODULES.items()
        if not name.startswith("search")
        for other in ours(tree)
        if other.startswith("search.")
    }
    assert entered == set(), "what others need is named in kyoyaku/search/__init__.py"


@pytest.mark.parametrize("name", ["results", "index", "packing", "lookups", "texts", "shards"])
def test_the_index_knows_results_and_no_agreement(name: str) -> None:
    tree = MODULES[f"search.{name}"]
    known = {
        one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "kyoyaku.model"
        for one in node.names
    }
    assert known <= {"ORIGINAL"}
    assert not {"meaning.names", "meaning.analysis", "reading.prose"} & ours(tree)


@pytest.mark.parametrize("library", KNOWS)
def test_one_module_knows_each_library(library: str) -> None:
    knowing = {name for name, tree in MODULES.items() if any(one.split(".")[0] == library for one in imported(tree))}
    assert knowing == set(KNOWS[library])


@pytest.mark.parametrize("row", PURE)
def test_the_core_does_not_touch_the_world(row: str) -> None:
    for name in modules(row, dict(LADDER)[row], MODULES):
        worldly = {one.split(".")[0] for one in imported(MODULES[name])} & WORLDLY
        assert worldly == set(), name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(made.ROOT).as_posix())
def test_a_module_opens_with_a_line_on_what_it_is_for_and_is_short(path: Path) -> None:
    words = path.read_text("utf-8")
    said = ast.get_docstring(ast.parse(words)) or ""
    assert re.fullmatch(r"\S.*[.:]", said.split("\n")[0]), "a sentence, in one line"
    assert len(words.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(made.ROOT).as_posix())
def test_functions_are_short(path: Path) -> None:
    for function in functions(ast.parse(path.read_text("utf-8"))):
        assert (function.end_lineno or 0) - function.lineno < MOST_OF_A_FUNCTION, function.name


@pytest.mark.parametrize("name", MODULES)
def test_what_others_use_says_what_it_does(name: str) -> None:
    public = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in MODULES[name].body:
        if isinstance(node, public) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", [*SOURCES, *sorted((made.ROOT / "scripts").glob("*.py"))], ids=lambda path: path.name)
def test_nothing_has_a_name_that_says_nothing(path: Path) -> None:
    nothing = re.compile(r"(^|_)(utils?|helpers?|managers?|misc)($|_)|Helper|Manager|Util|^_?[Bb]ase$")
    tree = ast.parse(path.read_text("utf-8"))
    defined = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    kept = {"Routes.base", "base"}  # the folder that an agreement's pages stand under
    assert [name for name in (path.stem, *defined) if nothing.search(name) and name not in kept] == []


def public_classes() -> Iterator[tuple[str, str]]:
    """(class, module) of every class that others may use."""
    for name, tree in MODULES.items():
        yield from ((node.name, name) for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")


def test_no_two_public_classes_share_a_name() -> None:
    modules_of: dict[str, list[str]] = {}
    for name, module in public_classes():
        modules_of.setdefault(name, []).append(module)
    assert {name: found for name, found in modules_of.items() if len(found) > 1} == {}


def test_a_module_is_named_after_what_it_holds() -> None:
    words = {word for name in MODULES for word in name.rpartition(".")[2].split("_")}
    assert words - NOUNS == set(), "name it after what it holds; a new noun of the field goes into tests/house/nouns.py"
    assert NOUNS - words == set(), "nothing is called so any more: take the word out of tests/house/nouns.py"
