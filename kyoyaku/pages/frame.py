"""What every page shares: the context of a job, the voice of its edition, and the frame around its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from kyoyaku.alignment import Aligner
from kyoyaku.analysis import Analysis
from kyoyaku.japanese import in_era
from kyoyaku.model import Agreement, Corpus, Edition, Law
from kyoyaku.routes import Address, Routes, in_edition, relative
from kyoyaku.strings import say


@dataclass(frozen=True, slots=True)
class Context:
    """All that a page can be made from. `prose` holds the rendered HTML of prose pages; `data` the made data files."""

    corpus: Corpus
    analyses: Mapping[str, Analysis]
    routes: Routes
    base_url: str | None
    prose: Mapping[tuple[str, str], str]
    data: Mapping[str, bytes]
    bare_style: str
    _aligners: dict[str, Aligner] = field(default_factory=dict)

    @property
    def laws(self) -> Mapping[str, Law]:
        """The cited laws by id."""
        return {law.id: law for law in self.corpus.laws}

    def aligner(self, agreement: Agreement) -> Aligner:
        """What finds the references and terms of an agreement in its words."""
        if agreement.slug not in self._aligners:
            self._aligners[agreement.slug] = Aligner(self.corpus, self.analyses[agreement.slug])
        return self._aligners[agreement.slug]


class Link(NamedTuple):
    """A link with its words; `lang` is set where they are in another language than the page."""

    href: str
    words: str
    lang: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """An edition speaking from one page: its interface strings and its links."""

    context: Context
    edition: Edition
    path: str

    def say(self, key: str, **values: object) -> str:
        """Interface words; missing ones come from the original language (the parity check has warned)."""
        strings = self.context.corpus.strings
        own = strings.get(self.edition.interface)
        if own is not None and (key in own or f"{key}.other" in own):
            return say(own, key, **values)
        return say(strings["ja"], key, **values)

    def of(self, lang: str) -> Voice:
        """The same page speaking another language."""
        return replace(self, edition=self.edition._replace(interface=lang))

    def local(self, words: Mapping[str, str]) -> str:
        """Words of ours in the interface's language, or else in Japanese."""
        return words.get(self.edition.interface) or words.get("ja") or next(iter(words.values()), "")

    def day(self, day: date) -> str:
        """A day in the words of the interface's language."""
        return self.say("date.plain", year=day.year, month=self.say(f"month.{day.month}"), day=day.day)

    def day_and_era(self, day: date) -> str:
        """A day in both calendars."""
        month = self.say(f"month.{day.month}")
        return self.say("date.both", year=day.year, month=month, day=day.day, era=in_era(day))

    def to(self, path: str, fragment: str = "") -> str:
        """The relative link to a path of this edition."""
        there = in_edition(self.edition, path)
        return self._with(relative(self.path, there) if there != self.path or not fragment else "", fragment)

    def address(self, address: Address) -> str:
        """The relative link to an address of this edition."""
        return self.to(address.path, address.fragment)

    def shared(self, path: str) -> str:
        """The relative link to a file that all editions share."""
        return relative(self.path, path)

    @staticmethod
    def _with(href: str, fragment: str) -> str:
        return f"{href}#{fragment}" if fragment else href

    def tag(self, lang: str) -> str:
        """The language tag of a content language."""
        return self.context.corpus.site.languages[lang].tag

    @property
    def interface_tag(self) -> str:
        """The language tag of the interface, and so of the page."""
        return self.tag(self.edition.interface)

    def foreign(self, lang: str) -> str | None:
        """The tag to mark words with: None where they are in the page's own language."""
        tag = self.tag(lang)
        return None if tag == self.interface_tag else tag


class Frame(NamedTuple):
    """The chrome of one page, ready for base.html."""

    lang: str
    edition: str
    title: str
    site_name: str
    description: str
    csp: str
    style: str
    stylesheet: str
    script: str
    interface: str
    spoken: str
    favicon: str
    canonical: str | None
    alternates: tuple[Link, ...]
    menu: tuple[Link, ...]
    home: str
    search: str
    languages: tuple[Link, ...]
    current_language: str
    crumbs: tuple[Link, ...]
    before: Link | None
    after: Link | None
    notice: str
    translation_notice: str
    version: str
    updated: str
    publisher: str
    report: str
    about: str
    address: str
    json_ld: str
    og_locale: str


class Around(NamedTuple):
    """What a page's own module says about its frame."""

    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    json_ld: str = ""
    agreement: Agreement | None = None
