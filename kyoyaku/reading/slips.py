"""Slips of the hand in a line of YAML: signs and blanks that only look like those of YAML, and the line as meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.problems import Place, Problem, problem

_WIDE: Final = "\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Blanks that are none to YAML: the full-width one, and those that come with words from a page or an office paper."""
_WIDE_BLANK: Final = re.compile(f"[{_WIDE}]")
_COLONS: Final = "：﹕︰∶꞉"
_DASHES: Final = "－−–‐"
_BULLETS: Final = "—―ー─‒‑﹣⁃•・●○"
"""What is a dash or a point of a list to the eye; it may also begin a line of a text."""
_DOUBLE: Final = "“”„‟＂〝〞〟"
_SINGLE: Final = "‘’‛＇"
_INDENT: Final = re.compile(f"[ {_WIDE}]*")
_ITEM: Final = re.compile(
    f"(?:(-)|([{_DASHES}])|([{_BULLETS}])(?=[ {_WIDE}]+[a-z][a-z0-9_-]*[ {_WIDE}]*[:{_COLONS}]))(?:([ {_WIDE}]+)|$)"
)
_QUOTES: Final = f"\"'{_DOUBLE}{_SINGLE}"
_KEY: Final = re.compile(
    f"(?P<key>[{_QUOTES}]?[^\\s:{_COLONS}#＃{_QUOTES}「」（）、。,{{}}\\[\\]]{{1,60}}[{_QUOTES}]?)"
    f"(?P<gap>[ {_WIDE}]*)"
    f"(?:(?P<wide>[{_COLONS}])(?P<after>[ {_WIDE}]*)|:(?P<blank>[ ]*[{_WIDE}][ {_WIDE}]*)|:(?:[ ]+|$))"
)
_NO_BLANK: Final = re.compile(r"[ ]*(?:-[ ]+)*(?:(?P<dash>-)(?=[a-z][a-z0-9_]*:(?:[ ]|$))|[a-z][a-z0-9_]*:(?=[^\s:/]))")
_VALUE: Final = re.compile(r"([ ]*(?:-[ ]+)*(?:[\"']?[a-z][a-z0-9_-]*[\"']?:[ ]+|(?<=-[ ])))(\S.*?)\s*$")
_COMMENT: Final = re.compile(f"[ {_WIDE}]*(?:＃|(?<=[{_WIDE}])#)")
_BRACKETS: Final = {"［": "]", "｛": "}", "[": "]", "{": "}"}
_FLOW: Final = str.maketrans(
    dict(zip("［］｛｝，、：\u3000", ("[", "]", "{", "}", ", ", ", ", ": ", " "), strict=True))
)
_ANY_FLOW_SIGN: Final = re.compile("[［］｛｝，、：\u3000]")
_FLOW_SIGN: Final = re.compile(
    "[，、](?=[ \u3000]*(?:[a-z][a-z0-9_-]*[ \u3000]*(?:[:：，、,\\]］]|$)|[\"']))|(?<=[a-z0-9_-])："
    "|\u3000(?=[a-z][a-z_]*[:：])|[］｝](?=\\s*$)"
)
"""A full-width sign between keys and ids, within brackets that are ASCII: among other words it belongs to them."""
_BLOCK: Final = re.compile("[｜＞][-+－＋]?")
_LINE_OF_ITS_OWN: Final = re.compile(
    f"[ {_WIDE}]*(?:＃|[{_DASHES}][ {_WIDE}]"
    f"|(?:-[ {_WIDE}])?(?=[^\n]*[{_WIDE}{_COLONS}])[a-z][a-z0-9_-]*[ {_WIDE}]*[:{_COLONS}])"
)


class _Mended(NamedTuple):
    """A line as it was meant, and where (from 0) its first full-width sign stands; `at` is None where it has none."""

    line: str
    at: int | None


def full_width_suspect(path: str, number: int, line: str) -> Problem | None:
    """A full-width sign where YAML wants an ASCII one, with the line as it should be."""
    mended = _Mended(line, None) if line.isascii() else _mended(line)
    if mended.at is None:
        return None
    return problem(
        "full-width-sign",
        Place(path, number, mended.at + 1),
        char=f"U+{ord(line[mended.at]):04X}",
        line=mended.line.rstrip(),
    )


def suspect(path: str, number: int, line: str) -> Problem | None:
    """What in a line is only nearly what YAML looks for: a sign in full width, a blank that is left out."""
    return full_width_suspect(path, number, line) or _without_blank(path, number, line)


def _without_blank(path: str, number: int, line: str) -> Problem | None:
    """A blank that YAML wants behind a colon or a dash, with the line as it should be.

    >>> [dict(_without_blank("f", 1, line).args)["line"] for line in ("  -id: art-1", "- id:art-1")]
    ['  - id: art-1', '- id: art-1']
    """
    match = _NO_BLANK.match(line)
    if match is None:
        return None
    mended = f"{line[: match.end()]} {line[match.end() :]}".rstrip()
    return problem("missing-space", Place(path, number, match.end()), sign="-" if match["dash"] else ":", line=mended)


def value_at(line: str) -> int:
    """Where the value of a line begins (from 0): behind its dashes and its key; 0 where it has no value of its own."""
    match = _VALUE.match(line)
    return match.start(2) if match is not None else 0


def quoted(line: str) -> str | None:
    """A line with its value in quotes, as a sign of YAML in it asks for; None where it has no value of its own.

    >>> quoted("- text: 甲: 乙"), quoted("caption: @“甲”"), quoted("甲: 乙")
    ('- text: "甲: 乙"', 'caption: "@“甲”"', None)
    """
    match = _VALUE.match(line)
    if match is None:
        return None
    before, value = match.groups()
    plain = '"' not in value and "\\" not in value
    return f'{before}"{value}"' if plain else before + "'" + value.replace("'", "''") + "'"


def joined_by_mistake(opening: str, following: Sequence[str]) -> Iterator[int]:
    """Of a bare value that goes on over lines: those (from 0) that YAML joined to it and that were meant otherwise.

    >>> list(joined_by_mistake("一", ["　caption：目的", "  ＃ 注", "　次の段落。甲：乙"]))
    [1, 2]
    >>> list(joined_by_mistake("｜", ["一"]))
    [0]
    """
    if _BLOCK.fullmatch(opening.rstrip()):
        yield 0
    for at, line in enumerate(following, 1):
        if _LINE_OF_ITS_OWN.match(line):
            yield at


def _mended(line: str) -> _Mended:
    """The line with the signs that YAML looks for in ASCII: indent, dash, key, colon, quotes, brackets, comment.

    >>> _mended("　- id：art-1").line, _mended("title: “協約”").line, _mended("　＃ 注").line
    ('  - id: art-1', 'title: "協約"', '  # 注')
    """
    indent = _INDENT.match(line)
    at = indent.end() if indent else 0
    found = _wide_blank(line, 0, at)
    made = "".join("  " if char == "\u3000" else " " for char in line[:at])
    while item := _ITEM.match(line, at):
        found += [] if item[1] else [item.start()]
        found += _wide_blank(line, *item.span(4)) if item[4] else []
        made += f"-{' ' * len(item[4] or '')}"
        at = item.end()
    if key := _KEY.match(line, at):
        made += f"{_key(key['key'])}: "
        found += [key.start() + n for n, char in enumerate(key["key"]) if _key(char) != char][:1]
        found += [key.start("wide")] if key["wide"] else []
        found += [at for part in ("gap", "blank") if key[part] for at in _wide_blank(line, *key.span(part))]
        at = key.end()
    value, first = _value(line[at:])
    found += [at + first] if first is not None else []
    return _Mended(made + value, min(found, default=None))


def _wide_blank(line: str, start: int, end: int) -> list[int]:
    """Where the first blank that is none to YAML stands in a part of a line, as a list of one."""
    found = _WIDE_BLANK.search(line, start, end)
    return [found.start()] if found is not None else []


def _key(written: str) -> str:
    """A key in ASCII where it was typed in full width; a Japanese key stays what it is."""
    bare = written.translate({ord(char): None for char in _DOUBLE + _SINGLE})
    return "".join(unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char for char in bare)


def _value(value: str) -> tuple[str, int | None]:
    """A value as it was meant, and where its first full-width sign stands."""
    if match := _COMMENT.match(value):
        return f"#{value[match.end() :]}", match.end() - 1
    if value[:1] in _BRACKETS:
        sign = _FLOW_SIGN if value[0].isascii() else _ANY_FLOW_SIGN
        mended = sign.sub(lambda match: match[0].translate(_FLOW), value)
        if mended != value and _closes(mended):
            first = sign.search(value)
            return mended, first.start() if first is not None else None
    if not value.isascii() and _BLOCK.fullmatch(value.rstrip()):
        return unicodedata.normalize("NFKC", value), 0
    return _quoted(value)


def _closes(value: str) -> bool:
    return value.rstrip().endswith(_BRACKETS[value[0]])


def _quoted(value: str) -> tuple[str, int | None]:
    for wide, narrow, other in ((_DOUBLE, '"', "'"), (_SINGLE, "'", '"')):
        signs = [n for n, char in enumerate(value) if char in wide + narrow]
        if not signs or signs[0] != 0 or not any(value[n] in wide for n in (signs[0], signs[-1])):
            continue
        last = signs[-1] if len(signs) > 1 else len(value.rstrip())
        if any(value[n] in wide for n in signs[1:-1]):
            last = len(value.rstrip()) - 1  # “甲”と“乙”: the signs belong to the words
            return f"{other}{value[: last + 1]}{other}", next(n for n in signs if value[n] in wide)
        inside, rest = value[1:last], value[last + 1 :].replace("＃", "#").replace("\u3000", " ")
        sign = other if narrow in inside else narrow
        return f"{sign}{inside}{sign}{rest}", next(n for n in signs if value[n] in wide)
    return value, None
