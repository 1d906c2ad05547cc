"""The differences: how alike the roles are in one sentence, and every measure whose roles differ, with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoyaku.meaning.stock_phrases import LEAST_CELLS
from kyoyaku.pages.measures import MeasureView, MeasureWriter
from kyoyaku.pages.units import UnitWriter


def differences(measures: MeasureWriter) -> Iterator[MeasureView]:
    """Every measure of which a role is not its party's stock phrase, with what it says otherwise marked."""
    for one in measures.table.measures:
        if one.id in measures.deviating:
            yield measures.measure(one, terms=False, anchors=False, marks=True)


def alike(writer: UnitWriter, measures: MeasureWriter, shown: Sequence[MeasureView]) -> str:
    """How many measures differ, in one sentence; '' where there are too few roles to say anything of them."""
    voice, formulas = writer.voice, measures.formulas
    differ = [measure for measure in shown if measure.differs]
    counts = {
        "n": len(shown),
        "same": len(shown) - len(differ),
        "differ": len(differ),
        "cells": sum(cell.differs for measure in differ for cell in measure.roles),
    }
    if all(formula.phrase for formula in formulas):
        return voice.say("compare.alike" if measures.closed else "compare.alike_within", **counts)
    if any(formula.phrase for formula in formulas):
        return voice.say("compare.alike_some", **counts) if differ else ""
    enough = all(formula.total >= LEAST_CELLS for formula in formulas)
    return voice.say("compare.no_stock", n=len(shown)) if enough else ""
