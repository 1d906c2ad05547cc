"""The ladder: a module imports only from rows above its own, or from modules to its left in its row."""

from __future__ import annotations

from typing import Final

LADDER: Final[tuple[tuple[str, str], ...]] = (
    (
        "facts",
        """
        problems caret spans japanese readings model.text model.document model.around model.agreement model.lexicon
        model.library model
        """,
    ),
    (
        "reading",
        """
        nodes schema shapes strings parse.documents parse.agreement parse.around parse.library parse.lexicon parse
        """,
    ),
    (
        "meaning",
        """
        phrases citations naming spots resolution refs formulas terms wordings source analysis
        alignment places search search.folding search.vocabulary search.entries checks.dates checks.lexicon
        checks.words checks.library checks.structure checks drafting
        """,
    ),
    (
        "shape",
        """
        routes markup prose search.documents search.printed search.around search.index search.packing
        search.forms search.lookups search.texts search.shards search.places search.files assets exports.corpus exports.tables exports.texts exports pages.frame
        pages.policy pages.chrome pages.citing pages.units pages.following pages.provisions pages.linked_data pages.measures pages.annex
        pages.articles pages.papers pages.full pages.home pages.lists pages.finding pages.about pages.compare pages plan
        """,
    ),
    (
        "making",
        """
        publishing render verify archive pipeline
        """,
    ),
    (
        "world",
        """
        report disk disk.names disk.stop disk.beside disk.kept disk.refusal disk.swap disk.fingerprint
        disk.manifest disk.products disk.lock disk.tree disk.guard disk.present disk.leftovers disk.staging
        disk.publish command command.words command.base_url command.call command.console command.core
        command.making command.telling command.archiving command.dictionary command.lexicon serve serve.inject serve.lookup serve.watch
        serve.address serve.state serve.live serve.session main
        """,
    ),
)
"""Rows from the top down, with their modules (without `kyoyaku.`) from left to right."""
