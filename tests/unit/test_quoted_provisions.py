"""The text of another document, written down as it stands below a provision that amends it."""

from __future__ import annotations

from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from tests import made

TEXT = (
    made.PARTIES
    + """
title: 山川市と谷町の協約の一部を変更する協約
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - id: art-1-p1
    kind: paragraph
    text: 山川市と谷町の協約の一部を次のように変更する。
  - id: art-1-p2
    kind: paragraph
    text: 第9条の次に次の2条を加える。
    quoted:
    - id: new-9-2
      kind: article
      label: 「第9条の2
      caption: （費用）
      children:
      - {id: new-9-2-p1, kind: paragraph, text: 前条第1項の費用（以下「経費」という。）は、第2条の規定により、甲が負担する。}
      - {id: new-9-2-p2, kind: paragraph, label: "2", text: "前項の経費は、別表第3のとおりとする。」"}
    - {id: new-9-3, kind: article, label: 第9条の3, text: 第99条の規定は、地方自治法第252条の2第1項の規定による。}
- {id: art-2, kind: article, label: 第2条, text: 前条の経費は、乙が負担する。}
"""
)
LAWS = {"laws.yaml": "laws:\n- {id: autonomy, title: 地方自治法, url: 'https://example.jp/law'}\n"}


@cache
def analysis() -> Analysis:
    return made.analysis(made.files(TEXT, LAWS))


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT, LAWS), Options("https://example.jp/"))


def test_it_is_no_part_of_the_text() -> None:
    agreement = analysis().agreement
    assert [one.id for one in agreement.articles] == ["art-1", "art-2"]
    assert [one.id for one in agreement.chief_provisions] == ["art-1", "art-2"]
    told = set(made.codes(site().problems)) - {"missing-translation", "words-unknown"}
    assert told == set(), site().problems


def test_it_keeps_its_own_numbers() -> None:
    holder = analysis().agreement.articles[0].children[1]
    assert [one.number for one in holder.quoted] == [(9, 2), (9, 3)]
    assert [one.number for one in holder.quoted[0].children] == [(1,), (2,)]


def test_its_references_lead_nowhere_in_this_text_but_those_to_laws_do() -> None:
    found = analysis().references
    assert {one.target for one in found.all if one.unit.startswith("new-")} == {"autonomy"}
    assert "art-2" not in found.cited_by
    assert {one.unit for one in found.cited_by["art-1"]} == {"art-2"}


def test_it_defines_nothing_here() -> None:
    assert [one.term for one in analysis().uses.definitions] == []
    assert not any(key.startswith("new-") for key in analysis().parties)


def test_it_is_cited_within_the_provision_that_amends() -> None:
    places = Citations(made.corpus(made.files(TEXT, LAWS)), analysis())
    assert places.cited("new-9-2", "ja") == "第1条第2項のうち第9条の2の改正規定"
    assert places.cited("new-9-2-p2", "ja") == "第1条第2項のうち第9条の2第2項の改正規定"
    assert places.cited("new-9-2-p2", "en") == (
        "Article 1, paragraph (2), provisions amending Article 9-2, paragraph (2)"
    )
    assert places.cited("art-1-p2", "ja") == "第1条第2項"


def test_it_stands_on_every_page_and_in_every_export() -> None:
    for path in ("articles/1.html", "full.html", "en/articles/1.html", "ja-en/full.html"):
        page = site().site[path].decode()
        assert '<blockquote class="quoted">' in page, path
        assert 'id="new-9-2-p2"' in page, path
        assert "別表第3のとおりとする。」" in page, path
    assert "“Article 9-2" in site().site["en/full.html"].decode()
    assert "　「第9条の2 前条第1項の費用" in site().site["data/agreement.ja.txt"].decode()
    assert '"quoted"' in site().site["data/agreement.json"].decode()


def test_it_is_found_but_not_by_its_number() -> None:
    places = next(site().site[path].decode() for path in site().site if "places-tiny" in path and "ja" in path)
    assert "別表第3のとおりとする。」" in places
    assert "§9_2" not in places
