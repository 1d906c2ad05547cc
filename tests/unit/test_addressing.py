"""A site without an address, at a wrong one, below one, and at a domain: links work everywhere; what is missing is told."""

from __future__ import annotations

import re

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build, planned
from kyoyaku.problems import Problem
from tests import made

TEXT = """
title: 山川市及び谷町の連携協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、協力する。}
"""
DOMAIN = f"{made.SITE}cname: kyoyaku.example.jp\n"
ADDRESSES = (None, "https://example.jp/", "https://example.jp/r/", "http://localhost:8000/")
ABSOLUTE = re.compile(r"https?://(?:example\.jp|localhost:8000)(?:/r)?/[^\"<]*")


def site(base_url: str | None, text: str = made.SITE) -> SiteOutcome:
    return build(made.files(TEXT, site=text), Options(base_url))


def told(outcome: SiteOutcome) -> list[Problem]:
    return [one for one in outcome.problems if one.code.startswith("base-")]


@pytest.mark.fault("H4")
@pytest.mark.parametrize("base_url", ADDRESSES)
def test_links_of_pages_are_relative_wherever_the_site_stands(base_url: str | None) -> None:
    pages = {path: data.decode() for path, data in site(base_url).site.items() if path.endswith(".html")}
    for path, html in pages.items():
        if not path.endswith("404.html"):
            links = re.findall(r'<(?:a|script|img)\b[^>]*\s(?:href|src)="([^"]*)"', html)
            links = [one for one in links if not one.endswith((".zip", ".zip.sha256"))]  # they stand beside the site
            assert [one for one in links if one.startswith("/") or ABSOLUTE.match(one)] == [], path
            assert links


@pytest.mark.fault("H4")
def test_the_address_decides_nothing_but_what_is_absolute() -> None:
    here, there = (site(base_url).site for base_url in ADDRESSES[1:3])
    assert set(here) - {"robots.txt"} == set(there)
    for path in there:
        if path.endswith(".html") and not path.endswith("404.html"):
            plain = [re.sub(r"sha256-[\w+/=]*", "", ABSOLUTE.sub("", one[path].decode())) for one in (here, there)]
            assert plain[0] == plain[1], path


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    ("base_url", "code"),
    [
        (None, ["base-missing"]), ("https://other.example.jp/", ["base-differs"]), ("https://example.jp/kyoyaku.example.jp/", ["base-differs"]),
        ("https://kyoyaku.example.jp/", []), ("https://kyoyaku.example.jp:8443/", []),
    ],
)  # fmt: skip
def test_a_domain_of_its_own_wants_its_address(base_url: str | None, code: list[str]) -> None:
    outcome = site(base_url, DOMAIN)
    assert made.codes(told(outcome)) == code
    assert outcome.site["CNAME"] == b"kyoyaku.example.jp\n"
    plan = planned(made.files(TEXT, site=DOMAIN), Options(base_url))
    assert set(told(outcome)) <= set(plan.problems)


@pytest.mark.fault("H4")
@pytest.mark.parametrize("base_url", ADDRESSES)
def test_a_site_without_a_domain_may_stand_anywhere(base_url: str | None) -> None:
    assert told(site(base_url)) == []
