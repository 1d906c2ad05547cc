"""What stands in the tables of an annex, as places, and what the words of a path inside an annex lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kyoyaku.meaning.grammar import NO_OTHER_WORD, N, PathStep, flat, numbers
from kyoyaku.meaning.loci import Locus, same_label
from kyoyaku.model import Annex, Category, Measure, Table
from kyoyaku.text.japanese import Number
from kyoyaku.text.patterns import late

_INSIDE: Final = late(rf"の?(?:(?P<note>備考|注記|注)(?P<n>第?{N}[号項]?)?|(?P<name>.+?)の?(?P<kind>[部款項欄表]))")
_LABEL: Final = late(f"（{N}）")
_NUMERAL: Final = late(rf"(?:第?{N}|（{N}）)(?:の{N})*")


def table_loci(annex: Annex, table: Table, above: Locus) -> Locus:
    """A table with its headings, rows and cells as places; what has only one table has no place for it besides."""
    locus = above
    if len(annex.tables) > 1:
        names = (flat(table.caption.ja),) if table.caption is not None else ()
        locus = Locus(table.id, "row", parent=above, names=names)
        above.children.append(locus)
    for category in table.categories:
        _heading(table, category, locus, "")
    return locus


def _heading(table: Table, category: Category, above: Locus, labels: str) -> None:
    labels += flat(category.label)
    title = (flat(category.title.ja),) if category.title is not None else ()
    number = (category.number,) if category.number else ()
    named = category.label or category.title is not None
    locus = Locus(category.id, "row", category.label, number, above, names=(*title, labels)) if named else above
    if named:
        above.children.append(locus)
    for child in category.categories:
        _heading(table, child, locus, labels)
    for measure in category.measures:
        _row(table, measure, locus)


def _row(table: Table, measure: Measure, above: Locus) -> None:
    locus = Locus(measure.id, "row", parent=above, names=(flat(table.title_of(measure).ja),))
    above.children.append(locus)
    for column in table.columns:
        if column.id in measure.cells or (column.id in measure.lists and column.id not in measure.continued):
            key = f"{measure.id}.{column.id}"
            names = (flat(column.label.ja),) if column.label is not None else ()
            locus.children.append(Locus(key, "cell", parent=locus, names=names))


def inside(annex: Locus, steps: Sequence[PathStep]) -> Locus:
    """What rows, columns and notes of an annex lead to: no further than it is clear which are meant."""
    at = annex
    for step in steps:
        words = step.words.removeprefix("の表")
        match = _INSIDE.fullmatch(words)
        if label := _LABEL.match(words):
            found = _one_of(at.under("row"), label[0], "")
        elif match is None:
            continue
        else:
            found = _noted(annex, match["n"]) if match["note"] else _named(at, match["name"], match["kind"])
        if found is None:
            return at
        at = found
    return at


def _noted(annex: Locus, number: str | None) -> Locus | None:
    """The notes of an annex, or the one of them that is counted."""
    notes = [one for one in annex.walk() if one.level == "notes"]
    if len(notes) != 1:
        return None
    counted = numbers(number) if number else ()
    return next((one for one in notes[0].children if counted and counted in one.numbers), notes[0])


def _named(above: Locus, name: str, kind: str) -> Locus | None:
    """What is below a place and has a name, a label or a number, if there is one such thing only."""
    name = name.removeprefix("の")
    below = above.under("cell") if kind == "欄" else above.below("row")  # a column of a whole table is no one place
    if kind in "部款表":
        below = [one for one in below if any(child.level == "row" for child in one.children)]
    return _one_of(below, name, kind)


def _one_of(row: Sequence[Locus], name: str, kind: str) -> Locus | None:
    """The only one that has a name (交通 or 交通の部), else a label, else a number, in brackets or not as printed."""
    forms = {name, f"{name}{kind}", f"{name}の{kind}"}
    wanted = numbers(name) if _NUMERAL.fullmatch(name) else ()
    named = [one for one in row if forms & set(one.names) or (one.label and same_label(one.label, name))]
    same = [one for one in row if wanted and wanted in one.numbers and one.label[:1].isalnum() == name[:1].isalnum()]
    found = named or same
    return found[0] if len(found) == 1 else None


def row_pattern(annexes: Sequence[Locus]) -> re.Pattern[str]:
    """What leads on inside the tables of an agreement by the names that stand there."""
    loci = (one for annex in annexes for one in annex.walk() if one.level in ("row", "cell"))
    names = sorted({name for one in loci for name in one.names if name}, key=len, reverse=True)
    known = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(f"(?:の表)?の?(?:{known})の?[部款項欄表]{NO_OTHER_WORD}")


def counted(annex: Locus, number: Number) -> Locus | None:
    """What an annex has of a number at its top (第3), or below that (第3の1): headings, provisions, rows."""
    for cut in range(len(number), 0, -1):
        found = [one for one in _tops(annex) if number[:cut] in one.numbers]
        if len(found) == 1:
            return found[0] if cut == len(number) else counted(found[0], number[cut:])
    return None


def _tops(above: Locus) -> Iterator[Locus]:
    """What stands right below and has a number; of what has none, what is below that."""
    for child in above.children:
        if child.numbers:
            yield child
        elif child.level == "row" and not child.label:
            yield from _tops(child)
