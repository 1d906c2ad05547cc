"""What was renamed keeps its old address: ids as anchors, pages and folders as pages that lead on."""

from __future__ import annotations

import posixpath
import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build, check, planned
from kyoyaku.making.plan import Job
from kyoyaku.model import text_hash
from kyoyaku.pages.compare_rows import FilterChoice, formerly
from kyoyaku.problems import has_errors
from kyoyaku.routes import Routes
from tests import made

BEFORE = f"""
before: [{{id: bill, kind: number, text: 議案第1号}}]
after: [{{id: reason, text: 提案の理由}}]
title: 協約
{made.PARTIES}
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - {{id: art-1-p1, kind: paragraph, text: 甲及び乙は、次に掲げる事業を行う。, children: [{{id: art-1-p1-i1, kind: item, label: (1), text: 道路}}], after: この場合において、毎年協議する。}}
- {{id: para, kind: paragraph, label: "2", text: 別表は、毎年見直す。}}
signatories:
- {{id: sign, party: kou, body: 山川市}}
annexes:
- id: first
  label: 別表第1
  blocks:
  - id: works
    kind: table
    columns:
    - {{id: title, label: 施策, kind: title}}
    - {{id: kou, label: 甲の役割, kind: role, party: kou}}
    categories:
    - id: cat
      label: "1"
      title: 分野
      categories:
      - id: cat-sub
        label: "(1)"
        title: 小分野
        measures:
        - {{id: roads, cells: {{title: 道路}}, lists: {{kou: [{{id: roads-kou-1, label: (1), text: 直す。}}]}}}}
      - id: cat-two
        label: "(2)"
        title: 小分野の二
        measures:
        - {{id: bridges, cells: {{title: 橋, kou: 谷町とともに直す。}}}}
  - id: notes
    kind: notes
    label: 備考
    children: [{{id: note-1, kind: item, label: "1", text: 道路には、橋を含む。}}]
  - id: costs
    kind: table
    caption: 費用
    columns: [{{id: title, label: 区分, kind: title}}, {{id: pays, label: 甲の負担, kind: cost, party: kou}}]
    measures: [{{id: cost, cells: {{title: 工事, pays: 半分}}}}]
- {{id: second, label: 別表第2, blocks: [{{id: form, kind: form, caption: 様式, text: 書く欄がある。}}]}}
"""
COLUMNS = ("title", "kou", "pays")
IDS = [one for one in re.findall(r"\bid: ([a-z0-9-]+)", BEFORE) if one not in (*COLUMNS, "otsu")]
"""Every id but those of columns and parties, which are names of their own."""
OTHER = BEFORE.replace("title: 協約", "title: ほかの協約", 1)


def renamed(text: str) -> str:
    """The same agreement, every id with a new name and its former one; the text in its order."""
    for one in IDS:
        text = text.replace(f"{{id: {one},", f"{{id: n{one}, was: {one},")
        text = re.sub(rf"^( *)- id: {one}$", rf"\1- id: n{one}\n\1  was: [{one}, very-{one}]", text, flags=re.MULTILINE)
    for one in COLUMNS:
        text = text.replace(f"{{id: {one}, label", f"{{id: n{one}, was: [{one}, old-{one}], label")
    for old, new in {
        "{title: ": "{ntitle: ",
        "{kou: ": "{nkou: ",
        " kou: 谷": " nkou: 谷",
        " pays: ": " npays: ",
    }.items():
        text = text.replace(old, new)
    return text.replace("{id: kou, symbol", "{id: city, was: kou, symbol").replace("party: kou", "party: city")


TRANSLATION = f"""
language: en
units:
  art-1-p1: {{text: They do the following., source: {text_hash("甲及び乙は、次に掲げる事業を行う。")}, status: reviewed}}
  bill: {{text: Bill No. 1, source: {text_hash("議案第1号")}, status: reviewed}}
  works.kou: {{text: Role of A, source: {text_hash("甲の役割")}, status: reviewed}}
  roads.title: {{text: Roads, source: {text_hash("道路")}, status: reviewed}}
"""
BESIDE = {
    "agreements/old/en.yaml": TRANSLATION,
    "agreements/old/readings.yaml": "units:\n  cat: 分野{ぶんや}\n",
    "agreements/old/guide.ja.yaml": "name: 名\ndescription: 文\nintro: [文]\nsummaries: {art-1: 要約する文}\nthemes: {cat-sub: 暮らし}\n",
    "agreements/old/record.yaml": "in_force:\n  renewal: {unit: para, quote: 毎年見直す}\n"
    "steps: [{id: notice, kind: public-notice, title: {ja: 告示, en: Notice}, party: kou}]\n",
    "agreements/old/references.yaml": "references: [{unit: para, words: 別表, targets: first}]\n",
    "agreements/b/agreement.yaml": OTHER,
    "agreements/b/record.yaml": "related: [{id: other, kind: sibling, agreement: old}]\n",
    "terms.yaml": "terms: [{id: kou, term: 甲, kind: symbol, agreement: old, definition: {unit: para, quote: 見直す}}]\n",
}


@cache
def sites() -> tuple[SiteOutcome, SiteOutcome]:
    """The site as it was, and after everything in the agreement and its folder were renamed."""
    before = made.files(BEFORE, BESIDE, slug="old")
    moved = {path.replace("agreements/old/", "agreements/new/"): text for path, text in BESIDE.items()}
    after = made.files("was: old\n" + renamed(BEFORE), moved, slug="new")
    found = build(before, Options("https://example.jp/")), build(after, Options("https://example.jp/"))
    for outcome in found:
        assert not has_errors(outcome.problems), [str(one) for one in outcome.problems]
    return found


def followed(site: SiteOutcome, path: str) -> str:
    """Where a path leads: itself, or by the page there that leads on."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', site.site[path].decode())
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1])) if found else path


def anchors(site: SiteOutcome, path: str) -> set[str]:
    return set(re.findall(r'\sid="([^"_][^"]*)"', site.site[path].decode()))


def test_nothing_beside_the_text_has_to_be_renamed_with_it() -> None:
    before, after = (sorted({one.code for one in outcome.problems}) for outcome in sites())
    assert before == after
    assert "They do the following." in sites()[1].site["en/new/articles/1.html"].decode()
    assert "Bill No. 1" in sites()[1].site["en/new/full.html"].decode()
    assert "Role of A" in sites()[1].site["en/new/full.html"].decode()


def test_every_page_that_there_was_leads_to_the_same_page() -> None:
    before, after = sites()
    pages = [path for path in before.site if path.endswith(".html")]
    assert [path for path in pages if path not in after.site] == []
    moved = [path for path in pages if "old/" in path]
    assert len(moved) == 42
    for path in moved:
        there = followed(after, path)
        assert there != path
        assert "new/" in there
        assert "http-equiv" in after.site[path].decode()
        assert 'http-equiv="refresh"' not in after.site[there].decode()


def test_every_anchor_that_there_was_is_on_the_page_that_its_page_leads_to() -> None:
    before, after = sites()
    seen = 0
    for path in before.site:
        if path.endswith(".html") and path.rpartition("/")[2] != "404.html":
            lost = anchors(before, path) - anchors(after, followed(after, path))
            assert lost == set(), path
            seen += len(anchors(before, path))
    assert seen > 200


def test_a_shared_address_of_the_comparison_goes_on_asking_for_what_was_renamed() -> None:
    page = sites()[1].site["new/compare.html"].decode()
    assert 'value="ncat-sub" data-was="cat-sub very-cat-sub"' in page.replace("\n", " ")
    agreement = made.agreement(renamed(BEFORE))
    choices = [FilterChoice("city.otsu", "", 1), FilterChoice("otsu", "", 1)]
    assert [one.former for one in formerly(agreement, choices)] == [("kou.otsu",), ()]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("- {id: kou, was: title, label", "was-living"),
        ("- {id: kou, was: [x, x], label", "was-twice"),
        ("- {id: kou, was: x, label", ""),
    ],
)
def test_a_former_column_is_no_other_column_of_its_table(words: str, code: str) -> None:
    found = made.codes(check(made.files(BEFORE.replace("- {id: kou, label", words))))
    assert [one for one in found if one.startswith("was-")] == ([code] if code else [])


@pytest.mark.parametrize(("was", "code"), [("otsu", "was-living"), ("[x, x]", "was-twice"), ("art-1", "")])
def test_a_former_party_is_no_other_party(was: str, code: str) -> None:
    found = made.codes(check(made.files(BEFORE.replace("- {id: kou, symbol", f"- {{id: kou, was: {was}, symbol"))))
    assert [one for one in found if one.startswith("was-")] == ([code] if code else [])


def test_data_of_a_renamed_folder_stay_where_they_were() -> None:
    _, after = sites()
    for name in ("agreement.json", "agreement.ja.txt", "measures.csv"):
        assert after.site[f"old/data/{name}"] == after.site[f"new/data/{name}"]


def test_a_page_that_leads_on_has_no_script_is_not_listed_and_names_the_new_address() -> None:
    _, after = sites()
    page = after.site["en/old/articles/1.html"].decode()
    assert "<script" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://example.jp/en/new/articles/1.html">' in page
    assert '<a href="../../new/articles/1.html">Go to where it is now</a>' in page
    assert "ページの場所が変わりました" in page
    assert "old/" not in after.site["sitemap.xml"].decode()


def test_the_plan_has_them() -> None:
    moved = {path.replace("agreements/old/", "agreements/new/"): text for path, text in BESIDE.items()}
    jobs: tuple[Job, ...] = planned(made.files("was: old\n" + renamed(BEFORE), moved, slug="new"), Options()).jobs
    there = {job.path for job in jobs if job.kind == "moved"}
    assert {"old/index.html", "en/old/index.html", "ja-en/old/annex/1-works-1.html"} <= there
    assert {"new/articles/para.html", "old/articles/para.html", "old/articles/npara.html"} <= there


def test_nothing_moves_where_nothing_was_renamed() -> None:
    corpus = made.corpus(made.files(BEFORE, slug="old"))
    assert list(Routes(corpus).moved()) == []


@pytest.mark.parametrize("was", ["art-1", "title", "para"])
def test_a_former_name_is_nobodys_present_one(was: str) -> None:
    text = BEFORE.replace("- {id: para,", f"- {{id: para, was: {was},")
    assert "was-living" in made.codes(build(made.files(text), Options()).problems)
