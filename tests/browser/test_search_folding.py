"""Texts and queries are folded alike: the build's side, and the page's side in the browser, by the one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from kyoyaku.meaning.vocabulary import known_words
from kyoyaku.text.folding import fold, loose, romaji, stem, table, tokens
from tests import made
from tests.search.judged import load

pytestmark = pytest.mark.browser

SOURCE = (made.ROOT / "static/js/search/fold.js").read_text("utf-8")
RUN = f"""([given, words]) => {{
  {SOURCE}
  prepare(given);
  stems = table.stems;
  endings = stems.endings.split(' ');
  forms = new Map(stems.forms.split(' ').map((one) => one.split('=')));
  return words.map((word) => {{
    const plain = fold(word);
    return [plain, latin(plain), loose(latin(plain)), stem(plain), cited(plain).cites];
  }});
}}"""
Folded = tuple[str, str, str, str, frozenset[str]]
JAPANESE = st.text(
    st.sampled_from(
        "あかさたなはまやらわんっゃゅょーアイウエオガギグゲゴャュョッー八戸市二百五十条項（）・０１２ＡＢ abcdefghijklmnopqrstuvwxyzāō"
        "𠮷𩸽𡈽﨑髙㐂葛\U000e0100\ufe00\u3099\u309a\uff9e\u200b\u200d\u00ad\ufeff\u202e"
    ),
    max_size=12,
)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=8)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page: what runs in it needs no site."""
    page = browser.new_page()
    yield page
    page.close()


def by_the_page(page: Page, words: Sequence[str]) -> list[Folded]:
    """Word, reading exact and loose, stem, citations: as the page's script makes them."""
    rows = page.evaluate(RUN, [dict(table()), list(words)])
    return [(plain, exact, short, stemmed, frozenset(cites)) for plain, exact, short, stemmed, cites in rows]


def by_the_build(word: str) -> Folded:
    """The same as the build makes them. Of a day the page asks for the most exact name only."""
    plain = fold(word)
    exact = romaji(plain)
    named: dict[int, str] = {}
    for token in tokens(plain):
        named.setdefault(token.start, token.word)
    return plain, exact, loose(exact), stem(plain), frozenset(named.values())


@cache
def texts() -> tuple[str, ...]:
    """Every word of the vocabulary, every printed text, every judged query."""
    corpus = made.real_corpus()
    units = {text.ja for agreement in corpus.agreements for text in agreement.units.values()}
    written = {word.written for word in known_words(corpus).values()}
    return tuple(sorted({*units, *written, *(query.q for query in load())}))


def test_every_word_that_is_searched_for_or_in(page: Page) -> None:
    words = texts()
    for word, folded in zip(words, by_the_page(page, words), strict=True):
        assert folded == by_the_build(word), word


@pytest.mark.fault("D1", "D2", "D3", "D5")
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.one_of(JAPANESE, ANY), min_size=20, max_size=60))
def test_any_words(page: Page, words: list[str]) -> None:
    for word, folded in zip(words, by_the_page(page, words), strict=True):
        assert folded[:4] == by_the_build(word)[:4], repr(word)


def test_every_invisible_character_and_every_ideograph_of_compatibility(page: Page) -> None:
    points = (*range(0xA0, 0x100), *range(0x2000, 0x2070), *range(0xFE00, 0xFE10), *range(0xF900, 0xFB00))
    words = [f"協{chr(point)}約" for point in (*points, 0xFEFF, 0x3164, 0x2F80F, 0xE0001, 0xE0100, 0xE01EF, 0x20BB7)]
    for word, folded in zip(words, by_the_page(page, words), strict=True):
        assert folded[:4] == by_the_build(word)[:4], repr(word)
