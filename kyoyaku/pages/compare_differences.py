"""The differences: how alike the roles are in one sentence, and every measure whose roles differ, with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoyaku.pages.measures import MeasureView, MeasureWriter
from kyoyaku.pages.units import UnitWriter


def differences(measures: MeasureWriter) -> Iterator[MeasureView]:
    """Every measure of which a role is not its party's stock phrase, with what it says otherwise marked."""
    for one in measures.annex.measures:
        if one.id in measures.deviating:
            yield measures.measure(one, terms=False, anchors=False, marks=True)


def alike(writer: UnitWriter, measures: Sequence[MeasureView]) -> str:
    """How many measures differ, in one sentence."""
    voice = writer.voice
    differ = [measure for measure in measures if measure.differs]
    cells = sum(cell.differs for measure in differ for cell in measure.roles)
    if not any(cell.stock for measure in measures for cell in measure.roles):
        return voice.say("compare.no_stock", n=len(measures))
    return voice.say(
        "compare.alike", n=len(measures), same=len(measures) - len(differ), differ=len(differ), cells=cells
    )
