"""The command line's own words, by language, from messages.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from kyoyaku.problems import Lang


@cache
def words(lang: Lang) -> Mapping[str, str]:
    """Every sentence of one language, by name."""
    return {name: text for name, text in _all()[lang].items() if isinstance(text, str)}


@cache
def help_words(lang: Lang) -> Mapping[str, str]:
    """What --help says, by command and option."""
    return cast("Mapping[str, str]", _all()[lang]["help"])


def count(lang: Lang, name: str, number: int) -> str:
    """A number with its noun, in the form that the number asks for."""
    one, _, many = words(lang)[name].partition("|")
    return (one if number == 1 else many).format(n=f"{number:,}")


@cache
def _all() -> Mapping[str, Mapping[str, object]]:
    text = (Path(__file__).parent / "messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
