"""Links in prose lead to the agreement's pages wherever they stand: at the root, or in a folder of a library."""

from __future__ import annotations

import re

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.pages import PAGES
from kyoyaku.problems import has_errors
from kyoyaku.routes import Routes
from tests import made
from tests.golden.test_library import text

ROOT_LINE = f"root_agreement: {made.REAL}\n".encode()
BARE = """
title: 里村の宣言
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
body:
- {id: art-1, kind: article, label: 第1条, text: 甲は、協力する。}
"""


def site(*, root: bool, others: tuple[str, ...]) -> SiteOutcome:
    """The project's own site, with other agreements beside it: `mori` has a comparison and an annex, `bare` has not."""
    given = dict(made.project())
    if not root:
        given["content/site.yaml"] = given["content/site.yaml"].replace(ROOT_LINE, b"")
        assert ROOT_LINE not in given["content/site.yaml"]
    texts = {"bare": BARE, "mori": text("山川市と森町の協約", "森町")}
    given |= {f"content/agreements/{slug}/agreement.yaml": texts[slug].encode() for slug in others}
    return build(given, Options(None))


def targets(outcome: SiteOutcome, path: str) -> set[str]:
    main = outcome.site[path].decode().partition("<main")[2]
    return set(re.findall(r'<a href="([^"]*)"', main))


@pytest.mark.fault("B13")
@pytest.mark.parametrize("root", [True, False])
@pytest.mark.parametrize("others", [(), ("bare",), ("bare", "mori")])
def test_no_link_of_the_prose_is_dead(root: bool, others: tuple[str, ...]) -> None:
    outcome = site(root=root, others=others)
    assert not has_errors(outcome.problems), [one for one in outcome.problems if one.code.startswith("dead")]
    folder = "" if root or not others else f"{made.REAL}/"
    for edition in ("", "en/"):
        found = targets(outcome, f"{edition}reading.html")
        assert {f"{folder}{page}" for page in ("compare.html", "annex/index.html", "about.html")} <= found
        assert "glossary.html" in found


def test_pages_of_an_agreement_are_those_that_are_planned() -> None:
    files = made.files(text("山川市と谷町の協約", "谷町"), {"agreements/mori/agreement.yaml": BARE}, slug="tani")
    corpus = made.corpus(files)
    routes = Routes(corpus)
    planned = {path for kind in PAGES if kind.of_agreement for path, _ in kind.subjects(corpus, routes)}
    for path in planned:
        name = path.partition("/")[2]
        if name != "index.html":
            assert routes.named_in_prose([name])[name] in planned
    assert routes.named_in_prose(["index.html", "glossary.html", "nowhere.html"]) == {}
    assert routes.named_in_prose(["full.html"]) == {"full.html": "mori/full.html"}
    assert routes.named_in_prose(["full.html", "compare.html"]) == {
        "full.html": "tani/full.html",
        "compare.html": "tani/compare.html",
    }


@pytest.mark.fault("B13")
@pytest.mark.parametrize(
    ("link", "code"),
    [
        *((link, "dead-link") for link in (
            "draft.html", "notes.md", "notes.ja.md", "../pages/notes.ja.md", "agreements/tiny/agreement.yaml", "terms.yaml", "../site.yaml",
            "templates/base.html", "articles/2.html", "articles/1", "./", "../", "/", "/index.html", "en/notes.html", "%2e%2e/x", "img/none.png",
            "data/none.json",
        )),
        *((link, "dead-anchor") for link in ("#nothing", "articles/1.html#p9", "full.html#art-9", "notes.html#_9", "search.html#zzz")),
        *((link, None) for link in ("#_1", "articles/1.html", "full.html#art-1", "full.html?x=1", "index.html#", "notes.html", "mailto:a@example.jp")),
    ],
)  # fmt: skip
def test_a_link_to_what_is_not_published_is_an_error(link: str, code: str | None) -> None:
    page = f"---\ntitle: 覚え書き\n---\n\n## 部\n\n[こちら]({link})を読むこと。\n"
    told = [
        one for one in build(made.files(BARE, {"pages/notes.ja.md": page}), Options(None)).problems if has_errors([one])
    ]
    assert [(one.code, one.place.file, one.place.line) for one in told] == (
        [(code, "content/pages/notes.ja.md", 7)] if code else []
    )
