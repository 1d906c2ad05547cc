"""Made-up municipalities: names as Japanese ones are, with their readings, none of them a part of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from kyoyaku.text.japanese import municipality_check_digit
from tests import made

HERE = Path(__file__).parent
CITY = "市しCity"
TOWNS = ("町まちTown", "町ちょうTown", "村むらVillage", "町まちTown", "町ちょうTown", "町まちTown", "村そんVillage")


@cache
def variety() -> dict[str, Any]:
    """What made agreements are made of."""
    found: dict[str, Any] = yaml.safe_load((HERE / "variety.yaml").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Place:
    """A municipality: 北山 and 町, with readings and in English."""

    stem: str
    stem_kana: str
    stem_english: str
    suffix: str
    suffix_kana: str
    suffix_english: str
    prefecture: int
    code: str

    @property
    def name(self) -> str:
        return self.stem + self.suffix

    @property
    def kana(self) -> str:
        return self.stem_kana + self.suffix_kana

    @property
    def english(self) -> str:
        return f"{self.stem_english} {self.suffix_english}"


def split(packed: str) -> tuple[str, str, str]:
    """漢字かなlatin as its three.

    >>> split("上かみkami")
    ('上', 'かみ', 'kami')
    """
    kana = next(at for at, char in enumerate(packed) if "ぁ" <= char <= "ん")
    latin = next(at for at, char in enumerate(packed) if char.isascii())
    return packed[:kana], packed[kana:latin], packed[latin:]


def number(*words: object) -> int:
    """A number that depends on the words alone: the same on every machine."""
    return int.from_bytes(sha256("\0".join(map(str, words)).encode()).digest()[:6])


def pairs(amount: int) -> list[tuple[Place, Place]]:
    """As many times a city and a town of the same prefecture; no name stands twice, nor inside another."""
    stems = iter(_stems(2 * amount))
    return [
        (_place(next(stems), CITY, at, 211), _place(next(stems), TOWNS[at % len(TOWNS)], at, 311))
        for at in range(amount)
    ]


def _place(stem: tuple[str, str, str], suffix: str, at: int, first: int) -> Place:
    numbers = variety()["numbers"]
    prefecture, nth = at % len(numbers), at // len(numbers)
    bare = f"{numbers[prefecture]:02}{first + nth}"
    kanji, kana, english = stem
    return Place(
        kanji, kana, english.capitalize(), *split(suffix), prefecture, f"{bare}{municipality_check_digit(bare)}"
    )


@cache
def _stems(amount: int) -> tuple[tuple[str, str, str], ...]:
    """Stems of which none is a part of another, in kanji, kana or English, nor stands in the real content."""
    chosen: list[tuple[str, str, str]] = []
    for stem in sorted(_candidates(), key=lambda one: number(*one)):
        if not any(a in b or b in a for other in chosen for a, b in zip(stem, other, strict=True)):
            chosen.append(stem)
            if len(chosen) == amount:
                return tuple(chosen)
    raise AssertionError(f"only {len(chosen)} names")


def _candidates() -> Iterator[tuple[str, str, str]]:
    text = "".join(data.decode() for path, data in made.project().items() if path.startswith("content/")).lower()
    taken = text + "".join(variety()["prefectures"]).lower()
    for front in map(split, variety()["fronts"]):
        for back in map(split, variety()["backs"]):
            stem = (front[0] + back[0], front[1] + back[1], front[2] + back[2])
            known = stem[0] in variety()["avoided"] or stem[0] in taken or stem[2] in taken
            if len(stem[1]) > 3 and front[1] != back[1] and not known:
                yield stem
