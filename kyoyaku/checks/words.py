"""Rules of words: translations, readings, terms, cited laws, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.model import Agreement, Corpus, Term, text_hash
from kyoyaku.problems import MOST_SHOWN, NOTHING, Place, Problem, problem
from kyoyaku.reading.addresses import web_problem
from kyoyaku.reading.schema import nearest
from kyoyaku.text.japanese import KANJI, hiragana
from kyoyaku.text.readings import bare, unread

MOST_LISTED = 8


def translations(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Translations belong to units that exist and to the Japanese as it is now; what lacks one is listed."""
    for agreement in corpus.agreements:
        for lang, units in agreement.translations.items():
            path = f"{agreement.place.file.rpartition('/')[0]}/{lang}.yaml"
            if lang not in corpus.site.languages:
                yield problem("undeclared-language", Place(path), language=lang)
                continue
            near = _proposals(agreement)
            for key, found in units.items():
                text = agreement.units.get(key)
                if text is None:
                    yield problem("unknown-unit", found.place, unit=key, nearest=near(key))
                elif found.former and text_hash(found.former) != found.source:
                    place = Place(path).under("units", key, "former")
                    yield problem("former-differs", place, unit=key, hash=found.source)
                elif found.source != text_hash(text.ja):
                    yield problem("stale-translation", found.place, unit=key, hash=text_hash(text.ja))
                yield from own_reading(found.reading, key, Place(path).under("units", key, "text"))
            yield from _missing(agreement, analyses[agreement.slug], lang, path, corpus)


def own_reading(words: str, unit: str, place: Place) -> Iterator[Problem]:
    """Words that carry their readings, and stand at the place, carry one over every kanji, in kana."""
    if found := list(_not_kana(words, unit, place)):
        yield from found
    elif left := unread(words):
        start, end = left
        yield problem("reading-missing", place.span(start, end), words=words[start:end])


def _not_kana(words: str, unit: str, place: Place) -> Iterator[Problem]:
    """The first kanji in the braces of words."""
    if odd := re.search(rf"(?<=\{{)[^{{}}]*?((?!〇){KANJI})", words):
        yield problem("reading-not-kana", place.span(*odd.span(1)), unit=unit, char=odd[1])


def _proposals(agreement: Agreement) -> Callable[[str], str]:
    """Proposes the unit nearest to a key; only as often as problems are shown, for each takes its time."""
    left = count(MOST_SHOWN, -1)
    units = list(agreement.units)
    return lambda key: nearest(key, units) if next(left) > 0 else "—"


def _missing(agreement: Agreement, analysis: Analysis, lang: str, path: str, corpus: Corpus) -> Iterator[Problem]:
    if corpus.site.languages[lang].kind != "translation":
        return  # a summary covers what it covers
    lacking = [key for key, text in agreement.units.items() if analysis.wordings.translation(text, lang) is None]
    if lacking:
        listed = ", ".join(lacking[:MOST_LISTED]) + (" …" if len(lacking) > MOST_LISTED else "")
        yield problem("missing-translation", Place(path), count=len(lacking), units=listed)


def readings(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """A reading without its braces is the unit's text, and what stands in braces is kana."""
    for agreement in corpus.agreements:
        units = Place(f"{agreement.place.file.rpartition('/')[0]}/readings.yaml").under("units")
        near = _proposals(agreement)
        for key, words in agreement.readings.items():
            text = agreement.units.get(key)
            if text is None:
                yield problem("unknown-unit", units.key(key), unit=key, nearest=near(key))
            elif bare(words) != text.ja:
                yield problem("reading-differs", units.under(key), unit=key)
            else:
                yield from _not_kana(words, key, units.under(key))


def terms(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Terms have one id each, definitions that stand in the text, readings in kana, and an agreement that exists."""
    agreements = {agreement.slug: agreement for agreement in corpus.agreements}
    seen: dict[str, Term] = {}
    for term in corpus.terms:
        if term.id in seen:
            yield problem("duplicate-id", term.place.under("id"), id=term.id, first=seen[term.id].place.line)
        seen.setdefault(term.id, term)
        if term.reading and (odd := re.search(r"[^ぁ-ゖー・\s0-9A-Za-z]", hiragana(term.reading))):
            yield problem(
                "reading-not-kana", term.place.under("reading").span(*odd.span()), unit=term.id, char=term.reading
            )
        if term.agreement in corpus.unread or (term.agreement is None and corpus.unread):
            continue
        if term.agreement is not None and term.agreement not in agreements:
            yield no_agreement(term.agreement, term.place.under("agreement"), corpus)
        elif term.definition is not None:
            yield from _definition(term, agreements.get(term.agreement or "") or next(iter(agreements.values()), None))
    for agreement in corpus.agreements:
        yield from _defined(agreement, analyses[agreement.slug], corpus)


def no_agreement(slug: str, place: Place, corpus: Corpus) -> Problem:
    """That a library has no agreement of a name, with the name that is most like it."""
    known = [agreement.slug for agreement in corpus.agreements]
    return problem(
        "unknown-agreement", place, slug=slug, nearest=nearest(slug, known), known=", ".join(known) or NOTHING
    )


def _definition(term: Term, agreement: Agreement | None) -> Iterator[Problem]:
    assert term.definition is not None  # the caller has seen it
    unit, quote = term.definition
    text = agreement.units.get(unit) if agreement else None
    if text is None or quote not in text.ja:
        place = term.place.under("definition", "unit" if text is None else "quote")
        yield problem("definition-not-found", place, term=term.term, unit=unit, quote=quote)


def _defined(agreement: Agreement, analysis: Analysis, corpus: Corpus) -> Iterator[Problem]:
    known = {
        form for term in corpus.terms if term.agreement in (None, agreement.slug) for form in (term.term, *term.forms)
    }
    known |= {party.symbol for party in agreement.everybody if party.symbol}
    for definition in analysis.uses.definitions:
        if definition.term not in known and not definition.document:
            known.add(definition.term)
            place = agreement.units[definition.unit].place.span(definition.start, definition.end)
            yield problem("term-without-entry", place, term=definition.term)


def addresses(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Links to other hosts are whole, without a password, and by https."""
    for law in corpus.laws:
        if law.url is not None:
            yield from address_problems(law.url, law.place.under("url"))
    if corpus.site.contact is not None:
        yield from address_problems(corpus.site.contact, corpus.site.place.under("contact"))
    seen: dict[str, int] = {}
    for law in corpus.laws:
        if law.id in seen:
            yield problem("duplicate-id", law.place.under("id"), id=law.id, first=seen[law.id])
        seen.setdefault(law.id, law.place.line)


def address_problems(url: str, place: Place) -> Iterator[Problem]:
    """What is wrong with the address of another host."""
    code = web_problem(url)
    if code == "password-in-url":
        yield problem(code, place)
    elif code is not None:
        yield problem(code, place, value=url)


def references(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """What the search for references could not resolve."""
    for analysis in analyses.values():
        yield from analysis.references.problems
