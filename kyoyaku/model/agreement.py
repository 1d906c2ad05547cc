"""One agreement, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kyoyaku.model.annexes import Annex, Measure, Table
from kyoyaku.model.corrections import NO_CORRECTIONS, Corrections
from kyoyaku.model.parties import MUNICIPALITIES, Party, Signatory, SignedDate
from kyoyaku.model.provisions import Provision
from kyoyaku.model.record import Record
from kyoyaku.model.source import Source
from kyoyaku.model.surroundings import Surrounding
from kyoyaku.model.text import Text
from kyoyaku.model.translations import Guide, Translation
from kyoyaku.problems import Place


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement, whole: its printed text as units, and what is known about it."""

    slug: str
    title: Text
    short_title: str | None
    parties: tuple[Party, ...]
    preamble: Text | None
    body: tuple[Provision, ...]
    closing: Text | None
    date: SignedDate | None
    signatories: tuple[Signatory, ...]
    annexes: tuple[Annex, ...]
    units: Mapping[str, Text]
    labels: Mapping[str, str]
    place: Place
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    record: Record = field(default_factory=Record)
    source: Source | None = None
    corrections: Corrections = NO_CORRECTIONS
    former: Mapping[str, str] = field(default_factory=dict)
    """Former id → the present one, and former key of a cell (roads.kou): what was renamed keeps its old address."""
    former_parties: Mapping[str, str] = field(default_factory=dict)
    """Former id → the present one, of parties and their members."""
    former_slugs: tuple[tuple[str, Place], ...] = ()
    """The names that the agreement's folder had before, and where they are written."""
    nested: Table | None = None
    """The measures that are marked among the provisions, as the table that they amount to."""
    state: str = ""
    """draft or model for a text that nobody has concluded; '' for one that was."""
    before: tuple[Surrounding, ...] = ()
    after: tuple[Surrounding, ...] = ()
    """What is printed around the agreement, and is no part of it: a cover, a notice, a bill."""

    @property
    def tops(self) -> tuple[Provision, ...]:
        """What stands highest in the body, and beside the tables of the annexes."""
        return (*self.body, *(node for annex in self.annexes for node in annex.writings))

    def provisions(self) -> Iterator[Provision]:
        """Every node of the body, in the order of the document."""
        for provision in self.body:
            yield from provision.walk()

    def apart(self) -> frozenset[str]:
        """The keys of the units that are not its own text: what it quotes of another, what is printed around it."""
        holders = (node for top in self.tops for node in top.walk())
        texts = (text for node in holders for top in node.quoted for one in top.printed() for text in one.texts)
        around = (piece.text for piece in (*self.before, *self.after))
        return frozenset(text.key for text in (*texts, *around))

    @property
    def articles(self) -> tuple[Provision, ...]:
        """Every article, in the order of the document."""
        return tuple(provision for provision in self.provisions() if provision.kind == "article")

    @property
    def chief_provisions(self) -> tuple[Provision, ...]:
        """Every provision that is read on its own, on a page that it has: the articles; a supplement as a whole; and
        what stands outside articles, a numbered paragraph or a heading (記, a chapter) with all that is below it."""
        return tuple(chief for provision in self.body for chief in provision.chief)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the document; the rows of a table of costs are none."""
        return tuple(measure for table in self.measured for measure in table.measures)

    @property
    def measured(self) -> tuple[Table, ...]:
        """What holds measures, in either form: those among the provisions, then the tables, but for those of costs."""
        return tuple(table for table in self.every_table if not table.of_costs)

    @property
    def every_table(self) -> tuple[Table, ...]:
        """The tables as printed, after what amounts to one among the provisions."""
        return self.tables if self.nested is None else (self.nested, *self.tables)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all annexes, in the order of the document."""
        return tuple(table for annex in self.annexes for table in annex.tables)

    @property
    def compared(self) -> tuple[Table, ...]:
        """The tables whose roles can be compared: those with measures and with a column that is a party's role."""
        return tuple(table for table in self.every_table if table.role_columns and table.measures)

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Every party, each before its members."""
        return tuple(one for party in self.parties for one in party.walk())

    @property
    def inhabited(self) -> tuple[Party, ...]:
        """The municipalities among the parties and their members: those that people live in."""
        return tuple(one for one in self.everybody if one.kind in MUNICIPALITIES)

    def party_number(self, party_id: str | None) -> int:
        """Which of the parties it is, or is a member of, from 1 on; 0 for none of them."""
        numbered = ((at, one) for at, party in enumerate(self.parties, 1) for one in party.walk())
        return next((at for at, one in numbered if one.id == party_id), 0)

    def party(self, party_id: str) -> Party:
        """The party, or the member of one, of an id; KeyError where there is none."""
        for party in self.everybody:
            if party.id == party_id:
                return party
        raise KeyError(party_id)
