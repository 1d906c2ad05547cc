"""A language is content alone: a made-up fourth one, with its files and nothing else, gets an edition of its own."""

from __future__ import annotations

import re
from functools import cache

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.model import text_hash
from kyoyaku.problems import has_errors
from tests import made

PURPOSE = "(Celo)"
AGREEMENT = f"content/agreements/{made.REAL}"
LANGUAGE = """  eo:
    tag: eo
    kind: translation
    label: Esperanto
    fallback: en
editions:
"""
EDITIONS = """
- {id: eo, folder: eo, label: Esperanto, languages: [eo], interface: eo}
- {id: ja-eo, folder: ja-eo, label: 日本語・Esperanto, languages: [ja, eo], interface: ja}
"""


@cache
def added() -> dict[str, bytes]:
    """The files that the language consists of."""
    site = made.project()["content/site.yaml"].decode().replace("editions:\n", LANGUAGE, 1) + EDITIONS
    purpose = made.real().agreement.units["art-1.caption"].ja
    translation = f"""
language: eo
units:
  art-1.caption: {{text: "{PURPOSE}", source: "{text_hash(purpose)}", status: reviewed}}
"""
    guide = "name: Interkonsento\ndescription: Pri la interkonsento.\nintro: [Du komunumoj kunlaboras.]\n"
    strings = "menu: {search: Serĉi, jump: Iri}\ntool: {close: Fermi}\nstate: {missing: Ne tradukita}\n"
    return {
        "content/site.yaml": site.encode(),
        "content/strings/eo.yaml": strings.encode(),
        f"{AGREEMENT}/eo.yaml": translation.encode(),
        f"{AGREEMENT}/guide.eo.yaml": guide.encode(),
    }


@cache
def outcome() -> SiteOutcome:
    """The project with the language added."""
    return build({**made.project(), **added()}, Options(None))


def page(path: str) -> str:
    return outcome().site[path].decode()


def test_nothing_but_content_is_added() -> None:
    assert all(path.startswith("content/") for path in added())
    assert not has_errors(outcome().problems)
    pages = [path for path in outcome().site if path.endswith(".html")]
    assert len([path for path in pages if path.startswith("eo/")]) == len(
        [path for path in pages if path.startswith("en/")]
    )


def test_the_edition_says_what_the_language_says_and_falls_back_visibly() -> None:
    article = page("eo/articles/1.html")
    assert '<html lang="eo"' in article
    assert f'data-unit="art-1.caption" data-hash="72fc6b40b92b">{PURPOSE}</span>' in article
    assert re.search(r'chip-missing">Ne tradukita</span>\s*<p lang="en"><span data-unit="art-1-p1"', article)
    assert ">Serĉi</a>" in article
    assert "Previous and next" in article, "what the language does not say, its fallback does"
    assert "Du komunumoj kunlaboras." in page("eo/index.html")


def test_every_page_of_every_edition_leads_to_it() -> None:
    for path in ("compare.html", "en/compare.html", "ja-en/compare.html", "easy/compare.html"):
        up = "../" if "/" in path else ""
        assert f'<a href="{up}eo/compare.html" lang="eo" hreflang="eo">Esperanto</a>' in page(path)


def test_the_tools_speak_it_and_know_its_texts() -> None:
    site = outcome().site
    assert '"close":"Fermi"' in site["js/words-eo.js"].decode()
    assert '"cite.copy":"Copy"' in site["js/words-eo.js"].decode()
    assert PURPOSE in site[f"search/places-{made.REAL}-eo.js"].decode()
    assert 'data-place-eo="Article 1"' in page("eo/articles/1.html")
    assert 'data-langs="ja eo"' in page("ja-eo/articles/1.html")


def test_the_two_languages_of_an_edition_are_told_apart() -> None:
    both = page("ja-eo/articles/1.html")
    assert f'<span class="in-line second" lang="eo"><span class="label">Article 1</span> <span class="caption" data-unit="art-1.caption">{PURPOSE}</span></span>' in both  # fmt: skip
    assert "原文だけ（押すとEsperanto）" in both
