"""Prose pages: Markdown as safe HTML, and what it must not hold."""

from __future__ import annotations

import time

import pytest

from kyoyaku.model import Prose
from kyoyaku.problems import Place, has_errors
from kyoyaku.reading.prose import prose_html
from tests import made


def html(markdown: str) -> str:
    return prose_html(page(markdown), {})[0]


def page(markdown: str) -> Prose:
    return Prose("notes", "ja", "覚え書き", markdown, Place("content/pages/notes.ja.md", 4, 1))


def codes(markdown: str) -> list[str]:
    return made.codes(prose_html(page(markdown), {})[1])


def test_markdown_is_read() -> None:
    assert '<h2 id="_1">見出し</h2>' in html("## 見出し\n")
    assert '<a href="https://example.jp/">市</a>' in html("[市](https://example.jp/)")
    assert "<table>" in html("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<style>*{}</style>", '<base href="//evil">',
        '<meta http-equiv="refresh" content="0">', "<iframe src=//evil></iframe>", '<a href="javascript:alert(1)">x</a>',
        "<p onclick=alert(1)>x</p>", "<!-- <script> -->", "<![CDATA[ x ]]>", "## a {: onclick=alert(1) }", "<ScRiPt/x>alert(1)</ScRiPt>",
        "<math><mi//xlink:href='javascript:alert(1)'>", "[x]: javascript:alert(1)\n\n[x]",
    ],
)  # fmt: skip
def test_nothing_in_prose_runs(hostile: str) -> None:
    made_html = html(f"前の文\n\n{hostile}\n\n後の文\n").lower()
    for bad in (
        "<script",
        "<img",
        "<svg",
        "<style",
        "<base",
        "<meta",
        "<iframe",
        "<math",
        "javascript:",
        'onerror="',
        'onclick="',
    ):
        assert bad not in made_html


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        " javascript:x",
    ],
)
def test_links_that_run_or_reach_into_the_machine_are_errors(link: str) -> None:
    made_html, problems = prose_html(page(f"[x]({link})"), {})
    assert "script-address" in made.codes(problems)
    assert has_errors(problems)
    assert made_html == ""


def test_a_link_without_https_and_markup_are_told() -> None:
    assert codes("[市](http://example.jp/)") == ["not-https"]
    assert codes("文<b>太字</b>") == ["markup-in-text"]
    assert codes("# 大きな見出し") == ["second-title"]
    assert codes("---\n\n本文の中の線\n") == []


@pytest.mark.parametrize(
    "heavy",
    ["[" * 10_000, "*" * 100_000, "`a " * 20_000, "> " * 1_500 + "a", "<![" * 3_000, "_" * 100_000, "a" * 300_000],
)
def test_what_would_take_long_is_refused_at_once(heavy: str) -> None:
    started = time.process_time()
    prose_html(page(heavy), {})
    assert time.process_time() - started < 2
