"""The Markdown of a page as its editor wrote it: what it must not hold, where things stand, what a page lost of it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final, NamedTuple

from kyoyaku.problems import MOST_SHOWN, Place, Problem, problem
from kyoyaku.reading.addresses import plainly
from kyoyaku.reading.codepoints import oddities

FENCED: Final = re.compile(r"(?m)^[ ]{0,3}(`{3,}|~{3,})([^`\n]*)\n(.*?)^[ ]{0,3}\1[ ]*$", re.DOTALL)
"""A closed block of code: its fence, what stands behind it, the code."""

LONGEST: Final = 200_000
_MOST_OPENERS: Final = 2_000
_MOST_LINES: Final = 5_000
_LONGEST_RUN: Final = 500
_MOST_STEPS: Final = 1_000_000
_DEEPEST: Final = 40

_FENCE: Final = re.compile(r"(?m)^[ ]{0,3}(`{3,}|~{3,})[^`\n]*$")
_CODE: Final = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ ]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_CODE_LINES: Final = re.compile(r"(?m)(?:^|(?<=\n\n))(?:(?:[ ]{4}|\t).*(?:\n|$))+")
_RAW: Final = re.compile(
    r"(?<!\]\()<(?!https?:|mailto:|[^\s<>@]+@)[a-z/!?][^<>\n]{0,80}>?|\{:[^{}\n]{0,200}\}", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"[\[\]]|\n[ \t]*\n")
_TITLE: Final = re.compile(r"(?m)^(?:#(?!#)|(?=\S)[^\n]*\n=+[ ]*$)")
_DEFINITION: Final = re.compile(r"(?m)^[ ]{0,3}\[([^\[\]\n]*)\]:[ ]*\n?[ ]*<?([^\s<>]+)>?")
_LABEL: Final = re.compile(r"\][ ]?\[([^\[\]\n]+)\]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENTITY: Final = re.compile(r"&(?:#\w{1,10}|\w{1,40});")
_DEEP_LINE: Final = re.compile(r"(?m)^(?:[ \t]*(?:>|[-+*][ \t]|\d+[.)][ \t]))+")
_RUN: Final = re.compile(rf"([!-/:-@\[-`{{-~])\1{{{_LONGEST_RUN},}}")


class _Word(NamedTuple):
    """A run of letters with its place in the text."""

    letters: str
    start: int
    end: int


class MarkdownSource:
    """The source of one page. `place` is where it begins in its file."""

    def __init__(self, text: str, place: Place) -> None:
        self.text, self.begin = text, place
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, at: int, width: int = 1) -> Place:
        """The place in the file of a character of the text."""
        line = bisect_right(self.starts, at) - 1
        return Place(self.begin.file, self.begin.line + line, at - self.starts[line] + 1, max(1, width))

    def place_of(self, words: str) -> Place:
        """Where an address stands, also where it is written in a disguise; else where the page begins."""
        for before in ("](", "](<", "<", "]: ", ""):
            at = self.text.find(before + words)
            if at >= 0:
                return self.place(at + len(before), len(words))
        wanted = plainly(words)
        for number, line in enumerate(self.text.split("\n")):
            if wanted and wanted in plainly(line):
                return self.place(self.starts[number] + max(0, line.find("](") + 2 if "](" in line else 0))
        return Place(self.begin.file, self.begin.line, 1)

    def problems(self) -> Iterator[Problem]:
        """What cannot be read as Markdown, and what is shown as words though it may be meant otherwise."""
        if self._too_complex():
            yield problem("too-complex", Place(self.begin.file))
            return
        bare = self._without_code()
        for match in islice(_RAW.finditer(bare), MOST_SHOWN):
            yield problem("markup-in-text", self.place(match.start(), len(match[0])), markup=match[0][:20])
        yield from self._referred_to(bare)
        for match in _TITLE.finditer(bare):
            yield problem("second-title", self.place(match.start()))
        closed = FENCED.sub(_blank, self.text)
        if (fence := _FENCE.search(closed)) is not None:
            yield problem("open-fence", self.place(fence.start(1), len(fence[1])))

    def _referred_to(self, bare: str) -> Iterator[Problem]:
        """What no text should hold, written as a reference (`&#x202e;`): the page would show it all the same."""
        decoded, origins = _decoded(bare)
        if decoded == bare:
            return
        for one in oddities(decoded):
            if (written := _ENTITY.match(bare, origins[one.start])) is not None:
                yield problem(one.code, self.place(origins[one.start], len(written[0])), **one.args)

    def _too_complex(self) -> bool:
        # The renderer takes quadratic time on runs of openers, and recurses; no page of prose needs them.
        text = self.text
        if len(text) > LONGEST or text.count("\n") > _MOST_LINES or _RUN.search(text):
            return True
        if max(text.count(char) for char in "[*`_<~") > _MOST_OPENERS:
            return True
        if _bracket_steps(text) > _MOST_STEPS:
            return True
        marks = (match[0] for match in _DEEP_LINE.finditer(text))
        return any(
            len(re.findall(r"[>.)\-+*]", one)) > _DEEPEST or len(one.expandtabs(4)) > 8 * _DEEPEST for one in marks
        )

    def _without_code(self) -> str:
        text = FENCED.sub(_blank, self.text)
        text = _CODE.sub(_blank, text)
        return _CODE_LINES.sub(
            lambda found: _blank(found) if not self._in_list(text, found.start()) else found[0], text
        )

    @staticmethod
    def _in_list(text: str, at: int) -> bool:
        """Whether indented lines go on with an item of a list, so that they are no code."""
        before = text[:at].rstrip("\n").rpartition("\n")[2]
        return bool(re.match(r"[ ]*(?:[-+*]|\d+\.)[ ]|[ ]+\S", before)) or (not text[:at].endswith("\n\n") and at > 0)

    def lost(self, shown: str, addresses: Iterable[str]) -> list[Problem]:
        """Words of the source that stand neither in the shown text nor in an address, each run of them once."""
        have = [match[0] for match in _WORD.finditer(" ".join((shown, *addresses)))]
        used = {plainly(address) for address in addresses}
        plain = _missing(self._words(self.text, used), have)
        if plain and "&" in self.text:
            decoded, origins = _decoded(self.text)
            also = [(origins[one.start], origins[one.end - 1]) for one in _missing(self._words(decoded, used), have)]
            plain = [one for one in plain if any(first < one.end and one.start <= last for first, last in also)]
        return [
            problem("words-not-shown", self.place(start, end - start), quote=self.text[start:end])
            for start, end in islice(self._runs(plain), MOST_SHOWN)
        ]

    def _runs(self, words: list[_Word]) -> Iterator[tuple[int, int]]:
        """Neighbours on one line as one."""
        start, end = -1, -1
        for one in words:
            if start >= 0 and one.start - end < 3 and "\n" not in self.text[end : one.start]:
                end = one.end
                continue
            if start >= 0:
                yield start, end
            start, end = one.start, one.end
        if start >= 0:
            yield start, end

    @staticmethod
    def _words(text: str, used: set[str]) -> list[_Word]:
        """The words of a text that are to be shown: not the names of what is linked, nor what is behind a fence."""
        hidden = [match.span(2) for match in FENCED.finditer(text)]
        labels: set[str] = set()
        for match in _DEFINITION.finditer(text):
            if plainly(match[2]) in used:
                labels.add(match[1].lower())
                hidden.append(match.span(1))
        hidden += [match.span(1) for match in _LABEL.finditer(text) if match[1].lower() in labels]
        words = [_Word(match[0], *match.span()) for match in _WORD.finditer(text)]
        for start, end in hidden:
            words = [one for one in words if not start <= one.start < end]
        return words


def _said(entity: str) -> str:
    """The character that an entity stands for, those included that HTML would rather not show."""
    number = re.fullmatch(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));", entity)
    code = int(number[1], 16) if number and number[1] else int(number[2]) if number else 0
    return chr(code) if 0 < code < 0x80 else html.unescape(entity)


def _bracket_steps(text: str) -> int:
    """How many characters the renderer looks through for the ends of brackets: from each to its own, or to the last."""
    steps = 0
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            open_at.append(match.start())
        elif match[0] == "]":
            steps += match.start() - open_at.pop() if open_at else 0
        else:  # a paragraph ends
            steps += sum(match.start() - at for at in open_at)
            open_at.clear()
    return steps + sum(len(text) - at for at in open_at)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _decoded(text: str) -> tuple[str, list[int]]:
    """The text with its entities as characters, and for each character the place it came from."""
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        pieces += (text[at : match.start()], said := _said(match[0]))
        origins += (*range(at, match.start()), *[match.start()] * len(said))
        at = match.end()
    return "".join((*pieces, text[at:])), [*origins, *range(at, len(text))]


def _missing(words: list[_Word], have: list[str]) -> list[_Word]:
    """The words that are more often written than shown; of several the same, those whose neighbours differ."""
    lacking = Counter(one.letters for one in words) - Counter(have)
    if not lacking:
        return []
    pairs = set(pairwise(have))
    letters = ["", *(one.letters for one in words), ""]
    strange = [
        ((letters[at], one.letters) in pairs) + ((one.letters, letters[at + 2]) in pairs)
        for at, one in enumerate(words)
    ]
    found: list[_Word] = []
    for at in sorted(range(len(words)), key=lambda at: (strange[at], at)):
        if lacking[words[at].letters] > 0:
            lacking[words[at].letters] -= 1
            found.append(words[at])
    return sorted(found, key=lambda one: one.start)
