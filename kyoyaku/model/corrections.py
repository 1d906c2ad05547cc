"""What people say of references that the text alone does not: lines of references.yaml."""

from __future__ import annotations

from typing import Final, NamedTuple

from kyoyaku.problems import Place


class NamedDocument(NamedTuple):
    """A document that the text names by some words: a law, an agreement of the library, or one that is only known."""

    words: tuple[str, ...]
    title: str | None
    law: str | None
    agreement: str | None
    place: Place


class ReferenceLine(NamedTuple):
    """What the words of a unit cite (the `nth` time that they stand in it): units, a document, or nothing."""

    unit: str
    words: str
    nth: int
    targets: tuple[str, ...]
    document: str | None
    nothing: bool
    place: Place


class Corrections(NamedTuple):
    """The lines of one agreement."""

    documents: tuple[NamedDocument, ...]
    lines: tuple[ReferenceLine, ...]


NO_CORRECTIONS: Final = Corrections((), ())
