"""Addresses once published are kept: the list of them, and every one still leading somewhere."""

from __future__ import annotations

from pathlib import Path

from kyoyaku.making import pipeline
from kyoyaku.routes import Routes
from tests import made

LIST = Path(__file__).with_name("addresses.txt")


def addresses() -> set[str]:
    """Every page and data file of the project's own site, and every unit's place in the Japanese edition."""
    corpus = made.real_corpus()
    routes, agreement = Routes(corpus), corpus.agreements[0]
    places = [routes.unit(agreement, key) for key in agreement.units]
    site = pipeline.build(made.project(), pipeline.Options()).site
    kept = {path for path in site if not path.startswith("search/")}  # the index: nobody keeps its addresses
    return {*kept, *(f"{one.path}#{one.fragment}" for one in places if one.fragment)}


def test_no_address_is_lost(review: bool) -> None:
    if review:
        LIST.write_text("".join(f"{one}\n" for one in sorted(addresses())), "utf-8", newline="\n")
    published = set(LIST.read_text("utf-8").split())
    now = addresses()
    assert sorted(published - now) == [], "an address that readers may have kept leads nowhere"
    assert sorted(now - published) == [], f"a new address: add it to {LIST.name} (--review)"
