"""The index of a search, made from the model: what can be found, in which order, and that nothing kept changes a byte."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import pytest

from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.vocabulary import Scanner, known_words, latin_words, scanner_of, silent
from kyoyaku.routes import Address, Routes
from kyoyaku.search.files import collection, search_files
from kyoyaku.search.index import WEIGHTS, make_index, ordered
from kyoyaku.search.lookups import bucket_number
from kyoyaku.search.packing import packed
from kyoyaku.search.results import KINDS, Level, Result, ResultPart
from kyoyaku.search.shards import composed
from tests import made

CORPUS = made.real_corpus()
ANALYSES = analyse(CORPUS)
RESULTS = collection(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS)).results


def content(files: Mapping[str, bytes], name: str) -> object:
    """What a file hands over."""
    call = files[f"search/{name}.js"].decode()
    return json.loads(call[call.index(",", call.index(",") + 1) + 1 : call.rindex(")")])


def unpacked(postings: str) -> dict[Level, list[int]]:
    """What the page reads out of packed postings."""
    found: dict[Level, list[int]] = {}
    for part in postings.split("|"):
        at = 0
        numbers: list[int] = []
        for run in part[1:].split(","):
            gap, _, length = run.partition("*")
            at += int(gap, 36)
            numbers += range(at, at + int(length or "1", 36))
            at += int(length or "1", 36)
        found[list(WEIGHTS)[int(part[0], 36)]] = numbers
    return found


def test_the_agreement_has_its_38_results() -> None:
    found = Counter(one.kind for one in RESULTS if one.agreement and one.kind != "term")
    assert found == {"preamble": 1, "article": 6, "closing": 1, "annex": 1, "category": 6, "measure": 23}
    assert sum(one.kind == "term" for one in RESULTS) == len(CORPUS.terms)


def test_the_place_of_a_paragraph_and_its_name() -> None:
    article = next(one for one in RESULTS if one.ident == "art-4")
    assert [(part.cite, *part.address) for part in article.parts if part.cite] == [
        ("§4", "articles/4.html", ""),
        ("§4.1", "articles/4.html", "p1"),
        ("§4.2", "articles/4.html", "p2"),
    ]


def test_every_printed_unit_is_searched_as_it_is_printed() -> None:
    agreement = CORPUS.agreements[0]
    searched = {part.words.get("ja") for one in RESULTS for part in one.parts}
    assert [key for key, text in agreement.units.items() if text.ja not in searched] == []


def test_results_of_one_title_stand_in_a_row_in_the_order_of_the_first() -> None:
    def result(ident: str, kind: str, title: str) -> Result:
        return Result(ident, kind, "", {"ja": title}, (ResultPart("title", Address(""), {"ja": title}),))

    held = [
        result("b1", "measure", "乙"),
        result("a1", "measure", "甲"),
        result("b2", "measure", "乙"),
        result("p", "preamble", "前文"),
    ]
    assert [one.ident for one in ordered(held)] == ["p", "b1", "b2", "a1"]
    assert [KINDS.index(one.kind) for one in RESULTS] == sorted(KINDS.index(one.kind) for one in RESULTS)


def test_packed_results_are_read_back() -> None:
    held: tuple[dict[Level, list[int]], ...] = (
        {"term": [3, 4, 5, 9]},
        {"title": [0], "around": [35, 36, 37, 14_799]},
        {"role": list(range(5_000))},
    )
    for postings in held:
        assert unpacked(packed(postings)) == postings


def test_a_word_counts_where_it_counts_most() -> None:
    index = make_index(RESULTS, known_words(CORPUS), silent(CORPUS))
    words = {one.word.folded: one for one in index.core["ja"]}
    tourism = next(number for number, one in enumerate(RESULTS) if one.ident == "tourism")
    assert words["観光"].postings["title"] == [tourism]
    assert words["観光"].word.reading == "かんこう"
    assert words["階上町"].word.reading == "はしかみちょう", "names are never read by a dictionary"


def test_what_is_kept_changes_no_byte() -> None:
    kept: dict[str, bytes] = {}
    first = search_files(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS), {})
    assert search_files(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS), kept) == first
    assert len(kept) == 2
    assert search_files(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS), kept) == first
    del kept[next(key for key in kept if key.startswith("search-"))]
    assert search_files(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS), kept) == first


def test_a_row_stands_in_the_file_that_its_letters_name() -> None:
    files = search_files(CORPUS, Routes(CORPUS), ANALYSES, made.prose(CORPUS), {})
    core = content(files, "core")
    assert isinstance(core, dict)
    rows = str(content(files, f"k-{bucket_number('旅') % core['lookups']}"))
    assert "\n旅行\tryokou\t" in f"\n{rows}"
    assert len({data.split(b",")[1] for data in files.values()}) == 1, "one stamp for all"


@pytest.mark.parametrize(
    ("word", "said"), [("医療体制", "iryoutaisei"), ("まちの医療", "matinoiryou"), ("医師", ""), ("医療", "")]
)
def test_readings_are_left_out_where_other_words_tell_them(word: str, said: str) -> None:
    assert composed(word, {"医療": "iryou", "体制": "taisei", word: "?"}) == said


def test_words_of_one_character_count_only_alone() -> None:
    scanner = Scanner(["条", "条件", "甲"])
    assert scanner.words("甲の条件") == {"甲", "条件"}
    assert "条" in scanner.words("甲の条")


def test_numbers_are_whole() -> None:
    words = scanner_of(CORPUS, known_words(CORPUS)).words("地方自治法第252条の2第1項、二通、第12号")
    assert {"§252_2.1", "2通", "12号"} <= words
    assert "2号" not in words


def test_english_words() -> None:
    assert {"start", "ups", "startups", "city", "d2017-3-22"} <= latin_words("City's start-ups, March 22, 2017")


def test_a_text_that_changes_leaves_the_other_files_as_they_are() -> None:
    path = f"content/agreements/{made.REAL}/en.yaml"
    before = made.project()
    after = {**before, path: before[path].replace(b"strategic tourism", b"strategic tourism tourism", 1)}
    assert before[path] != after[path]
    one, other = (
        search_files(corpus, Routes(corpus), analyse(corpus), made.prose(corpus), {})
        for corpus in map(made.corpus, (before, after))
    )
    assert {path for path in one if one[path] != other[path]} == {"search/d-en-1.js"}
