"""Characters in every text: those that nobody sees or no machine shows are told, and a correct text never is."""

from __future__ import annotations

import time

import pytest

from kyoyaku.problems import MOST_SHOWN
from kyoyaku.reading.codepoints import codepoint_problems, oddities
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.text.japanese import not_composed
from tests import made

AGREEMENT = f"content/agreements/{made.REAL}/"
TEXTS = (
    "content/site.yaml", "content/terms.yaml", "content/laws.yaml", "content/lexicon.yaml", "content/strings/ja.yaml",
    "content/strings/en.yaml", "content/pages/reading.ja.md", "content/pages/reading.en.md",
    *(AGREEMENT + name for name in (
        "agreement.yaml", "en.yaml", "ja-x-easy.yaml", "readings.yaml", "source.yaml", "source.txt", "record.yaml",
        "guide.ja.yaml", "guide.en.yaml", "guide.ja-x-easy.yaml",
    )),
)  # fmt: skip


def told(text: str) -> list[str]:
    return [one.code for one in oddities(text)]


def test_every_text_of_the_content_is_among_those_that_are_tried() -> None:
    words = {path for path in made.project() if path.startswith("content/") and path.endswith((".yaml", ".md", ".txt"))}
    folders = {path.rpartition("/")[0] for path in words}
    assert folders == {path.rpartition("/")[0] for path in TEXTS}
    assert {path for path in words if path.startswith(AGREEMENT)} <= set(TEXTS)


@pytest.mark.fault("D4", "D5", "D7")
@pytest.mark.parametrize("path", TEXTS)
def test_every_text_is_looked_at(path: str) -> None:
    files = dict(made.project())
    last = files[path].count(b"\n")
    files[path] += "# \u202e\n# \ue000\n# \ufffd\n# \u200b\n".encode()
    told_at = {(one.code, one.place.line) for one in read_corpus(files)[1] if one.place.file == path}
    codes = ("bidi-control", "private-character", "lost-character", "invisible-character")
    assert told_at >= {(code, last + at) for at, code in enumerate(codes, 1)}


@pytest.mark.fault("D2", "D3", "D4", "D5", "D8")
@pytest.mark.parametrize(
    "text",
    [
        "葛󠄀城市の𠮷田、﨑山、髙橋、神社の\ufa19と\ufa6a", "①㈱㍻ ﾊﾝｶｸ ｶﾞ ~ 〜 － ‐ … ・ ﾞ", "か゚ き゚", "ครู कि क़ וּ שָׁלוֹם العربية می‌خواهم क्‍ष",
        "👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈 ❤️‍🔥 🙂‍↔️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ☎︎", "a\u2067b\u2069c \u2066d \u2068e\u2069\u2069", "\u200eabc\u200f", "甲\u00a0乙\u3000丙\u2003丁",
        "\U000323b0\U0001fae9",  # of a Unicode newer than some Pythons
        "がぎぐ café Å", "東京〓",
    ],
)  # fmt: skip
def test_a_correct_text_is_told_nothing(text: str) -> None:
    assert list(codepoint_problems("content/pages/x.ja.md", text)) == []


@pytest.mark.fault("A18", "A19", "A21", "D4", "D5", "D7")
@pytest.mark.parametrize(
    ("chars", "code"),
    [
        ("\x00\x07\x1b\x7f\x80\x85\x9f\u2028\u2029\ufeff\ufffe\uffff", "control-character"),
        ("\U000e0000\U000e0001\U000e0020\U000e0041\U000e007a\U000e007f", "control-character"),
        ("\u034f\u115f\u1160\u17b4\u17b5\U0001d173", "invisible-character"),
        ("\u202a\u202b\u202c\u202d\u202e", "bidi-control"),
        ("\u2069\n\u2066\u2067\u2068", "bidi-isolate"),
        ("\u00ad\u200b\u200c\u200d\u2060\u2061\u2064\u206a\ufff9\u180e\u3164\uffa0", "invisible-character"),
        ("\ue000\uf8ff\U000f0000\U0010fffd", "private-character"),
        ("\u0378\u2e9a\u2fd6\ufdd0\ufdef\U0001ffff\U0002fffe\U00050000\U000e0080\U0010ffff", "unassigned-character"),
        ("⺀⺟⼀⿕", "radical"),
    ],
)
def test_each_member_of_a_kind_is_told(chars: str, code: str) -> None:
    assert told(chars) == [code] * len(chars.replace("\n", ""))


@pytest.mark.fault("D4")
def test_an_isolate_closes_in_its_own_line() -> None:
    assert [one.start for one in oddities("a\u2067b\nc\u2069d")] == [1, 5]


@pytest.mark.fault("D4", "D8")
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\U000e0067", [7]),
        ("🏴\U000e0067\U000e0062\U000e007f", [1, 2, 3]),
        ("🏴" + "\U000e0061" * 7 + "\U000e007f", list(range(1, 9))),
        ("🏳\U000e0067\U000e0062\U000e0065\U000e007f", [1, 2, 3, 4]),
        ("第1条\U000e0068\U000e0069", [3, 4]),
    ],
)
def test_tags_are_for_flags_and_hide_no_text(text: str, places: list[int]) -> None:
    assert [(one.code, one.start) for one in oddities(text)] == [("control-character", at) for at in places]


@pytest.mark.fault("D8")
@pytest.mark.parametrize(("count", "codes"), [(20, []), (21, ["many-marks"]), (500, ["many-marks"])])
def test_marks_over_one_letter_have_a_limit(count: int, codes: list[str]) -> None:
    assert told("か" + "\u0301\u0316" * (count // 2) + "\u0301" * (count % 2) + "き") == codes


@pytest.mark.fault("D1")
@pytest.mark.parametrize(
    ("text", "span"),
    [("うか\u3099", (1, 3)), ("e\u0301\u0316", (0, 3)), ("\u1112\u1161", (0, 2)), ("か\u309a\ufa19", (0, 0))],
)
def test_a_letter_in_two_parts_is_found(text: str, span: tuple[int, int]) -> None:
    assert not_composed(text) == span


def test_of_each_kind_the_first_are_told_and_none_hides_another() -> None:
    text = "\u200b" * 100_000 + "\n\u202e" + "\u0301" * 30
    began = time.perf_counter()
    codes = [one.code for one in codepoint_problems("x.txt", text)]
    assert time.perf_counter() - began < 2
    assert codes == ["invisible-character"] * MOST_SHOWN + ["bidi-control", "many-marks"]


def test_the_whole_content_is_looked_at_in_no_time() -> None:
    words = [data.decode() for path, data in made.project().items() if path.startswith("content/") and path in TEXTS]
    began = time.process_time()
    assert [one for text in words for one in oddities(text)] == []
    assert time.process_time() - began < 0.1  # some 2 ms
