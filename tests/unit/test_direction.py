"""Words from right to left: in a page they keep what is beside them in its order, and no word changes."""

from __future__ import annotations

import html
import re

import pytest

from kyoyaku.making.pipeline import Options, build
from kyoyaku.problems import has_errors
from kyoyaku.text.direction import isolated
from tests import made

WORDS = "שלום, עולם"
AGREEMENT = (
    made.PARTIES.replace("谷町", "谷町 مدينة")
    + f"""
title: 協約 {WORDS} 3号
body:
- {{id: art-1, kind: article, label: 第1条, caption: "（{WORDS}）", text: "甲は第2条 {WORDS} 3 と約する。"}}
- {{id: art-2, kind: article, label: 第2条, text: 乙は、約する。}}
"""
)


@pytest.mark.fault("D4")
@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<p>第1条</p>", "<p>第1条</p>"),
        ("<p>第1条 שלום 3号</p>", "<p>第1条 <bdi>שלום</bdi> 3号</p>"),
        ("<p>العربية 12 العربية (3)</p>", "<p><bdi>العربية 12 العربية</bdi> (3)</p>"),
        ("<p>א &amp; ב &amp; c</p>", "<p><bdi>א &amp; ב</bdi> &amp; c</p>"),
        ("<p>א</p>\n<p>ב</p>", "<p><bdi>א</bdi></p>\n<p><bdi>ב</bdi></p>"),
        ('<a title="א > ב" href=x>ג</a>', '<a title="א > ב" href=x><bdi>ג</bdi></a>'),
        ("<title>א</title><script>'א'</script><option>א</option>", "<title>א</title><script>'א'</script><option>א</option>"),
        ("<!-- א --><p><bdi>א</bdi></p>", "<!-- א --><p><bdi>א</bdi></p>"),
        ("<p>\U0001e900\U0001e901x\U00010900</p>", "<p><bdi>\U0001e900\U0001e901</bdi>x<bdi>\U00010900</bdi></p>"),
        ("<p>ﬁ ｱ ：é ܀ש</p>", "<p>ﬁ ｱ ：é <bdi>܀ש</bdi></p>"),
    ],
)  # fmt: skip
def test_words_in_a_row_stand_in_an_element_of_their_own(given: str, shown: str) -> None:
    assert isolated(given.encode()).decode() == shown


@pytest.mark.fault("D4")
def test_every_page_that_shows_them_isolates_them_and_changes_no_word() -> None:
    more = {"pages/notes.ja.md": f"---\ntitle: 覚え書き\n---\n\n{WORDS} 第1条\n"}
    outcome = build(made.files(AGREEMENT, more), Options(None))
    assert not has_errors(outcome.problems), outcome.problems
    pages = {path: data.decode() for path, data in outcome.site.items() if path.endswith(".html")}
    shown = {path for path, page in pages.items() if f"<bdi>{WORDS}</bdi>" in page}
    assert {"index.html", "full.html", "articles/1.html", "notes.html", "en/full.html", "ja-en/full.html"} <= shown
    for path, page in pages.items():
        body = re.sub(r"<(script|style|title|bdi)\b.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)
        assert not re.search("[א-ת]", body), path
        assert "שלום" not in page or WORDS in html.unescape(re.sub("</?bdi>", "", page))
