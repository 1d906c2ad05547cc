"""Drafts and models: texts that nobody has concluded say so on every page, in every file and in every citation."""

from __future__ import annotations

import json
import re

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.citing import Citations
from kyoyaku.model import text_hash
from tests import made

TEXT = """
title: {title}
state: {state}
parties:
- {{id: kou, symbol: 甲, name: ○○市, kind: city}}
- {{id: otsu, symbol: 乙, name: △△町, kind: town}}
body:
- {{id: art-1, kind: article, label: 第1条, text: 甲及び乙は、○○について協力する。}}
annexes:
- id: annex
  label: 別表
  columns: [{{id: title, kind: title, label: 施策}}, {{id: kou, kind: role, party: kou, label: 甲の役割}}]
  measures: [{{id: roads, cells: {{title: ○○, kou: ○○を行う。}}}}]
date: {{text: 令和○年○月○日}}
"""
TOLD = {
    "draft": ("案", "結ばれた協約ではありません", "Draft", "It is not an agreement that was concluded."),
    "model": ("ひな形", "結ばれた協約ではありません", "Model text", "It is not an agreement that was concluded."),
}


def files(state: str, title: str = "○○市と△△町の連携協約") -> dict[str, bytes]:
    return made.files(TEXT.format(state=state, title=title))


def site(state: str) -> SiteOutcome:
    return build(files(state), Options("https://example.jp/"))


@pytest.mark.parametrize("state", TOLD)
def test_blanks_and_a_date_without_a_day_are_nothing_to_tell(state: str) -> None:
    assert set(made.codes(site(state).problems)) <= {"missing-translation", "words-unknown"}


@pytest.mark.parametrize("state", TOLD)
def test_every_page_says_it(state: str) -> None:
    pages = {path: data.decode() for path, data in site(state).site.items() if path.endswith(".html")}
    assert {"index.html", "full.html", "articles/1.html", "compare.html", "annex/1.html", "search.html"} <= set(pages)
    for path, page in pages.items():
        mark, notice, english, told = TOLD[state]
        if path.startswith("en/"):
            mark, notice = english, told
        if not path.endswith("404.html"):  # it shows nothing of the text
            assert f">{mark}</span>" in page, path
            assert notice in page, path
            assert re.search(rf"<title>[【\[]{mark}[】\]] ?", page), path


@pytest.mark.parametrize("state", TOLD)
def test_every_file_says_it(state: str) -> None:
    data = site(state).site
    mark, notice, *_ = TOLD[state]
    assert data["data/agreement.ja.txt"].decode().startswith(f"【{mark}】{notice}。")
    assert json.loads(data["data/agreement.json"])["state"] == state
    assert '"状態 [state]"' in data["data/measures.csv"].decode()
    assert f'"{mark}","roads"' in data["data/measures.csv"].decode()
    linked = re.search(r'ld\+json">(.*?)</script>', data["en/index.html"].decode())
    assert linked is not None
    legislation = json.loads(linked[1])
    assert legislation["creativeWorkStatus"] == state.capitalize()
    assert not {"legislationDate", "legislationPassedBy"} & set(legislation)


def cited(given: dict[str, bytes]) -> list[str]:
    places = Citations(made.corpus(given), made.analysis(given))
    return [one.words for one in places.forms() if one.kind in ("full", "short")]


def test_it_is_not_cited_as_concluded() -> None:
    assert cited(files("draft")) == ["○○市と△△町の連携協約（案）{place}"] * 2
    assert cited(files("model")) == ["○○市と△△町の連携協約（ひな形）{place}"] * 2


def test_a_title_that_says_it_is_not_told_twice() -> None:
    assert cited(files("model", "連携協約（標準例）")) == ["連携協約（標準例）{place}"] * 2
    assert cited(files("draft", "連携協約（案）")) == ["連携協約（案）{place}"] * 2


def test_it_is_cited_so_in_english() -> None:
    given = files("draft")
    english = "language: en\nunits:\n  title: {text: Cooperation Agreement, source: HASH, status: draft}\n"
    mark = text_hash("○○市と△△町の連携協約")
    given["content/agreements/tiny/en.yaml"] = english.replace("HASH", mark).encode()
    assert cited(given)[-1] == "{place}, Cooperation Agreement (Draft)"


def test_a_concluded_agreement_says_nothing_of_it() -> None:
    outcome = build(made.files(TEXT.format(state="draft", title="協約").replace("state: draft\n", "")), Options(None))
    assert all(b'class="state"' not in data for path, data in outcome.site.items() if path.endswith(".html"))
    assert "state" not in json.loads(outcome.site["data/agreement.json"])


def test_the_library_and_its_search_mark_it() -> None:
    text = made.files(TEXT.format(state="draft", title="甲の協約"), slug="one")
    other = TEXT.format(state="draft", title="乙の協約").replace("state: draft\n", "")
    given = {**text, **made.files(other, slug="two")}
    pages = build(given, Options(None)).site
    library = pages["index.html"].decode()
    assert library.count("chip-draft") == 1
    assert "令和○年○月○日" in library, "what is printed of a day is shown where there is no day"
    assert b'class="state"' not in pages["search.html"]
    assert any("【案】甲の協約" in data.decode() for path, data in pages.items() if path.startswith("search/"))
