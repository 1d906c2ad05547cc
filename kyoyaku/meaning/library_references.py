"""What other agreements of a library cite of each: the references to other agreements, turned round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kyoyaku.meaning.library import OtherAgreement
from kyoyaku.meaning.references import ELSEWHERE, Reference, References


class CitedFrom(NamedTuple):
    """A reference in another agreement of the library, by its slug."""

    slug: str
    reference: Reference


def cited_from(
    library: Mapping[str, OtherAgreement], references: Mapping[str, References]
) -> dict[str, dict[str, tuple[CitedFrom, ...]]]:
    """Slug → unit or node → what other agreements cite of it, in the order of the library and of their texts.

    A reference to a paragraph or an item is one to its article too, as within an agreement.
    """
    found: dict[str, dict[str, dict[CitedFrom, None]]] = {}
    for slug, own in references.items():
        for one in own.all:
            if one.kind != ELSEWHERE:
                continue
            cited = found.setdefault(one.target, {})
            for place in (one.place, *one.also):
                for locus in library[one.target].outline.at(place).line():
                    if locus.id:
                        cited.setdefault(locus.id, {})[CitedFrom(slug, one)] = None
    return {slug: {ident: tuple(ones) for ident, ones in cited.items()} for slug, cited in found.items()}
