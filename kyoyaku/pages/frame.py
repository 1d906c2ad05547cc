"""What every page shares: the context of a job, the voice of its edition, and the frame around its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.meaning.alignment import Aligner
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.citing import CitationForm, Citations
from kyoyaku.model import ORIGINAL, Agreement, Corpus, Edition, Guide, Law
from kyoyaku.pages.kinds import MenuEntry, Script
from kyoyaku.reading.strings import in_a_row, say
from kyoyaku.routes import Address, Routes, in_edition, relative
from kyoyaku.text.html import filled_html, safe, text_html
from kyoyaku.text.japanese import in_era
from kyoyaku.text.readings import own_readings


class Writing(NamedTuple):
    """What every page about an agreement is written with: made once, before any page."""

    aligner: Aligner
    citations: Citations


def writings(corpus: Corpus, analyses: Mapping[str, Analysis]) -> dict[str, Writing]:
    """What the pages about each agreement are written with, by slug."""
    places = {slug: Citations(corpus, one) for slug, one in analyses.items()}
    return {slug: Writing(Aligner(corpus, one, places), places[slug]) for slug, one in analyses.items()}


@dataclass(frozen=True, slots=True)
class Context:
    """All that a page can be made from. `prose` holds the rendered HTML of prose pages; `data` the made data files.

    `menus` has the links of every page's menu by the agreement's slug ('' where a page is about none).
    """

    corpus: Corpus
    analyses: Mapping[str, Analysis]
    routes: Routes
    base_url: str | None
    prose: Mapping[tuple[str, str], str]
    data: Mapping[str, bytes]
    bare_style: str
    menus: Mapping[str, tuple[MenuEntry, ...]]
    writings: Mapping[str, Writing]

    @property
    def laws(self) -> Mapping[str, Law]:
        """The cited laws by id."""
        return {law.id: law for law in self.corpus.laws}

    def aligner(self, agreement: Agreement) -> Aligner:
        """What finds the references and terms of an agreement in its words."""
        return self.writings[agreement.slug].aligner

    def citations(self, agreement: Agreement) -> Citations:
        """What the places of an agreement are cited as."""
        return self.writings[agreement.slug].citations

    def called(self, agreement: Agreement, party_id: str, lang: str) -> str:
        """The name of a party in a language, as far as the glossary knows it."""
        return names.translated(self.corpus, agreement, agreement.party(party_id).name, lang)


class Link(NamedTuple):
    """A link with its words; `lang` is set where they are in another language than the page.

    `html` are the same words with their readings, where there are any.
    """

    href: str
    words: str
    lang: str | None = None
    note: str = ""
    html: Markup | None = None


class Told(NamedTuple):
    """Our own words about an agreement; `lang` is None where they are in the page's own language.

    `written` is the language of content that they are in; `summary` tells whether that only sums up.
    """

    guide: Guide
    lang: str | None
    summary: bool
    written: str

    def html(self, words: str) -> Markup:
        """Some of the words with their readings."""
        html = text_html(words, readings=own_readings(self.guide.readings.get(words, "")))
        return safe(f'<span lang="{self.lang}">{html}</span>') if self.lang and words else html


@dataclass(frozen=True, slots=True)
class Voice:
    """An edition speaking from one page: its interface strings and its links."""

    context: Context
    edition: Edition
    path: str
    own: Mapping[str, str] = field(default_factory=dict)
    """What the agreement that the page is about calls things."""

    def say(self, key: str, **values: object) -> str:
        """Interface words; blanks that nothing else fills are filled by words of the agreement."""
        strings = names.language_strings(self.context.corpus, self.edition.interface)
        return say(strings, key, **{**self.own, **values})

    def in_a_row(self, words: Iterable[str], key: str = "list.joiner") -> str:
        """Words one after the other, as the interface's language lists them."""
        return in_a_row(names.language_strings(self.context.corpus, self.edition.interface), key, words)

    def of(self, lang: str) -> Voice:
        """The same page speaking another language."""
        return replace(self, edition=self.edition._replace(interface=lang))

    def local(self, words: Mapping[str, str]) -> str:
        """Words of ours in the interface's language, or else in Japanese."""
        chain = self.context.corpus.site.fallbacks(self.edition.interface)
        return next((words[lang] for lang in chain if words.get(lang)), next(iter(words.values()), ""))

    def guide(self, agreement: Agreement, has: Callable[[Guide], object]) -> Told | None:
        """The first guide of an agreement that has something, in the order of the interface's fallbacks."""
        for lang in self.context.corpus.site.fallbacks(self.edition.interface):
            guide = agreement.guides.get(lang)
            if guide is not None and has(guide):
                languages = self.context.corpus.site.languages
                summary = lang in languages and languages[lang].kind == "summary"
                return Told(guide, self.foreign(lang), summary, lang)
        return None

    def day(self, day: date) -> str:
        """A day in the words of the interface's language."""
        return self.say("date.plain", year=day.year, month=self.say(f"month.{day.month}"), day=day.day)

    def day_and_era(self, day: date) -> Markup:
        """A day in both calendars; the Japanese one is marked as Japanese."""
        month = self.say(f"month.{day.month}")
        words = self.say("date.both", year=day.year, month=month, day=day.day, era="{era}")
        return filled_html(words, era=self.marked(in_era(day), ORIGINAL))

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

    def marked(self, words: str, lang: str) -> Markup:
        """Words with the mark of their language where it is not the page's own."""
        tag = self.foreign(lang)
        return safe(f'<span lang="{tag}">{escape(words)}</span>' if tag and words else escape(words))

    def foreign(self, lang: str) -> str | None:
        """The tag to mark words with: None where they are in the page's own language."""
        tag = self.tag(lang)
        return None if tag == self.interface_tag else tag


class Preview(NamedTuple):
    """What a link leads to, shown where the link stands: its name as a link, and its own text or a term's meaning.

    `lines` are paragraphs as (lang, label, words) in the languages of the edition; `quote` defines a term in the text.
    """

    id: str
    name: Link
    reading: str = ""
    lines: tuple[tuple[str | None, str, Markup], ...] = ()
    links: tuple[Link, ...] = ()
    quote: str = ""
    defined: Link | None = None
    meaning: str = ""


class Tools(NamedTuple):
    """What the reading tools of a page work with: where their scripts are, and what they show.

    `places` are the files of what can be jumped to, without language and ending ('' where there are none); `citable`
    are the languages that citations are made in; `check` tells how a quotation is checked.
    """

    early: str
    element: str
    places: str
    citable: str
    second_language: str
    previews: tuple[Preview, ...]
    forms: tuple[CitationForm, ...]
    check: str


class Frame(NamedTuple):
    """The chrome of one page, ready for base.html."""

    lang: str
    edition: str
    title: str
    site_name: str
    csp: str
    stylesheet: str
    script: str
    interface: str
    spoken: str
    favicon: str
    menu: tuple[Link, ...]
    home: str
    home_lang: str | None
    search: str
    languages: tuple[Link, ...]
    current_language: str
    crumbs: tuple[Link, ...]
    superseded: tuple[str, Link] | None
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
    tools: Tools
    head_title: str = ""
    description: str = ""
    state: tuple[str, str] | None = None
    """Of a text that nobody has concluded: what it is, and what that means."""
    canonical: str | None = None
    alternates: tuple[Link, ...] = ()
    card: str | None = None
    first: Script | None = None
    own_stylesheet: str = ""
    style: str = ""
    former: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The anchors of the page with those that they had before."""
    moved: str = ""
    """The link to where the page stands now, from where it stood before."""


class Around(NamedTuple):
    """What a page's own module says about its frame."""

    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    json_ld: str = ""
    agreement: Agreement | None = None
    previews: tuple[Preview, ...] = ()
    forms: tuple[CitationForm, ...] = ()
    moved: str = ""
    """The path of the edition where the page stands now."""
