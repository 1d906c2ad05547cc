"""Made-up agreements of the shapes that real ones have, written as printed: they build, whole, and nothing is asserted
of them that is not so. What they cite stands in references.tsv: `--review` writes it anew; then read the difference."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.meaning.analysis import Analysis, analyse
from kyoyaku.model import Agreement, Corpus, Provision
from kyoyaku.problems import has_errors
from tests import made

HERE = Path(__file__).parent
SLUGS = sorted(folder.name for folder in (HERE / "content/agreements").iterdir())
TOLD = {"term-without-entry": 2, "unsure-reference": 1}
"""Two words that a text defines have no entry in the glossary; 附則第1条 under a 附則 without articles is not certain."""


@cache
def files() -> dict[str, bytes]:
    return {**made.machinery(), **made.under(HERE / "content", "content")}


@cache
def corpus() -> Corpus:
    return made.corpus(files())


@cache
def analyses() -> dict[str, Analysis]:
    return analyse(corpus())


@cache
def library() -> SiteOutcome:
    return build(files(), Options("https://example.jp/"))


def agreement(slug: str) -> Agreement:
    return next(one for one in corpus().agreements if one.slug == slug)


def test_they_are_told_nothing_that_is_not_so() -> None:
    codes = made.codes(library().problems)
    assert not has_errors(library().problems)
    assert {code: codes.count(code) for code in set(codes) - {"missing-translation", "words-unknown"}} == TOLD


def test_there_are_twelve_of_them_at_least() -> None:
    assert len(SLUGS) >= 12


@pytest.mark.parametrize("slug", SLUGS)
def test_all_of_a_text_stands_on_its_pages_and_in_its_exports(slug: str) -> None:
    own = agreement(slug)
    page = re.sub(r"<wbr>|<rt>.*?</rt>|<rp>.*?</rp>|</?ruby>", "", library().site[f"{slug}/full.html"].decode())
    shown = re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", page)))
    text = re.sub(r"\s+", "", library().site[f"{slug}/data/agreement.ja.txt"].decode())
    data = library().site[f"{slug}/data/agreement.json"].decode()
    for key, unit in own.units.items():
        plain = re.sub(r"\s+", "", unit.ja)
        assert plain in shown, key
        assert plain in text, key
        assert f'"{key}"' in data, key


def only_paragraph(node: Provision) -> Provision | None:
    """The paragraph that is all that stands in an article or an item: it is cited as that."""
    held = [one for one in node.children if one.kind == "paragraph"]
    own = node.kind in ("article", "item") and node.text is None and len(held) == 1 and not held[0].label
    return held[0] if own else None


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_two_provisions_are_cited_alike(slug: str, lang: str) -> None:
    from kyoyaku.meaning.citing import Citations

    places = Citations(corpus(), analyses()[slug])
    alone = {only.id for node in agreement(slug).provisions() if (only := only_paragraph(node)) is not None}
    cited = [places.cited(node.id, lang) for node in agreement(slug).provisions() if node.id not in alone]
    named = [one for one in cited if one]
    assert len(set(named)) == len(named), sorted(one for one in named if named.count(one) > 1)


def test_what_they_cite_is_what_was_reviewed(review: bool) -> None:
    lines = [
        "\t".join((slug, one.unit, own.units[one.unit].ja[one.start : one.end], ",".join(one.targets), one.certainty))
        for slug in SLUGS
        for own in [agreement(slug)]
        for one in analyses()[slug].references.found
    ]
    path = HERE / "references.tsv"
    if review:
        path.write_text("\n".join(lines) + "\n", "utf-8")
    assert path.read_text("utf-8").splitlines() == lines


@pytest.mark.parametrize("slug", SLUGS)
def test_each_builds_alone(slug: str) -> None:
    own = f"content/agreements/{slug}/"
    alone = {
        path: data
        for path, data in files().items()
        if not path.startswith("content/agreements/") or path.startswith(own)
    }
    of_the_library = ("references.yaml", "record.yaml")  # they name others that are not there now
    outcome = build({path: data for path, data in alone.items() if not path.endswith(of_the_library)}, Options(None))
    assert not has_errors(outcome.problems)
    assert "full.html" in outcome.site
