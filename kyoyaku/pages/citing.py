"""How a page is cited, in each language of its edition."""

from __future__ import annotations

from collections.abc import Callable

from kyoyaku.model import ORIGINAL
from kyoyaku.naming import citation
from kyoyaku.pages.frame import Link
from kyoyaku.pages.units import UnitWriter


def citations(writer: UnitWriter, place: Callable[[str], str]) -> tuple[Link, ...]:
    """The full citation in each language; `place` gives what the page is called in one."""
    voice, agreement = writer.voice, writer.agreement
    found: list[Link] = []
    for lang in voice.edition.languages:
        title = writer.analysis.wordings.say(agreement.title, lang)
        if title.lang == ORIGINAL:
            full, _ = citation(agreement, place(ORIGINAL))
            found.append(Link("", full, voice.foreign(ORIGINAL)))
            continue
        strings = voice.of(lang)
        day = agreement.date.value if agreement.date else None
        if day is None:
            words = strings.say("cite.undated", title=title.words, place=place(lang))
        else:
            words = strings.say("cite.full", title=title.words, place=place(lang), date=strings.day(day))
        found.append(Link("", words, voice.foreign(lang)))
    return tuple(dict.fromkeys(found))
