"""What a unit says in a language: its translation as far as it can be trusted, or a fallback that is marked."""

from __future__ import annotations

from kyoyaku.meaning.wordings import Wordings, inherited
from kyoyaku.model import text_hash
from tests import made

AGREEMENT = f"""
{made.PARTIES}
title: 試験の協約
body:
- {{id: art-1, kind: article, label: 第1条, text: 協力する。}}
- {{id: art-2, kind: article, label: 第2条, text: 協力する。}}
- {{id: art-3, kind: article, label: 第3条, text: 定める。}}
"""
LANGUAGES = made.SITE.replace(
    "editions:",
    """\
  ja-x-easy: {tag: ja-x-easy, kind: summary, label: やさしい日本語, fallback: en}
  pt: {tag: pt, kind: translation, label: Português, fallback: ja-x-easy}
editions:""",
)


def wordings(**languages: str) -> tuple[Wordings, dict[str, str]]:
    """The wordings of the agreement with units of translations given in YAML."""
    more = {f"agreements/tiny/{lang}.yaml": f"language: {lang}\nunits:\n{units}" for lang, units in languages.items()}
    found = made.analysis(made.files(AGREEMENT, more, site=LANGUAGES))
    return found.wordings, {key: text.ja for key, text in found.agreement.units.items()}


def unit(key: str, japanese: str, words: str, status: str = "reviewed") -> str:
    return f"  {key}: {{text: {words}, source: {text_hash(japanese)}, status: {status}}}\n"


def said(found: Wordings, key: str, lang: str) -> tuple[str, str, str]:
    wording = found.say(found.agreement.units[key], lang)
    return wording.words, wording.lang, wording.state


def test_the_original_is_always_the_original() -> None:
    assert said(wordings()[0], "art-1", "ja") == ("協力する。", "ja", "original")


def test_the_same_sentence_is_translated_once() -> None:
    found, _ = wordings(en=unit("art-1", "協力する。", "They cooperate."))
    assert said(found, "art-1", "en") == said(found, "art-2", "en") == ("They cooperate.", "en", "translated")
    assert inherited(found.agreement, found.agreement.translations["en"]) == {"art-2"}


def test_a_unit_may_still_have_a_translation_of_its_own() -> None:
    found, _ = wordings(en=unit("art-1", "協力する。", "One.") + unit("art-2", "協力する。", "Two."))
    assert [said(found, key, "en")[0] for key in ("art-1", "art-2")] == ["One.", "Two."]


def test_a_draft_says_so() -> None:
    found, _ = wordings(en=unit("art-1", "協力する。", "They cooperate.", "draft"))
    assert said(found, "art-1", "en")[2] == said(found, "art-2", "en")[2] == "draft"


def test_a_stale_translation_is_shown_as_stale_and_never_lent() -> None:
    found, _ = wordings(en=unit("art-1", "協力した。", "They cooperated."))
    assert said(found, "art-1", "en") == ("They cooperated.", "en", "stale")
    assert said(found, "art-2", "en") == ("協力する。", "ja", "missing")


def test_what_is_missing_falls_back_through_languages_that_have_it() -> None:
    found, _ = wordings(en=unit("art-3", "定める。", "They decide."))
    assert said(found, "art-3", "pt") == ("They decide.", "en", "missing")
    assert said(found, "art-1", "pt") == ("協力する。", "ja", "missing")


def test_a_summary_is_never_called_a_translation() -> None:
    found, _ = wordings(**{"ja-x-easy": unit("art-3", "定める。", "きめます。")})
    assert said(found, "art-3", "ja-x-easy") == ("きめます。", "ja-x-easy", "summary")


def test_every_unit_of_the_real_agreement_is_translated_and_reviewed() -> None:
    found = made.real().wordings
    states = {key: said(found, key, "en")[2] for key in made.real().agreement.units}
    assert set(states.values()) == {"translated"}
