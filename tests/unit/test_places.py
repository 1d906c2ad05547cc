"""Places of parts: the caret stands under the very characters that are meant, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoyaku.making.pipeline import check
from kyoyaku.problems import BLANK, Place
from kyoyaku.reading.characters import RawText, Spot, characters
from kyoyaku.reading.encodings import decode
from kyoyaku.reading.places import Places, link_place
from kyoyaku.reading.yaml_nodes import Map, Scalar, compose
from tests import made

WORDS = st.text(alphabet="前条項甲 #:-'\"\\é\u3000𠮷葛\U000e0100[]{},&*!|>%@`", min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=5)


def scalar(yaml: str) -> Scalar:
    """The text under `key` of a YAML file without problems of form."""
    node, problems = compose("f.yaml", yaml.encode())
    assert problems == [], yaml
    assert isinstance(node, Map)
    found = node.get("key")
    assert isinstance(found, Scalar)
    return found


def spots(yaml: str) -> tuple[str, list[Spot]]:
    """The text under `key`, and the spot of each of its characters."""
    node = scalar(yaml)
    found = characters(node.text, RawText(decode("f.yaml", yaml.encode())[0]), node.place.line, node.place.column)
    assert found is not None, yaml
    assert len(found) == len(node.text)
    return node.text, found


def written(yaml: str, spot: Spot) -> str:
    """What is written at a spot."""
    return decode("f.yaml", yaml.encode())[0].split("\n")[spot.line - 1][spot.column - 1 : spot.column - 1 + spot.width]


def double_quoted(text: str, escaped: list[bool]) -> str:
    """A text in double quotes, some of its characters as escapes."""
    out = ""
    for char, escape in zip(text, escaped, strict=True):
        if char in '\\"':
            out += f"\\{char}"
        elif escape or char in "\n\t":
            out += f"\\U{ord(char):08X}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
        else:
            out += char
    return f'"{out}"'


def agree(yaml: str) -> None:
    """Each character that is no blank stands where it is said to; spots follow one another as the characters do."""
    text, found = spots(yaml)
    for char, spot in zip(text, found, strict=True):
        if char not in " \t\n":
            raw = written(yaml, spot)
            assert raw == char or raw.startswith("\\") or raw == "''", (yaml, char, raw)
    assert [(one.line, one.column) for one in found] == sorted((one.line, one.column) for one in found)


@given(WORDS.filter(lambda text: text.strip() == text and text), st.data())
def test_every_character_of_quotes_is_found(text: str, data: st.DataObject) -> None:
    escaped = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    for yaml in (
        f"key: {double_quoted(text, escaped)}\n",
        "other: 1\nkey: '{}'  # 前条\n".format(text.replace("'", "''")),
    ):
        assert scalar(yaml).text == text
        agree(yaml)


PLAIN = st.text(alphabet="前条項甲é𠮷葛\U000e0100", min_size=1, max_size=6)


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=3), min_size=1, max_size=5), st.data())
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_every_character_of_words_over_several_lines_is_found(
    quote: str, given_: list[list[str]], data: st.DataObject
) -> None:
    gaps = data.draw(
        st.lists(
            st.sampled_from(["\n  ", "\n    ", "\n\n  ", "\n \n\n   ", "  \n  "]),
            min_size=len(given_),
            max_size=len(given_),
        )
    )
    body = "".join(f"{gap}{'  '.join(words)}" for gap, words in zip(["", *gaps[1:]], given_, strict=True))
    agree(f"key: {quote}{body}{quote}\nnext: 前条\n")


@given(LINES, st.data())
@pytest.mark.parametrize("sign", ["|", ">"])
@pytest.mark.parametrize("chomp", ["", "-", "+"])
def test_every_character_of_a_block_is_found(sign: str, chomp: str, lines: list[str], data: st.DataObject) -> None:
    empty = data.draw(st.lists(st.integers(min_value=0, max_value=2), min_size=len(lines), max_size=len(lines)))
    body = "".join("\n" * blank + f"   {line}\n" for blank, line in zip(empty, lines, strict=True))
    agree(f"other: x\nkey: {sign}{3 if body.lstrip(chr(10)).startswith('    ') else ''}{chomp} # 前条\n{body}")


@pytest.mark.parametrize(
    ("yaml", "word", "places"),
    [
        ("key: 前条、前条\n", "前条", [(1, 6, 2), (1, 9, 2)]),
        ("key: '前条''前条'\n", "前条", [(1, 7, 2), (1, 11, 2)]),
        ('key: "\\u524d条、前\\u6761"\n', "前条", [(1, 7, 7), (1, 15, 7)]),
        ('key: "\\"前条\\t前条"\n', "前条", [(1, 9, 2), (1, 13, 2)]),
        ('key: "前\\\n  条 前条"\n', "前条", [(1, 7, 1), (2, 5, 2)]),
        ('key: "前\\\n\n  条 前条"\n', "前条", [(3, 5, 2)]),
        ("key: 前条\n  前条\n", "前条", [(1, 6, 2), (2, 3, 2)]),
        ("key: 前条\n\n\n  前条\n", "前条", [(1, 6, 2), (4, 3, 2)]),
        ("key: 前条\n\n\n  前条\n", "\n", [(1, 8, 1), (2, 1, 1)]),
        ("key: 前条\n  前条\n", "条 前", [(1, 7, 2)]),
        ("key: |\n  前条\n    前条\n\n  前条\n", "前条", [(2, 3, 2), (3, 5, 2), (5, 3, 2)]),
        ("key: |\n  前条\n    前条\n", "  前", [(3, 3, 3)]),
        ("key: >-\n  前条\n  前条\n\n  前条\n", "前条", [(2, 3, 2), (3, 3, 2), (5, 3, 2)]),
        ("key: >-\n  前条\n  前条\n\n  前条\n", "条 前", [(2, 4, 2)]),
        ("key: >\n  前条\n    前条\n  前条\n", "前条", [(2, 3, 2), (3, 5, 2), (4, 3, 2)]),
        ("key: |2-\n    前条\n  前条\n", "前条", [(2, 5, 2), (3, 3, 2)]),
        ("key: !!str 前条 前条\n", "前条", [(1, 12, 2), (1, 15, 2)]),
        ("key: !!str\n  '前条 前条'\n", "前条", [(2, 4, 2), (2, 7, 2)]),
        ("# 前条\nkey:\n  前条と前条\n", "前条", [(3, 3, 2), (3, 6, 2)]),
        ("# 前条\r\nkey: |\r\n  前条\r\n  前条\r\n", "前条", [(3, 3, 2), (4, 3, 2)]),
        ("\ufeffkey: 前条\n", "前条", [(1, 6, 2)]),
        ("{a: 前条, key: 前条前条}\n", "前条", [(1, 14, 2), (1, 16, 2)]),
        ("key: 𠮷前条𠮷前条\n", "前条", [(1, 7, 2), (1, 10, 2)]),
    ],
)  # fmt: skip
def test_each_occurrence_of_a_word_has_its_own_place(yaml: str, word: str, places: list[tuple[int, int, int]]) -> None:
    node, _ = compose("content/f.yaml", yaml.encode())
    assert isinstance(node, Map)
    value = node.get("key")
    assert isinstance(value, Scalar)
    starts = [at for at in range(len(value.text)) if value.text.startswith(word, at)]
    exact = Places({"content/f.yaml": yaml.encode()}).exact
    found = [exact(value.place.span(at, at + len(word))) for at in starts]
    assert [(one.line, one.column, one.width) for one in found] == places
    from_root = [exact(Place("content/f.yaml").under("key").span(at, at + len(word))) for at in starts]
    assert from_root == found


DOCUMENT = """\
first: &x 一
list:
- {a: 甲, b: '乙 丙'}
- [丁, 戊]
single: 己
words: 庚, 辛、　壬 ，癸
pieces: "SP  art-1 [0:4]"
"""


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("f.yaml", 3, 3, 1).under("b"), (3, 14, 3)),
        (Place("f.yaml", 3, 3, 1).under("b").span(2, 3), (3, 16, 1)),
        (Place("f.yaml", 3, 3, 1).key("b"), (3, 10, 1)),
        (Place("f.yaml").under("list", 1, 1), (4, 7, 1)),
        (Place("f.yaml").under("list", 0, "a"), (3, 7, 1)),
        (Place("f.yaml").key("list"), (2, 1, 4)),
        (Place("f.yaml").under("single", 0), (5, 9, 1)),
        (Place("f.yaml").under("words").listed(0), (6, 8, 1)),
        (Place("f.yaml").under("words").listed(1), (6, 11, 1)),
        (Place("f.yaml").under("words").listed(2), (6, 14, 1)),
        (Place("f.yaml").under("words").listed(3), (6, 17, 1)),
        (Place("f.yaml").under("pieces").listed(1, BLANK), (7, 14, 5)),
        (Place("f.yaml").under("pieces").listed(1, BLANK).span(4, 5), (7, 18, 1)),
        (Place("f.yaml").under("pieces").listed(2, BLANK), (7, 20, 5)),
        (Place("f.yaml").under("none"), (0, 0, 1)),
        (Place("f.yaml").under("list", 5), (2, 1, 4)),
        (Place("f.yaml").under("list", "x"), (2, 1, 4)),
        (Place("f.yaml").under("single", "x"), (5, 1, 6)),
        (Place("f.yaml").under("list", 1), (4, 3, 6)),
        (Place("none.yaml", 2, 3, 4).under("x"), (2, 3, 4)),
        (Place("f.yaml", 3, 3, 7), (3, 3, 7)),
    ],
)  # fmt: skip
def test_a_part_is_found_by_its_keys(place: Place, expected: tuple[int, int, int]) -> None:
    found = Places({"f.yaml": DOCUMENT.replace("&x ", "").encode()}).exact(place)
    assert (found.line, found.column, found.width) == expected


def test_the_title_of_a_page_has_its_place() -> None:
    page = "---\ntitle: 甲 <b>乙</b>\n---\n# 丙\n"
    found = Places({"content/pages/a.ja.md": page.encode()}).exact(Place("content/pages/a.ja.md", 2, 8, 1).span(2, 5))
    assert (found.line, found.column, found.width) == (2, 10, 3)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a.html\n[x](a.html)", (11, 5)), ("[x]( <a.html> )", (10, 7)), ("[x][y]\n\n[y]: a.html", (12, 6)), ("<a.html>", (10, 2)),
        ("[x](a.html#b)\n[x](a.html)", (11, 5)), ('[x](a.html "t")', (10, 5)), ("[x](b.html)", (0, 0)), ("", (0, 0)),
    ],
)  # fmt: skip
def test_a_link_of_a_page_is_found_where_it_is_written(markdown: str, expected: tuple[int, int]) -> None:
    found = link_place(markdown, Place("p.md", 10), "a.html")
    assert (found.line, found.column) == expected
    assert found.width == (6 if expected[0] else 1)


def carets(agreement: str, more: dict[str, str] | None = None) -> list[tuple[str, int, str]]:
    """Code, line and marked characters of every problem of an agreement."""
    files = made.files(agreement, more)
    found = []
    for one in check(files):
        if one.place.line:
            line = decode("", files[one.place.file])[0].split("\n")[one.place.line - 1]
            found.append(
                (one.code, one.place.line, line[one.place.column - 1 : one.place.column - 1 + one.place.width])
            )
    return found


def test_the_caret_is_under_the_second_word_when_the_second_is_meant() -> None:
    text = f"""{made.PARTIES}
title: 試験
body:
- {{id: art-1, kind: article, label: 第1条, text: "第2条と第9条、第2条の2、第2条"}}
- id: art-2
  kind: article
  label: 第2条
  text: >-
    前条、次条及び
    前条並びに次条

    同条
"""
    assert carets(text) == [
        ("dangling-reference", 8, "第9条"),
        ("unsure-reference", 8, "第2条の2"),
        ("no-neighbour", 13, "次条"),
        ("no-neighbour", 14, "次条"),
    ]
