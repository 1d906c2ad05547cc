"""References: citations resolved against an agreement, cited laws, and the reverse: who cites a provision."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from kyoyaku.meaning import titles
from kyoyaku.meaning.aliases import ScopedTitles
from kyoyaku.meaning.amendments import amending, amending_units, quoted_blocks
from kyoyaku.meaning.citations import Citation, Lexis, citations, may_cite
from kyoyaku.meaning.corrections import Corrector, line_for
from kyoyaku.meaning.definitions import Definition, find_definitions
from kyoyaku.meaning.documents import is_law
from kyoyaku.meaning.grammar import flat
from kyoyaku.meaning.known_titles import SharedTitles, known_titles
from kyoyaku.meaning.loci import Locus
from kyoyaku.meaning.outline import Outline, supplement_note
from kyoyaku.meaning.paths import DANGLING, DOUBTFUL
from kyoyaku.meaning.resolution import FOREIGN, SURE, UNSURE, Cited, Resolver
from kyoyaku.meaning.rows import row_pattern
from kyoyaku.model import Agreement, Text
from kyoyaku.problems import Problem, problem
from kyoyaku.reading.numbers import number_problem
from kyoyaku.text.japanese import too_long
from kyoyaku.text.spans import Span, longest_first

INSIDE: Final = "inside"
LAW: Final = "law"
ELSEWHERE: Final = "agreement"


class Reference(NamedTuple):
    """Words of a unit that cite something. `target` is a unit of the agreement, or a law's id for kind law; of another
    agreement of the library (kind agreement) its slug, and `place` what is cited there.

    `also` are the further provisions that a range, 前2条 or 各号 takes in; `provision` is the path in the other text.
    """

    unit: str
    start: int
    end: int
    kind: str
    target: str
    citation: Citation | None = None
    also: tuple[str, ...] = ()
    provision: str = ""
    place: str = ""


class FoundCitation(NamedTuple):
    """A citation of a unit as it was understood, also where it is no link. `targets` are ids of this agreement."""

    unit: str
    start: int
    end: int
    targets: tuple[str, ...]
    document: tuple[str, str] | None
    path: str
    certainty: str
    rule: str


class References(NamedTuple):
    """All references of an agreement: by the unit they stand in, and by what they cite; and all that was found."""

    by_unit: Mapping[str, tuple[Reference, ...]]
    cited_by: Mapping[str, tuple[Reference, ...]]
    problems: tuple[Problem, ...]
    found: tuple[FoundCitation, ...] = ()

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every reference, in the order of the document."""
        return tuple(reference for references in self.by_unit.values() for reference in references)

    @property
    def agreements(self) -> tuple[str, ...]:
        """The slugs of the other agreements of the library that are cited."""
        return tuple(sorted({one.target for one in self.all if one.kind == ELSEWHERE}))


def find_references(
    agreement: Agreement,
    shared: SharedTitles,
    terms: Mapping[str, Sequence[Span]] = MappingProxyType({}),
    definitions: Sequence[Definition] | None = None,
) -> References:
    """Find and resolve every reference of an agreement; what cannot be resolved is a problem with its place.

    `definitions` are those of the agreement, found anew where they are not given. `terms` are the words of the
    glossary by unit: what is a part of a longer one is no reference.
    """
    found_there = find_definitions(agreement) if definitions is None else definitions
    reader = _Reader(agreement, shared, found_there)
    by_unit: dict[str, tuple[Reference, ...]] = {}
    own_names = {annex.label.key for annex in agreement.annexes} | {"title"}
    for key, text in agreement.units.items():
        if key in own_names:
            continue  # 別表 over the annex is its name, not a citation
        if found := tuple(sorted(reader.references(text, terms.get(key, ())), key=lambda one: one[1:3])):
            by_unit[key] = found
    reader.problems += reader.corrector.unfit()
    return References(by_unit, _turned_round(reader, by_unit), tuple(reader.problems), tuple(reader.found))


class _Reader:
    """Reads the units of an agreement in their order."""

    def __init__(self, agreement: Agreement, shared: SharedTitles, definitions: Sequence[Definition]) -> None:
        self.agreement = agreement
        self.outline = Outline(agreement)
        self.law_titles, self.library = shared.mentions, shared.library
        captions = frozenset(flat(node.caption.ja) for node in agreement.provisions() if node.caption is not None)
        captions |= {supplement_note(node) for node in agreement.body if node.kind == "supplement"} - {""}
        labels = frozenset(flat(annex.label.ja) for annex in agreement.annexes)
        self.titles = ScopedTitles(agreement, definitions, known_titles(agreement, shared))
        self.lexis = Lexis(self.titles.known, labels, captions, row_pattern(self.outline.annexes))
        self.resolver = Resolver(self.outline)
        self.corrector = Corrector(agreement, shared)
        self.problems: list[Problem] = []
        self.found: list[FoundCitation] = []
        self.told: set[str] = set()
        self.apart, self.amending = agreement.apart(), amending_units(agreement)
        self.blocks = quoted_blocks(agreement)
        self.within = {block: Resolver(block) for block in self.blocks.values()}
        self.others: dict[str, int] = {}
        self.counted: dict[tuple[str, str], tuple[int, int]] = {}
        self.cited: dict[Locus, Sequence[Cited]] = {}

    def references(self, text: Text, terms: Sequence[Span]) -> Iterator[Reference]:
        """What a unit cites. A law, a term and a citation share no character: the longest stands."""
        key, words = text.key, text.ja
        named = longest_first([*self.law_titles.spans(words), *terms])
        laws = {span.end: span for span in named if span.kind == LAW}
        longer = [span for span in named if span.kind != LAW]
        block = self.blocks.get(key, self.outline)
        here = block.at(key)
        read = self._read(text, here, block) if may_cite(words) else []
        if here.id:
            self.cited.setdefault(here, read)
        read = [one for one in read if not (_within(one.citation, longer) or self._too_long(text, one.citation))]
        lines = self.corrector.of(text)
        changes = bool(read) and (key in self.amending or (key in self.blocks and amending(words)))
        for one in self.corrector.left(read, lines):
            yield from self._reference(text, one, laws, amends=self._of_another(one, key, amends=changes))
        for _, span in lines:
            yield from self._corrected(text, span)
        for span in laws.values():
            if self.corrector.free(span, lines):
                yield Reference(key, span.start, span.end, LAW, span.target)

    def _read(self, text: Text, here: Locus, block: Outline) -> list[Cited]:
        """The citations of a unit with what they lead to."""
        above = next((self.cited[one] for one in here.line() if one is not here and one in self.cited), ())
        found = citations(text.ja, self.lexis._replace(titles=self.titles.at(text.key)))
        resolver = self.within.get(block, self.resolver)
        return resolver.read(here, found, above, after=text.key.endswith(".after"))

    def _reference(self, text: Text, one: Cited, laws: dict[int, Span], *, amends: bool) -> Iterator[Reference]:
        key, citation = text.key, one.citation
        certainty = UNSURE if amends else one.certainty
        targets = () if amends else tuple(locus.id for locus in one.loci)
        naming = one.naming if one.naming is not None and one.naming.kind in _DOCUMENTS else None
        document = (naming.kind, naming.target) if naming is not None else None
        start = citation.start
        if naming is not None and naming.kind == titles.LAW:
            span = laws.get(citation.start)
            if span is not None and span.target == naming.target:
                start = laws.pop(citation.start).start
            yield Reference(key, start, citation.end, LAW, naming.target, provision=one.path)
        elif naming is not None and naming.kind == titles.AGREEMENT:
            yield from self._elsewhere(text, one, naming.target)
        elif targets:
            if len(one.loci) == 1 and one.loci[0].deleted:  # of several it is no wonder that one was taken out
                self._tell("cites-deleted", text, citation)
            yield Reference(key, citation.start, citation.end, INSIDE, targets[0], citation, targets[1:])
        elif not amends:
            self._doubt(text, one)
        if targets or document or one.code or amends:
            found = FoundCitation(key, start, citation.end, targets, document, one.path, certainty, one.rule)
            self.found.append(found)

    def _of_another(self, one: Cited, key: str, *, amends: bool) -> bool:
        """Whether a citation is of the text that is amended, and says nothing of this one."""
        named = one.naming is not None and one.naming.kind in (titles.LAW, titles.AGREEMENT)
        if key in self.blocks and not amends:
            return not named and (one.naming is not None or one.certainty != SURE)
        return not named if key in self.apart else amends and one.naming is None

    def _elsewhere(self, text: Text, one: Cited, slug: str) -> Iterator[Reference]:
        """What is cited of another agreement of the library: a link where its text has that, else a warning."""
        citation, path = one.citation, one.path
        places = self.library[slug].places(one.steps) if slug in self.library else ()
        if places:
            span, (place, *also) = (citation.start, citation.end), (locus.id for locus in places)
            yield Reference(text.key, *span, ELSEWHERE, slug, citation, tuple(also), provision=path, place=place)
        elif slug in self.library:
            self._tell(DOUBTFUL, text, citation)

    def _corrected(self, text: Text, span: Span) -> Iterator[Reference]:
        found = self.corrector.understood(text, span)
        if found is None:
            return
        targets, document = found
        self.found.append(
            FoundCitation(
                text.key, span.start, span.end, targets, document, text.ja[span.start : span.end], "sure", "line"
            )
        )
        if targets:
            yield Reference(text.key, span.start, span.end, INSIDE, targets[0], None, targets[1:])
        elif document is not None and document[0] == titles.LAW:
            yield Reference(text.key, span.start, span.end, LAW, document[1])

    def _doubt(self, text: Text, one: Cited) -> None:
        """Tell what is no link: each foreign document once, and nothing of a path that may be no citation."""
        citation = one.citation
        if one.certainty == FOREIGN and one.naming is not None:
            title = one.naming.target
            if title not in self.told and not self.corrector.names(title):
                self.told.add(title)
                code = "unknown-law" if is_law(title) else "foreign-document"
                self._tell(code, text, citation, title=title)
        elif one.code == DANGLING and self._first_other(text) <= citation.start:
            self._tell(DOUBTFUL, text, citation)
        elif one.code:
            args = {} if one.code == DOUBTFUL else {"nearest": one.near}
            self._tell(one.code, text, citation, **args)

    def _first_other(self, text: Text) -> int:
        if text.key not in self.others:
            self.others[text.key] = self.titles.at(text.key).first_other(flat(text.ja))
        return self.others[text.key]

    def _nth(self, text: Text, start: int, end: int) -> int:
        """Which time the words stand in the unit; counted on from the last time they were asked for."""
        words = text.ja[start:end]
        at, nth = self.counted.get((text.key, words), (0, 0))
        while at <= start and (found := text.ja.find(words, at)) >= 0 and found <= start:
            at, nth = found + 1, nth + 1
        self.counted[text.key, words] = (at, nth)
        return nth

    def _too_long(self, text: Text, citation: Citation) -> bool:
        words = text.ja[citation.start : citation.end]
        if too_long(words) is None:
            return False
        found = number_problem(words, text.place.span(citation.start, citation.end))
        self.problems += [found] if found is not None else []
        return found is not None

    def _tell(self, code: str, text: Text, citation: Citation, **args: object) -> None:
        words, place = text.ja[citation.start : citation.end], text.place.span(citation.start, citation.end)
        line = line_for(text.key, words, self._nth(text, citation.start, citation.end))
        self.problems.append(problem(code, place, words=words, unit=text.key, line=line, **args))


_DOCUMENTS: Final = (titles.LAW, titles.AGREEMENT, titles.OTHER)


def _within(citation: Citation, longer: Sequence[Span]) -> bool:
    """Whether a citation is a part of one of the words, in the order of the text, and not all of it."""
    at = bisect_right(longer, citation.start, key=lambda span: span.start) - 1
    if at < 0 or citation.end > longer[at].end:
        return False
    return citation.end - citation.start < longer[at].end - longer[at].start


def _turned_round(reader: _Reader, by_unit: Mapping[str, Sequence[Reference]]) -> dict[str, tuple[Reference, ...]]:
    cited: dict[str, list[Reference]] = {}
    for references in by_unit.values():
        for reference in references:
            for target in (reference.target, *reference.also):
                if reference.kind != INSIDE:
                    continue
                # A reference to a paragraph or an item is one to its article too.
                for locus in reader.blocks.get(target, reader.outline).at(target).line():
                    if locus.id:
                        cited.setdefault(locus.id, []).append(reference)
    return {target: tuple(dict.fromkeys(references)) for target, references in cited.items()}
