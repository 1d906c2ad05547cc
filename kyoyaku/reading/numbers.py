"""Numbers that are too long to be any: told wherever a text is read as one."""

from __future__ import annotations

from kyoyaku.problems import Place, Problem, problem
from kyoyaku.text.japanese import LONGEST_NUMERAL, too_long


def number_problem(text: str, place: Place) -> Problem | None:
    """What is wrong with a text that is read as a number, or holds one; None where its numbers can be counted with."""
    found = too_long(text)
    if found is None:
        return None
    return problem("number-too-long", place, digits=found[1] - found[0], limit=LONGEST_NUMERAL)
