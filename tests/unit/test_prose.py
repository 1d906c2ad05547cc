"""Prose pages: Markdown as safe HTML, and what it must not hold."""

from __future__ import annotations

import re
import time
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyoyaku.making.pipeline import Options, build
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


@pytest.mark.fault("C1")
@pytest.mark.fault("C5")
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
        '<a href="javascript:',
        "<b",
        "<!--",
    ):
        assert bad not in made_html
    assert made_html == "" or {"前の文", "後の文"} <= set(re.findall(r"\w+", made_html))


@pytest.mark.fault("C2")
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
        "&#106;avascript:alert(1)",
        "&#x6A;ava&#115;cript&colon;alert(1)",
        "data:image/svg+xml,x",
        "blob:x",
    ],
)
def test_links_that_run_or_reach_into_the_machine_are_errors(link: str) -> None:
    made_html, problems = prose_html(page(f"[x]({link})"), {})
    assert "script-address" in made.codes(problems)
    assert has_errors(problems)
    assert made_html == ""


def test_a_link_without_https_and_markup_are_told() -> None:
    assert codes("[市](http://example.jp/)") == ["not-https"]
    assert codes("文<b>太字</b>") == ["markup-in-text"] * 2
    assert codes("# 大きな見出し") == ["second-title"]
    assert codes("---\n\n本文の中の線\n") == []


@pytest.mark.fault("C2")
@pytest.mark.parametrize("form", ["[x][y]\n\n[y]: {}\n", "![x]({})", "[y]\n\n[y]: <{}>\n", "[x](<{}> 'y')"])
def test_an_address_that_runs_is_refused_however_it_is_linked(form: str) -> None:
    made_html, problems = prose_html(page(form.format("javascript:alert(1)")), {})
    assert has_errors(problems)
    assert made_html == ""


@pytest.mark.fault("B15")
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://example.jp/", "not-https"), ("https://u:p@example.jp/", "password-in-url"), ("https://u@example.jp/", "password-in-url"),
        ("https:///x", "bad-url"), ("https://a..jp/", "bad-url"), ("https://[::1/", "bad-url"), ("https://example.jp:x/", "bad-url"),
        ("//example.jp/", "bad-url"), ("mailto:nobody", "bad-url"), ("C:\\x", "bad-url"), ("a\\b", "bad-url"), ("%00x", "bad-url"),
    ],
)  # fmt: skip
def test_an_address_of_another_host_is_whole_and_without_a_password(address: str, code: str) -> None:
    assert codes(f"文\n\n[市]({address})") == [code]
    found = prose_html(page(f"文\n\n[市]({address})"), {})[1][0].place
    assert (found.line, found.column) == (6, 5)


@pytest.mark.parametrize(
    "address", ["https://example.jp/a?b=c#d", "https://例え.jp/", "mailto:a@example.jp", "full.html#art-1"]
)
def test_addresses_that_are_right_are_left_alone(address: str) -> None:
    assert codes(f"[市]({address})") == []


@pytest.mark.fault("C7")
@pytest.mark.parametrize(
    "opening", ["<!--", "<div>", "<script>", "<style>", "<![CDATA[", "<?php", "<b>", "<textarea>", "<title>", "<a href='", "```", "~~~"]
)  # fmt: skip
def test_what_is_left_open_is_told_and_swallows_nothing(opening: str) -> None:
    shown, problems = prose_html(page(f"前の文\n\n{opening} 中の言葉\n\n後の文\n\n- 終わり\n"), {})
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [
        ("open-fence" if opening in ("```", "~~~") else "markup-in-text", 6, 1)
    ]
    assert {"前の文", "中の言葉", "後の文", "終わり"} <= set(re.findall(r"\w+", shown))


def test_code_between_fences_is_code_and_shown_as_it_is() -> None:
    shown, problems = prose_html(page("前\n\n```yaml\na: <b>\n\n# *c*\n```\n\n後\n"), {})
    assert problems == []
    assert "<pre><code>a: &lt;b&gt;\n\n# *c*\n</code></pre>" in shown


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("[注]: 市役所へ\n\n文\n", ["注", "市役所へ"]), ("[^1]: 脚注\n\n文\n", ["脚注"]), ('[文](full.html "題の言葉")', ["題の言葉"]),
        ("| 甲 | 乙 |\n| - | - |\n| 一 | 二 | 余り |\n", ["余り"]),
    ],
)  # fmt: skip
def test_words_that_markdown_drops_are_told_with_their_place(markdown: str, words: list[str]) -> None:
    found = prose_html(page(markdown), {})[1]
    assert [(one.code, dict(one.args)["quote"]) for one in found] == [("words-not-shown", one) for one in words]
    line = markdown.split("\n")[found[0].place.line - 4]
    assert line[found[0].place.column - 1 :].startswith(words[0])


PIECES = st.sampled_from(
    ["<b>", "</b>", "<script>", "<!--", "-->", "<div>", "<![CDATA[", "<?x", "```", "~~~", "`", "**", "*", "_", "## ", "- ", "1. ", "> ", "    ", "\t", "| ", "|---|", "[", "](full.html)",
     "][r]", "[r]: full.html\n", "&lt;", "&eacute;", "&", "\\", "\n", "\n\n", "{: .x }", "<br/>", "<img src=x>", "<https://example.jp/>", "(", ")", "!", '"', "===", "---"]
)  # fmt: skip


@pytest.mark.fault("C7")
@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.from_regex(r"[a-z]{3,6} ?|[あ-お]{2,4}", fullmatch=True)), max_size=25))
def test_no_word_is_lost_in_silence(pieces: list[str]) -> None:
    text = "".join(pieces)
    given_page = page(text)
    shown, problems = prose_html(given_page, {})
    if has_errors(problems):
        return
    words = re.sub(r"&(?:lt|eacute|colon);|&#\w+;|full|html|https|example|jp", " ", text)
    have = Counter(re.findall(r"[a-zあ-お]+", unescape(shown)))
    told = {one.place.line for one in problems}
    lines = text.split("\n")
    for number, line in enumerate(lines, given_page.place.line):
        for word in re.findall(r"[あ-お]{2,}", line):
            assert word in "".join(have) or number in told or word not in words, (text, word)


@pytest.mark.fault("B16")
def test_pictures_are_there_have_words_and_are_what_they_say() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    svg = b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"
    files = {
        "content/img/a.png": png, "static/img/b.png": png, "content/img/c.jpg": png, "content/img/d.png": png + bytes(600_000),
        "content/img/e.svg": svg % b"<use href='#a'/>", "content/img/f.svg": svg % b"<script/>", "content/img/g.svg": svg % b"<a href='https://x.jp'/>",
        "content/img/h.png": b"<html>", "content/img/i.svg": svg % b"<g onload='x'/>",
    }  # fmt: skip
    expected = {
        "![図](img/a.png)": [], "![図](img/b.png)": [], "![](img/a.png)": ["picture-without-words"], "![図](img/none.png)": ["picture-missing"],
        "![図](https://example.jp/a.png)": ["picture-missing"], "![図](img/c.jpg)": ["picture-kind"], "![図](img/d.png)": ["picture-large"],
        "![図](img/e.svg)": [], "![図](img/f.svg)": ["picture-unsafe"], "![図](img/g.svg)": ["picture-unsafe"], "![図](img/h.png)": ["picture-kind"],
        "![図](img/../../x.png)": ["picture-missing"], "![図](img/i.svg)": ["picture-unsafe"],
    }  # fmt: skip
    assert {one: made.codes(prose_html(page(one), {}, files)[1]) for one in expected} == expected
    assert prose_html(page("![図](img/a.png)"), {}, files)[0] == '<p><img alt="図" src="img/a.png"></p>'


@pytest.mark.fault("C6")
@pytest.mark.parametrize(
    "heavy",
    [
        "- " * 600 + "a",
        "1. " * 600 + "a",
        "> - " * 400,
        "\\" * 50_000,
        "| a " * 20_000 + "\n" + "|-" * 3_000,
        "#\n" * 20_000,
        "word " * 39_000,
        "".join("    " * depth + "- a\n" for depth in range(300)),
        "".join("    " * depth + "1. a\n\n" for depth in range(300)),
        "!" * 90_000,
        "[" * 10_000,
        "*" * 100_000,
        "`a " * 20_000,
        "> " * 1_500 + "a",
        "<![" * 3_000,
        "_" * 100_000,
        "a" * 300_000,
        "{:" * 50_000,
        "[*`_<" * 1_900,
        "[a " * 1_900,
        "]" * 1_900 + "[" * 400 + "a" * 9_000,
        "[a](b) " * 1_900,
    ],
)
def test_what_would_take_long_is_refused_at_once(heavy: str) -> None:
    started = time.process_time()
    prose_html(page(heavy), {})
    assert time.process_time() - started < 2


@pytest.mark.fault("A21", "D4", "D7")
@pytest.mark.parametrize(
    ("entity", "code"),
    [("&#7;", "control-character"), ("&#x1b;", "control-character"), ("&#127;", "control-character"), ("&#0;", "lost-character"), ("&#99999999;", "lost-character"), ("&#x202e;", "bidi-control"), ("&#8203;", "invisible-character"),
     ("&shy;", "invisible-character"), ("&#xe000;", "private-character")],
)  # fmt: skip
def test_a_character_that_no_text_should_hold_is_told_in_its_disguise(entity: str, code: str) -> None:
    found = prose_html(page(f"前の文\n\n中{entity}後\n"), {})[1]
    assert (found[0].code, found[0].place.line, found[0].place.column) == (code, 6, 2)
    assert found[0].place.width == len(entity)
    assert codes(f"`{entity}`") == []


@pytest.mark.fault("B15", "C2")
@pytest.mark.parametrize(
    ("address", "code"),
    [("www.example.jp", "bad-url"), ("city.example.jp/a", "bad-url"), ("https//example.jp", "bad-url"), ("https：//example.jp", "bad-url"), ("ｈｔｔｐｓ://example.jp", "bad-url"),
     ("ftp://example.jp", "bad-url"), ("tel:0178-43-2111", "bad-url"), ("ws://a", "bad-url"), ("view-source:https://a.jp", "script-address"), ("intent:x", "script-address")],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_told_as_what_it_is(address: str, code: str) -> None:
    assert codes(f"[市]({address})") == [code]


@pytest.mark.parametrize("address", ["full.html", "articles/1.html#p2", "data/a.json", "a.net.html", "jp/x.html"])
def test_a_path_of_the_site_is_no_host(address: str) -> None:
    assert codes(f"[市]({address})") == []


@pytest.mark.fault("B16")
def test_an_address_in_brackets_of_its_own_is_no_markup() -> None:
    files = {"content/img/x y.png": b"\x89PNG\r\n\x1a\n"}
    assert made.codes(prose_html(page("![図](<img/x y.png>)"), {}, files)[1]) == []


@pytest.mark.fault("B16")
def test_a_picture_is_shown_in_every_edition() -> None:
    path = "content/pages/report.ja.md"
    picture = {"content/img/a.png": b"\x89PNG\r\n\x1a\n" + bytes(20)}
    given_files = {**made.project(), **picture, path: made.project()[path] + "\n![図](img/a.png)\n".encode()}
    made_site = build(given_files, Options(None))
    assert made.codes(made_site.problems) == []
    assert made_site.site["img/a.png"] == picture["content/img/a.png"]
    assert '<img alt="図" src="img/a.png">' in made_site.site["report.html"].decode()
    assert '<img alt="図" src="../img/a.png">' in made_site.site["ja-en/report.html"].decode()


@pytest.mark.fault("E10")
@pytest.mark.parametrize(
    ("name", "written", "src"),
    [
        ("a b.png", "a b.png", "a%20b.png"),
        ("a b.png", "a%20b.png", "a%20b.png"),
        ("50%.png", "50%.png", "50%25.png"),
        ("a#b.png", "a#b.png", "a%23b.png"),
        ("a#b.png", "a%23b.png", "a%23b.png"),
        ("図.png", "図.png", "%E5%9B%B3.png"),
        ("図.png", "%E5%9B%B3.png", "%E5%9B%B3.png"),
        ("a&b.png", "a&b.png", "a&amp;b.png"),
        ("a%20b.png", "a%2520b.png", "a%2520b.png"),
    ],
)
def test_a_picture_of_any_name_is_found_and_its_address_is_one(name: str, written: str, src: str) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    notes = {f"pages/notes.{lang}.md": f"---\ntitle: 覚え書き\n---\n\n![図](img/{written})\n" for lang in ("ja", "en")}
    agreement = f"{made.PARTIES}\ntitle: 試験\nbody: [{{id: art-1, kind: article, label: 第1条, text: 定める。}}]\n"
    outcome = build({**made.files(agreement, notes), f"content/img/{name}": png}, Options(None))
    assert not has_errors(outcome.problems), outcome.problems
    assert outcome.site[f"img/{name}"] == png
    for page, up in (("notes.html", ""), ("en/notes.html", "../")):
        assert f'src="{up}img/{src}"' in outcome.site[page].decode()


@pytest.mark.fault("E10")
@pytest.mark.parametrize("written", ["%2e%2e/x.png", "img/%2e%2e/%2e%2e/site.yaml", "img%2fa.png%00", "img/%zz.png"])
def test_a_picture_elsewhere_is_none_however_it_is_written(written: str) -> None:
    files = {"content/img/a.png": b"\x89PNG\r\n\x1a\n", "content/site.yaml": b"", "content/x.png": b""}
    assert made.codes(prose_html(page(f"![図]({written})"), {}, files)[1]) == ["picture-missing"]


@pytest.mark.parametrize("text", ["[市](<https://example.jp/>)", "[約](<notes.html>)"])
def test_an_address_between_angles_is_no_markup(text: str) -> None:
    assert codes(text) == []


@pytest.mark.fault("D4", "D5", "D7", "D8")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("前&#x202e;後", [("bidi-control", 2, 8)]),
        ("前&#8238;後", [("bidi-control", 2, 7)]),
        ("&#x2066;前\n後", [("bidi-isolate", 1, 8)]),
        ("&shy;前&#8203;後", [("invisible-character", 1, 5), ("invisible-character", 7, 7)]),
        ("[前](notes.html 'あ&#xFEFF;')", [("control-character", 18, 8)]),
        ("前&#xE000;", [("private-character", 2, 8)]),
        ("前&#xFFFD;", [("lost-character", 2, 8)]),
        ("前&#x0378;", [("unassigned-character", 2, 8)]),
        ("か" + "&#x301;" * 21, [("many-marks", 2, 7)]),
        ("`&#x202e;`", []),
        ("```\n&#x202e;\n```", []),
        ("&#x5d0;&rlm; &lrm;&nbsp;&copy; 👩&zwj;👧 &amp;&lt;", []),
        ("&#x2067;&#x5d0;&#x2069;", []),
    ],
)
def test_what_no_text_should_hold_is_told_where_it_is_written_as_a_reference(
    text: str, told: list[tuple[str, int, int]]
) -> None:
    found = prose_html(page(text), {})[1]
    assert [(one.code, one.place.column, one.place.width) for one in found] == told


def test_a_page_that_was_kept_is_not_kept_again() -> None:
    class Counted(dict[str, bytes]):
        times = 0

        def __setitem__(self, key: str, value: bytes) -> None:
            self.times += 1
            super().__setitem__(key, value)

    kept = Counted()
    page = Prose("a", "ja", "題", "## 節\n\n文です。\n", Place("content/pages/a.ja.md", 4))
    first = prose_html(page, kept)
    assert prose_html(page, kept) == first
    assert kept.times == 1
