"""agreement.yaml → the printed agreement with all its units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyoyaku.model import (
    Agreement,
    Annex,
    Category,
    Column,
    Marks,
    Measure,
    Provision,
    SignedDate,
    Table,
    Text,
    bare_rows,
    nested_measures,
)
from kyoyaku.problems import Place
from kyoyaku.reading.documents import Documents
from kyoyaku.reading.keys import unused_keys
from kyoyaku.reading.numbers import mixed_problem, number_problem
from kyoyaku.reading.parties import party, signatory
from kyoyaku.reading.surroundings import surroundings
from kyoyaku.reading.tables import table_provisions
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar
from kyoyaku.text.days import day_of
from kyoyaku.text.japanese import Number
from kyoyaku.text.labels import first_of_run, label_number, label_numbers, label_run

FIXED_UNITS = ("title", "preamble", "closing", "date")


class AgreementReader:
    """Reads one agreement; units and labels gather in the order of the document."""

    def __init__(self, documents: Documents, slug: str) -> None:
        self.documents, self.slug = documents, slug
        self.units: dict[str, Text] = {}
        self.labels: dict[str, str] = {}
        self.ids: dict[str, Place] = {}

    def read(self, root: Map) -> Agreement:
        """The agreement of a checked mapping. Twice-used ids are reported, the first is kept."""
        for problem in unused_keys(root):
            self.documents.report(problem)
        before = surroundings(root, "before", self.ident, self.text)
        title = self.text(root, "title", "title")
        assert title is not None  # the shape requires it
        found = Agreement(
            slug=self.slug,
            title=title,
            short_title=root.text("short_title"),
            parties=tuple(party(node) for node in root.maps("parties")),
            preamble=self.text(root, "preamble", "preamble"),
            body=self.provisions(root, "body"),
            closing=self.text(root, "closing", "closing"),
            date=self.signed_date(root),
            signatories=tuple(signatory(node, self.ident, self.text) for node in root.maps("signatories")),
            annexes=tuple(self.annex(node) for node in root.maps("annexes")),
            units=self.units,
            labels=self.labels,
            place=root.place,
            state=root.text("state") or "",
            before=before,
            after=surroundings(root, "after", self.ident, self.text),
        )
        return replace(found, nested=nested_measures(found.tops, [party.id for party in found.parties], title))

    def several(self, node: Map, name: str) -> tuple[str, ...]:
        """The words of a list under a key, or the one word there."""
        alone = node.text(name)
        return (alone,) if alone else tuple(item.text for item in node.items(name) if isinstance(item, Scalar))

    def text(self, node: Map, name: str, key: str) -> Text | None:
        """The unit under a key of a mapping; None where there is none."""
        return self.unit(node.get(name), key)

    def unit(self, node: Node | None, key: str) -> Text | None:
        if not isinstance(node, Scalar):
            return None
        text = Text(key, node.text, node.place)
        self.units.setdefault(key, text)
        return text

    def ident(self, node: Map) -> str:
        found = node.text("id") or ""
        id_node = node.get("id")
        place = id_node.place if id_node else node.place
        if found in self.ids:
            self.documents.add("duplicate-id", place, id=found, first=self.ids[found].line)
        elif found in FIXED_UNITS:
            self.documents.add("reserved-id", place, id=found)
        self.ids.setdefault(found, place)
        return found

    def provisions(self, node: Map, key: str, depth: int = 0) -> tuple[Provision, ...]:
        children = tuple(node.maps(key))
        numbers = list(self.numbers(children))
        if node.text("kind") not in ("paragraph", "item"):
            self.unmarked(children, numbers, 1 if node.text("text") is None else 2)
        return tuple(self.provision(*found, depth) for found in zip(children, numbers, strict=True))

    def unmarked(self, nodes: Sequence[Map], numbers: list[Number | None], start: int) -> None:
        """Count the paragraphs that have no label: 第1項 has none in print, and in old texts no 項 has one."""
        row = [at for at, node in enumerate(nodes) if node.text("kind") == "paragraph"]
        labelled = [at for at in row if nodes[at].text("label")]
        if not labelled:
            for count, at in enumerate(row, start):
                numbers[at] = (count,)
        elif row[0] not in labelled and start == 1 and all(numbers[at] != (1,) for at in labelled):
            numbers[row[0]] = (1,)

    def numbers(self, nodes: Sequence[Map]) -> tuple[Number | None, ...]:
        """The numbers of siblings by their labels, those of each kind among themselves."""
        kinds = [node.text("kind") for node in nodes]
        found: dict[int, Number | None] = {}
        for kind in dict.fromkeys(kinds):
            places = [at for at, one in enumerate(kinds) if one == kind]
            labels = [nodes[at].text("label") or "" for at in places]
            found.update(zip(places, label_numbers([first_of_run(label) for label in labels]), strict=True))
        return tuple(found[at] for at in range(len(nodes)))

    def label(self, node: Map, ident: str) -> str:
        """The printed label of a node, '' where it has none."""
        words = node.text("label")
        if words:
            self.labels[f"{ident}.label"] = words
            self.countable(node.get("label"))
        return words or ""

    def countable(self, node: Node | None) -> None:
        """Report a number in a label that has too many digits to be one, or digits of two widths."""
        if isinstance(node, Scalar):
            for found in (number_problem(node.text, node.place), mixed_problem(node.text, node.place)):
                if found is not None:
                    self.documents.report(found)

    def provision(self, node: Map, number: Number | None, depth: int) -> Provision:
        ident, kind = self.ident(node), node.text("kind") or ""
        label = self.label(node, ident)
        if explicit := node.text("number"):
            number = tuple(map(int, explicit.split("-")))
        return Provision(
            id=ident,
            kind=kind,
            label=label,
            number=number,
            caption=self.text(node, "caption", f"{ident}.caption"),
            caption_on_line=node.text("caption_on_line") == "true",
            text=self.text(node, "text", ident),
            quoted=self.quoted(node),
            children=(
                table_provisions(self, node, ident)
                if kind == "table"
                else self.provisions(node, "children", depth + (kind == "item"))
            ),
            place=node.place,
            after=self.text(node, "after", f"{ident}.after"),
            run=label_run(label),
            gap=node.text("gap") == "true",
            depth=depth if kind == "item" else 0,
            marks=self.marks(node),
        )

    def marks(self, node: Map) -> Marks:
        """What a provision is marked as, where measures stand among provisions."""
        category, measure, content = (node.text(name) == "true" for name in ("category", "measure", "content"))
        return Marks(category, measure, content, tuple(dict.fromkeys(self.several(node, "role"))))

    def quoted(self, node: Map) -> tuple[Provision, ...]:
        """The text of another document below a provision that amends it; what has no label there has no number."""
        children = tuple(node.maps("quoted"))
        return tuple(self.provision(*found, 0) for found in zip(children, self.numbers(children), strict=True))

    def signed_date(self, root: Map) -> SignedDate | None:
        node = root.get("date")
        if not isinstance(node, Map) or (text := self.text(node, "text", "date")) is None:
            return None
        value = node.text("value")
        return SignedDate(text, day_of(value) if value else None)

    def annex(self, node: Map) -> Annex:
        ident = self.ident(node)
        label = self.text(node, "label", f"{ident}.label")
        assert label is not None  # the shape requires it
        self.countable(node.get("label"))
        relation = self.text(node, "relation", f"{ident}.relation")
        short = (self.table(node, ident, label, None),) if node.get("columns") is not None else ()
        blocks = (*short, *self.blocks(node, label))
        articles = self.several(node, "articles")
        return Annex(ident, label, label_number(label.ja), relation, articles, blocks, node.place)

    def blocks(self, node: Map, label: Text) -> Iterator[Table | Provision]:
        """The blocks of an annex; the provisions among them are counted together."""
        children = tuple(node.maps("blocks"))
        for child, number in zip(children, self.numbers(children), strict=True):
            if child.text("kind") != "table":
                yield self.provision(child, number, 0)
            else:
                ident = self.ident(child)
                caption = self.text(child, "caption", f"{ident}.caption")
                yield self.table(child, ident, caption or label, caption)

    def table(self, node: Map, ident: str, label: Text, caption: Text | None) -> Table:
        columns = tuple(self.column(child, ident) for child in node.maps("columns"))
        categories = self.categories(node, columns)
        if measures := self.measures(node, columns):
            bare = Category(bare_rows(ident), "", None, None, (), measures, node.place)
            categories = (bare, *categories)
        return Table(ident, label, caption, columns, categories, node.place)

    def column(self, node: Map, table: str) -> Column:
        ident = node.text("id") or ""
        label = self.text(node, "label", f"{table}.{ident}")
        assert label is not None  # the shape requires it
        if ident in ("label", "relation", "caption"):
            self.documents.add("reserved-id", node.place.under("id"), id=ident)
        several = self.several(node, "parties")
        own = node.text("party") or (several[0] if len(several) == 1 else None)
        parties = (own,) if own else several
        return Column(ident, node.text("kind") or "", label, own, node.place, parties, node.text("merged") == "true")

    def categories(self, node: Map, columns: Sequence[Column]) -> tuple[Category, ...]:
        children = tuple(node.maps("categories"))
        numbers = label_numbers([child.text("label") or "" for child in children])
        return tuple(self.category(*found, columns) for found in zip(children, numbers, strict=True))

    def category(self, node: Map, number: Number | None, columns: Sequence[Column]) -> Category:
        ident = self.ident(node)
        return Category(
            id=ident,
            label=self.label(node, ident),
            number=number,
            title=self.text(node, "title", ident),
            measures=self.measures(node, columns),
            categories=self.categories(node, columns),
            place=node.place,
        )

    def measures(self, node: Map, columns: Sequence[Column]) -> tuple[Measure, ...]:
        """The rows under a heading, each with the cells that go on from the row above."""
        found: list[Measure] = []
        for child in node.maps("measures"):
            own = self.measure(child, {column.id for column in columns})
            merged = {one.id for one in columns if one.merged and not {one.id} & {*own.cells, *own.lists}}
            if found and merged:
                above = found[-1]
                cells = {key: text for key, text in above.cells.items() if key in merged}
                lists = {key: items for key, items in above.lists.items() if key in merged}
                own = own._replace(
                    cells={**own.cells, **cells},
                    lists={**own.lists, **lists},
                    continued=frozenset({*cells, *lists}),
                )
            found.append(own)
        return tuple(found)

    def measure(self, node: Map, columns: set[str]) -> Measure:
        ident = self.ident(node)
        cells: dict[str, Text] = {}
        lists: dict[str, tuple[Provision, ...]] = {}
        for key in ("cells", "lists"):
            found = node.get(key)
            for column, (place, value) in (found.entries if isinstance(found, Map) else {}).items():
                if column not in columns:
                    self.documents.add("unknown-column", place, column=column, known=", ".join(sorted(columns)))
                elif (text := self.unit(value, f"{ident}.{column}")) is not None:
                    cells[column] = text
                elif isinstance(found, Map) and (items := self.items(found, column, 0)):
                    lists[column] = items
        return Measure(ident, cells, node.place, lists)

    def items(self, node: Map, key: str, depth: int) -> tuple[Provision, ...]:
        """The numbered items of a cell, with those below them."""
        children = tuple(node.maps(key))
        numbers = label_numbers([child.text("label") or "" for child in children])
        return tuple(self.item(child, number, depth) for child, number in zip(children, numbers, strict=True))

    def item(self, node: Map, number: Number | None, depth: int) -> Provision:
        ident = self.ident(node)
        label, text = self.label(node, ident), self.text(node, "text", ident)
        children = self.items(node, "children", depth + 1)
        return Provision(ident, "item", label, number, None, False, text, children, node.place, depth=depth)
