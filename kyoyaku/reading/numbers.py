"""Numbers and days that are none: told wherever a text is read as one."""

from __future__ import annotations

from kyoyaku.problems import NOTHING, Place, Problem, problem
from kyoyaku.text.days import is_like_a_day, meant
from kyoyaku.text.japanese import LONGEST_NUMERAL, mixed_digits, too_long


def number_problem(text: str, place: Place) -> Problem | None:
    """What is wrong with a text that is read as a number, or holds one; None where its numbers can be counted with."""
    found = too_long(text)
    if found is None:
        return None
    return problem("number-too-long", place, digits=found[1] - found[0], limit=LONGEST_NUMERAL)


def mixed_problem(text: str, place: Place, *, whole: bool = False) -> Problem | None:
    """A warning where the digits of one numeral, or of the `whole` value, have two widths. They are read."""
    found = mixed_digits(text)
    if found is None and whole and mixed_digits("".join(filter(str.isdecimal, text))) is not None:
        found = (0, len(text))
    if found is None:
        return None
    return problem("mixed-digits", place.span(*found), number=text[found[0] : found[1]])


def day_problem(text: str, place: Place, line: str) -> Problem:
    """What is wrong with a text that is no day: its form, with the line as it should be, or the day itself."""
    days = meant(text)
    if not days and is_like_a_day(text):
        return problem("no-such-day", place, value=text)
    if len(days) != 1:
        return problem("day-form", place, value=text, line=NOTHING, either=", ".join(map(str, days)) or NOTHING)
    before, after = line[: place.column - 1], line[place.column - 1 + place.width :]
    return problem("day-form", place, value=text, line=f"{before}{days[0]}{after}".strip(), either=NOTHING)
