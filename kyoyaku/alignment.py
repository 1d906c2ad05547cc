"""Where a translation says what the original cites or defines: the same references and terms, found in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kyoyaku import naming
from kyoyaku.citations import Citation
from kyoyaku.model import Agreement, Corpus, Law, Term
from kyoyaku.refs import INSIDE, Reference
from kyoyaku.spans import Span, without_overlaps
from kyoyaku.strings import BLANK
from kyoyaku.terms import TERM
from kyoyaku.wordings import Wording

REFERENCE = "ref"
LAW_REFERENCE = "law"


def original_spans(references: Sequence[Reference], uses: Sequence[Span]) -> list[Span]:
    """The spans of a unit's Japanese; a term inside a reference is part of the reference."""
    found = [
        Span(one.start, one.end, REFERENCE if one.kind == INSIDE else LAW_REFERENCE, _target(one)) for one in references
    ]
    return without_overlaps([*found, *uses])


def _target(reference: Reference) -> str:
    return reference.target if reference.kind == INSIDE else f"{reference.target} {reference.provision}".strip()


def translated_spans(
    corpus: Corpus, agreement: Agreement, wording: Wording, references: Sequence[Reference], uses: Sequence[Span]
) -> list[Span]:
    """The spans of a translation that render the references and terms of its original."""
    found: list[Span] = []
    for reference in references:
        span = next(
            (
                span
                for span in _candidates(corpus, agreement, wording, reference)
                if not any(span.overlaps(other) for other in found)
            ),
            None,
        )
        if span is not None:
            found.append(span)
    return without_overlaps([*found, *_terms(corpus.terms, wording, {use.target for use in uses})])


def _candidates(corpus: Corpus, agreement: Agreement, wording: Wording, reference: Reference) -> Iterator[Span]:
    if reference.kind != INSIDE:
        law = next(law for law in corpus.laws if law.id == reference.target)
        yield from _law(corpus, law, wording, reference)
        return
    for surface in _surfaces(corpus, agreement, wording.lang, reference):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", wording.words, re.IGNORECASE):
            yield Span(match.start(), match.end(), REFERENCE, reference.target)


def _surfaces(corpus: Corpus, agreement: Agreement, lang: str, reference: Reference) -> Iterator[str]:
    strings = naming.language_strings(corpus, lang)
    annex = next((annex for annex in agreement.annexes if annex.id == reference.target), None)
    if annex is not None:
        found = agreement.translations.get(lang, {}).get(annex.label.key)
        if found is not None:
            yield found.words
        return
    if reference.citation is not None and (key := _relative_key(reference.citation)) in strings:
        yield strings[key]
    yield naming.cited(corpus, agreement, reference.target, lang)


def _relative_key(citation: Citation) -> str:
    parts = {"article": citation.article, "paragraph": citation.paragraph, "item": citation.item}
    named = [(name, part) for name, part in parts.items() if part is not None]
    if len(named) != 1 or named[0][1].way == "第":
        return ""
    name, part = named[0]
    way = {"前": "preceding", "次": "following", "同": "same", "本": "this"}[part.way]
    return f"reference.{way}.{name}"


def _law(corpus: Corpus, law: Law, wording: Wording, reference: Reference) -> Iterator[Span]:
    lang = wording.lang
    title = law.titles.get(lang)
    if title is None:
        return
    strings = naming.language_strings(corpus, lang)
    number = rf"(?: \({re.escape(law.numbers[lang])}\))?" if lang in law.numbers else ""
    provision = next((one.translation.get(lang) for one in law.provisions if one.label == reference.provision), None)
    of = strings.get("reference.of", "{provision} of the {law}")
    before, _, after = of.partition("{law}")
    lead = rf"(?:{re.escape(BLANK.sub(provision, before))})?" if provision else ""
    for match in re.finditer(f"{lead}{re.escape(title)}{number}{re.escape(after)}", wording.words):
        yield Span(match.start(), match.end(), LAW_REFERENCE, _target(reference))


def _terms(terms: Sequence[Term], wording: Wording, used: set[str]) -> Iterator[Span]:
    forms: Mapping[str, str] = {
        form: term.id for term in terms if term.id in used for form in term.translation.get(wording.lang, ())
    }
    if not forms:
        return
    longest_first = sorted(forms, key=len, reverse=True)
    lower = {form.lower(): target for form, target in forms.items()}
    pattern = "|".join(re.escape(form) for form in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", wording.words, re.IGNORECASE):
        yield Span(match.start(), match.end(), TERM, forms.get(match[0]) or lower[match[0].lower()])
