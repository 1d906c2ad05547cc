"""On paper: A4, all of the agreement in its order, every role, and nothing folded stays hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from kyoyaku.model import Category, Provision
from tests import made
from tests.browser import documents, sites, tools
from tests.browser.serving import ROOT, Server
from tests.browser.test_text import LANGUAGES, units

pytestmark = pytest.mark.browser

POINT = 72 / 25.4
A4 = (210 * POINT, 297 * POINT)
MARGIN = 20 * POINT
INSIDE = [
    "-x",
    round(MARGIN) - 1,
    "-y",
    round(MARGIN) - 1,
    "-W",
    round(A4[0] - 2 * MARGIN) + 2,
    "-H",
    round(A4[1] - 2 * MARGIN) + 2,
]
LEFT = ["-x", 0, "-y", 0, "-W", round(MARGIN) - 3, "-H", round(A4[1])]
RIGHT = ["-x", round(A4[0] - MARGIN) + 3, "-y", 0, "-W", round(MARGIN), "-H", round(A4[1])]

Printed = Callable[[str], Path]


@pytest.fixture(scope="module")
def printed(browser: Browser, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    """The PDF of a page, as the browser prints it; made once."""
    page = browser.new_context(locale="ja-JP").new_page()
    folder = tmp_path_factory.mktemp("print")
    made_pdfs: dict[str, Path] = {}

    def pdf(path: str) -> Path:
        if path not in made_pdfs:
            page.goto(server.url(ROOT, path))
            made_pdfs[path] = folder / f"{path.replace('/', '_')}.pdf"
            page.pdf(path=made_pdfs[path], prefer_css_page_size=True)
        return made_pdfs[path]

    yield pdf
    page.context.close()


def squeezed(text: str) -> str:
    """Without the white space and breaks that lines and pages bring."""
    return re.sub(r"\s+", "", text)


def words_in(pdf: Path, area: list[object]) -> str:
    """The text of an area of every page; feet and heads of pages stand in the margin."""
    return squeezed(tools.pdftotext(pdf, [str(one) for one in area]))


def agreement_words(lang: str) -> Iterator[str]:
    """All words of the agreement in the order of the document, with the labels as printed in Japanese."""
    agreement, words = made.real_corpus().agreements[0], units()[lang]

    def label(thing: Provision | Category) -> list[str]:
        return [thing.label] if lang == "ja" and thing.label else []

    yield words["title"]
    yield words["preamble"]
    for node in agreement.provisions():
        yield from label(node)
        if node.caption:
            yield words[node.caption.key]
        if node.text:
            yield words[node.text.key]
    yield words["closing"]
    yield words["date"]
    for signatory in agreement.signatories:
        yield from (words[text.key] for text in signatory.texts)
    for annex in agreement.annexes:
        yield words[annex.label.key]
        yield words[annex.relation.key] if annex.relation else ""
        for category in annex.walk():
            yield from label(category)
            yield words[category.title.key] if category.title else ""
            for measure in category.measures:
                yield from (words[text.key] for text in measure.cells.values())


def missing_in_order(text: str, wanted: Iterator[str]) -> list[str]:
    """The wanted words that do not follow the ones before them."""
    at, missing = 0, []
    for words in map(squeezed, wanted):
        found = text.find(words, at)
        if found < 0:
            missing.append(words)
        else:
            at = found + len(words)
    return missing


def local_path(local: str, edition: str) -> str:
    """The path of a page in an edition."""
    return sites.path_in(edition, local)


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_full_is_printed_whole_and_in_order(printed: Printed, edition: str) -> None:
    text = words_in(printed(local_path("full.html", edition)), INSIDE)
    for lang in LANGUAGES[edition]:
        assert missing_in_order(text, agreement_words(lang)) == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_compare_prints_every_role(printed: Printed, edition: str) -> None:
    text = words_in(printed(local_path("compare.html", edition)), INSIDE)
    agreement = made.real_corpus().agreements[0]
    rows = [measure.cells for measure in agreement.measures]
    for lang in LANGUAGES[edition]:
        words = units()[lang]
        wanted = (words[cells[column].key] for cells in rows for column in ("title", "kou", "otsu"))
        assert missing_in_order(text, wanted) == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("local", ["full.html", "compare.html", "index.html", "articles/4.html"])
def test_paper_is_a4_with_margins(printed: Printed, local: str, edition: str) -> None:
    pdf = printed(local_path(local, edition))
    for page in PdfReader(pdf).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=1)
    # The empty half of a bracket at the start of a line is trimmed: it stands outside, its ink does not.
    assert [words_in(pdf, side).strip("（「『［") for side in (LEFT, RIGHT)] == ["", ""]


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("local", ["full.html", "compare.html"])
def test_every_sheet_says_what_it_is(printed: Printed, local: str, edition: str) -> None:
    """Version, date of the content and address of the page stand at the foot of each."""
    path = local_path(local, edition)
    foot = squeezed(documents.parse(sites.html(path)).one("footer").one("p", "sheet-foot").text())
    assert made.real_corpus().site.version in foot
    assert foot.endswith(path)
    sheets = tools.pdftotext(printed(path)).removesuffix("\f").split("\f")
    assert len(sheets) > 1
    assert [number for number, text in enumerate(sheets, 1) if foot not in squeezed(text)] == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_nothing_folded_stays_hidden(printed: Printed, edition: str) -> None:
    path = local_path("about.html", edition)
    text = words_in(printed(path), INSIDE)
    folded = documents.parse(sites.html(path)).one("main").all("details")
    assert len(folded) > 3
    for one in folded:
        parts = [squeezed(part.text()) for part in one.walk() if part.tag in ("summary", "p", "code")]
        assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("edition", sites.EDITIONS)
@pytest.mark.parametrize("local", ["full.html", "articles/4.html"])
def test_references_are_printed_as_words_not_as_addresses(printed: Printed, local: str, edition: str) -> None:
    text = words_in(printed(local_path(local, edition)), INSIDE)
    assert "#art-" not in text
    assert "laws.e-gov.go.jp" not in text
    assert "glossary.html" not in text
