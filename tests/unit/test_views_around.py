"""The views of the pages around an agreement: about it, its downloads, the library, an address that leads nowhere."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace

import pytest

from kyoyaku.making.pipeline import Options, build
from kyoyaku.pages.frame import Link
from tests import made
from tests.unit.test_views_pages import MORE, TEXT
from tests.unit.viewing import Viewer

RECORD = """
steps:
- {id: a, title: {ja: 議決, en: Resolution}, kind: resolution, party: kou, date: 2023-03-20, number: 議案第5号,
   basis: 法第252条の2第3項, source: {ja: 会議録}}
- {id: b, title: {ja: 告示}, kind: public-notice}
related:
- {id: c, kind: predecessor, title: {ja: 旧協約}, date: 2019-04-01, source: {ja: 市の公報}}
- {id: d, kind: sibling, title: {ja: 隣の協約}}
notes:
- {ja: 写しによる。}
"""
FILES = made.files(TEXT, {**MORE, "agreements/tiny/record.yaml": RECORD})
BESIDE = """
title: 里村の宣言
parties:
- {id: sato, name: 里村, kind: village}
- {id: mori, name: 森町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, text: 協力する。}
"""
BASE = "https://example.jp/kyoyaku/"


@pytest.fixture(scope="module")
def shown() -> Viewer:
    return Viewer(FILES)


def test_about_tells_each_step_and_what_is_not_recorded(shown: Viewer) -> None:
    around, view = shown.page("about.html")
    assert (around.title, [one.words for one in around.crumbs]) == ("この協約について", ["この協約について"])
    assert [(one.title, one.party, one.basis, one.day, one.number, one.source) for one in view.steps] == [
        ("議決", "山川市（甲）", "法第252条の2第3項", "令和5年3月20日（2023年3月20日）", "議案第5号", "会議録"),
        ("告示", "", "", None, "", ""),
    ]
    assert [(one.kind, one.title.words, one.day, one.source) for one in view.related] == [
        ("predecessor", "旧協約", "2019年4月1日", "市の公報"),
        ("sibling", "隣の協約", "記録なし", ""),
    ]
    assert (view.notes, view.source_title, view.repairs, view.doubts) == (("写しによる。",), "", (), ())
    assert [(one.href, one.words) for one in view.prose] == [("notes.html", "覚え書き")]
    assert view.unit_count == len(shown.context.corpus.agreements[0].units)


def test_about_speaks_the_language_of_its_edition(shown: Viewer) -> None:
    _, view = shown.page("en/about.html")
    first, second = view.steps
    assert (first.title, first.party, second.title) == ("Resolution", "山川市 (甲)", "告示")
    assert first.day == 'March 20, 2023 (<span lang="ja">令和5年3月20日</span>)'
    assert [(one.words, one.lang) for one in view.prose] == [("覚え書き", "ja")]


def test_the_command_of_about_gives_the_mark_that_it_says(shown: Viewer) -> None:
    check = shown.page("about.html")[1].check
    assert (check.words, check.place.href) == ("削除", "articles/3.html")
    assert check.mark == hashlib.sha256("削除".encode()).hexdigest()[:12]
    (_, unix), (_, windows) = check.commands
    assert "'削除'" in windows
    command = unix if shutil.which("shasum") else unix.replace("shasum -a 256", "sha256sum")
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert done.stdout.decode().strip() == check.mark


@pytest.mark.parametrize(
    ("path", "up", "words"),
    [
        ("downloads.html", "", "全文（テキスト）・日本語"),
        ("en/downloads.html", "../", "Full text (plain text), 日本語"),
    ],
)
def test_downloads_has_every_file_of_data_with_its_size_and_hash(path: str, up: str, words: str) -> None:
    site = build(FILES, Options(None)).site
    shown = Viewer(FILES)
    shown.context = replace(shown.context, data=site)
    _, view = shown.page(path)
    data = {name: content for name, content in site.items() if name.startswith("data/")}
    assert [one.href for one in view.files] == [f"{up}{name}" for name in sorted(data)]
    for one, (name, content) in zip(view.files, sorted(data.items()), strict=True):
        size = f"{len(content) / 1000:.1f} kB" if len(content) >= 1000 else f"{len(content)} B"
        assert (one.name, one.size) == (name.removeprefix("data/"), size)
        assert one.sha256 == hashlib.sha256(content).hexdigest()
        assert one.title
        assert one.purpose
    assert (view.files[0].title, view.archive) == (words, "")


def test_the_archive_has_an_address_where_that_of_the_site_is_known() -> None:
    shown = Viewer(FILES)
    shown.context = replace(shown.context, data=build(FILES, Options(None)).site, base_url=BASE)
    assert shown.page("downloads.html")[1].archive == f"{BASE}tiny.zip"


def test_the_library_lists_who_and_when() -> None:
    shown = Viewer(made.files(TEXT, {**MORE, "agreements/beside/agreement.yaml": BESIDE}))
    around, view = shown.page("index.html")
    assert (around.title, around.crumbs) == ("試験の図書室", ())
    assert [(one.name.href, one.name.words, one.title, one.parties, one.day.words) for one in view.agreements] == [
        ("beside/index.html", "里村の宣言", "", "里村、森町", "記録なし"),
        ("tiny/index.html", "約のこと", "協約", "山川市、谷町", "2023年4月1日"),
    ]
    english = shown.page("en/index.html")[1].agreements
    assert [(one.name.lang, one.day.words) for one in english] == [("ja", "Not recorded"), ("ja", "April 1, 2023")]


@pytest.mark.parametrize(("state", "day"), [("", Link("", "令和5年4月", "ja")), ("state: draft\n", None)])
def test_the_library_prints_a_day_that_is_not_whole_and_none_of_a_draft(state: str, day: Link | None) -> None:
    printed = f"{state}{BESIDE}date: {{text: 令和5年4月}}\n"
    shown = Viewer(made.files(TEXT, {**MORE, "agreements/beside/agreement.yaml": printed}))
    assert shown.page("en/index.html")[1].agreements[0].day == day


def test_beside_an_agreement_at_the_root_the_library_is_a_page_of_its_own() -> None:
    site = f"{made.SITE}root_agreement: tiny\n"
    shown = Viewer(made.files(TEXT, {**MORE, "agreements/beside/agreement.yaml": BESIDE}, site=site))
    around, view = shown.page("library.html")
    assert [one.words for one in around.crumbs] == [around.title] != ["試験の図書室"]
    assert [one.name.href for one in view.agreements] == ["beside/index.html", "index.html"]


def test_an_address_that_leads_nowhere_is_answered_in_every_language(shown: Viewer) -> None:
    around, view = shown.page("404.html")
    assert (around.title, around.crumbs) == ("ページが見つかりません", ())
    assert [(one.lang, one.title, len(one.words), one.links) for one in view.said] == [
        (None, "ページが見つかりません", 2, ()),
        ("en", "Page not found", 2, ()),
    ]


def test_with_the_address_of_the_site_there_is_a_way_on() -> None:
    shown = Viewer(made.files(TEXT, MORE, site=f"{made.SITE}root_agreement: tiny\n"))
    shown.context = replace(shown.context, base_url=BASE)
    own, english = shown.page("404.html")[1].said
    assert [one.href.removeprefix(BASE) for one in own.links] == [
        *("", "search.html", "full.html", "articles/1.html", "articles/2.html", "articles/3.html")
    ]
    assert [one.href.removeprefix(BASE) for one in english.links[:3]] == [*("en/", "en/search.html", "en/full.html")]
    assert [len(one.words) for one in (own, english)] == [1, 1]
