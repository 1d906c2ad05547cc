"""How what is printed around an agreement is cited: by its own name, or by what names it above."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.model import SURROUNDING_NAMES, Agreement, Corpus, Text
from kyoyaku.reading.strings import say

_MARKS: Final = "（）()【】[]［］〔〕 \u3000"


def cited_surroundings(
    corpus: Corpus, agreement: Agreement, lang: str, words: Callable[[Text], str], taken: Collection[str]
) -> Mapping[str, str]:
    """The words of every piece by its id: 議案第36号, 提案理由の本文; none of them alike, nor one of those `taken`.

    `words` says what a unit says in the language.
    """
    strings, used, found = names.language_strings(corpus, lang), set(taken), dict[str, str]()
    for side, pieces in (("before", agreement.before), ("after", agreement.after)):
        name = strings[f"unit.{side}"]
        for piece in pieces:
            if piece.kind in SURROUNDING_NAMES:
                said = name = names.opening(words(piece.text).strip(_MARKS))
            else:
                said = say(strings, f"around.{piece.kind}", place=name)
            tries = (said, *(say(strings, "cite.again", place=said, count=count) for count in range(2, len(used) + 3)))
            found[piece.id] = next(one for one in tries if one not in used)
            used.add(found[piece.id])
    return found
