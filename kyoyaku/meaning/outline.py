"""Everything of an agreement that can be cited, in one tree, and what stands where."""

from __future__ import annotations

from kyoyaku.meaning.grammar import annex_key, flat
from kyoyaku.meaning.loci import Locus
from kyoyaku.meaning.rows import table_loci
from kyoyaku.model import Agreement, Annex, Provision, article_rows


class Outline:
    """The tree of one agreement."""

    def __init__(self, agreement: Agreement) -> None:
        self.body = Locus("", "body")
        self.supplements: list[Locus] = []
        self.annexes: list[Locus] = []
        self.related: dict[Locus, list[Locus]] = {}
        """The articles that an annex is recorded to belong to."""
        self.by_id: dict[str, Locus] = {}
        for node in agreement.body:
            if node.kind == "supplement":
                self.supplements.append(locus := self._add(node, None))
                locus.names = (supplement_note(node),)
            else:
                self._add(node, self.body)
        for annex in agreement.annexes:
            self._annex(annex)
        main = [top for top in agreement.body if top.kind != "supplement"]
        self._rows = [[self.by_id[article.id] for article in row] for row in article_rows(main)]
        self.anew = len(self._rows) > 1
        """Whether articles of the body begin anew, in each part or chapter."""

    def _annex(self, annex: Annex) -> None:
        label = flat(annex.label.ja)
        locus = self.by_id[annex.id] = Locus(annex.id, "annex", label, numbers=annex_key(label)[1:])
        self.annexes.append(locus)
        self.related[locus] = [self.by_id[one] for one in annex.articles if one in self.by_id]
        for block in annex.blocks:
            if isinstance(block, Provision):  # like a 附則: what is written there counts its own articles
                self._add(block, locus)
            else:
                table_loci(annex, block, locus)
                self.by_id.setdefault(block.id, locus)
        self.by_id.update((one.id, one) for one in locus.walk() if one.level in ("row", "cell"))
        for measure in annex.measures:
            for column, items in measure.lists.items():
                if column not in measure.continued:
                    for item in items:
                        self._add(item, self.by_id[f"{measure.id}.{column}"])

    def _add(self, node: Provision, parent: Locus | None) -> Locus:
        level, above = node.kind, parent.level if parent is not None else ""
        if above in ("paragraph", "item", "sub") and (level == "paragraph" or above != "paragraph"):
            level = "sub"  # ア, and words without a number that stand below an item
        numbers = tuple(node.numbers)
        locus = Locus(node.id, level, node.label, numbers, parent, node.deleted, node.gap)
        self.by_id[node.id] = locus
        if parent is not None:
            parent.children.append(locus)
        for child in node.children:
            self._add(child, locus)
        return locus

    def at(self, key: str) -> Locus:
        """Where a unit stands: the body where it stands in nothing that can be cited."""
        return self.by_id.get(key) or self.by_id.get(key.partition(".")[0], self.body)

    def articles(self, here: Locus) -> list[Locus]:
        """The articles that those at a place are counted among: of its supplement, its annex, its part, or the body."""
        for one in here.line():
            if one.level in ("supplement", "annex"):
                return one.below("article")
            if self.anew and one is not self.body and (row := self._row(one)):
                return row
        return self.body.below("article")

    def cited_articles(self, here: Locus, *, named: bool = False) -> list[Locus]:
        """Those that 第3条 is one of at a place: of the body in a supplement, and in an annex that has no articles.

        `named` says that the words name this agreement: then it is none of the annex.
        """
        own = here.up("annex")
        if own is not None and not named and (row := own.below("article")):
            return row
        if here.level == "annex" and (known := self.related[here]):  # （第3条関係） is one of those
            numbers = {number for one in known for number in one.numbers}
            return [*known, *(one for one in self.body.below("article") if numbers.isdisjoint(one.numbers))]
        apart = own is not None or here.up("supplement") is not None
        return self.body.below("article") if apart else self.articles(here)

    def _row(self, here: Locus) -> list[Locus]:
        """The articles that an article, or those under a heading, are counted among; [] where it has several rows."""
        inside = {here, *here.below("article")}
        found = [row for row in self._rows if not inside.isdisjoint(row)]
        return found[0] if len(found) == 1 else []

    def amended(self, here: Locus) -> Locus | None:
        """The supplement of a later change around a place: its 第1条 is one of the text that changed this one."""
        own = here.up("supplement")
        if own is None or (own is self.supplements[0] and not any(sign in own.label for sign in "改変号日")):
            return None
        return own


def supplement_note(node: Provision) -> str:
    """What is printed in brackets with the word 附則: （平成30年3月20日条例第5号）; '' for nothing."""
    words = flat(node.label + (node.caption.ja if node.caption is not None else ""))
    return words[words.index("（") :].strip() if "（" in words else ""
