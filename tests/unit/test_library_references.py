"""What one agreement of a library cites of another: a link to the place there, in every edition, where it is sure."""

from __future__ import annotations

import pytest

from kyoyaku.making.pipeline import Options, build, planned
from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.references import References
from kyoyaku.model import text_hash
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


def test_a_place_says_what_refers_to_it_in_another_agreement() -> None:
    sentence = f"{TITLE}第2条第2項及び別表の1の項並びに同条例外による。"
    found = analyse(made.corpus(files(sentence)))
    cited = {ident: [(one.slug, one.reference.unit) for one in ones] for ident, ones in found["old"].cited_from.items()}
    assert cited == {ident: [("new", "b-2")] for ident in ("art-2", "art-2-p2", "annex", "roads")}
    assert found["new"].cited_from == {}


def test_every_place_that_is_meant_counts() -> None:
    several = OLD.replace("text: 協力する。", "text: 次による。, children: [{id: i1, kind: item, label: (1), text: 道}, "
                          "{id: i2, kind: item, label: (2), text: 橋}]")  # fmt: skip
    given = {**files(f"{TITLE}第1条各号による。"), "content/agreements/old/agreement.yaml": several.encode()}
    found = analyse(made.corpus(given))
    assert [(one.place, one.also) for one in found["new"].references.all] == [("i1", ("i2",))]
    assert set(found["old"].cited_from) == {"i1", "i2", "art-1"}


def test_pages_show_what_refers_to_them_from_another_agreement() -> None:
    title = "山川市及び谷町における確認書"
    english = f"language: en\nunits:\n  title: {{text: The Memorandum, source: {text_hash(title)}, status: reviewed}}\n"
    given = files(f"{TITLE}第2条第2項、{TITLE}第2条第1項による。")
    site = build({**given, "content/agreements/new/en.yaml": english.encode()}, Options(None)).site
    page = site["old/articles/2.html"].decode()
    assert page.count(f'<a href="../../new/articles/2.html">{title}第2条</a>') == 3  # the article, both paragraphs
    assert '<span class="cited-as-words" lang="ja">第2条第2項</span>' in page
    assert f'<a href="../new/articles/2.html">{title}第2条</a>' in site["old/full.html"].decode()
    assert (
        '<a href="../../new/articles/2.html">Article 2, The Memorandum</a>' in site["en/old/articles/2.html"].decode()
    )
    untold = build(given, Options(None)).site["en/old/articles/2.html"].decode()
    assert f'<a href="../../new/articles/2.html" lang="ja">{title}第2条</a>' in untold
    assert "確認書第2条" not in site["old/articles/1.html"].decode()


def test_a_page_is_made_from_what_refers_to_it_too() -> None:
    jobs = {job.path: job.inputs for job in planned(files(f"{TITLE}第2条第2項による。"), Options(None)).jobs}
    for path in ("old/articles/2.html", "new/articles/2.html"):
        assert {"content/agreements/old/", "content/agreements/new/"} <= set(jobs[path])
    assert "content/agreements/new/" not in jobs["old/data/agreement.json"]
