"""Writes what is made from the code: schemas/, docs/problems.md, tables of docs/content-format.md, search scripts."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kyoyaku.problems import codes  # noqa: E402
from kyoyaku.reading import json_schema, schema, shapes  # noqa: E402 - only with the root in the path
from scripts.bundle import bundles  # noqa: E402

FORMAT = "docs/content-format.md"
PROBLEMS = "docs/problems.md"

Fields = Mapping[str, Mapping[str, Mapping[str, str]]]


def fields() -> Fields:
    """RecordOf → key → language → what the key means."""
    return tomllib.loads((ROOT / "kyoyaku/reading/fields.toml").read_text("utf-8"))


def described(told: Fields) -> Callable[[str], str]:
    """The Japanese description of record.field."""

    def describe(name: str) -> str:
        record, _, field = name.partition(".")
        return told[record][field]["ja"]

    return describe


def records(shape: schema.Shape) -> Iterator[schema.RecordOf]:
    """Every record of a shape, the outermost first."""
    if isinstance(shape, schema.RecordOf):
        yield shape
        for field in shape.fields:
            yield from records(field.shape)
    elif isinstance(shape, schema.ListOf | schema.MapOf):
        yield from records(shape.shape)


def schemas() -> dict[str, str]:
    """Path → JSON Schema (draft-07) of every content file, with Japanese descriptions."""
    describe = described(fields())
    made = {
        f"schemas/{name}.schema.json": _json(json_schema.json_schema(shape, describe, f"content/{path}"))
        for name, path, shape in shapes.FILES
    }
    words: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "content/strings/<lang>.yaml",
        "type": "object",
        "additionalProperties": {"anyOf": [{"type": ["string", "number", "boolean"]}, {"$ref": "#"}]},
    }
    return {**made, "schemas/strings.schema.json": _json(words)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def problems() -> str:
    """docs/problems.md: every code with what it says and how to mend it."""
    lines = [
        "# 問題の一覧 / Problems",
        "",
        "`check` と `build` が知らせる問題です。error があるとサイトは作られません。",
        "warning は知らせるだけです（`--strict` では止まります）。",
        "",
        "What `check` and `build` may report. With an error nothing is built;",
        "a warning only tells (and stops with `--strict`).",
        "",
        "<!-- Made from kyoyaku/problems/problems.toml by scripts/generate.py. -->",
    ]
    for code, entry in sorted(codes().items()):
        lines += ["", f"## {code}", "", f"`{entry['severity']}`", ""]
        lines += [f"- {_shown(entry['ja']['message'])}。{_shown(entry['ja']['hint'])}".replace("。。", "。")]
        lines += [f"- {_shown(entry['en']['message'])}. {_shown(entry['en']['hint'])}".replace("..", ".")]
    return "\n".join(lines) + "\n"


def _shown(words: str) -> str:
    # Blanks as code, so that no sign in them is read as Markdown; optional parts without their brackets.
    bare = words.replace("[[", "").replace("]]", "")
    return re.sub(r"\{[a-z_]+\}|<[^>]*>|[*_|<>]+", lambda found: f"`{found[0]}`", bare)


def table(record: schema.RecordOf, told: Fields) -> str:
    """The keys of a record as a Markdown table."""
    rows = ["| キー | 必須 | 意味 / Meaning |", "| --- | --- | --- |"]
    for field in record.fields:
        words = told[record.name][field.name]
        text = f"{words['ja']}<br>{words['en']}".replace("|", "\\|").replace("{", "&#123;")
        rows.append(f"| `{field.name}` | {'○' if field.required else ''} | {text} |")
    return "\n".join(rows)


def with_tables(text: str) -> str:
    """The text of docs/content-format.md with every table between its marks made anew."""
    told = fields()
    known = {record.name: record for _, _, shape in shapes.FILES for record in records(shape)}

    def made(mark: re.Match[str]) -> str:
        return f"<!-- fields: {mark[1]} -->\n\n{table(known[mark[1]], told)}\n\n<!-- /fields -->"

    return re.sub(r"<!-- fields: ([a-z-]+) -->.*?<!-- /fields -->", made, text, flags=re.DOTALL)


def everything() -> dict[str, str]:
    """Path → text of every made file."""
    told = {PROBLEMS: problems(), FORMAT: with_tables((ROOT / FORMAT).read_text("utf-8"))}
    return {**schemas(), **told, **bundles()}


def main() -> None:
    """Write every file that differs and name it."""
    for path, text in everything().items():
        file = ROOT / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            print(path)


if __name__ == "__main__":
    main()
