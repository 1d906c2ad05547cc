"""What a unit says in a language: its translation as far as it can be trusted, or a fallback that is marked."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.wordings import Wordings
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


NAMES = """
terms:
- {id: city, term: 山川市, kind: place, reading: やまかわし}
- {id: river, term: 山川, kind: name, reading: やまかわ}
- {id: office, term: 庁, kind: body, reading: ちょう}
- {id: region, term: 圏域, kind: term, reading: けんいき}
- {id: other, term: 谷町, kind: place, reading: たにまち, agreement: another}
- {id: silent, term: 協力, kind: name}
"""
READ = f"""
{made.PARTIES}
title: 試験の協約
body:
- {{id: art-1, kind: article, label: 第1条, text: 山川市と谷町は協力する。}}
- {{id: art-2, kind: article, label: 第2条, text: 協力する。}}
- {{id: art-3, kind: article, label: 第3条, text: 山川の庁の圏域}}
- {{id: art-4, kind: article, label: 第4条, text: 協力する。}}
- {{id: art-5, kind: article, label: 第5条, text: "山川市の{{x}}"}}
"""
READINGS = "units:\n  art-2: 協力{きょうりょく}する。\n  art-9: 無{む}\n  art-1: 山川市{やまかわし}と谷町{たにまち}は協力{きょうりょく}する。\n"


def reading(key: str, readings: str = READINGS) -> tuple[str, list[tuple[str, str, str]]]:
    """The reading of a unit: the words with braces, and the spans over them."""
    found = made.analysis(made.files(READ, {"terms.yaml": NAMES, "agreements/tiny/readings.yaml": readings}))
    wording = found.wordings.say(found.agreement.units[key], "ja")
    assert found.wordings.readings(wording) is found.wordings.readings(wording)
    return wording.reading, [
        (wording.words[one.start : one.end], one.kind, one.target) for one in found.wordings.readings(wording)
    ]


@pytest.mark.parametrize(
    ("key", "words", "spans"),
    [
        ("art-1", "山川市{やまかわし}と谷町{たにまち}は協力{きょうりょく}する。",
         [("山川市", "name", "やまかわし"), ("谷町", "ruby", "たにまち"), ("協力", "ruby", "きょうりょく")]),
        ("art-2", "協力{きょうりょく}する。", [("協力", "ruby", "きょうりょく")]),
        ("art-4", "協力{きょうりょく}する。", [("協力", "ruby", "きょうりょく")]),
        ("art-3", "山川{やまかわ}の庁{ちょう}の圏域", [("山川", "name", "やまかわ"), ("庁", "name", "ちょう")]),
        ("art-5", "", []),
        ("title", "", []),
    ],
)  # fmt: skip
def test_a_unit_is_read_as_curated_or_by_its_names(key: str, words: str, spans: list[tuple[str, str, str]]) -> None:
    assert reading(key) == (words, spans)


def test_without_curated_readings_names_are_read() -> None:
    assert reading("art-1", "units:\n  title: 試験{しけん}の協約\n")[0] == "山川市{やまかわし}と谷町は協力する。"


def test_a_translation_may_carry_readings_of_its_own() -> None:
    more = {
        "agreements/tiny/ja-x-easy.yaml": "language: ja-x-easy\nreadings: true\nunits:\n"
        + unit("art-3", "定める。", "'決{き}めます。'")
    }
    found = made.analysis(made.files(AGREEMENT, more, site=LANGUAGES)).wordings
    wording = found.say(found.agreement.units["art-3"], "ja-x-easy")
    assert (wording.words, wording.reading) == ("決めます。", "決{き}めます。")
    assert [tuple(one) for one in found.readings(wording)] == [(0, 1, "read", "き")]
    assert found.readings(found.say(found.agreement.units["art-1"], "en")) == ()


def test_a_stale_translation_shows_what_it_was_made_from() -> None:
    former = unit("art-1", "協力した。", "They cooperated.").replace("}\n", ", former: 協力した。}\n")
    stale, _ = wordings(en=former)
    assert stale.say(stale.agreement.units["art-1"], "en").former == "協力した。"
    fresh, _ = wordings(en=former.replace(text_hash("協力した。"), text_hash("協力する。")))
    assert fresh.say(fresh.agreement.units["art-1"], "en").former == ""


def test_fallbacks_that_go_round_end_at_the_original() -> None:
    site = LANGUAGES.replace("fallback: ja-x-easy", "fallback: fr").replace(
        "editions:", "  fr: {tag: fr, kind: translation, label: Français, fallback: pt}\neditions:"
    )
    found = made.analysis(made.files(AGREEMENT, site=site)).wordings
    assert said(found, "art-1", "pt") == said(found, "art-1", "fr") == ("協力する。", "ja", "missing")


def test_a_word_is_said_once_and_kept() -> None:
    found, _ = wordings(en=unit("art-1", "協力する。", "They cooperate."))
    text = found.agreement.units["art-1"]
    assert found.say(text, "en") is found.say(text, "en")
    translation = found.translation(text, "en")
    assert translation is not None
    assert (translation.words, found.translation(text, "pt")) == ("They cooperate.", None)
