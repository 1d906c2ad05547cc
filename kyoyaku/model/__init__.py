"""The checked model of agreements: frozen facts, as printed, with ids that are data."""

from kyoyaku.model.agreement import Agreement
from kyoyaku.model.annexes import Annex, Category, Column, Measure, Table, bare_rows
from kyoyaku.model.corrections import Corrections, NamedDocument, ReferenceLine
from kyoyaku.model.lexicon import Lexicon, LexiconEntry
from kyoyaku.model.library import Corpus, Edition, Language, Prose, Site
from kyoyaku.model.measures import nested_measures
from kyoyaku.model.parties import SIGNATURE_PARTS, Party, Signatory, SignedDate
from kyoyaku.model.provisions import HEADINGS, Marks, Provision, article_rows
from kyoyaku.model.record import INVERSES, OLDER, Bound, InForce, Record, Related, Renewal, Step
from kyoyaku.model.source import Doubt, Repair, Source, SourceLine
from kyoyaku.model.surroundings import NAMES as SURROUNDING_NAMES
from kyoyaku.model.surroundings import Surrounding
from kyoyaku.model.terms import Law, LawProvision, Term
from kyoyaku.model.text import (
    HASH_LENGTH,
    ORIGINAL,
    Files,
    LocalText,
    Text,
    text_hash,
)
from kyoyaku.model.translations import Guide, Translation

__all__ = [
    "HASH_LENGTH",
    "HEADINGS",
    "INVERSES",
    "OLDER",
    "ORIGINAL",
    "SIGNATURE_PARTS",
    "SURROUNDING_NAMES",
    "Agreement",
    "Annex",
    "Bound",
    "Category",
    "Column",
    "Corpus",
    "Corrections",
    "Doubt",
    "Edition",
    "Files",
    "Guide",
    "InForce",
    "Language",
    "Law",
    "LawProvision",
    "Lexicon",
    "LexiconEntry",
    "LocalText",
    "Marks",
    "Measure",
    "NamedDocument",
    "Party",
    "Prose",
    "Provision",
    "Record",
    "ReferenceLine",
    "Related",
    "Renewal",
    "Repair",
    "Signatory",
    "SignedDate",
    "Site",
    "Source",
    "SourceLine",
    "Step",
    "Surrounding",
    "Table",
    "Term",
    "Text",
    "Translation",
    "article_rows",
    "bare_rows",
    "nested_measures",
    "text_hash",
]
