"""The lines of references.yaml against a text: what they put right, what no longer fits, what is found anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoyaku.meaning import titles
from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.resolution import Cited
from kyoyaku.model import Agreement, ReferenceLine, Text
from kyoyaku.problems import Problem, problem
from kyoyaku.text.spans import Span

LINE = "line"


class Corrector:
    """What people say of the references of one agreement."""

    def __init__(self, agreement: Agreement, shared: SharedTitles) -> None:
        self.agreement, self.shared = agreement, shared
        self.lines: dict[str, list[ReferenceLine]] = {}
        for line in agreement.corrections.lines:
            self.lines.setdefault(line.unit, []).append(line)
        named = agreement.corrections.documents
        self._names = {name for one in named for name in (*one.words, one.title) if name}
        self._known = {node.id for node in agreement.provisions()} | {annex.id for annex in agreement.annexes}
        self.problems: list[Problem] = []

    def names(self, title: str) -> bool:
        """Whether a document is one of those that the lines name."""
        return title in self._names

    def of(self, text: Text) -> list[tuple[ReferenceLine, Span]]:
        """The lines of a unit with the words that each is about."""
        found = ((line, _span(text.ja, line)) for line in self.lines.get(text.key, ()))
        return [(line, span) for line, span in found if span is not None]

    def free(self, span: Span, lines: Sequence[tuple[ReferenceLine, Span]]) -> bool:
        """Whether no line is about any character of a span."""
        return not any(span.overlaps(own) for _, own in lines)

    def left(self, read: Sequence[Cited], lines: Sequence[tuple[ReferenceLine, Span]]) -> Iterator[Cited]:
        """The citations that no line is about; a line that says what was found anyway is told."""
        for one in read:
            span = Span(one.citation.start, one.citation.end, LINE)
            about = [line for line, own in lines if span.overlaps(own)]
            if not about:
                yield one
            for line in about:
                if line.targets and line.targets == tuple(locus.id for locus in one.loci):
                    self.problems.append(problem("reference-line-found", line.place, unit=line.unit, words=line.words))

    def understood(self, text: Text, span: Span) -> tuple[tuple[str, ...], tuple[str, str] | None] | None:
        """What the line about a span says: targets, or a document; None where nothing is cited."""
        line = next(line for line, own in self.of(text) if own == span)
        if line.targets:
            return line.targets, None
        if line.document is None:
            return None
        return (), self._document(line.document)

    def _document(self, name: str) -> tuple[str, str]:
        """A document by its name: a law or an agreement by its id or title too."""
        for law in self.shared.laws:
            if name in (law.id, law.title):
                return titles.LAW, law.id
        for slug, one in self.shared.library.items():
            if name in (slug, one.title) and slug != self.agreement.slug:
                return titles.AGREEMENT, slug
        return titles.OTHER, name

    def unfit(self) -> list[Problem]:
        """What is wrong with the lines: words that are not there, targets that are none, and those that say nothing."""
        for line in self.agreement.corrections.lines:
            text = self.agreement.units.get(line.unit)
            unknown = next((one for one in line.targets if one not in self._known), None)
            said = sum((bool(line.targets), line.document is not None, line.nothing))
            if text is None or _span(text.ja, line) is None:
                place = line.place.under("words" if text is not None else "unit")
                found = problem("reference-line-unfit", place, unit=line.unit, words=line.words)
            elif unknown is not None:
                found = problem("reference-line-target", line.place.under("targets"), target=unknown)
            elif said != 1:
                found = problem("reference-line-says", line.place, words=line.words)
            else:
                continue
            self.problems.append(found)
        return self.problems


def _span(words: str, line: ReferenceLine) -> Span | None:
    at = -1
    for _ in range(line.nth):
        at = words.find(line.words, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(line.words), LINE)


def line_for(unit: str, words: str, nth: int) -> str:
    """The line of references.yaml that says what some words of a unit cite, to be pasted and completed."""
    number = f", nth: {nth}" if nth > 1 else ""
    return f'- {{unit: {unit}, words: "{words}"{number}, none: true}}'
