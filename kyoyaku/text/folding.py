"""Folding: what is compared in a search instead of a text as printed. By the table that the page's engine has too."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

_HIRAGANA: Final = re.compile("[ぁ-ゖ]+")
_PLAIN: Final = re.compile("[ぁ-ゖァ-ヶー]+")
_BLANKS: Final = re.compile(r"[\s\x00-\x20\x7f-\xa0]+")
_COUNTS: Final = re.compile(r"\d|art|para|table|元|[jじ]|条")  # without these nothing is named
_CLASH: Final = re.compile("nn|d[yiu]|zz|yy|hh|m[bpm]")  # what kana alone can give that the rules change
_FILE: Final = Path(__file__).with_name("folding.toml")


@cache
def table() -> Mapping[str, Any]:
    """The table, as it stands in folding.toml."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def visible(text: str) -> str:
    """A text without what nobody sees, composed, its widths made alike: the first step of folding.

    >>> visible("葛\U000e0100城"), visible("か\u200b\u3099"), visible("協\u00ad約Ⅱ")
    ('葛城', 'が', '協約II')
    """
    return unicodedata.normalize("NFKC", _invisible().sub("", text))


def fold(text: str) -> str:
    """A text as it is compared: widths, case, kana, old forms of kanji and numerals are made alike.

    >>> fold("ＮＰＯ等のサポートセンター"), fold("第二百五十二条"), fold("一体")
    ('npo等のさぽとせんた', '第252条', '一体')
    """
    plain = visible(text).lower().translate(_characters())
    return numerals(_BLANKS.sub(" ", plain).strip(" "))


def bare_forms(text: str) -> tuple[str, ...]:
    """What of a text is compared character by character: letters and digits, with kanji numerals as they are printed
    and, where they count, as digits too.

    >>> bare_forms("（第二条の２、「甲」）"), bare_forms("1億2,000万円")
    (('第二条の2甲', '第2条の2甲'), ('1億2000万円',))
    """
    plain = visible(text).lower().translate(_characters())
    return tuple(dict.fromkeys(map(_bare, (plain, numerals(_BLANKS.sub(" ", plain))))))


def _bare(folded: str) -> str:
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN")


def aligned(plain: str) -> tuple[str, list[int]]:
    """A text without width and case, character by character folded, with the place that each came from."""
    folded = plain.translate(_characters())
    if len(folded) == len(plain) and "ー" not in plain and "・" not in plain:
        return folded, list(range(len(plain)))
    characters = _characters()
    pairs = [(at, one) for at, char in enumerate(plain) for one in characters.get(ord(char), char)]
    return "".join(one for _, one in pairs), [at for at, _ in pairs]


@cache
def _characters() -> dict[int, str]:
    folded: dict[str, str] = dict(table()["characters"])
    for code in range(ord("ァ"), ord("ヶ") + 1):
        folded.setdefault(chr(code), folded.get(chr(code - 0x60), chr(code - 0x60)))
    return {ord(char): by for char, by in folded.items()}


@cache
def _invisible() -> re.Pattern[str]:
    points = re.compile(r"\\u\{([0-9a-f]+)\}")  # browsers name characters \u{200b}
    return re.compile(f"[{points.sub(lambda point: chr(int(point[1], 16)), table()['invisible'])}]")


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(table()["numerals"]["pattern"])


def numerals(text: str) -> str:
    """Kanji numerals as digits, where what follows says that they count."""
    return _numeral().sub(lambda match: _digits(match[0]), text)


def _digits(kanji: str) -> str:
    rules = table()["numerals"]
    if not any(char in rules["units"] for char in kanji):
        return "".join(str(rules["digits"].index(char)) for char in kanji)
    total, digit = 0, 0
    for char in kanji:
        if char in rules["units"]:
            total += (digit or 1) * 10 ** (rules["units"].index(char) + 1)
            digit = 0
        else:
            digit = rules["digits"].index(char)
    return str(total + digit)


def is_hiragana(folded: str) -> bool:
    """Whether a folded word is kana alone, and so its own reading."""
    return _HIRAGANA.fullmatch(folded) is not None


@cache
def romaji(reading: str) -> str:
    """Kana, or roman letters of any usual spelling, in the one spelling that is compared.

    >>> romaji("こうつう"), romaji("kōtsū"), romaji("はっしょう") == romaji("hasshou")
    ('koutuu', 'koutuu', True)
    """
    letters = _letters(fold(reading))
    if _PLAIN.fullmatch(reading) and letters.isascii() and not _CLASH.search(letters):
        return letters
    return _replaced(letters, "exact")


def loose(exact: str) -> str:
    """A reading in roman letters without what tells long vowels and doubled consonants from short ones.

    >>> loose(romaji("こうつう")), loose(romaji("kotsu"))
    ('kotu', 'kotu')
    """
    return _replaced(exact, "loose")


@cache
def _rules(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(what), by.replace("$", "\\")) for what, by in table()["romaji"][name])


def _replaced(text: str, name: str) -> str:
    for what, by in _rules(name):
        text = what.sub(by, text)
    return text


@cache
def _kana() -> Mapping[str, str]:
    return {pair[0]: pair[1:] for pair in table()["romaji"]["kana"].split()}


@cache
def _small() -> Mapping[str, str]:
    return {pair[0]: pair[1:] for pair in table()["romaji"]["small"].split()}


def _letters(folded: str) -> str:
    out = ""
    for at, char in enumerate(folded):
        if char in _small():
            out = _with_small(out, _small()[char])
        elif char == "っ":
            following = _kana().get(folded[at + 1 : at + 2], "")
            out += following[:1] if len(following) > 1 else ""
        else:
            out += _kana().get(char, char)
    return out


def _with_small(out: str, small: str) -> str:
    """What a small kana makes of the one before it: kya of ki, she of shi, ti of te; fa stays hua."""
    before = out[-1:]
    if before == "i" and out[-2:-1] not in ("", "y"):
        return f"{out[:-1]}y{small[-1]}"
    return out[:-1] + small if before in {"e", "o"} else out + small


def stem(word: str) -> str:
    """An English word without its endings; of no language, but the same for words that belong together.

    >>> {stem(word) for word in ("tourism", "tourist", "tourists")}, stem("children"), stem("disability")
    ({'tour'}, 'child', 'disa')
    """
    word = _forms().get(word, word)
    for _ in range(2):
        end = next((end for end in _endings() if word.endswith(end) and len(word) - len(end) >= _shortest()), "")
        word = word[: len(word) - len(end)]
    return word[:-1] if len(word) > _shortest() and word[-1] == word[-2] else word


@cache
def _forms() -> Mapping[str, str]:
    return dict(pair.split("=") for pair in table()["stems"]["forms"].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table()["stems"]["endings"].split())


@cache
def _shortest() -> int:
    return int(table()["stems"]["shortest"])


class Token(NamedTuple):
    """What names a provision or a day, as one word, with the place of the words that do."""

    word: str
    start: int
    end: int


def tokens(folded: str) -> list[Token]:
    """The provisions and days that a folded text names; a day also as its month and its year.

    >>> [one.word for one in tokens(fold("第四条第２項")) + tokens(fold("H29.3.22")) + tokens(fold("別表３の⑴"))]
    ['§4.2', 'd2017-3-22', 'd2017-3', 'd2017', '@3.1']
    """
    found: list[Token] = []
    if not _COUNTS.search(folded):
        return found
    folded = rewritten(folded)
    for kind, pattern in _grammar():
        while (match := pattern.search(folded)) is not None:
            found += [Token(word, *match.span()) for word in _words(kind, match.groupdict())]
            start, end = match.span()
            folded = folded[:start] + "\0" * max(1, end - start) + folded[end:]
    return found


@cache
def _grammar() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = re.compile(r"\(\?<(?=[a-z])")  # browsers name groups (?<n>…), we (?P<n>…)
    return tuple((row["kind"], re.compile(named.sub("(?P<", row["pattern"]))) for row in table()["grammar"])


def rewritten(folded: str) -> str:
    """A folded text with numbers that are written as words in an English citation as digits."""
    for rule in table()["rewrite"]:
        folded = _rewrite(folded, rule["pattern"], rule["words"])
    return folded


def _rewrite(folded: str, pattern: str, words: Sequence[str]) -> str:
    return re.sub(pattern, lambda match: f"{match[1]}{words.index(match[2]) + 1}", folded)


def _words(kind: str, groups: Mapping[str, str | None]) -> Iterator[str]:
    if kind == "day":
        year = "1" if groups["y"] == "元" else groups["y"] or ""
        era = (groups.get("e") or "").strip(". ")
        number = int(year) + table()["eras"].get(era, 0)
        month = groups.get("m") or _month(groups.get("n"))
        day = groups.get("d")
        if month and day:
            yield f"d{number}-{int(month)}-{int(day)}"
        if month:
            yield f"d{number}-{int(month)}"
        yield f"d{number}"
    elif kind == "table":
        yield f"@{_plain_number(groups['t'])}" + (f".{_plain_number(groups['s'])}" if groups.get("s") else "")
    else:
        branches = "".join(f"_{_plain_number(one)}" for one in re.findall(r"\d+", groups.get("b") or ""))
        parts = (groups.get("p") or groups.get("p2"), groups.get("i"))
        yield f"§{_plain_number(groups['a'])}{branches}" + "".join(f".{_plain_number(one)}" for one in parts if one)


def _plain_number(digits: str | None) -> str:
    """Digits, however many, without zeros before them."""
    ascii_digits = "".join(str(unicodedata.decimal(digit)) for digit in digits or "")
    return ascii_digits.lstrip("0") or "0"


def _month(name: str | None) -> str:
    return str(table()["months"].index(name) + 1) if name else ""
