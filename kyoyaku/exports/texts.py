"""Plain text: an agreement in one language, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.names import label, language_strings
from kyoyaku.model import Agreement, Category, Corpus, Measure, Provision, Surrounding, Table, Text


def plain_text(corpus: Corpus, analysis: Analysis, lang: str) -> bytes:
    """One unit a line, cells of a row joined by tabs; a unit without a translation stands in its fallback."""
    return ("\n".join(_Lines(corpus, analysis, lang).all()) + "\n").encode()


class _Lines:
    def __init__(self, corpus: Corpus, analysis: Analysis, lang: str) -> None:
        self.corpus, self.analysis, self.lang = corpus, analysis, lang

    def words(self, text: Text | None) -> str:
        return self.analysis.wordings.say(text, self.lang).words if text else ""

    def all(self) -> Iterator[str]:
        agreement: Agreement = self.analysis.agreement
        if agreement.state:
            yield from (language_strings(self.corpus, self.lang)[f"unconcluded.{agreement.state}_line"], "")
        yield from self.around(agreement.before)
        yield self.words(agreement.title)
        yield ""
        if agreement.preamble:
            yield from (self.words(agreement.preamble), "")
        for node in agreement.body:
            yield from self.provision(node)
        if agreement.closing:
            yield from (self.words(agreement.closing), "")
        if agreement.date:
            yield from (self.words(agreement.date.text), "")
        for signatory in agreement.signatories:
            yield from (*map(self.words, signatory.texts), "")
        for annex in agreement.annexes:
            yield self.words(annex.label) + self.words(annex.relation)
            yield ""
            for block in annex.blocks:
                yield from self.table(block) if isinstance(block, Table) else (*self.provision(block), "")

        yield from self.around(agreement.after)

    def around(self, pieces: Sequence[Surrounding]) -> Iterator[str]:
        """What is printed before or after the agreement."""
        for piece in pieces:
            yield from (self.words(piece.text), "")

    def table(self, table: Table) -> Iterator[str]:
        if table.caption is not None:
            yield from (self.words(table.caption), "")
        heads = "\t".join(self.words(column.label) for column in table.columns)
        ids = [column.id for column in table.columns]
        for category in table.categories:
            yield from self.category(category, heads, ids)

    def cell(self, measure: Measure, column: str) -> str:
        """The words of a cell in one line, each item after its label."""
        labels = {item.text: item.label for item in measure.items(column)}
        said = (f"{labels.get(text, '')} {self.words(text)}".strip() for text in measure.texts(column))
        return " ".join(said).replace("\n", " ")

    def provision(self, node: Provision) -> Iterator[str]:
        name = label(self.corpus, node, self.lang).words
        on_line = node.caption_on_line or node.kind != "article"  # only an article's caption stands above it
        if node.caption and not on_line:
            yield self.words(node.caption)
        head = " ".join(
            part for part in (name, self.words(node.caption) if on_line else "", self.words(node.text)) if part
        )
        children = node.children
        first_line = children[0] if children and not node.text and node.kind not in ("paragraph", "item") else None
        if node.quoted:
            yield from (*((head,) if head else ()), *self.quoted(node))
        elif first_line and first_line.kind == "paragraph" and not (first_line.label or first_line.caption):
            head = f"{head} {self.words(first_line.text)}".strip()
            yield head
            yield from self.quoted(first_line)
            yield from self.below(first_line)
            children = children[1:]
        elif head:
            yield head
        for child in children:
            yield from self.provision(child)
        if node.after:
            yield self.words(node.after)
        if node.kind not in ("paragraph", "item"):
            yield ""

    def quoted(self, node: Provision) -> Iterator[str]:
        """The text of another document below a provision, set in as it is in print."""
        for one in node.quoted:
            lines = self.quoted_table(one) if one.kind == "table" else self.provision(one)
            yield from (f"\u3000{line}" if line else "" for line in lines)

    def quoted_table(self, node: Provision) -> Iterator[str]:
        """A table of another document: its caption, then its rows as those of a table of this one."""
        if node.caption is not None:
            yield self.words(node.caption)
        rows = [one for one in node.walk() if one.kind == "row"]
        heads = {name: cell.caption for row in rows for name, cell in _cells(row).items()}
        yield from self.quoted_rows(node, heads)

    def quoted_rows(self, node: Provision, heads: Mapping[str, Text | None]) -> Iterator[str]:
        """What stands under a heading of it; over the rows the heads of their columns, where some are printed."""
        rows = [_cells(row) for row in node.children if row.kind == "row"]
        if rows and any(heads.values()):
            yield "\t".join(map(self.words, heads.values()))
        for row in rows:
            yield "\t".join(" ".join(self.cell_lines(row[name])) if name in row else "" for name in heads)
        for child in node.children:
            if child.kind == "category":
                yield f"{child.label} {self.words(child.caption)}".strip()
                yield from self.quoted_rows(child, heads)

    def cell_lines(self, cell: Provision) -> Iterator[str]:
        """The words of a cell and its items, each after its label."""
        if cell.text is not None:
            yield self.words(cell.text).replace("\n", " ")
        for item in cell.children:
            yield from (line.replace("\n", " ") for line in self.provision(item) if line)

    def below(self, node: Provision) -> Iterator[str]:
        """What stands below a provision whose own words have been said, and the words after it."""
        for child in node.children:
            yield from self.provision(child)
        if node.after:
            yield self.words(node.after)

    def category(self, category: Category, heads: str, ids: list[str]) -> Iterator[str]:
        if category.title:
            yield from (f"{category.label} {self.words(category.title)}".strip(), "")
        if category.measures:
            yield heads
            for measure in category.measures:
                yield "\t".join(self.cell(measure, ident) for ident in ids)
            yield ""
        for child in category.categories:
            yield from self.category(child, heads, ids)


def _cells(row: Provision) -> dict[str, Provision]:
    """The cells of a row by the ids of their columns."""
    return {cell.id.partition(".")[2]: cell for cell in row.children}
