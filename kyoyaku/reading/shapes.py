"""The shapes of every content file: one table for the checks, the editors' JSON Schema and the docs."""

from __future__ import annotations

from typing import Final

from kyoyaku.model import INVERSES, SIGNATURE_PARTS, SURROUNDING_NAMES
from kyoyaku.reading.schema import (
    Again,
    Day,
    Field,
    Ident,
    ListOf,
    MapOf,
    OneOf,
    Pattern,
    RecordOf,
    Shape,
    Truth,
    Written,
)
from kyoyaku.text.japanese import LONGEST_NUMERAL

# fmt: off
# A table: one line a field or two, so that a shape can be seen whole.

WORDS: Final = Written()
ID: Final = Ident()
LANG: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*"
UNIT_KEY: Final = r"[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)?"
UNIT: Final = Pattern(UNIT_KEY, "bad-unit-key")
WAS: Final = Field("was", ListOf(ID, single=True))
LOCAL: Final = MapOf(LANG, WORDS)
URL: Final = Pattern(r"\S+", "bad-url")
LINE: Final = rf"[1-9１-９][0-9０-９]{{0,{LONGEST_NUMERAL - 1}}}"
LINE_NUMBERS: Final = Pattern(LINE, "bad-line-number")
_DIGITS: Final = "[1-9１-９][0-9０-９]{0,5}"
NUMBER: Final = f"{_DIGITS}(?:-{_DIGITS}){{0,5}}"
VERSION: Final = Written(counted=True)

PROVISION_KINDS: Final = (
    "part", "chapter", "section", "subsection", "division", "article", "paragraph", "item", "supplement",
)

PARTY_KINDS: Final = (
    "city", "town", "village", "ward", "prefecture", "wide-area-union", "partial-affairs-association", "association",
    "joint", "other",
)
_CODE: Final = "(?:[0０][1-9１-９]|[1-3１-３][0-9０-９]|[4４][0-7０-７])[0-9０-９]{3,4}"
"""A prefecture (01 to 47), three digits, and perhaps the check digit."""
PARTY: Final = RecordOf("party", (
    Field("id", ID, True), WAS, Field("name", WORDS, True), Field("symbol", WORDS),
    Field("kind", OneOf(PARTY_KINDS), True),
    Field("prefecture", WORDS), Field("code", Pattern(_CODE, "bad-municipality-code")),
    Field("part", OneOf(("centre", "other"))), Field("members", ListOf(Again("party"))),
))
CELL_ITEM: Final = RecordOf("cell-item", (
    Field("id", ID, True), WAS, Field("label", WORDS), Field("text", WORDS, True),
    Field("children", ListOf(Again("cell-item"))),
))
MEASURE: Final = RecordOf("measure", (
    Field("id", ID, True), WAS, Field("cells", MapOf(r"[a-z][a-z0-9-]*", WORDS), True),
    Field("lists", MapOf(r"[a-z][a-z0-9-]*", ListOf(CELL_ITEM))),
))
CATEGORY: Final = RecordOf("category", (
    Field("id", ID, True), WAS, Field("label", WORDS), Field("title", WORDS, True),
    Field("categories", ListOf(Again("category"))), Field("measures", ListOf(MEASURE)),
))
BLOCK_KINDS: Final = ("table", "notes", "form", "subheading", *PROVISION_KINDS)
QUOTED_COLUMN: Final = RecordOf("quoted-column", (Field("id", ID, True), WAS, Field("label", WORDS)))
_WORDS_OF_PROVISION: Final = (
    Field("label", WORDS), Field("number", Pattern(NUMBER, "bad-number")), Field("gap", Truth()),
    Field("caption", WORDS), Field("caption_on_line", Truth()), Field("text", WORDS),
)
QUOTED: Final = RecordOf("quoted", (
    Field("id", ID, True), WAS, Field("kind", OneOf(BLOCK_KINDS), True), *_WORDS_OF_PROVISION,
    Field("quoted", ListOf(Again("quoted"))), Field("children", ListOf(Again("quoted"))), Field("after", WORDS),
    Field("columns", ListOf(QUOTED_COLUMN)), Field("categories", ListOf(CATEGORY)),
    Field("measures", ListOf(MEASURE)),
))
MARKS: Final = (
    Field("category", Truth()), Field("measure", Truth()), Field("content", Truth()),
    Field("role", ListOf(ID, single=True)),
)
PROVISION: Final = RecordOf("provision", (
    Field("id", ID, True), WAS, Field("kind", OneOf(PROVISION_KINDS), True), *_WORDS_OF_PROVISION,
    Field("quoted", ListOf(QUOTED)), Field("children", ListOf(Again("provision"))), Field("after", WORDS), *MARKS,
))
COLUMN: Final = RecordOf("column", (
    Field("id", ID, True), WAS, Field("label", WORDS, True),
    Field("kind", OneOf(("title", "content", "role", "cost", "other")), True), Field("party", ID),
    Field("parties", ListOf(ID)), Field("merged", Truth()),
))
_OF_EVERY_BLOCK: Final = (Field("id", ID, True), WAS, Field("kind", OneOf(BLOCK_KINDS), True))
_ROWS: Final = (
    Field("columns", ListOf(COLUMN)), Field("categories", ListOf(CATEGORY)), Field("measures", ListOf(MEASURE)),
)
_OF_WRITINGS: Final = (
    *_WORDS_OF_PROVISION, Field("quoted", ListOf(QUOTED)), Field("children", ListOf(PROVISION)), Field("after", WORDS),
    *MARKS,
)
BLOCK: Final = RecordOf("block", (*_OF_EVERY_BLOCK, *_OF_WRITINGS, *_ROWS))
TABLE_KEYS: Final = (*(one.name for one in _OF_EVERY_BLOCK), "caption", *(one.name for one in _ROWS))
"""What a block of kind table may have; any other block has what is no part of a table."""
WRITING_KEYS: Final = tuple(one.name for one in (*_OF_EVERY_BLOCK, *_OF_WRITINGS))
ANNEX: Final = RecordOf("annex", (
    Field("id", ID, True), WAS, Field("label", WORDS, True), Field("relation", WORDS), Field("articles", ListOf(ID)),
    *_ROWS, Field("blocks", ListOf(BLOCK)),
))
SIGNATORY: Final = RecordOf("signatory", (
    Field("id", ID, True), WAS, Field("party", ID),
    *(Field(part, WORDS) for part in SIGNATURE_PARTS),
))
SURROUNDING: Final = RecordOf("surrounding", (
    Field("id", ID, True), WAS, Field("kind", OneOf((*SURROUNDING_NAMES, "text", "date", "signature"))),
    Field("text", WORDS, True),
))
AGREEMENT: Final = RecordOf("agreement", (
    Field("before", ListOf(SURROUNDING)),
    Field("title", WORDS, True), WAS, Field("short_title", WORDS), Field("state", OneOf(("draft", "model"))),
    Field("parties", ListOf(PARTY), True),
    Field("preamble", WORDS), Field("body", ListOf(PROVISION), True), Field("closing", WORDS),
    Field("date", RecordOf("signed-date", (Field("text", WORDS, True), Field("value", Day())))),
    Field("signatories", ListOf(SIGNATORY)), Field("annexes", ListOf(ANNEX)),
    Field("after", ListOf(SURROUNDING)),
))

TRANSLATION: Final = RecordOf("translation", (
    Field("language", Pattern(LANG, "bad-language"), True), Field("readings", Truth()),
    Field("units", MapOf(UNIT_KEY, RecordOf("translated-unit", (
        Field("text", WORDS, True), Field("source", Pattern(r"[0-9a-f]{12}", "bad-hash"), True),
        Field("status", OneOf(("draft", "reviewed")), True), Field("former", WORDS),
    ))), True),
))
GUIDE: Final = RecordOf("guide", (
    Field("readings", Truth()),
    Field("name", WORDS, True), Field("description", WORDS, True), Field("intro", ListOf(WORDS), True),
    Field("summaries", MapOf(r"[a-z][a-z0-9-]*", WORDS)), Field("themes", MapOf(r"[a-z][a-z0-9-]*", WORDS)),
    Field("everyday", ListOf(WORDS)),
))
READINGS: Final = RecordOf("readings", (Field("units", MapOf(UNIT_KEY, WORDS), True),))
REFERENCES: Final = RecordOf("references", (
    Field("documents", ListOf(RecordOf("named-document", (
        Field("words", ListOf(WORDS, single=True), True), Field("title", WORDS),
        Field("law", ID), Field("agreement", ID),
    )))),
    Field("references", ListOf(RecordOf("reference-line", (
        Field("unit", UNIT, True), Field("words", WORDS, True), Field("nth", LINE_NUMBERS),
        Field("targets", ListOf(UNIT, single=True)), Field("document", WORDS), Field("none", Truth()),
    )))),
))
STEP_KINDS: Final = ("resolution", "conclusion", "public-notice", "notification", "effect", "change", "end")
STEP: Final = RecordOf("step", (
    Field("id", ID, True), Field("title", LOCAL, True),
    Field("kind", OneOf(STEP_KINDS), True),
    Field("party", ID), Field("basis", WORDS), Field("date", Day()), Field("number", WORDS), Field("source", LOCAL),
))
RELATED: Final = RecordOf("related", (
    Field("id", ID, True), Field("kind", OneOf(tuple(INVERSES)), True), Field("agreement", ID), Field("url", URL),
    Field("title", LOCAL), Field("with", LOCAL), Field("date", Day()), Field("source", LOCAL),
    Field("changes", ListOf(Day(or_month=True))),
))
_FROM_TEXT: Final = (Field("unit", UNIT), Field("quote", WORDS), Field("source", LOCAL))
BOUND: Final = RecordOf("bound", (Field("date", Day()), *_FROM_TEXT))
IN_FORCE: Final = RecordOf("in-force", (
    Field("from", BOUND), Field("until", BOUND),
    Field("renewal", RecordOf("renewal", _FROM_TEXT)),
    Field("renewed", ListOf(RecordOf("renewed", (
        Field("date", Day()), Field("until", Day()), Field("source", LOCAL, True),
    )))),
))
RECORD: Final = RecordOf("record", (
    Field("in_force", IN_FORCE),
    Field("steps", ListOf(STEP)), Field("related", ListOf(RELATED)),
    Field("notes", ListOf(LOCAL)),
))
SOURCE: Final = RecordOf("source", (
    Field("title", LOCAL, True),
    Field("lines", ListOf(RecordOf("source-line", (
        Field("line", LINE_NUMBERS), Field("lines", Pattern(f"{LINE}-{LINE}", "bad-line-number")),
        Field("blank", Truth()), Field("pieces", Written(bare=True)), Field("repair", ID),
    ))), True),
    Field("repairs", ListOf(RecordOf("repair", (
        Field("id", ID, True), Field("kind", OneOf(("drop", "join")), True), Field("why", LOCAL, True),
        Field("drops", MapOf(LINE, WORDS)), Field("lines", ListOf(LINE_NUMBERS)),
        Field("units", ListOf(UNIT)),
    )))),
    Field("doubts", ListOf(RecordOf("doubt", (
        Field("id", ID, True), Field("unit", UNIT, True), Field("line", LINE_NUMBERS, True),
        Field("quote", WORDS, True), Field("note", LOCAL, True),
    )))),
))
TERMS: Final = RecordOf("terms", (Field("terms", ListOf(RecordOf("term", (
    Field("id", ID, True), Field("term", WORDS, True),
    Field("kind", OneOf(("symbol", "term", "document", "body", "service", "place", "name")), True),
    Field("reading", WORDS),
    Field("short", LOCAL), Field("explanation", LOCAL), Field("translation", MapOf(LANG, ListOf(WORDS, single=True))),
    Field("status", OneOf(("official", "dictionary", "provisional"))), Field("link", Truth()),
    Field("forms", ListOf(WORDS)), Field("agreement", ID),
    Field("definition", RecordOf("definition", (Field("unit", UNIT, True), Field("quote", WORDS, True)))),
))), True),))
LAWS: Final = RecordOf("laws", (Field("laws", ListOf(RecordOf("law", (
    Field("id", ID, True), Field("title", WORDS, True), Field("number", WORDS), Field("url", URL),
    Field("status", OneOf(("official", "provisional"))),
    Field("translation", MapOf(LANG, RecordOf("law-name", (Field("title", WORDS, True), Field("number", WORDS))))),
    Field("provisions", ListOf(RecordOf("law-provision", (
        Field("label", WORDS, True), Field("fragment", WORDS), Field("translation", LOCAL),
    )))),
))), True),))
ENTRY: Final = RecordOf("entry", (
    Field("word", WORDS, True), Field("reading", WORDS), Field("spellings", WORDS),
    Field("synonyms", WORDS), Field("related", WORDS), Field("status", OneOf(("draft", "reviewed")), True),
))
LEXICON: Final = RecordOf("lexicon", (
    Field("words", MapOf(LANG, ListOf(ENTRY)), True), Field("ignored", MapOf(LANG, ListOf(WORDS))),
))
SITE: Final = RecordOf("site", (
    Field("name", LOCAL, True), Field("publisher", LOCAL, True), Field("official", Truth(), True),
    Field("contact", URL), Field("cname", Pattern(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", "bad-cname")),
    Field("version", VERSION, True), Field("updated", Day()), Field("root_agreement", ID),
    Field("languages", MapOf(LANG, RecordOf("language", (
        Field("tag", Pattern(LANG, "bad-language"), True), Field("label", WORDS, True),
        Field("kind", OneOf(("original", "translation", "summary")), True),
        Field("fallback", Pattern(LANG, "bad-language")),
    ))), True),
    Field("editions", ListOf(RecordOf("edition", (
        Field("id", ID, True), Field("folder", ID), Field("label", WORDS, True),
        Field("languages", ListOf(Pattern(LANG, "bad-language")), True),
        Field("interface", Pattern(LANG, "bad-language"), True),
    ))), True),
))

FILES: Final[tuple[tuple[str, str, Shape], ...]] = (
    ("agreement", "agreements/*/agreement.yaml", AGREEMENT),
    ("translation", "agreements/*/<lang>.yaml", TRANSLATION),
    ("guide", "agreements/*/guide.<lang>.yaml", GUIDE),
    ("readings", "agreements/*/readings.yaml", READINGS),
    ("references", "agreements/*/references.yaml", REFERENCES),
    ("record", "agreements/*/record.yaml", RECORD),
    ("source", "agreements/*/source.yaml", SOURCE),
    ("terms", "terms.yaml", TERMS),
    ("laws", "laws.yaml", LAWS),
    ("lexicon", "lexicon.yaml", LEXICON),
    ("site", "site.yaml", SITE),
)
"""Name, where the file stands under content/, shape."""
