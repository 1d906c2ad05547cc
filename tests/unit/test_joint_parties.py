"""Parties that are several bodies together, the part that each has in the region, and who signs for another."""

from __future__ import annotations

import json
import re
from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import Citations
from tests import made

TEXT = """
title: 双子圏域の協約
parties:
- id: kou
  symbol: 甲
  name: 北双市及び南双市
  kind: joint
  members:
  - {id: kita, name: 北双市, kind: city, part: centre, code: "011002"}
  - {id: minami, name: 南双市, kind: city, part: centre}
- {id: otsu, symbol: 乙, name: 谷村町, kind: town, part: other}
preamble: 北双市及び南双市（以下これらを総称して「甲」という。）と谷村町（以下「乙」という。）は、協約を結ぶ。
body:
- {id: art-1, kind: article, label: 第1条, text: 甲及び乙は、別表に掲げる取組を行う。}
signatories:
- {id: sign-kita, party: kita, symbol: 甲, body: 北双市, office: 北双市長, name: 北　双一, seal: 印}
- {id: sign-minami, party: minami, body: 南双市, office: 南双市長, proxy: 上記代理人, proxy_office: 南双市副市長, proxy_name: 南　双二, proxy_seal: ㊞}
- {id: sign-otsu, party: otsu, symbol: 乙, body: 谷村町, office: 谷村町長, name: 谷　村雄}
annexes:
- id: annex
  label: 別表
  columns:
  - {id: title, kind: title, label: 取組}
  - {id: kita, kind: role, party: kita, label: 北双市の役割}
  - {id: minami, kind: role, party: minami, label: 南双市の役割}
  - {id: otsu, kind: role, party: otsu, label: 乙の役割}
  measures:
  - {id: roads, cells: {title: 道路, kita: 北の道を直す。, minami: 南の道を直す。, otsu: 協力する。}}
"""


@cache
def analysis() -> Analysis:
    return made.analysis(made.files(TEXT))


@cache
def site() -> SiteOutcome:
    return build(made.files(TEXT), Options("https://example.jp/"))


def test_members_are_known_wherever_a_party_is() -> None:
    agreement = analysis().agreement
    assert set(made.codes(site().problems)) <= {"missing-translation", "words-unknown"}
    assert [one.id for one in agreement.everybody] == ["kou", "kita", "minami", "otsu"]
    assert agreement.party("minami").name == "南双市"
    assert [agreement.party_number(one) for one in ("kou", "kita", "minami", "otsu", "x")] == [1, 1, 1, 2, 0]
    assert [one.name for one in agreement.parties[0].bodies] == ["北双市", "南双市"]
    assert {one.term for one in analysis().uses.definitions} == {"甲", "乙"}


def test_a_part_in_the_region_is_not_told_by_the_symbol() -> None:
    turned = TEXT.replace("part: other", "part: centre").replace(", part: centre}", "}").replace("part: centre, ", "")
    first, second = made.agreement(turned).parties
    assert (first.symbol, [one.part for one in first.members]) == ("甲", ["", ""])
    assert second.symbol == "乙"


def test_the_home_tells_who_is_together() -> None:
    home = re.sub(r"<[^>]+>", "", site().site["index.html"].decode())
    assert "北双市（圏域の中心）、南双市（圏域の中心）から成る" in home
    assert "圏域の中心と連携する団体" in home
    english = re.sub(r"<[^>]+>", "", site().site["en/index.html"].decode())
    assert "made up of 北双市 (centre of the region), 南双市 (centre of the region)" in english


def test_every_export_has_them() -> None:
    data = json.loads(site().site["data/agreement.json"])
    kou, otsu = data["parties"]
    assert [(one["id"], one["part"], one["code"]) for one in kou["members"]] == [
        ("kita", "centre", "011002"),
        ("minami", "centre", None),
    ]
    assert otsu["part"] == "other"
    assert "part" not in kou
    text = site().site["data/agreement.ja.txt"].decode()
    assert "南双市長\n上記代理人\n南双市副市長\n南　双二\n㊞\n" in text
    linked = re.search(r'ld\+json">(.*?)</script>', site().site["index.html"].decode())
    assert linked is not None
    assert [one["name"] for one in json.loads(linked[1])["legislationPassedBy"]] == ["北双市", "南双市", "谷村町"]


def test_signatures_are_cited_by_the_member_and_show_the_proxy() -> None:
    places = Citations(made.corpus(made.files(TEXT)), analysis())
    assert places.cited("sign-minami.proxy_name", "ja") == "記名押印（南双市）"
    page = site().site["full.html"].decode()
    order = [
        page.index(f'data-unit="sign-minami.{part}"') for part in ("office", "proxy", "proxy_office", "proxy_name")
    ]
    assert order == sorted(order)
    assert "南　双二" in page


def test_the_comparison_shows_the_members_as_their_party() -> None:
    page = site().site["compare.html"].decode()
    assert "北双市の役割" in page
    assert "南双市の役割" in page


def test_the_search_of_a_library_offers_the_bodies() -> None:
    other = TEXT.replace("双子圏域の協約", "ほかの協約")
    given = {**made.files(TEXT, slug="one"), **made.files(other, slug="two")}
    pages = build(given, Options(None)).site
    index = next(
        data.decode() for path, data in pages.items() if path.startswith("search/") and '"parties"' in data.decode()
    )
    assert re.search(r'"parties":\["北双市","南双市","谷村町"\]', index)
