"""Words that are not in the page's language are marked with theirs: names that nobody translated, readings, days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from kyoyaku.making.pipeline import Options, build
from tests import made
from tests.unit.test_agreement_words import FOUR
from tests.unit.viewing import views

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
VOID = {"meta", "link", "br", "wbr", "input", "hr", "img"}
UNSEEN = {"script", "style", "title"}
TERMS = "terms:\n- {id: saving, term: 救急, kind: term, reading: きゅうきゅう, explanation: {en: First aid}}\n"
NOTES = "---\ntitle: 覚え書き\n---\n\n東市のことです。\n"


class Unmarked(HTMLParser):
    """Gathers what stands in Japanese alone where the page does not say so."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        lang = next((lang for _, lang in reversed(self.open) if lang), "")
        if (
            lang == "en"
            and self.open[-1][0] not in UNSEEN
            and JAPANESE.search(data)
            and not re.search("[A-Za-z]", data)
        ):
            self.found.append(data.strip())


def unmarked(site: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, data in site.items():
        if path.startswith("en/") and path.endswith(".html"):
            reader = Unmarked()
            reader.feed(data.decode())
            yield from ((path, words) for words in reader.found)


def test_no_words_stand_in_japanese_alone_without_its_mark() -> None:
    """A day, an untranslated title and its home, parties, areas, readings, a page that nobody translated."""
    site = build(made.files(FOUR, {"terms.yaml": TERMS, "pages/notes.ja.md": NOTES}), Options(None)).site
    assert len([path for path in site if path.startswith("en/")]) >= 10
    assert list(unmarked(dict(site))) == []


def test_what_is_in_english_is_not_marked_as_japanese() -> None:
    named = {"agreements/tiny/guide.en.yaml": "name: Fire\ndescription: Fire\nintro: [Fire.]\n"}
    terms = {"terms.yaml": "terms:\n- {id: higashi, term: 東市, kind: place, translation: {en: East City}}\n"}
    shown = views(FOUR, {**named, **terms})
    _, home = shown.page("en/index.html")
    assert (home.name, home.facts[0][1][0].html) == ("Fire", 'April 1, 2023 (<span lang="ja">令和5年4月1日</span>)')
    assert [(one.words, one.lang) for one in home.facts[1][1]][:2] == [("East City", None), ("西市", "ja")]


@pytest.mark.parametrize(
    ("words", "lang", "html"),
    [("<東市>", "ja", '<span lang="ja">&lt;東市&gt;</span>'), ("East", "en", "East"), ("", "ja", "")],
)
def test_words_carry_the_mark_of_another_language_only(words: str, lang: str, html: str) -> None:
    assert views(FOUR).voice("en/index.html").marked(words, lang) == html
