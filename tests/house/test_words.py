"""Words stand where they belong: the interface's in content/strings/, the messages' in problems.toml, none in code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from kyoyaku.exports import EXPORTS
from kyoyaku.pages import PAGES
from kyoyaku.reading.shapes import FILES
from kyoyaku.reading.strings import BLANK, flatten, stem
from kyoyaku.reading.yaml_nodes import compose
from tests import made

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PACKAGE = made.ROOT / "kyoyaku"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((made.ROOT / "templates").rglob("*.html"))
CATALOGUE = tomllib.loads((PACKAGE / "problems/problems.toml").read_text("utf-8"))

DATA_OF_THE_LANGUAGE = {
    "text/japanese.py": "numerals, eras, kana",
    "reading/strays.py": "what systems put to the name of a copy: コピー, 控え",
    "text/days.py": "era dates as people type them",
    "text/labels.py": "the orders of labels: アイウ, イロハ",
    "meaning/grammar.py": "the grammar of citations",
    "meaning/aliases.py": "この, 本: what names this text",
    "meaning/citations.py": "what joins citations, and what no citation is part of",
    "meaning/known_titles.py": "what makes another law of a title: 等の一部を改正する",
    "meaning/outline.py": "the labels of later supplements",
    "meaning/library.py": "第: what a path by number begins with",
    "meaning/rows.py": "what leads on in a table: 部, 項, 欄, 備考",
    "meaning/paths.py": "前, 次, この, 第: the ways of a step",
    "meaning/amendments.py": "how texts amend: 改める, 加える, 削る",
    "meaning/documents.py": "what documents are called: 条例, 要綱",
    "meaning/titles.py": "what stands before the name of a document: この, 変更前の",
    "meaning/resolution.py": "前, 次, 同, 本, 第: the ways of a citation",
    "meaning/alignment.py": "the same ways, for translations",
    "meaning/names.py": "how Japanese cites: 第4条第2項",
    "meaning/citing_provisions.py": "numerals in labels; how words after items begin",
    "meaning/definitions.py": "how texts define: 以下「X」という, 「X」とは",
    "meaning/scopes.py": "この条, 次条: where a definition holds",
    "meaning/terms.py": "the symbols of parties",
    "reading/encodings.py": "the range of kana, by which UTF-16 is told",
    "reading/slips.py": "ー and ・, which are a dash and a point of a list to the eye",
    "text/readings.py": "ヶ counts as kanji under a reading",
    "search/contents.py": "他, the row of what has no reading (from japanese.py)",
    "text/folding.py": "元, the first year of an era; ranges of kana",
    "meaning/vocabulary.py": "what is kanji, kana, a number with its counter",
    "model/provisions.py": "削除 marks a deleted article",
    "checks/lexicon.py": "what is kana and what is not",
    "checks/structure.py": "the number expected: 第2条; kanji numerals",
    "checks/words.py": "what is kana and what is not",
    "exports/tables.py": "how eras and days are written, which spreadsheets take for dates",
    "lexicon/dictionary.py": "parts of speech, as the dictionary calls them",
}  # fmt: skip
"""Modules that hold Japanese, with the reason: data of the language, never words for readers."""

DYNAMIC = (
    "around", "cite", "kind", "label", "mark", "month", "part", "reference", "related", "repair", "squares", "state", "status",
    "table", "term", "unconcluded", "unit",
)  # fmt: skip
"""Keys that code puts together: everything under these may be used."""


def strings(lang: str) -> dict[str, str]:
    path = f"content/strings/{lang}.yaml"
    node, _ = compose(path, made.machinery()[path])
    assert node is not None
    return {key: words for key, words, _ in flatten(node)}


def constants(path: Path) -> list[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [node.value for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said]  # fmt: skip


def in_code() -> set[str]:
    return {words for path in SOURCES for words in constants(path)}


def in_templates() -> set[str]:
    return {key for path in TEMPLATES for key in re.findall(r"""\bt\(\s*["']([a-z_.]+)["']""", path.read_text("utf-8"))}


def in_tables() -> set[str]:
    """The keys that the rows of pages and exports stand for."""
    pages = {f"{start}{row.strings}{end}" for row in PAGES for start, end in (("menu.", ""), ("", ".description"))}
    return pages | {f"download.{row.key}{end}" for row in EXPORTS for end in ("", "_for")}


SEARCHING = {
    "answer",
    "cut",
    "excerpt",
    "hits",
    "scoring",
    "shelves",
    "fold",
    "keys",
    "marks",
    "near",
    "search",
    "start",
    "store",
    "view",
    "words",
}
"""Scripts whose words are those of search; the others are reading tools."""


def under(path: Path) -> str:
    """What the keys of a script's words begin with."""
    return "find." if path.stem in SEARCHING else "tool."


def in_scripts() -> set[str]:
    """Every string of a script and the start of every key that one puts together, as keys of its set."""
    found = set()
    for path in sorted((made.ROOT / "static/js").rglob("*.js")):
        words = path.read_text("utf-8")
        found |= {under(path) + one for one in re.findall(r"'([a-z_.]+)'", words)}
        found |= {under(path) + one for one in re.findall(r"`([a-z]+\.)\$", words)}
    return found


def test_every_string_that_templates_and_pages_ask_for_exists() -> None:
    keys = {stem(key) for key in strings("ja")} | set(strings("ja"))
    asked = in_templates()
    for path in sorted((PACKAGE / "pages").glob("*.py")):
        asked |= set(re.findall(r"""\.say\(\s*["']([a-z_.]+)["']""", path.read_text("utf-8")))
    for path in sorted((made.ROOT / "static/js").rglob("*.js")):
        asked |= {under(path) + key for key in re.findall(r"\bword\('([a-z_.]+)'", path.read_text("utf-8"))}
    asked -= {f"{prefix}." for prefix in (*DYNAMIC, "menu", "download")}
    assert asked - keys == set()
    assert len(asked) > 50, "the search for keys has gone blind"


def test_every_string_is_used() -> None:
    used = in_code() | in_templates() | in_tables()
    scripts = in_scripts()
    begun = tuple(key for key in scripts if key.endswith("."))
    unused = {
        key
        for key in map(stem, strings("ja"))
        if key not in used | scripts and not key.startswith((*begun, *(f"{one}." for one in DYNAMIC)))
    }
    assert unused == set()


def test_every_dynamic_prefix_is_one() -> None:
    keys = strings("ja")
    for prefix in DYNAMIC:
        assert any(key.startswith(f"{prefix}.") for key in keys), prefix


def test_languages_have_the_same_strings_with_the_same_blanks() -> None:
    ja, en = strings("ja"), strings("en")
    assert {stem(key) for key in ja} == {stem(key) for key in en}
    blanks: dict[str, dict[str, set[str]]] = {
        lang: {stem(key): set() for key in found} for lang, found in (("ja", ja), ("en", en))
    }
    for lang, found in (("ja", ja), ("en", en)):
        for key, words in found.items():
            blanks[lang][stem(key)] |= set(BLANK.findall(words))
    assert {key for key in blanks["en"] if not blanks["en"][key] <= blanks["ja"][key]} == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_code_holds_no_words_for_readers(path: Path) -> None:
    found = [words for words in constants(path) if JAPANESE.search(words)]
    if path.relative_to(PACKAGE).as_posix() in DATA_OF_THE_LANGUAGE:
        assert not any(words.endswith(("。", "ください")) and len(words) > 20 for words in found), found
    else:
        assert found == []


@pytest.mark.parametrize("name", DATA_OF_THE_LANGUAGE)
def test_an_exception_names_a_module_that_needs_it(name: str) -> None:
    assert any(JAPANESE.search(words) for words in constants(PACKAGE / name))


@pytest.mark.parametrize(
    "path",
    [*TEMPLATES, *sorted((made.ROOT / "static").rglob("*.css")), *sorted((made.ROOT / "static").rglob("*.js"))],
    ids=lambda path: path.relative_to(made.ROOT).as_posix(),
)
def test_templates_styles_and_scripts_hold_no_words(path: Path) -> None:
    words = re.sub(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->|(?m:^\s*//.*$)", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not JAPANESE.search(words)
    if path.suffix == ".html":
        bare = re.sub(r"\{[{%].*?[%}]\}", "", words, flags=re.DOTALL)
        outside = re.sub(r"<[^>]*>|&[a-z]+;|SHA-256", "", bare)
        assert not re.search(r"[A-Za-z]{2,}", outside), re.findall(r"[A-Za-z]{2,}", outside)


def test_every_code_that_is_raised_is_in_the_catalogue_and_every_entry_is_raised() -> None:
    words = in_code()
    raised = {
        code
        for path in SOURCES
        for code in re.findall(
            r"""(?:problem|_fail|\.add|refuse|Refusal)\(\s*"([a-z0-9-]+)\"""", path.read_text("utf-8")
        )
    }
    assert raised <= set(CATALOGUE)
    assert {code for code in CATALOGUE if code not in words} == set()


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_speaks_both_languages_and_fills_the_same_blanks(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry["severity"] in {"error", "warning"}
    assert all(set(entry[lang]) - {"values"} == {"message", "hint"} for lang in ("ja", "en"))
    assert JAPANESE.search(entry["ja"]["message"])
    assert not JAPANESE.search(re.sub("[「」]|削除|第[0-9]+条(の[0-9])?", "", entry["en"]["message"]))
    blanks = {lang: set(BLANK.findall(entry[lang]["message"] + entry[lang]["hint"])) for lang in ("ja", "en")}
    assert blanks["ja"] == blanks["en"]
    assert all(entry[lang][part] for lang in ("ja", "en") for part in ("message", "hint"))


def test_every_shape_has_a_name_of_its_own() -> None:
    names = [name for name, _, _ in FILES]
    assert len(set(names)) == len(names)
