"""What can be wrong: problems as values, the catalogue of their words, and how they are shown."""

from kyoyaku.problems.catalogue import (
    MOST_SHOWN,
    NOTHING,
    CodeEntry,
    CodeWords,
    Lang,
    Place,
    Problem,
    Severity,
    codes,
    has_errors,
    hint,
    message,
    problem,
    severity,
)

__all__ = [
    "MOST_SHOWN",
    "NOTHING",
    "CodeEntry",
    "CodeWords",
    "Lang",
    "Place",
    "Problem",
    "Severity",
    "codes",
    "has_errors",
    "hint",
    "message",
    "problem",
    "severity",
]
