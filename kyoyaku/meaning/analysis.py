"""What is computed of each agreement once: references, uses of terms, stock phrases, wordings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kyoyaku.meaning.clauses import NamedClause, find_named
from kyoyaku.meaning.definitions import find_definitions
from kyoyaku.meaning.everyday import KnownWords, find_everyday
from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.library import as_others_cite
from kyoyaku.meaning.library_references import CitedFrom, cited_from
from kyoyaku.meaning.references import References, find_references
from kyoyaku.meaning.relations import Relation, Relations
from kyoyaku.meaning.stock_phrases import Formula, find_formulas
from kyoyaku.meaning.terms import TermUses, TermWords, find_parties, find_terms
from kyoyaku.meaning.wordings import Wordings
from kyoyaku.model import Agreement, Corpus
from kyoyaku.text.spans import Span


class Analysis(NamedTuple):
    """The meaning of one agreement, as far as it can be computed from its wording."""

    agreement: Agreement
    references: References
    uses: TermUses
    formulas: Mapping[str, tuple[Formula, ...]]
    wordings: Wordings
    parties: Mapping[str, tuple[Span, ...]]
    named: tuple[NamedClause, ...]
    everyday: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Language of a guide → everyday word → measures."""
    relations: tuple[Relation, ...] = ()
    current: str = ""
    """The slug of the agreement that has the text as it is now, where this one has an earlier state of it."""
    cited_from: Mapping[str, tuple[CitedFrom, ...]] = MappingProxyType({})
    """What other agreements of the library cite, by the unit or node that they cite."""


def analyse(corpus: Corpus) -> dict[str, Analysis]:
    """The analysis of every agreement, by slug."""
    library = {one.slug: as_others_cite(one) for one in corpus.agreements} if len(corpus.agreements) > 1 else {}
    shared, between = SharedTitles(corpus.laws, library), Relations(corpus.agreements)
    lexicon = KnownWords(corpus.lexicon)
    found = {agreement.slug: _analysis(agreement, corpus, shared, between, lexicon) for agreement in corpus.agreements}
    cited = cited_from(library, {slug: one.references for slug, one in found.items()})
    return {slug: one._replace(cited_from=cited[slug]) if slug in cited else one for slug, one in found.items()}


def _analysis(
    agreement: Agreement, corpus: Corpus, shared: SharedTitles, between: Relations, lexicon: KnownWords
) -> Analysis:
    terms = TermWords(agreement, corpus.terms)
    words = {key: found for key, text in agreement.units.items() if (found := terms.spans(text.ja))}
    definitions = find_definitions(agreement)
    references = find_references(agreement, shared, words, definitions)
    cited = {key: [Span(*one[1:4]) for one in found] for key, found in references.by_unit.items()}
    current = between.current(agreement.slug)
    wordings = Wordings(agreement, corpus.site.languages, corpus.terms)
    return Analysis(
        agreement=agreement,
        references=references,
        uses=find_terms(words, cited, definitions),
        formulas=find_formulas(agreement.every_table),
        wordings=wordings,
        parties=find_parties(agreement, definitions),
        named=find_named(agreement, words, corpus.terms),
        everyday=find_everyday(agreement, wordings, lexicon),
        relations=between.relations(agreement),
        current=current[0] if len(current) == 1 and current[0] != agreement.slug else "",
    )
