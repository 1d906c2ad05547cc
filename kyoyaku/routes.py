"""Addresses: the only place that knows what stands where, and how one page links to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from kyoyaku.model import Agreement, Annex, Category, Corpus, Edition, Provision

HOME, FULL, COMPARE, ABOUT, DOWNLOADS = "home", "full", "compare", "about", "downloads"
SEARCH, GLOSSARY, LIBRARY, NOT_FOUND, PROSE = "search", "glossary", "library", "notfound", "prose"
ARTICLE, ANNEX, CATEGORY, MOVED = "article", "annex", "category", "moved"
RESIDENTS, HANDOUT = "residents", "handout"
UNLINKED = (NOT_FOUND, MOVED)
"""Pages for addresses that nothing stands at, or not any more: no link leads to them, and they are not to be found."""

_NAMED = {HOME: "index.html", NOT_FOUND: "404.html", ANNEX: "annex/index.html"}
"""Pages that stand elsewhere than at <kind>.html."""


class Address(NamedTuple):
    """A page and a place in it, within one edition: the path leaves the edition's folder out."""

    path: str
    fragment: str = ""


class Moved(NamedTuple):
    """A page that stands elsewhere now: both paths, within one edition, and the agreement that it is about."""

    old: str
    new: str
    slug: str


@cache
def relative(here: str, there: str) -> str:
    """The relative link from one path of the site to another."""
    from_parts, to_parts = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(from_parts), len(to_parts) - 1) and from_parts[shared] == to_parts[shared]:
        shared += 1
    return "../" * (len(from_parts) - shared) + "/".join(to_parts[shared:])


def in_edition(edition: Edition, path: str) -> str:
    """The path of the site for a path of an edition."""
    return f"{edition.folder}/{path}" if edition.folder else path


class Routes:
    """The addresses of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        only = corpus.agreements[0].slug if len(corpus.agreements) == 1 else None
        self.root_agreement = corpus.site.root_agreement or only
        self._names = {agreement.slug: dict(_page_names(agreement)) for agreement in corpus.agreements}
        self._own = {agreement.slug: set(self._own_pages(agreement)) for agreement in corpus.agreements}
        self._units = {agreement.slug: dict(self._unit_addresses(agreement)) for agreement in corpus.agreements}

    @property
    def library(self) -> str | None:
        """The path of the library page; None where one agreement is all there is."""
        if len(self.corpus.agreements) < 2:
            return None
        return "library.html" if self.root_agreement else "index.html"

    def base(self, agreement: Agreement) -> str:
        """The folder of an agreement, with its slash; empty for the one at the root."""
        return "" if agreement.slug == self.root_agreement else f"{agreement.slug}/"

    def page(self, kind: str, agreement: Agreement | None = None) -> str:
        """The path of a page that stands once per agreement or once per edition."""
        if kind == LIBRARY:
            return self.library or "index.html"
        return (self.base(agreement) if agreement is not None else "") + _NAMED.get(kind, f"{kind}.html")

    def prose(self, slug: str) -> str:
        """The path of a page of prose."""
        return f"{slug}.html"

    def named_in_prose(self, paths: Iterable[str]) -> Mapping[str, str]:
        """For the paths from the root that a page of prose names, where they stand if an agreement moved into a folder.

        What stands at the root is meant first: the root agreement's pages, and those that are no agreement's. Of
        several agreements the one that has most of the pages is meant, then the first by slug; what it lacks is
        another's. Prose does not say which it means, but what is right with one agreement has no dead link with two.
        """
        shared = {self.page(kind) for kind in (HOME, GLOSSARY, SEARCH, NOT_FOUND, LIBRARY)}
        shared |= {self.prose(slug) for slug, _ in self.corpus.pages} | self._own.get(self.root_agreement or "", set())
        away = sorted(set(paths) - shared)
        order = sorted(self._own, key=lambda slug: (-sum(f"{slug}/{path}" in self._own[slug] for path in away), slug))
        places = {path: next((slug for slug in order if f"{slug}/{path}" in self._own[slug]), "") for path in away}
        return {path: f"{slug}/{path}" for path, slug in places.items() if slug}

    def _own_pages(self, agreement: Agreement) -> Iterator[str]:
        kinds = {HOME: True, FULL: True, ABOUT: True, DOWNLOADS: True}
        kinds |= {COMPARE: bool(agreement.compared), ANNEX: bool(agreement.annexes)}
        yield from (self.page(kind, agreement) for kind, there in kinds.items() if there)
        yield from (self.article(agreement, article) for article in agreement.chief_provisions)
        for annex in agreement.annexes:
            yield from (self.category(agreement, annex, top) for top in annex.categories)
        for kind, party in product((RESIDENTS, HANDOUT), agreement.inhabited if agreement.measures else ()):
            yield self.of_party(kind, agreement, party.id)

    def article(self, agreement: Agreement, article: Provision) -> str:
        """The path of the page of a chief provision: 第3条の2 is articles/3-2.html."""
        return f"{self.base(agreement)}articles/{self._names[agreement.slug][article.id]}.html"

    def category(self, agreement: Agreement, annex: Annex, category: Category) -> str:
        """The path of a top heading's page: annex/<n>.html, with several annexes annex/<annex>-<n>.html.

        Where the annex has several tables, the id of the table stands before the number.
        """
        table = annex.table_of(category)
        number = "-".join(map(str, category.number)) if category.number else str(table.categories.index(category) + 1)
        number = f"{table.id}-{number}" if len(annex.tables) > 1 else number
        which = f"{agreement.annexes.index(annex) + 1}-" if len(agreement.annexes) > 1 else ""
        return f"{self.base(agreement)}annex/{which}{number}.html"

    def moved(self) -> Iterator[Moved]:
        """The pages that stood elsewhere before something was renamed: a folder, or what gives a page its name."""
        for agreement in self.corpus.agreements:
            base, own, folders = self.base(agreement), self._own[agreement.slug], self._former_bases(agreement)
            names = dict(self._former_names(agreement))
            for path in sorted(own):
                local = path.removeprefix(base)
                there = [local, *(old for old, new in names.items() if new == local)]
                before = [folder + one for folder in (base, *folders) for one in there]
                yield from (Moved(one, path, agreement.slug) for one in before if one not in own)

    def _former_bases(self, agreement: Agreement) -> tuple[str, ...]:
        """The folders of an agreement before; the one at the root never stood in any."""
        return tuple(f"{slug}/" for slug, _ in agreement.former_slugs) if self.base(agreement) else ()

    def former_data(self, name: str, agreement: Agreement) -> tuple[str, ...]:
        """The former paths of a data file."""
        return tuple(f"{folder}data/{name}" for folder in self._former_bases(agreement))

    def _former_names(self, agreement: Agreement) -> Iterator[tuple[str, str]]:
        """Former path in an agreement's folder → the present one, of the pages that ids give their names."""
        for (old, new), kind in product(agreement.former_parties.items(), (RESIDENTS, HANDOUT)):
            yield f"{kind}/{old}.html", f"{kind}/{new}.html"
        for old, new in agreement.former.items():
            if self._names[agreement.slug].get(new) == new:
                yield f"articles/{old}.html", f"articles/{new}.html"
            for annex in agreement.annexes:
                for top in annex.categories if len(annex.tables) > 1 else ():
                    if annex.table_of(top).id == new:
                        path = self.category(agreement, annex, top).removeprefix(self.base(agreement))
                        yield path.replace(f"{new}-", f"{old}-", 1), path

    def of_party(self, kind: str, agreement: Agreement, party: str) -> str:
        """The path of a page that an agreement has for each party: residents/<party>.html."""
        return f"{self.base(agreement)}{kind}/{party}.html"

    def data(self, name: str, agreement: Agreement | None = None) -> str:
        """The path of a data file, the same for every edition."""
        return f"{self.base(agreement) if agreement else ''}data/{name}"

    def unit(self, agreement: Agreement, key: str) -> Address:
        """Where a unit, or the node of an id, is read: its page and its place there. KeyError for an unknown one."""
        found = self._units[agreement.slug].get(key)
        if found is None:
            found = self._units[agreement.slug][key.partition(".")[0]]
        return found

    def _unit_addresses(self, agreement: Agreement) -> Iterator[tuple[str, Address]]:
        full = self.page(FULL, agreement)
        for key in ("title", "preamble", "closing", "date"):
            yield key, Address(full, key if key != "title" else "")
        for node in (one for top in agreement.body for one in top.printed()):
            yield node.id, Address(full, node.id)
        for article in agreement.chief_provisions:
            path = self.article(agreement, article)
            for node in article.printed():
                anchor = local_anchor(article, node)
                yield node.id, Address(path, anchor)
                if node.after is not None:
                    yield node.after.key, Address(path, f"{anchor}.after".lstrip("."))
        for piece in (*agreement.before, *agreement.after):
            yield piece.id, Address(full, piece.id)
        for signatory in agreement.signatories:
            yield signatory.id, Address(full, signatory.id)
        for annex in agreement.annexes:
            yield from self._annex_addresses(agreement, annex)

    def _annex_addresses(self, agreement: Agreement, annex: Annex) -> Iterator[tuple[str, Address]]:
        several = len(agreement.annexes) > 1
        yield annex.id, Address(self.page(ANNEX, agreement), annex.id if several else "")
        own = [table.id for table in annex.tables if table.id != annex.id]
        for ident in (*own, *(node.id for node in annex.provisions())):
            yield ident, Address(self.page(ANNEX, agreement), ident)
        for top in annex.categories:
            path = self.category(agreement, annex, top)
            for category in top.walk():
                yield category.id, Address(path, category.id if category is not top else "")
                for measure in category.measures:
                    yield measure.id, Address(path, measure.id)
                    for column in measure.cells:
                        yield f"{measure.id}.{column}", Address(path, f"{measure.id}.{column}")
                    for column in set(measure.lists) - measure.continued:
                        yield f"{measure.id}.{column}", Address(path, f"{measure.id}.{column}")
                        yield from ((item.id, Address(path, item.id)) for item in measure.items(column))


def _page_names(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """The names of the pages of chief provisions, by id: 3-2 for 第3条の2, supplement for 附則.

    Of the articles of one number (each 編 may begin anew) the first has it as its name, the others have their ids: no
    name of an article, as an id begins with a letter.
    """
    supplements, taken = 0, set[str]()
    for article in agreement.chief_provisions:
        name = article.id
        if article.kind == "supplement":
            supplements += 1
            name = "supplement" if supplements == 1 else f"supplement-{supplements}"
        elif article.kind == "article" and article.number:
            number = "-".join(map(str, article.number))
            name = number if number not in taken else name
            taken.add(number)
        yield article.id, name


def local_anchor(article: Provision, node: Provision) -> str:
    """The anchor of a node on its article's page: p2 for art-4-p2; empty for the article itself."""
    if node is article:
        return ""
    return node.id.removeprefix(f"{article.id}-")


def former_anchors(agreement: Agreement, article: Provision | None = None) -> Mapping[str, tuple[str, ...]]:
    """Anchor → those that it had before something was renamed, on the page of an article or else on the others."""
    named = article.id if article is not None else ""
    heads = [f"{ident}-" for ident in (named, *(old for old, new in agreement.former.items() if new == named)) if ident]
    parts = _parts(agreement)

    def local(ident: str) -> str:
        return next((ident.removeprefix(head) for head in heads if ident.startswith(head)), ident)

    below = {local(node.id) for node in article.walk()} if article is not None else set()
    found: dict[str, list[str]] = {}
    for old, new in [*agreement.former.items(), *((one, one) for one in parts)]:
        if "." not in old and (old == new or (local(old) != local(new) and local(old) not in below)):
            for part, names in {".title": (".title",), **parts.get(new, {"": ("",)})}.items():
                olds = [local(old) + name for name in names if old != new or name != part]
                found.setdefault(local(new) + part, []).extend(olds)
    return {anchor: tuple(olds) for anchor, olds in found.items() if olds}


def _parts(agreement: Agreement) -> Mapping[str, dict[str, tuple[str, ...]]]:
    """By id the parts of its units (.caption, .kou), each with the names that it had before its column was renamed."""
    was: dict[str, list[str]] = {}
    for old, new in agreement.former.items():
        if "." in new:
            was.setdefault(new, []).append(f".{old.partition('.')[2]}")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key in (*agreement.units, *was):
        base, dot, part = key.partition(".")
        found.setdefault(base, {"": ("",)})[dot + part] = (dot + part, *was.get(key, ()))
    return found
