"""The words of search as scripts: one per interface, complete whatever a language lacks."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kyoyaku.model import Corpus
from kyoyaku.pages.script_words import make_words, say_script, word_files
from tests import made


def say_scripts(corpus: Corpus) -> Mapping[str, bytes]:
    return {file.path: make_words(file, corpus) for file in word_files(corpus)}


def said(scripts: Mapping[str, bytes], interface: str) -> dict[str, str]:
    """What a script hands over."""
    script = scripts[f"search/say-{interface}.js"].decode()
    words: dict[str, str] = json.loads(script.removeprefix("kyoyaku.say(").removesuffix(");\n"))
    return words


def test_each_interface_has_its_own_words_and_the_tags_of_every_language() -> None:
    scripts = say_scripts(made.real_corpus())
    interfaces = ("en", "ja", "ja-x-easy")
    wanted = {f"{path}-{one}.js" for path in ("js/words", "search/say") for one in interfaces}
    assert set(scripts) == wanted, "four editions, three interfaces"
    ja, en = said(scripts, "ja"), said(scripts, "en")
    assert (ja["close"], en["close"]) == ("閉じる", "Close")
    assert (ja["lang.en"], en["lang.ja"]) == ("en", "ja")
    assert (en["count.one"], en["count.other"]) == ("{n} result.", "{n} results.")
    assert not any(key.startswith("find.") for key in ja)
    assert said(scripts, "ja-x-easy")["close"] == "とじる"


def test_what_a_language_does_not_say_is_said_in_the_original() -> None:
    files = dict(made.project())
    files["content/strings/en.yaml"] = b"find:\n  count: {other: '{n} found'}\n  close: Shut\n"
    en = said(say_scripts(made.corpus(files)), "en")
    assert en["close"] == "Shut"
    assert en["more"] == "続きを表示"
    assert (en["count.one"], en["count.other"]) == ("{n} found", "{n} found")
    assert "count" not in en, "the original's form would be taken for the language's own"


def test_the_words_of_the_reading_tools_come_apart() -> None:
    scripts = say_scripts(made.real_corpus())
    tools: dict[str, str] = json.loads(
        scripts["js/words-en.js"].decode().removeprefix("kyoyaku.say(").removesuffix(");\n")
    )
    assert tools["cite.copy"] == "Copy"
    assert not set(tools) & {"hint", "label", "count.one"}


def test_any_words_can_be_said() -> None:
    words = {"a": "\"'\\</script>\u2028\n{n}"}
    script = say_script(words).decode()
    assert script.count("\n") == 1
    assert json.loads(script.removeprefix("kyoyaku.say(").removesuffix(");\n")) == words
