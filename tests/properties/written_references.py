"""References written to whatever can be cited, as drafters write them, from what the model says and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kyoyaku.model import HEADINGS, Agreement, Annex, Category, Provision
from kyoyaku.text.japanese import Number

Chain = tuple[Provision, ...]
"""A provision with all that it stands in, from the top down."""
SIGNS = {"article": "条", "paragraph": "項", "item": "号"}
NAMED = re.compile("[一-龥ぁ-んァ-ヶ]{2,20}")
PARTS = {"proviso": ("本文", "ただし書"), "latter": ("前段", "後段"), "lead": ("柱書", "各号列記以外の部分")}


class Spot(NamedTuple):
    """A unit where a reference may be written, with the provisions that it stands in and its annex, if any."""

    unit: str
    chain: Chain = ()
    annex: Annex | None = None

    @property
    def top(self) -> Provision | None:
        return self.chain[0] if self.chain and self.annex is None else None


class Written(NamedTuple):
    """Words that cite, and what they cite, the first what a link goes to; `lead` has to stand before them."""

    words: str
    targets: tuple[str, ...]
    lead: str = ""


def numbered(number: Number, unit: str) -> str:
    return f"第{number[0]}{unit}" + "".join(f"の{branch}" for branch in number[1:])


def chains(nodes: Sequence[Provision], above: Chain = ()) -> Iterator[Chain]:
    for node in nodes:
        yield (*above, node)
        yield from chains(node.children, (*above, node))


class Writer:
    """Writes what can be cited of one agreement from any of its places."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.supplements = [node for node in agreement.body if node.kind == "supplement"]
        self.main = [chain for chain in chains(agreement.body) if chain[0].kind != "supplement"]
        articles = [chain for chain in self.main if chain[-1].kind == "article"]
        numbers = [number for chain in articles for number in chain[-1].numbers]
        self.anew = len(set(numbers)) < len(numbers)

    # Where a reference may stand.
    def spots(self) -> list[Spot]:
        found = [Spot(key) for key in ("preamble", "closing") if key in self.agreement.units]
        found += [spot for chain in chains(self.agreement.body) for spot in self._of(chain)]
        for annex in self.agreement.annexes:
            found += [spot for chain in chains(annex.writings) for spot in self._of(chain, annex)]
            found += [Spot(text.key, (), annex) for one in annex.measures for text in one.cells.values()]
        return found

    def _of(self, chain: Chain, annex: Annex | None = None) -> Iterator[Spot]:
        texts = (chain[-1].text, chain[-1].after)
        yield from (Spot(text.key, chain, annex) for text in texts if text is not None and text.ja != "削除")

    # What is cited the same from everywhere, or nearly.
    def absolute(self, spot: Spot) -> Iterator[Written]:
        lead = self._lead(spot)
        for chain in self.main:
            for one in self._main(chain, spot):
                outside = spot.annex is not None or (spot.top is not None and spot.top.kind == "supplement")
                counted = len(chain) == 1 and chain[0].kind == "paragraph" and outside
                yield one._replace(lead=lead or ("この協約" if counted else ""))
        for at, supplement in enumerate(self.supplements):
            lead = self._supplement(at, supplement, spot)
            if lead:
                yield Written(lead, (supplement.id,))
                yield from self._below((supplement,), lead)
        for annex in self.agreement.annexes:
            yield from self._annex(annex)

    def _main(self, chain: Chain, spot: Spot) -> Iterator[Written]:
        node = chain[-1]
        headings = "".join(one.label for one in chain if one.kind in HEADINGS)
        if node.kind in HEADINGS and not headings.startswith(("第1目", "第2目")):
            yield Written(headings, (node.id,))
        elif node.kind == "article":
            for number in node.numbers:
                words = numbered(number, "条")
                if self.anew and (spot.annex is not None or spot.chain[:1] != chain[:1]):
                    words = chain[0].label + words
                elif (
                    not self.anew and number == node.number and headings and not headings.startswith(("第1目", "第2目"))
                ):
                    yield Written(headings + words, (node.id,))
                yield Written(words, (node.id,))
                yield from self._below(chain, words)
        elif node.kind == "paragraph" and len(chain) == 1 and node.number:
            yield Written(numbered(node.number, "項"), (node.id,))
            yield from self._items(chain, numbered(node.number, "項"))

    def _lead(self, spot: Spot) -> str:
        """What has to stand before a provision of the main text so that it is one."""
        if spot.top is not None and spot.top.kind == "supplement" and self.amends(spot.top):
            return "変更後の"
        if spot.annex is not None and any(one.kind == "article" for one in spot.annex.provisions()):
            return "この協約"
        return ""

    def amends(self, supplement: Provision) -> bool:
        return supplement is not self.supplements[0] or any(sign in supplement.label for sign in "改変号日")

    def _supplement(self, at: int, supplement: Provision, spot: Spot) -> str:
        if spot.top is supplement or (at == 0 and (spot.top is None or spot.top.kind != "supplement")):
            return "附則"
        note = re.search("（.*）", supplement.label or (supplement.caption.ja if supplement.caption else ""))
        return f"附則{note[0]}" if note and not self.amends_alone(spot) else ""

    def amends_alone(self, spot: Spot) -> bool:
        return spot.top is not None and spot.top.kind == "supplement"

    # What is below an article, a supplement, an annex.
    def _below(self, chain: Chain, words: str) -> Iterator[Written]:
        node = chain[-1]
        yield from (Written(words + part, (node.id,)) for part in self._parts(node))
        if node.kind == "article" and not any(one.kind == "paragraph" for one in node.children) and not node.run:
            yield Written(f"{words}第1項", (node.id,))
        paragraphs = [one for one in node.children if one.kind == "paragraph" and one.number]
        if len(paragraphs) == 1 or not paragraphs:
            holder = paragraphs[0] if paragraphs else node
            yield from self._items((*chain, holder), words)
        if len(paragraphs) > 1:
            yield Written(f"{words}各項", tuple(one.id for one in paragraphs))
        for child in node.children:
            if child.kind == "article" and child.number:
                own = words + numbered(child.number, "条")
                yield Written(own, (child.id,))
                yield from self._below((*chain, child), own)
            elif child in paragraphs and child.number:
                own = words + numbered(child.number, "項")
                yield Written(own, (child.id,))
                yield from (Written(own + part, (child.id,)) for part in self._parts(child))
                yield from self._items((*chain, child), own)

    def _parts(self, node: Provision) -> Sequence[str]:
        if node.text is None:
            return ()
        after = node.after.ja if node.after is not None else ""
        found = [*(PARTS["proviso"] if after.startswith("ただし") else PARTS["latter"] if after else ())]
        return [*found, *(PARTS["lead"] if any(one.kind == "item" and one.number for one in node.children) else ())]

    def _items(self, chain: Chain, words: str) -> Iterator[Written]:
        row = [one for one in chain[-1].children if one.kind == "item"]
        if not row or any(one.number is None for one in row):
            return
        yield Written(f"{words}各号", tuple(one.id for one in row))
        for item in row:
            for number in item.numbers:
                own = words + numbered(number, "号")
                yield Written(own, (item.id,))
                yield from self._marks(item, own)

    def _marks(self, item: Provision, words: str) -> Iterator[Written]:
        for child in item.children:
            if child.kind == "item" and child.label and not child.label.isdecimal():
                yield Written(words + child.label, (child.id,))
                yield from self._marks(child, words + child.label)

    # Annexes.
    def _annex(self, annex: Annex) -> Iterator[Written]:
        label = annex.label.ja
        yield Written(label, (annex.id,))
        for category in annex.walk():
            yield Written(f"{label}の{category.label}の項", (category.id,))
            yield from self._titled(annex, category, label)
        for node in annex.writings:
            if node.kind == "notes":
                yield Written(f"{label}備考", (node.id,))
                yield Written(f"{label}の備考", (node.id,))
                for item in node.children:
                    yield Written(f"{label}備考第{item.label}号", (item.id,))
                    yield Written(f"{label}備考{item.label}", (item.id,))
            elif node.kind in SIGNS and node.number:
                yield from self._written(node, label)

    def _titled(self, annex: Annex, category: Category, label: str) -> Iterator[Written]:
        titles = [annex.table_of(top).title_of(one).ja for top in annex.categories for one in top.all_measures]
        names = [one.title.ja for one in annex.walk() if one.title is not None]
        for measure in category.measures:
            title = annex.table_of(category).title_of(measure).ja
            plain = NAMED.fullmatch(title) and not re.search("[のをはが第別]|及び", title)
            if plain and titles.count(title) == 1 and title not in names:
                yield Written(f"{label}の{category.label}の項{title}の項", (measure.id,))
                yield Written(f"{label}の{title}の項", (measure.id,))

    def _written(self, node: Provision, label: str) -> Iterator[Written]:
        assert node.number is not None
        if node.label.startswith("第") and node.kind == "item":
            yield Written(f"{label}{node.label}", (node.id,))
            yield from (Written(f"{label}{node.label}の{one.label}", (one.id,)) for one in node.children)
            return
        words = label + numbered(node.number, SIGNS[node.kind])
        yield Written(words, (node.id,))
        for item in node.children:
            yield Written(f"{words}第{item.label.strip('()')}号", (item.id,))

    # What is counted from where it stands.
    def relative(self, spot: Spot) -> Iterator[Written]:
        for at in range(len(spot.chain) - 1, -1, -1):
            node, kind = spot.chain[at], spot.chain[at].kind
            if kind not in SIGNS or (kind == "item" and any(one.kind == "item" for one in spot.chain[:at])):
                continue
            if kind == "paragraph" and any(one.kind == "item" for one in spot.chain[:at]):
                continue
            row, sign = self._row(spot, at), SIGNS[kind]
            here = next(place for place, one in enumerate(row) if one is node)
            yield Written(f"この{sign}" if kind != "article" else "本条", (node.id,))
            yield from self._beside(spot, row, here, sign)

    def _row(self, spot: Spot, at: int) -> Sequence[Provision]:
        node = spot.chain[at]
        if node.kind == "article" and spot.annex is None and spot.chain[0].kind != "supplement":
            inside = [one for one in self.main if not self.anew or one[0] is spot.chain[0]]
            return [one[-1] for one in inside if one[-1].kind == "article"]
        if at:
            beside: Sequence[Provision] = spot.chain[at - 1].children
        else:
            beside = spot.annex.writings if spot.annex is not None else self.agreement.body
        return [one for one in beside if one.kind == node.kind]

    def _beside(self, spot: Spot, row: Sequence[Provision], here: int, sign: str) -> Iterator[Written]:
        if any(one.number is None for one in row):
            return
        back, on = self._run(row, here, -1), self._run(row, here, 1)
        for ways, found in ((("前", "前々"), back), (("次", "次々"), on)):
            for count, way in enumerate(ways):
                if len(found) > count:
                    yield Written(f"{way}{sign}", (found[count].id,))
            if found:
                yield from self._below_or_items(found[0], f"{ways[0]}{sign}")
            for count in range(2, len(found) + 1):
                named = found[:count] if ways[0] == "次" else found[:count][::-1]
                yield Written(f"{ways[0]}{count}{sign}", tuple(one.id for one in named))
        if len(back) == here and here and sign != "条":
            yield Written(f"前各{sign}", tuple(one.id for one in back[::-1]))
        if sign == "項" and len(spot.chain) > 1 and spot.chain[-1].kind == "paragraph":
            yield from (Written(numbered(one.number, "項"), (one.id,)) for one in row if one.number)

    def _below_or_items(self, node: Provision, words: str) -> Iterator[Written]:
        if node.kind in ("article", "paragraph"):
            yield from self._below((node,), words)
        else:
            yield from self._marks(node, words)

    def _run(self, row: Sequence[Provision], here: int, way: int) -> list[Provision]:
        """What follows a place of a row, or stands before it, as far as no number is missing between."""
        found: list[Provision] = []
        at = here
        while 0 <= at + way < len(row):
            low, high = sorted((at, at + way))
            last, first = row[low].numbers[-1], row[high].numbers[0]
            if row[high].gap or first not in ((last[0] + 1,), (last[0], 2) if len(last) == 1 else ()):
                break
            at += way
            found.append(row[at])
        return found

    # Several in a row, each with what stands before it.
    def several(self, spot: Spot) -> Iterator[Sequence[tuple[str, Written]]]:
        lead = self._lead(spot)
        if not self.anew:
            articles = [chain[-1] for chain in self.main if chain[-1].kind == "article"]
            for at, node in enumerate(articles):
                words = numbered(node.numbers[-1], "条")
                yield from self._several(node, (lead, Written(words, (node.id,))), "条", node.children)
                for last in range(at + 1, len(articles)):
                    other = articles[last]
                    between = tuple(one.id for one in articles[at + 1 : last])
                    ends = Written(numbered(other.numbers[0], "条"), (other.id,))
                    yield [(lead, Written(words, (node.id,))), ("並びに", ends)]
                    yield [(lead, Written(words, (node.id,))), ("から", ends._replace(targets=(other.id, *between)))]
        labels = [annex for annex in self.agreement.annexes if annex.label.ja.startswith("別表第")]
        for one, two in pairwise(labels):
            first = ("", Written(one.label.ja, (one.id,)))
            yield [first, ("及び", Written(two.label.ja.removeprefix("別表"), (two.id,)))]
            yield [first, ("から", Written(two.label.ja, (two.id,)))]

    def _several(
        self, node: Provision, first: tuple[str, Written], sign: str, below: Sequence[Provision]
    ) -> Iterator[Sequence[tuple[str, Written]]]:
        """Two of what is below a place: in a list, as a range, with 同."""
        lead, words = first[0], first[1].words
        kind, unit = ("paragraph", "項") if sign == "条" else ("item", "号")
        row = [one for one in below if one.kind == kind and one.number]
        if len(row) < 2 or len(row) < len([one for one in below if one.kind == kind]):
            return
        for at, one in enumerate(row[:-1]):
            other, last = numbered(row[at + 1].numbers[0], unit), numbered(row[-1].numbers[0], unit)
            start = (lead, Written(words + numbered(one.numbers[0], unit), (one.id,)))
            yield [start, ("及び", Written(other, (row[at + 1].id,)))]
            yield [start, ("の規定による協議及び", Written(f"同{sign}{other}", (row[at + 1].id,)))]
            between = tuple(more.id for more in row[at + 1 : -1])
            yield [start, ("から", Written(last, (row[-1].id, *between)))]
            if kind == "paragraph":
                yield from self._several(one, start, "項", one.children)


_KANJI = "〇一二三四五六七八九"


def kanji(number: str) -> str:
    """A number below 100 in kanji, as it is written in titles of provisions."""
    ten, one = divmod(int(number), 10)
    return ("" if ten < 2 else _KANJI[ten]) + ("十" if ten else "") + (_KANJI[one] if one or not ten else "")


WIDE = {ord(one): chr(ord(one) + 0xFEE0) for one in "0123456789()abcdefghijklmnopqrstuvwxyz"}


def styles(words: str) -> Sequence[str]:
    """A reference as it may be typed: in either width, in figures or in kanji."""
    if "（" in words and words.startswith("附則"):
        return (words,)  # what is printed with it is repeated as printed
    half = "".join(unicodedata.normalize("NFKC", one) if one in "（）" else one for one in words)
    return (words, half, words.translate(WIDE), re.sub("[0-9]+", lambda one: kanji(one[0]), words))
