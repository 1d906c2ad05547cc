"""Documents that a text defines a word for: 地方自治法（昭和22年法律第67号。以下「法」という。）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kyoyaku.meaning import titles
from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.grammar import flat
from kyoyaku.meaning.titles import Title, Titles
from kyoyaku.model import Agreement

_DEFINED: Final = re.compile("以下[^「」（）。]{0,20}?「([^「」]{1,30})」と(?:いう|総称する)")
_DOCUMENT: Final = re.compile(f"(?:{titles.KINDS}|協約|協定)$")


def aliases(agreement: Agreement, known: Titles) -> Iterator[Title]:
    """Every word that the text defines for a document, with what it stands for."""
    apart = agreement.apart()
    for text in (text for key, text in agreement.units.items() if key not in apart):
        words = flat(text.ja)
        brackets = Brackets(words)
        for match in _DEFINED.finditer(words):
            opened = brackets.around(match.start())
            if opened < 0:
                continue
            naming = known.before(words, brackets, opened, 0, loose=False)
            if naming is not None and naming.kind != titles.VAGUE:
                own = naming.kind in (titles.OWN, titles.THIS) or match[1].startswith(("この", "本"))
                yield Title(match[1], titles.OWN if own else naming.kind, "" if own else naming.target)
            elif match[1].startswith(("この", "本")) and _DOCUMENT.search(match[1]):
                yield Title(match[1], titles.OWN)


def with_aliases(agreement: Agreement, given: Sequence[Title], own: Sequence[str], shared: Titles) -> Titles:
    """The names that a text may use: those that are given, its own, and those that it defines."""
    known = Titles(given, own, shared)
    defined = [one for one in aliases(agreement, known) if one.words not in shared.known]
    return Titles([*defined, *given], own, shared)
