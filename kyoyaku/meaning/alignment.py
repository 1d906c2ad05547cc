"""Where a text, or its translation, cites or uses terms: the same references and terms, found in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citations import RANGE, Citation
from kyoyaku.meaning.citing import Citations
from kyoyaku.meaning.outline import Outline
from kyoyaku.meaning.references import ELSEWHERE, INSIDE, Reference
from kyoyaku.meaning.terms import PARTY, TERM
from kyoyaku.meaning.wordings import Wording
from kyoyaku.model import ORIGINAL, Annex, Corpus, Law, Term
from kyoyaku.reading.strings import BLANK
from kyoyaku.text.spans import Span, without_overlaps

REFERENCE: Final = "ref"
LAW_REFERENCE: Final = "law"
ELSEWHERE_REFERENCE: Final = "elsewhere"
_OF: Final = "{provision} of the {law}"
_QUOTE: Final = re.compile('["“”]')


class Aligner:
    """Finds the spans of one agreement's units in any of their languages, each unit once."""

    def __init__(
        self, corpus: Corpus, analysis: Analysis, library: Mapping[str, Citations] = MappingProxyType({})
    ) -> None:
        """`library` are the places of every agreement by its slug; without them none of another is found."""
        self.corpus, self.analysis, self.library = corpus, analysis, library
        self.agreement = analysis.agreement
        self._laws = {law.id: law for law in corpus.laws}
        self._linked = {term.id for term in corpus.terms if term.link}
        self._forms = {lang: self._forms_of(lang) for lang in corpus.site.languages if lang != ORIGINAL}
        self._places = library.get(self.agreement.slug) or Citations(corpus, analysis)
        self._annex_of = {one.id: annex.id for annex in Outline(self.agreement).annexes for one in annex.walk()}
        self._found: dict[tuple[str, str, bool], tuple[Span, ...]] = {}

    def spans(self, key: str, wording: Wording, *, terms: bool) -> tuple[Span, ...]:
        """References, and terms where they are wanted, in the words of a unit. Those of a law name its provision."""
        at = (key, wording.lang, terms)
        if at not in self._found:
            self._found[at] = tuple(self._spans(key, wording, terms))
        return self._found[at]

    def parties(self, key: str, wording: Wording) -> Sequence[Span]:
        """The symbols of parties in the words of a unit: the same uses, found in other words."""
        uses = self.analysis.parties.get(key, ())
        if wording.lang == ORIGINAL or not uses:
            return uses
        symbols = {party.symbol: party.id for party in self.agreement.everybody}
        known = {term.id: symbols[term.term] for term in self._own_terms() if term.term in symbols}
        used = {use.target for use in uses}
        return [
            Span(found.start, found.end, PARTY, known[found.target])
            for found in self._terms(wording, set(known))
            if known[found.target] in used
        ]

    def _own_terms(self) -> Iterator[Term]:
        return (term for term in self.corpus.terms if term.agreement in (None, self.agreement.slug))

    def _spans(self, key: str, wording: Wording, terms: bool) -> list[Span]:
        references = self.analysis.references.by_unit.get(key, ())
        uses = self.analysis.uses
        if wording.lang == ORIGINAL:
            cited = [Span(one.start, one.end, _kind(one), _target(one)) for one in references]
            words = [use for use in uses.apart.get(key, ()) if terms and use.target in self._linked]
            return sorted([*cited, *words])
        found: list[Span] = []
        for reference in sorted(
            references, key=lambda one: one.kind == INSIDE
        ):  # Article 2 of another text is none here
            candidates = self._candidates(wording, reference)
            free = (span for span in candidates if not any(span.overlaps(other) for other in found))
            found += [span for span in [next(free, None)] if span is not None]
        used = {use.target for use in uses.by_unit.get(key, ()) if use.target in self._linked} if terms else set()
        return without_overlaps([*found, *self._terms(wording, used)])

    def _candidates(self, wording: Wording, reference: Reference) -> Iterator[Span]:
        if reference.kind == ELSEWHERE:
            yield from self._elsewhere(wording, reference)
            return
        if reference.kind != INSIDE:
            yield from self._law(self._laws[reference.target], wording, reference)
            return
        for surface, target in self._surfaces(wording.lang, reference):
            yield from _standing(surface, wording.words, Span(0, 0, REFERENCE, target))

    def _surfaces(self, lang: str, reference: Reference) -> Iterator[tuple[str, str]]:
        """What may stand for a reference in a language, and what those words lead to."""
        strings, target = names.language_strings(self.corpus, lang), _target(reference)
        if reference.citation is not None and (key := _relative_key(reference.citation)) in strings:
            yield strings[key], target
        annex = self._annex(reference)
        label = self.analysis.wordings.say(annex.label, lang).words if annex is not None else ""
        if (words := self._places.cited(reference.target, lang)) not in ("", label):
            yield words, target
        if annex is not None:  # words that say no more than its label lead to the annex
            yield label, annex.id

    def _annex(self, reference: Reference) -> Annex | None:
        """The annex that a reference names, or names something in."""
        if reference.citation is not None and reference.citation.first.level != "annex":
            return None
        ident = self._annex_of.get(reference.target.partition(".")[0])
        return next((one for one in self.agreement.annexes if one.id == ident), None)

    def _elsewhere(self, wording: Wording, reference: Reference) -> Iterator[Span]:
        """A place of another agreement: its words with the title of that, as this site cites it or with an "of"."""
        lang, places = wording.lang, self.library.get(reference.target)
        title = places.analysis.wordings.say(places.agreement.title, lang) if places is not None else None
        if places is None or title is None or title.lang != lang:
            return  # what a translation calls the other agreement is not known
        of = names.language_strings(self.corpus, lang).get("reference.of", _OF)
        found = {"provision": places.cited(reference.place, lang), "law": title.words}
        own = Span(0, 0, ELSEWHERE_REFERENCE, _target(reference))
        longer = self._longer(title.words, lang, wording.words)
        for form in (BLANK.sub(lambda blank: found[blank[1]], of), places.with_title(reference.place, lang).words):
            for span in _standing(form, wording.words, own):
                if not any(span.overlaps(other) for other in longer):
                    yield span

    def _longer(self, title: str, lang: str, words: str) -> list[Span]:
        """Where longer titles stand that hold a title: those of laws, and of agreements of the library."""
        said = (one.analysis.wordings.say(one.agreement.title, lang).words for one in self.library.values())
        others = {*said, *(one.titles[lang] for one in self._laws.values() if lang in one.titles)}
        held = (_standing(one, words, Span(0, 0, REFERENCE)) for one in sorted(others) if title in one and one != title)
        return [span for spans in held for span in spans]

    def _law(self, law: Law, wording: Wording, reference: Reference) -> Iterator[Span]:
        lang, title = wording.lang, law.titles.get(wording.lang)
        if title is None:
            return
        number = rf"(?: \({re.escape(law.numbers[lang])}\))?" if lang in law.numbers else ""
        named = (one.translation.get(lang) for one in law.provisions if one.label == reference.provision)
        provision = next(named, None)
        of = names.language_strings(self.corpus, lang).get("reference.of", _OF)
        before, _, after = of.partition("{law}")
        lead = rf"(?:{re.escape(BLANK.sub(provision, before))})?" if provision else ""
        held = self._longer(title, lang, wording.words)
        for match in re.finditer(f"{lead}(?P<title>{re.escape(title)}){number}{re.escape(after)}", wording.words):
            own = Span(match.start("title"), match.end("title"), LAW_REFERENCE)
            if not any(own.overlaps(other) for other in held):
                yield Span(match.start(), match.end(), LAW_REFERENCE, _target(reference))

    def _forms_of(self, lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
        """A pattern of all words that a language has for terms (longest first), and the term of each."""
        forms = {form.lower(): term.id for term in self._own_terms() for form in term.translation.get(lang, ())}
        words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), forms

    def _terms(self, wording: Wording, used: set[str]) -> Sequence[Span]:
        if not used:
            return ()
        pattern, forms = self._forms[wording.lang]
        found = ((match, forms.get(match[0].lower(), "")) for match in pattern.finditer(wording.words))
        return [Span(match.start(), match.end(), TERM, term) for match, term in found if term in used]


def _standing(surface: str, words: str, span: Span) -> Iterator[Span]:
    """A span wherever some words stand whole, in either form of quotation marks; Article 1 does not in Article 1-2."""
    form = _QUOTE.sub(_QUOTE.pattern, re.escape(surface))
    for match in re.finditer(rf"(?<!\w){form}(?!\w|-\d)", words, re.IGNORECASE) if surface else ():
        yield span._replace(start=match.start(), end=match.end())


def _kind(reference: Reference) -> str:
    return {INSIDE: REFERENCE, ELSEWHERE: ELSEWHERE_REFERENCE}.get(reference.kind, LAW_REFERENCE)


def _target(reference: Reference) -> str:
    """What a span says it leads to: of several at once (各号, 前2項) all, with spaces between; of a range its end."""
    if reference.kind == ELSEWHERE:
        return f"{reference.target} {reference.place}"
    if reference.kind != INSIDE:
        return f"{reference.target} {reference.provision}".strip()
    ranged = reference.citation is not None and reference.citation.rule == RANGE
    return reference.target if ranged else " ".join((reference.target, *reference.also))


def _relative_key(citation: Citation) -> str:
    """The string that renders 前条, 次項 and the like; '' for a citation by number or of several steps."""
    step = citation.first
    way = {"前": "preceding", "次": "following", "同": "same", "この": "this"}.get(step.way)
    if len(citation.steps) != 1 or way is None or step.steps != 1:
        return ""
    return f"reference.{way}.{step.level}"
