"""Files that hold nothing or something else than keys: told for every kind of content file, with the keys."""

from __future__ import annotations

import re

import pytest

from kyoyaku.making.pipeline import Options, build, check
from kyoyaku.reading import shapes
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.reading.schema import RecordOf
from tests import made

FILES = [
    *((form.replace("*", "tiny").replace("<lang>", "en"), ", ".join(field.name for field in shape.fields)) for _, form, shape in shapes.FILES if isinstance(shape, RecordOf)),
    ("strings/ja.yaml", "—"), ("strings/en.yaml", "greeting"),
]  # fmt: skip
SITE = made.under(made.ROOT / "tests/problems/base/content", "content")
NAMES = [path for path, _ in FILES]


def said(path: str, data: bytes) -> list[tuple[str, int, str]]:
    """Code, line and proposed keys of what is said of one file of a small site with other content."""
    given = {**SITE, f"content/{path}": data}
    return [
        (one.code, one.place.line, dict(one.args).get("keys", ""))
        for one in check(given)
        if one.place.file == f"content/{path}"
    ]


@pytest.mark.fault("A9")
@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\n\n  \n", b"# only\n# comments\n", b"---\n", b"---\n...\n", b"\xef\xbb\xbf"], ids=repr
)
@pytest.mark.parametrize(("path", "keys"), FILES, ids=NAMES)
def test_an_empty_file_is_told_the_keys_that_it_needs(path: str, keys: str, data: bytes) -> None:
    found = [one for one in said(path, data) if one[0] != "byte-order-mark"]
    assert [(code, line) for code, line, _ in found][:1] == [("empty-file", 1)]
    assert found[0][2].startswith(keys)


@pytest.mark.fault("A9")
@pytest.mark.parametrize(
    "data",
    [
        b"- a\n- b\n",
        b"[]\n",
        b"- title: x\n",
        b"words\n",
        b"~\n",
        b"null\n",
        b'""\n',
        b"--- []\n",
        b"1\n",
        b"# c\n\n- a\n",
    ],
    ids=repr,
)
@pytest.mark.parametrize(("path", "keys"), FILES, ids=NAMES)
def test_a_file_that_begins_with_something_else_is_told_the_keys(path: str, keys: str, data: bytes) -> None:
    found = [one for one in said(path, data) if one[0] == "expected-keys"]
    assert len(found) == 1
    assert found[0][2].startswith(keys)


@pytest.mark.fault("A9", "A23")
@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "front-matter"), (b"\n", "front-matter"), (b"# x\n", "front-matter"), (b"---\n", "front-matter"), (b"---\ntitle: x\n", "front-matter"), (b"---\ntitle: x\n--\nb\n", "front-matter"),
     (b"\n---\ntitle: x\n---\nb\n", "front-matter"), (b"--- \ntitle: x\n---\nb\n", "front-matter"), (b"---\n\n---\nb\n", "empty-file"), (b"---\n# c\n---\nb\n", "empty-file"),
     (b"---\n- a\n---\nb\n", "expected-keys"), (b"---\nwords\n---\nb\n", "expected-keys"), (b"---\n{}\n---\nb\n", "missing-key")],
    ids=repr,
)  # fmt: skip
def test_a_page_is_told_of_its_front_matter(data: bytes, code: str) -> None:
    assert code in [found for found, _, _ in said("pages/licence.ja.md", data)]


@pytest.mark.fault("A23")
@pytest.mark.parametrize(
    "body",
    [
        "一\n\n---\n\n二\n",
        "---\n\n一\n",
        "一\n\n---\ntitle: 別\n---\n\n二\n",
        "```\n---\n```\n",
        "一\n---\n二\n",
        "- - -\n",
        "****\n",
        "一 --- 二\n",
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_rule_in_the_text_of_a_page_is_no_front_matter(body: str, ends: str) -> None:
    text = f"---\ntitle: 題\n---\n\n{body}".replace("\n", ends)
    corpus, found = read_corpus({**SITE, "content/pages/rules.ja.md": text.encode()})
    assert corpus is not None
    assert [one for one in found if one.place.file == "content/pages/rules.ja.md"] == []
    page = corpus.pages["rules", "ja"]
    assert (page.title, page.markdown) == ("題", f"\n{body}")


@pytest.mark.fault("A6")
@pytest.mark.parametrize(
    ("text", "code", "line"),
    [("a:\n- い\n", "wrong-type", 2), ("a:\n  b:\n  - い\n", "wrong-type", 3), ("a:\n", "empty-value", 1), ("a: い\nb:\n  c:\n", "empty-value", 3), ("a: []\n", "wrong-type", 1)],
)  # fmt: skip
def test_words_of_the_interface_are_words(text: str, code: str, line: int) -> None:
    assert (code, line) in [(found, at) for found, at, _ in said("strings/en.yaml", text.encode())]


@pytest.mark.parametrize(
    "words", ["{x[0]}", "{0}", "{}", "{N}", "{n", "n}", "{n!r}", "{n:>9}", "{{n}}", "{ n }", "{é}", "a { b"]
)
def test_a_blank_is_a_name_in_braces_and_nothing_else(words: str) -> None:
    given = {
        **made.project(),
        "content/strings/en.yaml": made.project()["content/strings/en.yaml"] + f"zz: '{words}'\n".encode(),
    }
    line = given["content/strings/en.yaml"].count(b"\n")
    assert ("string-blanks", line) in [(one.code, one.place.line) for one in check(given)]


@pytest.mark.parametrize("langs", [("ja",), ("en",), ("ja", "en", "ja-x-easy")])
def test_words_whose_blanks_nobody_fills_are_told_at_their_place(langs: tuple[str, ...]) -> None:
    given = dict(made.project())
    for path in [f"content/strings/{lang}.yaml" for lang in langs]:
        given[path] = re.sub(r"\{[a-z_]+\}", "{other}", given[path].decode()).encode()
    outcome = build(given, Options(None))
    assert outcome.pages == 0
    assert any(one.code == "string-blanks" and one.place.line for one in outcome.problems)
