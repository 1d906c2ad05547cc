"""The made site, checked before it is handed out."""

from __future__ import annotations

import pytest

from kyoyaku.making import verify
from kyoyaku.problems import Place, Problem, hint, message, problem


def found(site: dict[str, str]) -> list[tuple[str, str]]:
    return [(one.place.file, one.code) for one in verify.verify({path: text.encode() for path, text in site.items()})]


def test_a_whole_site_has_nothing_to_tell() -> None:
    site = {
        "index.html": '<a href="a/b.html#x">b</a> <a href="https://example.jp/">out</a> <a href="mailto:a@example.jp">m</a> <p id="i">',
        "a/b.html": '<p id="x"><a href="../index.html">i</a> <a href="#x">x</a> <a href="../a%20b.txt">t</a><a href="../index.html?q=1#i">q</a>',
        "a b.txt": "",
    }
    assert found(site) == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="nowhere.html">', "dead-link"), ('<a href="../../etc/passwd">', "dead-link"), ('<img src="x.png">', "dead-link"),
        ('<a href="index.html#nowhere">', "dead-anchor"), ('<a href="#nowhere">', "dead-anchor"), ('<p id="a"><p id="a">', "anchor-twice"),
        ('<a href="/index.html">', "dead-link"), ('<a href="Index.html">', "dead-link"), ('<a href="javascript:x">', "dead-link"),
    ],
)  # fmt: skip
def test_what_is_dead_or_doubled_is_told(html: str, code: str) -> None:
    assert found({"index.html": html}) == [("index.html", code)]


def told(code: str, **args: object) -> Problem:
    return problem(code, Place("f", 1, 1), **args)


def test_an_argument_with_braces_of_its_own_stays_as_it_is() -> None:
    assert message(told("unknown-key", key="{nearest}", nearest="caption", known="a"), "en") == (
        "unknown key “{nearest}” (did you mean caption?)"
    )


def test_what_has_nothing_to_say_is_left_out() -> None:
    assert message(told("unknown-key", key="zzz", nearest="—", known="a"), "ja") == "知らないキー「zzz」です"


def test_types_are_called_by_their_names_in_each_language() -> None:
    wrong = told("wrong-type", expected="list", found="text")
    assert (message(wrong, "ja"), message(wrong, "en")) == (
        "一覧を書くところに、文字があります",
        "expected a list, found text",
    )
    assert "- " in hint(wrong, "ja")
