"""What is printed around an agreement: a cover, a notice, a bill. It stands in its place and is no part of the text."""

from __future__ import annotations

import json
from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from kyoyaku.meaning.source_map import regenerate
from tests import made

TEXT = (
    """
before:
- {id: notice, kind: number, text: 山川市告示第55号}
- {id: notice-text, text: 地方自治法第252条の2第2項の規定により告示する。}
- {id: notice-date, kind: date, text: 平成29年3月31日}
- {id: notice-by, kind: signature, text: 山川市長}
- {id: cover, kind: cover, text: 【連携協約書】}
"""
    + made.PARTIES
    + """
title: 山川市と谷町の連携協約
preamble: 山川市（以下「甲」という。）と谷町（以下「乙」という。）は、協約を結ぶ。
body:
- {id: art-1, kind: article, label: 第1条, text: 甲及び乙は、協力する。}
- {id: art-2, kind: article, label: 第2条, text: 前条の協力について、協議する。}
after:
- {id: reason, kind: heading, text: 提案理由}
- {id: reason-text, text: 前条の協力（以下「事業」という。）のため、第1条及び第9条によるものである。}
- {id: reason-more, text: 甲のためである。}
"""
)
SOURCE = """\
山川市告示第55号
地方自治法第252条の2第2項の規定により告示する。
平成29年3月31日
山川市長
【連携協約書】
山川市と谷町の連携協約
山川市（以下「甲」という。）と谷町（以下「乙」という。）は、協約を結ぶ。
第1条 甲及び乙は、協力する。
第2条 前条の協力について、協議する。
提案理由
前条の協力（以下「事業」という。）のため、第1条及び第9条によるものである。
甲のためである。
"""
PIECES = (
    "notice", "notice-text", "notice-date", "notice-by", "cover", "title", "preamble", "art-1.label SP art-1",
    "art-2.label SP art-2", "reason", "reason-text", "reason-more",
)  # fmt: skip
MORE = {
    "laws.yaml": "laws:\n- {id: autonomy, title: 地方自治法, url: 'https://example.jp/law'}\n",
    "agreements/tiny/source.txt": SOURCE,
    "agreements/tiny/source.yaml": "title: {ja: 写し}\nlines:\n"
    + "".join(f"- {{line: {at}, pieces: {piece}}}\n" for at, piece in enumerate(PIECES, 1)),
}


@cache
def analysis() -> Analysis:
    return made.analysis(made.files(TEXT, MORE))


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT, MORE), Options("https://example.jp/"))


def test_nothing_is_told_of_it() -> None:
    assert set(made.codes(site().problems)) <= {"missing-translation", "words-unknown"}


def test_the_source_is_made_of_it_too() -> None:
    agreement = analysis().agreement
    assert agreement.source is not None
    assert regenerate(agreement, agreement.source) == SOURCE


def test_it_cites_laws_but_nothing_of_the_agreement_and_defines_nothing() -> None:
    found = analysis()
    assert {one.unit for one in found.references.all} == {"art-2", "notice-text"}
    assert [one.term for one in found.uses.definitions] == ["甲", "乙"]
    assert "reason-more" not in found.parties


def test_it_is_cited_by_its_own_names() -> None:
    places = Citations(made.corpus(made.files(TEXT, MORE)), analysis())
    found = {one.id: places.cited(one.id, "ja") for one in (*analysis().agreement.before, *analysis().agreement.after)}
    assert found == {
        "notice": "山川市告示第55号", "notice-text": "山川市告示第55号の本文", "notice-date": "山川市告示第55号の日付",
        "notice-by": "山川市告示第55号の署名", "cover": "連携協約書", "reason": "提案理由", "reason-text": "提案理由の本文",
        "reason-more": "提案理由の本文［その2］",
    }  # fmt: skip
    assert places.cited("reason-more", "en") == "提案理由, text [2]"


def test_it_stands_in_its_place_where_the_whole_text_stands() -> None:
    for folder in ("", "en/", "ja-en/"):
        page = site().site[f"{folder}full.html"].decode()
        order = [page.index(f'id="{ident}"') for ident in ("notice", "cover", "preamble", "art-2", "reason-text")]
        assert order == sorted(order)
        assert page.index('id="cover"') < page.index("<h1")
    home = site().site["index.html"].decode()
    assert "https://example.jp/law" not in home  # the basis of the notice is not that of the agreement
    assert '<a href="full.html#notice">山川市告示第55号</a>' in home
    assert '<a href="full.html#cover">' in home


def test_it_stands_in_every_file() -> None:
    text = site().site["data/agreement.ja.txt"].decode()
    order = [
        text.index(words) for words in ("告示第55号", "【連携協約書】", "山川市と谷町の連携協約\n", "第2条", "提案理由")
    ]
    assert order == sorted(order)
    data = json.loads(site().site["data/agreement.json"])
    assert [one["id"] for one in data["after"]] == ["reason", "reason-text", "reason-more"]
    assert data["before"][0] == {"id": "notice", "kind": "number"}
    assert data["units"]["notice"]["ja"] == "山川市告示第55号"


def test_it_is_found() -> None:
    places = next(data.decode() for path, data in site().site.items() if "places-tiny" in path and "ja" in path)
    assert '"=","full.html#notice","山川市告示第55号"' in places
    assert any(
        "甲のためである。" in data.decode() for path, data in site().site.items() if path.startswith("search/d-")
    )
