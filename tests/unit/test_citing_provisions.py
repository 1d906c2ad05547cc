"""Every provision of every shape has words of its own to be cited by, in Japanese and in English."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.citing_provisions import cited_provisions
from kyoyaku.model import text_hash
from tests import made

OUEN = re.findall(
    r"^```yaml content/agreements/ouen/agreement.yaml\n(.*?)^```$",
    (made.ROOT / "docs/content-format.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)[0]
"""The example of docs/content-format.md that has provisions of every shape."""


@cache
def outcome() -> SiteOutcome:
    return build(made.files(OUEN), Options("https://example.jp/"))


def cited(text: str, lang: str) -> dict[str, str]:
    corpus = made.corpus(made.files(text))
    return dict(cited_provisions(corpus, corpus.agreements[0], lang))


def body(nodes: str) -> str:
    return f"{made.PARTIES}\ntitle: 試験\nbody:\n{nodes}"


def test_a_text_of_every_shape_has_no_problem() -> None:
    assert set(made.codes(outcome().problems)) <= {"term-without-entry"}


@pytest.mark.parametrize(
    ("ident", "japanese", "english"),
    [
        ("part-2", "第2編", "Part 2"),
        ("sec-1", "第2編第1章第1節", "Part 2, Chapter 1, Section 1"),
        ("ch-2", "第2編第2章及び第3章", "Part 2, Chapter 2 and Chapter 3"),
        ("p1-art-1", "第1編第1条", "Part 1, Article 1"),
        ("p2-art-1", "第2編第1条", "Part 2, Article 1"),
        ("p1-art-3", "第1編第3条から第5条まで", "Part 1, Article 3 to Article 5"),
        ("p1-art-2-i1-ii", "第1編第2条第1号(ⅱ)", "Part 1, Article 2, item (1), (b)"),
        ("p1-art-2-i2", "第1編第2条第2号及び第3号", "Part 1, Article 2, item (2) and item (3)"),
        ("p1-art-2-p1.after", "第1編第2条後段", "Part 1, Article 2, second sentence"),
        ("p2-art-1-p1.after", "第2編第1条第1項ただし書", "Part 2, Article 1, paragraph (1), proviso"),
        ("p2-art-1-i1", "第2編第1条第1項第1号", "Part 2, Article 1, paragraph (1), item (1)"),
        ("p2-art-1-i1-b", "第2編第1条第1項第1号第2段落",
         "Part 2, Article 1, paragraph (1), item (1), unnumbered paragraph 2"),
        ("p2-art-1-i2-a", "第2編第1条第1項第2号", "Part 2, Article 1, paragraph (1), item (2)"),
        ("sup-1", "附則", "Supplementary Provisions"),
        ("sup-2-p2", "附則（平成30年3月20日条例第5号）第2項", "Supplementary Provisions (March 20, 2018), paragraph (2)"),
        ("sup-3-art-2", "附則（令和2年6月1日協定）第2条", "Supplementary Provisions (June 1, 2020), Article 2"),
    ],
)  # fmt: skip
def test_a_provision_of_any_shape_is_cited(ident: str, japanese: str, english: str) -> None:
    assert (cited(OUEN, "ja")[ident], cited(OUEN, "en")[ident]) == (japanese, english)


@pytest.mark.parametrize("path", ["full.html", "en/full.html", "ja-en/full.html", "articles/p2-art-1.html"])
def test_words_after_items_can_be_cited_where_they_are_read(path: str) -> None:
    page = outcome().site[path].decode()
    anchor = "p2-art-1-p1.after" if "full" in path else "p1.after"
    assert f'id="{anchor}"' in page
    assert f'data-anchor="{anchor}" data-place-ja="第2編第1条第1項ただし書"' in page


def test_words_after_items_are_found_by_what_they_are_cited_as() -> None:
    places = outcome().site["search/places-tiny-ja.js"].decode()
    assert '"articles/p2-art-1.html#p1.after","第2編第1条第1項ただし書","ただし、急を要するとき' in places


def test_every_number_of_a_run_leads_to_it() -> None:
    places = outcome().site["search/places-tiny-ja.js"].decode()
    for code in ("§3", "§4", "§5"):
        assert f'["{code}","articles/3.html","第1編第3条から第5条まで"' in places


def test_an_article_stands_under_the_names_of_what_it_is_in() -> None:
    page = re.sub(r"<[^>]+>", "", outcome().site["articles/p2-art-1.html"].decode())
    assert re.search(r"第2編\s+応援の実施\s+第1章\s+要請\s+第1節\s+手続\s+第1条", page)


def test_a_label_and_its_heading_stand_in_one_line() -> None:
    page = outcome().site["full.html"].decode()
    head = re.search(r'<p class="head">(.*?)</p>', page, re.DOTALL)
    assert head is not None
    assert re.sub(r"<[^>]+>|\s", "", head[1]) == "(1)医療"
    assert "\n(1) 医療\n救急車の台数を示すこと。\n" in outcome().site["data/agreement.ja.txt"].decode()


LIST = "- {id: a, kind: article, label: 第1条, children: ["


@pytest.mark.parametrize(
    ("labels", "japanese", "english"),
    [
        (("(1)", "(2)"), ["第1号", "第2号"], ["item (1)", "item (2)"]),
        (("⑴", "⑵"), ["第1号", "第2号"], ["item (1)", "item (2)"]),
        (("一", "二"), ["第1号", "第2号"], ["item (1)", "item (2)"]),
        (("１", "２"), ["第1号", "第2号"], ["item (1)", "item (2)"]),
        (("i", "ii"), ["i", "ii"], ["item (1)", "item (2)"]),
        (("Ⅰ", "Ⅱ"), ["Ⅰ", "Ⅱ"], ["item (1)", "item (2)"]),
        (("ア", "イ"), ["ア", "イ"], ["item (1)", "item (2)"]),
        (("・", "・"), ["列記の1番目", "列記の2番目"], ["list entry 1", "list entry 2"]),
        (("", ""), ["列記の1番目", "列記の2番目"], ["list entry 1", "list entry 2"]),
        (("(1)", "(1)"), ["第1号", "第1号［その2］"], ["item (1)", "item (1) [2]"]),
    ],
)
def test_items_are_cited_by_what_is_printed_before_them(
    labels: tuple[str, str], japanese: list[str], english: list[str]
) -> None:
    items = [
        f"{{id: i-{at}, kind: item{f', label: {label!r}' if label else ''}, text: 文}}"
        for at, label in enumerate(labels)
    ]
    text = body(f"{LIST}{', '.join(items)}]}}\n")
    assert [cited(text, "ja")[f"i-{at}"] for at in range(2)] == [f"第1条{one}" for one in japanese]
    assert [cited(text, "en")[f"i-{at}"] for at in range(2)] == [f"Article 1, {one}" for one in english]


def test_paragraphs_of_an_old_text_are_counted() -> None:
    text = body(f"{LIST}{{id: p-1, kind: paragraph, text: 一}}, {{id: p-2, kind: paragraph, text: 二}}]}}\n")
    assert [cited(text, "ja")[one] for one in ("p-1", "p-2")] == ["第1条第1項", "第1条第2項"]


def test_the_words_of_an_article_are_its_first_paragraph() -> None:
    text = body(
        "- {id: a, kind: article, label: 第1条, text: 一, children: [{id: p-2, kind: paragraph, label: '2', text: 二}]}\n"
    )
    assert cited(text, "ja") == {"a": "第1条", "p-2": "第1条第2項"}


def test_supplements_without_dates_are_told_apart() -> None:
    text = body("".join(f"- {{id: s-{at}, kind: supplement, label: 附則, text: 文}}\n" for at in range(3)))
    assert list(cited(text, "ja").values()) == ["附則", "附則［その2］", "附則［その3］"]


def test_a_number_twice_is_told_apart_by_its_caption_and_stops_nothing() -> None:
    text = body(
        "- {id: a, kind: article, label: 第1条, caption: （目的）, text: 一}\n"
        "- {id: b, kind: article, label: 第1条, caption: （費用）, text: 二}\n"
    )
    assert cited(text, "ja") == {"a": "第1条", "b": "第1条（費用）"}
    outcome = build(made.files(text), Options(None))
    assert (made.codes(outcome.problems), bool(outcome.site)) == (["number-twice"], True)


def test_articles_of_one_number_are_told_apart_in_lists() -> None:
    listed = re.sub(r"<[^>]+>", "", outcome().site["search.html"].decode())
    for name in ("第1編第1条（目的）", "第2編第1条（要請）"):
        assert name in listed
        assert name in re.sub(r"<[^>]+>", "", outcome().site["full.html"].decode())
    assert "<title>第2編第1条（要請）" in outcome().site["articles/p2-art-1.html"].decode()


def test_words_after_items_and_headings_of_items_are_translated() -> None:
    words = {
        "p2-art-1-p1.after": "However, in urgent cases it may be made orally.",
        "p2-art-1-i1.caption": "Medical care",
    }
    units = made.agreement(OUEN).units
    rows = "".join(
        f"  {key}: {{text: '{text}', source: {text_hash(units[key].ja)}, status: draft}}\n"
        for key, text in words.items()
    )
    english = {"agreements/tiny/en.yaml": f"language: en\nunits:\n{rows}"}
    site = build(made.files(OUEN, english), Options(None)).site
    for path in ("en/full.html", "ja-en/articles/p2-art-1.html", "data/agreement.en.txt", "data/agreement.json"):
        assert all(text in site[path].decode() for text in words.values()), path
