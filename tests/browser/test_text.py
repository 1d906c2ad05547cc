"""The words on the pages are those of the YAML, unit by unit, and there are as many as the agreement has.

Needs no browser, and so has no mark: it reads the HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from kyoyaku.making.plan import Job
from tests import made
from tests.browser import documents, sites
from tests.browser.documents import Element

AGREEMENT = made.ROOT / "content/agreements" / made.REAL
EASY = "ja-x-easy"
LANGUAGES = {"ja": ("ja",), "en": ("en",), "ja-en": ("ja", "en"), "easy": (EASY, "ja")}
"""The languages of each edition; what the one in plain Japanese does not have, it shows in the original."""
DIFFERING = {
    "promotion-system.kou",
    "promotion-system.otsu",
    "advanced-medical-care.kou",
}
REFERENCES = {
    "ja": {"前条": 3, "次条": 1, "前項": 1, "別表": 1, "第3条": 1},
    "en": {"the preceding Article": 3, "the following Article": 1, "the preceding paragraph": 1},
}


@cache
def units() -> dict[str, dict[str, str]]:
    """Language → unit → words, read from the files by a rule of our own: the same Japanese is translated once."""
    original = {key: text.ja for key, text in made.real_corpus().agreements[0].units.items()}
    entries: dict[str, Any] = yaml.safe_load((AGREEMENT / "en.yaml").read_text("utf-8"))["units"]
    once = {original[key]: entry["text"] for key, entry in reversed(entries.items())}
    own = {key: entry["text"] for key, entry in entries.items()}
    plain = yaml.safe_load((AGREEMENT / f"{EASY}.yaml").read_text("utf-8"))["units"]
    easy = {key: re.sub(r"\{[^}]*\}|\|", "", entry["text"]) for key, entry in plain.items()}
    return {"ja": original, "en": {key: own.get(key) or once[words] for key, words in original.items()}, EASY: easy}


@cache
def tree(path: str) -> Element:
    """A page of the site as a tree."""
    return documents.parse(sites.html(path))


def shown(path: str) -> Iterator[tuple[str, str, str]]:
    """Key, language and words of every unit on a page."""
    for element in tree(path).walk():
        if "data-unit" in element.attributes:
            yield element.attributes["data-unit"], element.lang, element.text()


def keys_on(path: str, lang: str) -> list[str]:
    """The units on a page in a language, in their order."""
    return [key for key, found, _ in shown(path) if found == lang]


def test_every_unit_says_what_the_files_say(job: Job) -> None:
    for key, lang, words in shown(job.path):
        assert lang in LANGUAGES[job.edition], f"{key} is in {lang!r}"
        assert words == units()[lang][key], f"{key} in {lang}"


def test_plain_japanese_has_what_it_promises_and_says_what_it_has_not() -> None:
    agreement = made.real_corpus().agreements[0]
    promised = {node.text.key for node in agreement.provisions() if node.text}
    promised |= {measure.cells[column].key for measure in agreement.measures for column in ("title", "content")}
    assert len(promised) == 7 + 23 * 2
    assert promised <= set(units()[EASY])
    for path in ("easy/full.html", "easy/articles/4.html", "easy/annex/2.html"):
        for block in tree(path).all("div", "words"):
            (chip,) = block.all("span", "chip")
            missing = block.one("p").lang == "ja"
            assert ("chip-missing" in chip.classes) == missing, block.text()
            assert missing or chip.text() == "要約（公式ではない）"
    assert "要約（公式ではない）" in tree("easy/index.html").all("div", "lead")[0].text()


def wanted_in(edition: str, lang: str) -> list[str]:
    """Every unit; beside its original, a translation that is the same words (a name) is not printed again."""
    original = LANGUAGES[edition][0]
    repeated = {key for key, words in units()[lang].items() if lang != original and words == units()[original][key]}
    return [key for key in units()[lang] if key not in repeated]


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_every_unit_is_in_every_edition(edition: str) -> None:
    for lang in LANGUAGES[edition]:
        found = {key for job in sites.jobs_of(edition) for key in keys_on(job.path, lang)}
        assert set(wanted_in(edition, lang)) - found == set()


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_full_has_the_whole_agreement_once_and_in_order(edition: str) -> None:
    for lang in LANGUAGES[edition]:
        assert keys_on(sites.path_in(edition, "full.html"), lang) == wanted_in(edition, lang)


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_heads_of_columns_stand_over_their_cells(edition: str) -> None:
    annex = made.real_corpus().agreements[0].annexes[0]
    page = tree(sites.path_in(edition, "full.html"))
    found = Counter(words.text() for head in page.all(None, "cell-head") for words in head.all(None, "in-line"))
    wanted = {
        units()[lang][column.label.key]: 23
        for lang in LANGUAGES[edition]
        for column in annex.columns
        if column.label
        if column.kind != "title"
    }
    assert found == wanted


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_full_has_the_counts_of_the_agreement(edition: str) -> None:
    page = tree(sites.path_in(edition, "full.html"))
    paragraphs = [len(one.all("div", "paragraph")) for one in page.all("section", "article")]
    assert paragraphs == [1, 1, 1, 2, 1, 1]
    assert len(page.all("section", "measure")) == 23
    assert len(page.all("section", "category")) == 6
    assert len(page.all("div", "signatory")) == 2
    measures = {one.attributes["id"] for one in page.all("section", "measure")}
    cells = {key for key, _, _ in shown(sites.path_in(edition, "full.html")) if key.partition(".")[0] in measures}
    assert len(cells) == 92


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_categories_have_their_measures(edition: str) -> None:
    page = tree(sites.path_in(edition, "full.html"))
    leaves = [one for one in page.all("section", "category") if len(one.all("section", "category")) == 1]
    assert [len(one.all("section", "measure")) for one in leaves] == [4, 3, 12, 1, 3]
    for number, count in (("1", 4), ("2", 3), ("3", 16)):
        own = tree(sites.path_in(edition, f"annex/{number}.html"))
        assert len(own.all("section", "measure")) == count


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_references_are_links(edition: str) -> None:
    page = tree(sites.path_in(edition, "full.html"))
    for lang in LANGUAGES[edition]:
        inside = Counter(one.text() for one in page.all("a", "ref") if one.lang == lang)
        assert sum(inside.values()) == 7, inside
        assert {words: inside[words] for words in REFERENCES[lang]} == REFERENCES[lang]
        outside = [one for one in page.all(None, "law") if one.lang == lang]
        assert len(outside) == 2
        assert len([one for one in outside if one.tag == "a"]) == 1


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("local", ["index.html", "compare.html"])
def test_the_three_numbers(edition: str, local: str) -> None:
    figures = tree(sites.path_in(edition, local)).one("ul", "figures")
    assert [one.text(hidden="spoken") for one in figures.all(None, "figure")] == ["20/23", "22/23", "3"]
    assert len(figures.all("a")) == 3


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_compare_has_every_role_and_shows_what_differs(edition: str) -> None:
    page = tree(sites.path_in(edition, "compare.html"))
    tables = page.all("table", "roles-table")
    assert [len(one.one("tbody").all("tr")) for one in tables] == [4, 3, 12, 1, 3]
    roles = {key for key in units()["ja"] if re.search(r"\.(kou|otsu)$", key) and not key.startswith(("annex", "sign"))}
    assert len(roles) == 46
    for lang in LANGUAGES[edition]:
        found = Counter(
            one.attributes["data-unit"]
            for table in tables
            for one in table.walk()
            if "data-unit" in one.attributes and one.lang == lang
        )
        contents = {key for key in units()["ja"] if key.endswith(".content") and not key.startswith("annex")}
        assert len(contents) == 23
        assert found == dict.fromkeys(roles | contents, 1)
    differences = page.all("section", "difference")
    assert len(differences) == 3
    marked = {
        one.attributes["data-unit"]
        for section in differences
        for one in section.walk()
        if "data-unit" in one.attributes and one.all("mark", "differs")
    }
    assert marked >= DIFFERING
    assert len(marked) == 4
    # The roles of one measure end alike: what one says that the other does not is marked apart.
    alike = {one.attributes["data-unit"] for section in differences for one in section.walk()
             if "data-unit" in one.attributes and one.all("mark", "unlike")}  # fmt: skip
    assert alike == {"promotion-system.kou", "promotion-system.otsu"}
    assert len([one for table in tables for one in table.all("tr", "differs")]) == 3


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_home_counts_the_areas(edition: str) -> None:
    areas = tree(sites.path_in(edition, "index.html")).one("ul", "areas")
    counts = [int(re.sub(r"\D", "", one.text())) for one in areas.all(None, "count")]
    assert counts == [4, 3, 12, 1, 3]


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_doubts_stand_beside_the_names(edition: str) -> None:
    page = tree(sites.path_in(edition, "full.html"))
    for signatory in page.all("div", "signatory"):
        assert len(signatory.one("p", "sign-name").all("a", "doubt")) == 1
