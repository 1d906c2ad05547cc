"""What one agreement of a library cites of another: a link to the place there, in every edition, where it is sure."""

from __future__ import annotations

import pytest

from kyoyaku.making.pipeline import Options, build
from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.references import References
from tests import made

OLD = """
title: 山川市及び谷町における連携協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, text: 協力する。}
- id: art-2
  kind: article
  label: 第2条
  children:
  - {id: art-2-p1, kind: paragraph, text: 次による。}
  - {id: art-2-p2, kind: paragraph, label: "2", text: 別に定める。}
- {id: sup, kind: supplement, label: 附則, text: 始まる。}
date: {text: 平成29年3月22日, value: 2017-03-22}
annexes:
- id: annex
  label: 別表
  columns: [{id: t, label: 取組, kind: title}]
  categories: [{id: roads, label: "1", title: 道路, measures: [{id: bridges, cells: {t: 橋}}]}]
"""
NEW = """
title: 山川市及び谷町における確認書
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: b-1, kind: article, label: 第1条, text: 定める。}
- {id: b-2, kind: article, label: 第2条, text: "@"}
"""
TITLE = "山川市及び谷町における連携協約"


def files(sentence: str, site: str = made.SITE) -> dict[str, bytes]:
    more = {"agreements/old/agreement.yaml": OLD}
    return made.files(NEW.replace("@", sentence), more, site=site, slug="new")


def read(sentence: str) -> References:
    return analyse(made.corpus(files(sentence)))["new"].references


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        (f"{TITLE}第1条による。", "第1条", "art-1"),
        (f"{TITLE}（平成29年3月22日締結）第2条第2項による。", "第2条第2項", "art-2-p2"),
        (f"平成29年3月22日に締結した{TITLE}第2条第2項による。", "第2条第2項", "art-2-p2"),
        (f"{TITLE}（以下「協約」という。）を変更する。協約第２条の定めによる。", "第２条", "art-2"),
        (f"「{TITLE}」第一条による。", "第一条", "art-1"),
        (f"{TITLE}別表の1の項による。", "別表の1の項", "roads"),
        (f"{TITLE}附則による。", "附則", "sup"),
    ],
)
def test_a_place_of_another_agreement_is_found(sentence: str, words: str, place: str) -> None:
    found = read(sentence)
    assert [(sentence[one.start : one.end], one.kind, one.target, one.place) for one in found.all] == [
        (words, "agreement", "old", place)
    ]
    assert [one.document for one in found.found] == [("agreement", "old")]
    assert made.codes(found.problems) == []


def test_lists_and_the_same_go_on_in_the_other_agreement() -> None:
    found = read(f"{TITLE}第1条及び第2条第1項並びに同条第2項の規定")
    assert [one.place for one in found.all] == ["art-1", "art-2-p1", "art-2-p2"]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        (f"{TITLE}第9条による。", "unsure-reference"),
        (f"{TITLE}第2条第7項による。", "unsure-reference"),
        (f"平成20年3月1日に締結した{TITLE}第1条による。", "foreign-document"),
        (f"{TITLE}（平成20年3月1日締結）第1条による。", "foreign-document"),
        (f"変更前の{TITLE}第1条による。", "foreign-document"),
        ("山川市及び隣町における連携協約第1条による。", "foreign-document"),
    ],
)
def test_what_is_not_certain_is_told_and_no_link(sentence: str, code: str) -> None:
    found = read(sentence)
    assert found.all == ()
    assert made.codes(found.problems) == [code]


@pytest.mark.parametrize(
    ("root", "links"),
    [
        ("", {"new/articles/2.html": "../../old/articles/2.html#p2", "new/full.html": "../old/articles/2.html#p2"}),
        ("old", {"new/articles/2.html": "../../articles/2.html#p2", "new/full.html": "../articles/2.html#p2"}),
        ("new", {"articles/2.html": "../old/articles/2.html#p2", "full.html": "old/articles/2.html#p2"}),
    ],
)
def test_the_link_leads_there_from_every_edition(root: str, links: dict[str, str]) -> None:
    site = made.SITE + (f"root_agreement: {root}\n" if root else "")
    outcome = build(files(f"{TITLE}第2条第2項による。", site), Options(None))
    for folder in ("", "ja-en/"):
        for path, href in links.items():
            assert f'<a class="ref" href="{href}">第2条第2項</a>' in outcome.site[folder + path].decode()
    assert (
        '"place": "art-2-p2"'
        in outcome.site["new/data/agreement.json" if root != "new" else "data/agreement.json"].decode()
    )
