"""What is made from the code is fresh, and what the docs say is true."""

from __future__ import annotations

import ast
import importlib
import json
import re
from typing import Any

import jsonschema
import pytest

from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.model import text_hash
from kyoyaku.problems import codes
from kyoyaku.reading import shapes
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar, compose
from scripts import generate
from tests import made
from tests.house.ladder import LADDER

FORMAT = (made.ROOT / generate.FORMAT).read_text("utf-8")
MADE = generate.everything()
RECORDS = {record.name: record for _, _, shape in shapes.FILES for record in generate.records(shape)}


@pytest.mark.parametrize("path", MADE)
def test_made_files_are_fresh(path: str) -> None:
    file = made.ROOT / path
    assert file.exists(), "run `python scripts/generate.py`"
    assert file.read_text("utf-8") == MADE[path], "run `python scripts/generate.py`"


def test_no_schema_is_left_of_something_that_is_gone() -> None:
    assert {f"schemas/{path.name}" for path in (made.ROOT / "schemas").iterdir()} == {
        one for one in MADE if "schemas/" in one
    }


def test_every_key_is_described_in_both_languages_and_nothing_else_is() -> None:
    told = generate.fields()
    wanted = {name: {field.name for field in record.fields} for name, record in RECORDS.items()}
    assert {name: set(keys) for name, keys in told.items()} == wanted
    for keys in told.values():
        for words in keys.values():
            assert set(words) == {"ja", "en"}
            assert words["ja"].endswith(("。", "）。"))


def test_every_record_has_its_table() -> None:
    tables = set(re.findall(r"<!-- fields: ([a-z-]+) -->", FORMAT))
    assert tables == set(RECORDS) - {"terms", "laws"}


def test_every_code_is_in_the_list_of_problems() -> None:
    listed = set(re.findall(r"^## ([a-z0-9-]+)$", MADE[generate.PROBLEMS], re.MULTILINE))
    assert listed == set(codes())


HOUSE = (made.ROOT / "docs/house.md").read_text("utf-8")


def test_the_page_about_the_house_has_its_floors_in_their_order_with_what_they_say_of_themselves() -> None:
    def said(floor: str) -> str:
        package = made.ROOT / "kyoyaku" / floor
        path = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
        return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]

    told = re.findall(r"^\| `([a-z]+)` \| (.*) \|$", HOUSE, re.MULTILINE)
    assert told == [(floor, said(floor)) for floor, _ in LADDER]


def test_the_page_about_the_house_names_only_what_is_there() -> None:
    named = re.findall(r"`((?:kyoyaku|templates|tests|content)/[\w./-]+)`", HOUSE)
    assert len(named) > 15
    assert [path for path in named if not (made.ROOT / path).exists()] == []
    names = re.findall(r"`([a-z_.]+)\.([A-Z]\w+)`", HOUSE)
    assert [one for one in names if not hasattr(importlib.import_module(f"kyoyaku.{one[0]}"), one[1])] == []


def examples() -> dict[str, str]:
    """Path → text of every example of docs/content-format.md that is a file of its site."""
    return dict(re.findall(r"^```(?:yaml|markdown) (content/\S+)\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL))


def as_site() -> dict[str, bytes]:
    """The examples as one site; the marks of hashes filled."""
    units = made.agreement(examples()["content/agreements/yamakawa-tani/agreement.yaml"]).units
    filled = {
        path: re.sub("@([a-z0-9-]+)@", lambda mark: text_hash(units[mark[1]].ja), text)
        for path, text in examples().items()
    }
    return {**made.machinery(), **{path: text.encode() for path, text in filled.items()}}


def test_the_examples_make_a_site() -> None:
    assert set(made.codes(check(as_site()))) <= {
        "missing-translation", "page-not-translated", "term-without-entry", "words-unknown",
    }  # fmt: skip
    assert build(as_site(), Options(None)).pages > 10


def plain(node: Node) -> Any:
    """A node as an editor's YAML would read it: booleans as such, everything else as text."""
    if isinstance(node, Scalar):
        return node.text == "true" if node.plain and node.text in {"true", "false"} else node.text
    if isinstance(node, Map):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def valid(path: str, data: bytes, name: str) -> list[str]:
    node, problems = compose(path, data)
    assert node is not None, problems
    validator = jsonschema.Draft7Validator(json.loads(MADE[f"schemas/{name}.schema.json"]))
    return [error.message for error in validator.iter_errors(plain(node))]


@pytest.mark.parametrize(
    "name", sorted(path.removeprefix("schemas/").removesuffix(".schema.json") for path in MADE if "schemas/" in path)
)
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(MADE[f"schemas/{name}.schema.json"]))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (r"content/site\.yaml", "site"), (r"content/terms\.yaml", "terms"), (r"content/laws\.yaml", "laws"),
        (r"content/strings/.*\.yaml", "strings"), (r"content/lexicon\.yaml", "lexicon"), (r".*/agreement\.yaml", "agreement"), (r".*/guide\..*\.yaml", "guide"),
        (r".*/readings\.yaml", "readings"), (r".*/record\.yaml", "record"), (r".*/source\.yaml", "source"),
        (r".*/agreements/[^/]+/en\.yaml", "translation"),
    ],
)  # fmt: skip
def test_editors_agree_with_us_on_the_content_that_is_there(pattern: str, name: str) -> None:
    checked = [path for given in (made.project(), as_site()) for path in given if re.fullmatch(pattern, path)]
    assert checked
    for given in (made.project(), as_site()):
        for path, data in given.items():
            if re.fullmatch(pattern, path):
                assert valid(path, data, name) == [], path


@pytest.mark.parametrize(
    "wrong",
    [
        "titel: 題名\n",
        "title: 題名\nparties: 甲\nbody: []\n",
        "title: 題名\nparties: [{id: 甲, name: 山川市, kind: city}]\nbody: []\n",
    ],
)
def test_editors_see_what_we_see(wrong: str) -> None:
    assert valid("content/agreements/a/agreement.yaml", wrong.encode(), "agreement")
