"""Content gone wrong at random: bytes as a slip of the hand leaves them, and whole structures as an editor misjudges."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kyoyaku.model import Files

PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\t", b"\x1b$B", b"{", b"[", b"- ", b"? ", b": ", b"&a ", b"*a", b"!x ",
    b"<<: ", b'"', b"'", b"|\n", b">-\n", b"#", b" #", b"---\n", b"%YAML 1.1\n", b"\\ud800", "　".encode(), "：".encode(), "第99条".encode(),
    "前条".encode(), "\u2028".encode(), "葛\U000e0100".encode(), b"<script>", b"javascript:", b"{{ x }}", b"(" * 40, b"[" * 60, b"title:",
    b"id: x\n", b"\n", b"9" * 30, b"~", b"null", b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n", b"9" * 5000, "第".encode() + b"9" * 5000 + "条".encode(),
    b"# ", b"## ", b"```\n", b"<!--", b"1. " * 60, b"- " * 60, b"> " * 60, b"[a](b.html#", b"{other}", b"{x[0]}",
)  # fmt: skip

ODD_WORDS = (
    "", " ", "~", "null", "true", "no", "0", "-1", "1e9", "9" * 30, "9" * 5000, "あ" * 3000, "第" + "9" * 5000 + "条", "第0条", "第一条の二の三",
    "第999999条の999", "Ⅱ", "№", "℡", "㏄", "ﷺ", "½", "㈱", "⑴", "(", ")", "()", "（）", "イ", "ん", "𠮷", "葛\U000e0100", "が\u3099", "\u202e",
    "\u200b", "\ue000", "\u0378", "<b>", "</script>", "{other}", "{x[0]}", "{n}", "{", "}", "{{ x }}", "{a}{b", "漢{", "漢{}字}", "漢{かん", "|",
    "、、", "../..", "/", "con", "index", "art-1", "title", "label", "ja", "en", "ja-x-easy", "ja-en", "x" * 65, "a.b", "a.b.c", "https://[", "https://",
    "http://a:b@c", "https://例え.jp/%zz", "mailto:", "javascript:x", "2019-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "2019/5/1", "令和0年1月1日",
    "平成29年3月22日", "令和4年 月 日", "昭和65年1月1日", "第1条から第" + "9" * 40 + "条まで", "前条", "次条", "前項", "同条第2項", "別表第9", "前2条", "前" + "9" * 40 + "条",
    "附則第1項", "地方自治法第252条の2第1項", "以下「甲」という。", "「」", "「「「", "（（（", "SP", "TAB", "SP[0:1]", "title[0:9999999999]", "title[9:1]",
    "1-2", "2-1", "1-" + "9" * 30, "削除", "第2条から第4条まで　削除", "\n", "a\nb", "[a](b)", "# a", "---", "=1+1",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    {"id": "x"},
    [""],
    ["a", "a"],
    {"ja": "x"},
    {"1": "a", "01": "b"},
)


@cache
def examples() -> Files:
    """A small site that has a file of every kind: the examples of docs/content-format.md."""
    from tests.house.test_docs import as_site

    return as_site()


def mutated_bytes(chance: random.Random, files: Files) -> dict[str, bytes]:
    """The files with one of the content's changed at random places."""
    whole = dict(files)
    path = chance.choice(sorted(path for path in whole if path.startswith("content/")))
    data = bytearray(whole[path])
    for _ in range(chance.randint(1, 6)):
        at, way = chance.randrange(len(data) + 1), chance.randrange(5)
        if way == 0:
            data[at:at] = chance.choice(PIECES)
        elif way == 1:
            del data[at : at + chance.choice((1, 2, 3, 10, 200))]
        elif way == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 3:
            other = chance.randrange(len(data) + 1)
            data[at:at] = data[other : other + chance.choice((5, 50, 500))]
        else:
            data = data[:at] if chance.random() < 0.2 else data + data[at : at + 50]
    whole[path] = bytes(data)
    return whole


@dataclass(frozen=True)
class Spot:
    """A value inside a document: the list or mapping that holds it, and its index or key."""

    holder: Any
    at: Any

    @property
    def value(self) -> Any:
        return self.holder[self.at]

    def put(self, value: Any) -> None:
        self.holder[self.at] = value


def spots(value: Any) -> Iterator[Spot]:
    """Every value below a list or a mapping."""
    inside = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for at, below in inside:
        yield Spot(value, at)
        yield from spots(below)


def mutated_structure(chance: random.Random, files: Files) -> dict[str, bytes]:
    """The files with the structure of one or two YAML files changed: still YAML, seldom still right."""
    whole = dict(files)
    paths = sorted(path for path in whole if path.startswith("content/") and path.endswith(".yaml"))
    # The lexicon is long and all alike: it has its turn, but not at the cost of the others' time.
    paths = [path for path in paths if "lexicon" not in path or chance.random() < 0.1]
    for path in chance.sample(paths, chance.choice((1, 1, 1, 2))):
        root = [copy.deepcopy(_document(whole[path]))]
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            _change(chance, root)
        whole[path] = _written(chance, root[0] if root else None)
    return whole


def mutated_names(chance: random.Random, files: Files) -> dict[str, bytes]:
    """The files with one gone, empty, doubled under another name, or with another's content."""
    whole = dict(files)
    paths = sorted(path for path in whole if path.startswith("content/"))
    for _ in range(chance.randint(1, 3)):
        path, other = chance.choice(paths), chance.choice(paths)
        folder, _, name = path.rpartition("/")
        way = chance.randrange(7)
        if way == 0:
            whole.pop(path, None)
        elif way == 1:
            whole[path] = chance.choice((b"", b"\n", b"# \n", b"[]\n", b"{}\n", b"a\n", b"---\n", b"---\n---\n"))
        elif way == 2:
            whole[path] = files[other]
        elif way == 3:
            whole[f"{folder}/{chance.choice(ODD_NAMES).replace('*', name)}"] = files[path]
        elif way == 4:
            for one in [one for one in whole if one.startswith(f"{folder}/")]:
                whole[one.replace(folder, f"{folder}-2", 1)] = whole[one]
        elif way == 5:
            whole[f"content/agreements/{chance.choice(('a', 'B', 'con', '日本', 'x' * 70, 'data'))}/agreement.yaml"] = (
                files[other]
            )
        else:
            for one in [one for one in whole if one.startswith(f"{folder}/")]:
                del whole[one]
    return whole


ODD_NAMES = (
    "* (1)", "copy of *", "*.bak", "x.yaml", "x.yml", "X.YAML", "de.yaml", "guide.de.yaml", "guide..yaml", ".yaml", "x.ja.md", "x.md", "x.de.md",
    ".ja.md", "index.ja.md", "full.ja.md", "articles.ja.md", "404.ja.md", "a/b/c.yaml", "ja.yaml", "日本.yaml", "x.csv", "*/", "reading.yaml",
)  # fmt: skip


@cache
def _document(data: bytes) -> Any:
    return yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _written(chance: random.Random, document: Any) -> bytes:
    if chance.random() < 0.5:
        return json.dumps(document, ensure_ascii=chance.random() < 0.3, indent=chance.choice((None, 1))).encode()
    dumped: str = yaml.dump(
        document,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
    )
    return dumped.encode("utf-8", "surrogatepass")


def _change(chance: random.Random, root: list[Any]) -> None:
    found = list(spots(root))
    if not found:
        return
    spot, other = chance.choice(found), chance.choice(found)
    way = chance.randrange(12)
    if way <= 1:
        del spot.holder[spot.at]
    elif way <= 6:
        spot.put(copy.deepcopy(chance.choice((*ODD_WORDS, *ODD_VALUES, other.value))))
    elif way == 7:
        _double(chance, spot)
    elif way == 8:
        _rename(chance, spot, other)
    elif way == 9:
        _reword(chance, spot)
    elif way == 10:
        spot.put([copy.deepcopy(spot.value)] * chance.choice((1, 2, 60)))
    else:
        _nest(chance, spot)


def _reword(chance: random.Random, spot: Spot) -> None:
    if isinstance(spot.value, str):
        at = chance.randrange(len(spot.value) + 1)
        spot.put(spot.value[:at] + chance.choice(ODD_WORDS) + spot.value[at + chance.choice((0, 1, 5)) :])


WORDS = ("label", "caption", "text", "title", "short_title", "relation", "name", "closing", "preamble", "address", "office", "symbol", "body",
         "prefecture", "seal", "basis", "number", "term", "reading", "quote", "note", "why", "publisher", "description", "short", "explanation",
         "translation", "ja", "en", "word", "synonyms", "spellings", "related", "value", "date", "with", "source", "fragment", "version")  # fmt: skip
"""Keys whose values are words for people, and what else takes many forms: to change them leaves a file in order."""


def mutated_words(chance: random.Random, files: Files) -> dict[str, bytes]:
    """The files with odd words where words may stand, so that the site is made of them; without the map of the source."""
    whole = {path: data for path, data in files.items() if not path.endswith(("/source.yaml", "/source.txt"))}
    paths = [path for path in sorted(whole) if path.startswith("content/") and path.endswith(".yaml")]
    weights = [1 if "lexicon" in path else 8 if path.endswith("/agreement.yaml") else 3 for path in paths]
    for path in {*chance.choices(paths, weights, k=chance.choice((1, 1, 2, 3)))}:
        root = [copy.deepcopy(_document(whole[path]))]
        every = "strings/" in path or "guide" in path
        found = [spot for spot in spots(root) if isinstance(spot.value, str) and (every or spot.at in WORDS)]
        for spot in chance.sample(found, min(len(found), chance.choice((1, 2, 5, 20)))):
            if chance.random() < 0.5:
                _reword(chance, spot)
            else:
                spot.put(chance.choice(ODD_WORDS))
        whole[path] = _written(chance, root[0])
    return whole


def _double(chance: random.Random, spot: Spot) -> None:
    if isinstance(spot.holder, list):
        spot.holder[spot.at : spot.at] = [copy.deepcopy(spot.value) for _ in range(chance.choice((1, 1, 1, 20)))]
    elif isinstance(spot.value, list):
        spot.put(spot.value[::-1])


def _rename(chance: random.Random, spot: Spot, other: Spot) -> None:
    if isinstance(spot.holder, dict):
        names = (other.at if isinstance(other.holder, dict) else "x", chance.choice(ODD_WORDS), str(spot.at) + "x")
        spot.holder[chance.choice(names)] = spot.holder.pop(spot.at)


def _nest(chance: random.Random, spot: Spot) -> None:
    deep = copy.deepcopy(spot.value)
    if isinstance(deep, dict):
        for _ in range(chance.choice((1, 5, 45))):
            deep = {**copy.deepcopy(spot.value), chance.choice(("children", "categories", "measures", "cells")): [deep]}
            if len(json.dumps(deep)) > 200_000:
                break
        spot.put(deep)
