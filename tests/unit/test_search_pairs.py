"""The index of pairs: what results have two characters beside each other, in files by the first of them."""

from __future__ import annotations

from kyoyaku.routes import Address
from kyoyaku.search.lookups import bucket_number
from kyoyaku.search.pairs import pair_files
from kyoyaku.search.results import Level, Result, ResultPart


def result(*parts: tuple[Level, str]) -> Result:
    return Result(
        "one", "article", "", {}, tuple(ResultPart(level, Address(""), {"ja": words}) for level, words in parts)
    )


def test_a_row_has_what_follows_a_character_and_in_which_results() -> None:
    given = [result(("body", "甲、乙")), result(("body", "甲乙甲")), result(("body", "第二条"))]
    (rows,) = pair_files(given, 1_000)
    assert rows == ["2\t条2", "乙\t.0 甲1", "二\t条2", "条\t.2", "甲\t.1 乙0*2", "第\t22 二2"]


def test_what_is_not_shown_has_no_pairs() -> None:
    assert pair_files([result(("above", "甲乙"), ("around", "丙丁"), ("subject", "前文"))], 1_000) == [[]]


def test_a_character_stands_in_the_file_of_its_number() -> None:
    files = pair_files([result(("body", "市町村の連携する事務"))], 10)
    assert len(files) > 3
    for number, rows in enumerate(files):
        assert [row for row in rows if bucket_number(row[0]) % len(files) != number] == []
    assert sum(map(len, files)) == 10
