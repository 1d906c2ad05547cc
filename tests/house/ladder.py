"""The ladder: a floor imports only from floors above it, and inside itself only from modules to the left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LADDER: Final[tuple[tuple[str, str], ...]] = (
    ("problems", "catalogue problems caret report"),
    ("text", "patterns spans japanese days codes labels readings phrases folding html direction"),
    (
        "model",
        """
        text provisions annexes measures parties translations record source terms lexicon corrections surroundings
        agreement library model
        """,
    ),
    (
        "reading",
        """
        addresses codepoints conflicts encodings slips yaml_slips yaml_nodes numbers schema json_schema shapes strings documents interface values translations
        record source surroundings parties keys tables agreement site terms corrections pages markdown_source pictures prose
        former characters places lexicon strays corpus
        """,
    ),
    ("routes", "routes"),
    (
        "meaning",
        """
        documents grammar brackets titles citations loci rows outline paths library resolution scopes definitions aliases
        amendments known_titles corrections references library_references relations names citing_provisions
        citing_surroundings stock_phrases terms clauses wordings everyday source_map analysis heads citing alignment
        vocabulary
        """,
    ),
    ("checks", "dates lexicon words library structure * checks"),
    (
        "search",
        "contents results agreement_results other_results index packing forms lookups pairs texts shards jump files search",
    ),
    ("exports", "corpus tables texts * exports"),
    (
        "pages",
        """
        kinds agreement_words alternates frame policy chrome linked_data citing units links relations previews provisions heads
        measures sections annex category article downloads prose not_found moved full squares home glossary library search script_words
        about residents compare_rows compare_differences compare_matrix compare_wordings compare * pages
        """,
    ),
    ("making", "plan sources sizes assets publishing templates render omissions makers verify archive pipeline"),
    (
        "disk",
        """
        flags names stop siblings cache refusal swap libraries fingerprint manifest products lock tree guard present
        leftovers staging publish
        """,
    ),
    ("lexicon", "drafting dictionary"),
    ("command", "words base_url call console core build outcomes archive lexicon references plan"),
    ("serve", "inject lookup watch address output state live session"),
    ("main", "main"),
)
"""Floors from the top down, with their modules from left to right; one named as its floor is the floor's own table.

`*` stands for every module of the floor that is not named: a new page, export or rule that no other module imports.
"""

PURE: Final = (
    "problems", "text", "model", "reading", "routes", "meaning", "checks", "search", "exports", "pages", "making",
)  # fmt: skip
"""The floors of the core: bytes in, bytes out."""


def modules(floor: str, row: str, there: Iterable[str] = ()) -> list[str]:
    """The names of a floor's modules without `kyoyaku.`; the floor's own table has the floor's name.

    Of those that are `there`, the ones that the row does not name stand where it has `*`.
    """
    named = [name if name == floor else f"{floor}.{name}" for name in row.split()]
    others = sorted(name for name in there if name.startswith(f"{floor}.") and name not in named)
    return [one for name in named for one in (others if name == f"{floor}.*" else [name])]
