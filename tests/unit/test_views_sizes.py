"""Agreements of any size and with any sign have usable pages: navigation from first to last, each context intact."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.problems import has_errors
from tests import made

ONE_EDITION = made.SITE[: made.SITE.index("- {id: en, ")]
SIGNS = """a"b'c`d</script><!--]]>&amp;<b>"""


def built(text: str) -> SiteOutcome:
    outcome = build(made.files(text, site=ONE_EDITION), Options("https://example.jp/"))
    assert not has_errors(outcome.problems), outcome.problems
    return outcome


def linked(outcome: SiteOutcome, path: str) -> Any:
    """The data that a page has for machines."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', outcome.site[path].decode(), re.DOTALL)
    return json.loads(found[0])


def neighbours(outcome: SiteOutcome, number: int) -> list[str]:
    page = outcome.site[f"articles/{number}.html"].decode()
    nav = page.partition('<nav class="neighbours"')[2].partition("</nav>")[0]
    return re.findall(r'href="([^"]*)"', nav)


@pytest.mark.fault("B17")
@pytest.mark.parametrize("amount", [1, 500])
def test_each_article_leads_to_those_beside_it(amount: int) -> None:
    body = "".join(
        f"- {{id: art-{n}, kind: article, label: 第{n}条, text: 協力する。}}\n" for n in range(1, amount + 1)
    )
    outcome = built(f"title: 協約\nparties: [{{id: kou, name: 山川市, kind: city}}]\nbody:\n{body}")
    assert sum(path.startswith("articles/") for path in outcome.site) == amount
    for number in {1, 2, amount // 2, amount} & set(range(1, amount + 1)):
        beside = [one for one in (number - 1, number + 1) if 1 <= one <= amount]
        assert neighbours(outcome, number) == [f"{one}.html" for one in beside]
    home = outcome.site["index.html"].decode()
    assert len(set(re.findall(r'href="articles/\d+\.html"', home))) == amount


@pytest.mark.fault("B17")
def test_sixty_parties_have_their_names_roles_and_colours() -> None:
    ids = [f"town-{n}" for n in range(1, 61)]
    outcome = built(
        "title: 協約\nparties:\n"
        + "".join(f"- {{id: {one}, name: 第{n}町, kind: town}}\n" for n, one in enumerate(ids, 1))
        + "body: [{id: art-1, kind: article, label: 第1条, text: 別表のとおりとする。}]\nannexes:\n- id: annex\n"
        + "  label: 別表\n  columns:\n  - {id: title, label: 事務, kind: title}\n"
        + "".join(
            f"  - {{id: {one}, label: 第{n}町の役割, kind: role, party: {one}}}\n" for n, one in enumerate(ids, 1)
        )
        + "  measures:\n  - {id: fire, cells: {title: 消防, "
        + ", ".join(f"{one}: 行う。" for one in ids)
        + "}}\n"
    )
    assert [f"<dd>第{n}町</dd>" in outcome.site["index.html"].decode() for n in (1, 60)] == [True, True]
    compare = outcome.site["compare.html"].decode()
    heads = re.findall(r'<th scope="col" class="party-(\d)">', compare)
    assert heads == [str(n % 5 + 1) for n in range(60)]


@pytest.mark.fault("C3")
def test_signs_stand_as_they_are_in_every_context() -> None:
    quoted = json.dumps(SIGNS)
    outcome = built(
        f"title: {quoted}\nparties: [{{id: kou, name: {quoted}, kind: city}}]\n"
        f"body: [{{id: art-1, kind: article, label: 第1条, caption: {quoted}, text: {quoted}}}]\n"
    )
    for path, data in outcome.site.items():
        page = data.decode("utf-8", "replace")
        if path.endswith(".html") and path != "404.html":
            head = page.partition("<body")[0]
            named = re.search(r'<meta property="og:site_name" content="([^"]*)"', head)
            assert named is not None, path
            assert unescape(named[1]) == SIGNS, path
            assert "<!--" not in page, path
            assert "<b>" not in page, path
    article = outcome.site["articles/1.html"].decode()
    assert linked(outcome, "index.html")["name"] == SIGNS
    assert linked(outcome, "index.html")["legislationPassedBy"][0]["name"] == SIGNS
    assert linked(outcome, "articles/1.html")["itemListElement"][-1]["name"] == f"第1条 {SIGNS}"
    assert [unescape(one) for one in re.findall(r'<span data-unit="art-1"[^>]*>(.*?)</span>', article)] == [SIGNS]
    assert json.loads(outcome.site["data/agreement.json"])["units"]["art-1"]["ja"] == SIGNS
    assert SIGNS in outcome.site["data/agreement.ja.txt"].decode()
    assert ET.fromstring(outcome.site["sitemap.xml"]).tag.endswith("urlset")
    places = outcome.site["search/places-tiny-ja.js"].decode()
    rows = json.loads(places.removeprefix("kyoyaku.places(...").removesuffix(");\n"))[1]
    assert SIGNS in [row[3] for row in rows]
