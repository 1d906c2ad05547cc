"""Characters that no text should hold, or not so: controls, what hides or turns words, what no other machine shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kyoyaku.problems import MOST_SHOWN, NOTHING, Place, Problem, problem
from kyoyaku.text.japanese import not_composed
from kyoyaku.text.patterns import late

MOST_MARKS: Final = 20
"""Marks that may stand over one letter: no script has so many."""

_UNUSUAL: Final = re.compile(
    r"[^\n\t -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2426\u2460-\u2b73"
    r"\u3000-\u3029\u3030-\u303f\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f\uffe0-\uffe6]"
)
"""What is looked at more closely: neither ASCII nor Latin letters, nor signs, kana and kanji that stand everywhere."""

_CONTROL: Final = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_INVISIBLE: Final = late(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a]"
)
_TAG: Final = late("[\U000e0000-\U000e007f]")
_FLAG: Final = late("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flag of a part of a country: all that tags are for; elsewhere they hide a whole text."""
_KINDS: Final = (
    (_CONTROL, "control-character"),
    (_TAG, "control-character"),
    (re.compile("[\u202a-\u202e]"), "bidi-control"),
    (re.compile("[\u2066-\u2069]"), "bidi-isolate"),
    (_INVISIBLE, "invisible-character"),
    (re.compile("\ufffd"), "lost-character"),
    (re.compile("[\u2e80-\u2fdf]"), "radical"),
)
_JOINERS: Final = "\u200c\u200d"
_JOINED: Final = late("[\u0600-\u109f\u1780-\u18af\ua800-\uabff\U00010a00-\U00011fff]")
"""Letters of scripts that need joiners: Arabic and those of India and around it."""
_ISOLATES: Final = late("[\u2066-\u2069\n]")


class Oddity(NamedTuple):
    """A code of a problem at a range of a text, with what its words need."""

    start: int
    end: int
    code: str
    args: Mapping[str, object]


def codepoint_problems(path: str, text: str) -> Iterator[Problem]:
    """What is wrong with the characters of a file: of each kind the first, as many as anybody would read."""
    for one in oddities(text):
        yield problem(one.code, _place(path, text, one.start, one.end), **one.args)
    if not path.endswith(".yaml"):  # there each value is looked at by itself
        yield from _not_composed(path, text)


def _place(path: str, text: str, start: int, end: int) -> Place:
    return Place(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), end - start)


def _not_composed(path: str, text: str) -> Iterator[Problem]:
    start, end = (0, 0) if unicodedata.is_normalized("NFC", text) else not_composed(text)
    if end:
        yield problem("not-composed", _place(path, text, start, end))


def oddities(text: str) -> Iterator[Oddity]:
    """The same of any text, by its ranges."""
    unusual = set(_UNUSUAL.findall(text))
    if not unusual:
        return
    told = {char: code for char in unusual if (code := _code(char))}
    if told:
        yield from _told(text, told)
    marks = "".join(sorted(char for char in unusual if unicodedata.category(char) in {"Mn", "Me"}))
    if marks:
        yield from _piled(text, marks)


def _code(char: str) -> str | None:
    for pattern, code in _KINDS:
        if pattern.match(char):
            return code if code != "radical" or unicodedata.category(char) != "Cn" else "unassigned-character"
    category = unicodedata.category(char)
    if category == "Co":
        return "private-character"
    return "unassigned-character" if category == "Cn" and _never_assigned(char) else None


def _never_assigned(char: str) -> bool:
    """Whether no newer Unicode than this Python's is likely to have it: planes 1 to 3 grow each year."""
    return not 0x10000 <= ord(char) < 0x40000 or ord(char) & 0xFFFE == 0xFFFE


def _told(text: str, told: Mapping[str, str]) -> Iterator[Oddity]:
    unclosed = set(_unclosed(text)) if "bidi-isolate" in told.values() else set()
    flags = {at for flag in _FLAG.finditer(text) for at in range(*flag.span())} if any(map(_TAG.match, told)) else set()
    seen: Counter[str] = Counter()
    for match in re.finditer(f"[{''.join(sorted(told))}]", text):
        char, at = match[0], match.start()
        code = told[char]
        if (code == "bidi-isolate" and at not in unclosed) or (char in _JOINERS and _joins(text, at)) or at in flags:
            continue
        seen[code] += 1
        if seen[code] <= MOST_SHOWN:  # to count the lines of millions would never end
            args = {"char": f"U+{ord(char):04X}"}
            yield Oddity(at, at + 1, code, args | ({"instead": _instead(char)} if code == "radical" else {}))


def _unclosed(text: str) -> Iterator[int]:
    """Where isolates open that their line does not close, and where one closes that no sign opened."""
    open_at: list[int] = []
    for match in _ISOLATES.finditer(text):
        if match[0] == "\n":
            yield from open_at
            open_at = []
        elif match[0] != "\u2069":
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            yield match.start()
    yield from open_at


def _joins(text: str, at: int) -> bool:
    """Whether a joiner does its work: between parts of a picture sign, or at letters of a script that needs it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if _JOINED.match(before) or _JOINED.match(after):
        return True
    return text[at] == "\u200d" and _pictured(before) and _pictured(after)


def _pictured(char: str) -> bool:
    return bool(char) and ("\U0001f000" <= char < "\U00020000" or char == "\ufe0f" or _is_symbol(char))


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sm"}


def _instead(char: str) -> str:
    """The ideograph that looks like a radical."""
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded != char else NOTHING


def _piled(text: str, marks: str) -> Iterator[Oddity]:
    for number, match in enumerate(re.finditer(f"[{marks}]{{{MOST_MARKS + 1},}}", text)):
        if number == MOST_SHOWN:
            return
        yield Oddity(*match.span(), "many-marks", {"count": len(match[0]), "most": MOST_MARKS})
