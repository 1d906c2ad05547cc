"""The frame of a page: menu, languages, breadcrumb, notices, the tags in its head."""

from __future__ import annotations

from collections.abc import Mapping

from kyoyaku.meaning.wordings import Wording
from kyoyaku.model import ORIGINAL, Agreement, Edition
from kyoyaku.pages.alternates import alternates, canonical_edition, language_tag, wants_its_name
from kyoyaku.pages.frame import Around, Context, Frame, Link, Tools, Voice
from kyoyaku.pages.kinds import MenuEntry, PageKind, Subject
from kyoyaku.pages.policy import policy
from kyoyaku.routes import ABOUT, ARTICLE, HOME, SEARCH, former_anchors, in_edition, relative
from kyoyaku.search import place_files

CARD = "img/card.png"
"""The picture of the site where an address of it is shared: one for all pages, shipped as it is."""


def frame(voice: Voice, path: str, around: Around, row: PageKind, subject: Subject) -> Frame:
    """The frame of the page of a kind and subject that stands at a path of the voice's edition."""
    shown, corpus, edition = _shown(voice, path, around), voice.context.corpus, voice.edition
    best = canonical_edition(corpus, edition, row.kind, subject)
    stated = shown.state[0] if shown.state else ""
    return shown._replace(
        title=_stated(voice, around.title, stated),
        head_title=_stated(voice, _head_title(voice, around.title, shown.site_name), stated),
        description=_stated(voice, _described(voice, around.description), stated),
        canonical=absolute(voice.context, in_edition(best, around.moved or path)),
        alternates=_alternates(voice, path, alternates(corpus, edition, row.kind, subject)),
        card=absolute(voice.context, CARD),
        first=row.script,
        former=_former(around.agreement, row, subject),
        moved=voice.to(around.moved) if around.moved else "",
        own_stylesheet=voice.shared(row.style) if row.style else "",
    )


def _former(agreement: Agreement | None, row: PageKind, subject: Subject) -> Mapping[str, tuple[str, ...]]:
    """The anchors of a page with those that they had before."""
    if agreement is None or not agreement.former:
        return {}
    articles = agreement.chief_provisions if row.kind == ARTICLE else ()
    return former_anchors(agreement, next((one for one in articles if one.id == subject[1]), None))


def _shown(voice: Voice, path: str, around: Around) -> Frame:
    """The frame as readers see it, without what is for search engines."""
    context, edition = voice.context, voice.edition
    agreement = around.agreement or _home_agreement(context)
    home = context.routes.page(HOME, agreement) if agreement else "index.html"
    name = name_link(voice, agreement, voice.to(home))
    return Frame(
        lang=voice.interface_tag,
        edition=edition.id,
        title=around.title,
        site_name=name.words,
        csp=policy(around.json_ld),
        stylesheet=voice.shared("css/site.css"),
        script=voice.shared("js/start.js"),
        interface=edition.interface,
        spoken=" ".join(edition.languages),
        favicon=voice.shared("img/favicon.svg"),
        menu=_menu(voice, agreement),
        home=name.href,
        home_lang=name.lang,
        search=voice.to(context.routes.page(SEARCH)),
        languages=_languages(voice, path),
        current_language=edition.label,
        crumbs=(name, *around.crumbs) if path != home else (),
        superseded=superseded(voice, agreement if around.agreement else None),
        before=around.before,
        after=around.after,
        notice=voice.say("foot.official" if context.corpus.site.official else "foot.unofficial"),
        translation_notice=_translation_notice(voice),
        version=context.corpus.site.version,
        updated=_updated(voice),
        publisher=voice.local(context.corpus.site.publisher),
        report=voice.to(context.routes.prose("report")) if ("report", "ja") in context.corpus.pages else "",
        about=voice.to(context.routes.page(ABOUT, agreement)) if agreement else "",
        address=absolute(context, in_edition(edition, path)) or in_edition(edition, path),
        json_ld=around.json_ld,
        og_locale=voice.interface_tag.replace("-", "_"),
        tools=_tools(voice, around, agreement),
        state=_state(voice, around),
    )


def _state(voice: Voice, around: Around) -> tuple[str, str] | None:
    """What the text is that a page is about, where nobody has concluded it; where it is the only one, on every page."""
    texts = voice.context.corpus.agreements
    agreement = around.agreement or (texts[0] if len(texts) == 1 else None)
    if agreement is None or not agreement.state:
        return None
    return voice.say(f"unconcluded.{agreement.state}"), voice.say(f"unconcluded.{agreement.state}_notice")


def _tools(voice: Voice, around: Around, agreement: Agreement | None) -> Tools:
    context = voice.context
    return Tools(
        early=voice.shared("js/early.js"),
        element=voice.shared("js/"),
        places=place_files(agreement) if agreement else "",
        citable=" ".join(context.citations(agreement).languages) if agreement else "",
        second_language=context.corpus.site.languages[voice.edition.languages[-1]].label,
        previews=around.previews,
        forms=around.forms,
        check=voice.to(context.routes.page(ABOUT, agreement), "_check") if agreement else "",
    )


def absolute(context: Context, path: str) -> str | None:
    """The absolute address of a path of the site, or None where the base is not known."""
    if context.base_url is None:
        return None
    return context.base_url + ("" if path == "index.html" else path.removesuffix("index.html"))


def site_name(voice: Voice, agreement: Agreement | None) -> str:
    """The name over every page: that of the agreement, or of the library."""
    return name_link(voice, agreement).words


def name_link(voice: Voice, agreement: Agreement | None, href: str = "") -> Link:
    """The name over every page as a link, with its language where it is not the page's own."""
    if agreement is None:
        return Link(href, voice.local(voice.context.corpus.site.name))
    told = voice.guide(agreement, lambda guide: guide.name)
    if told:
        return Link(href, told.guide.name, told.lang)
    title = title_of(voice, agreement)
    return Link(href, title.words, voice.foreign(title.lang))


def title_of(voice: Voice, agreement: Agreement) -> Wording:
    """The title of an agreement in the language of the interface, or as printed where it is not translated."""
    return voice.context.analyses[agreement.slug].wordings.say(agreement.title, voice.edition.interface)


def superseded(voice: Voice, agreement: Agreement | None) -> tuple[str, Link] | None:
    """That a page shows a text which is no longer the current one, and the agreement that is read instead."""
    if agreement is None:
        return None
    context = voice.context
    own = context.analyses[agreement.slug]
    later = next((one.slug for one in own.relations if one.kind == "replaced-by" and one.slug), "")
    slug, key = (own.current, "superseded.state") if own.current else (later, "superseded.replaced")
    if slug not in context.analyses:
        return None
    other = context.analyses[slug].agreement
    day = other.date.value if other.date else None
    link = name_link(voice, other, voice.to(context.routes.page(HOME, other)))
    return voice.say(key), link._replace(note=voice.day(day) if day else "")


def _home_agreement(context: Context) -> Agreement | None:
    root = context.routes.root_agreement
    return next((agreement for agreement in context.corpus.agreements if agreement.slug == root), None)


def _menu(voice: Voice, agreement: Agreement | None) -> tuple[Link, ...]:
    entries = voice.context.menus[agreement.slug if agreement else ""]
    return tuple(_menu_link(voice, entry) for entry in entries)


def _menu_link(voice: Voice, entry: MenuEntry) -> Link:
    if not entry.prose:
        return Link(voice.to(entry.path), voice.say(entry.key))
    pages = voice.context.corpus.pages
    shown = pages.get((entry.prose, voice.edition.interface)) or pages[entry.prose, ORIGINAL]
    return Link(voice.to(entry.path), shown.title, voice.foreign(shown.lang))


def _languages(voice: Voice, path: str) -> tuple[Link, ...]:
    site = voice.context.corpus.site
    return tuple(
        Link(
            relative(voice.path, in_edition(other, path)),
            other.label,
            site.languages[other.interface].tag,
            note="" if other.id != voice.edition.id else "current",
        )
        for other in site.editions
    )


def _head_title(voice: Voice, title: str, name: str) -> str:
    """The title for tabs and search engines: page, site, and the edition where its words are also another's."""
    whole = title if title == name else f"{title}{voice.say('title.joiner')}{name}"
    if not wants_its_name(voice.context.corpus, voice.edition):
        return whole
    return voice.say("title.edition", title=whole, edition=voice.edition.label)


def _stated(voice: Voice, title: str, state: str) -> str:
    return voice.say("unconcluded.title", state=state, title=title) if state else title


def _described(voice: Voice, description: str) -> str:
    if not wants_its_name(voice.context.corpus, voice.edition):
        return description
    return voice.say("title.description", description=description, edition=voice.edition.label)


def _alternates(voice: Voice, path: str, editions: tuple[Edition, ...]) -> tuple[Link, ...]:
    """The same page in other languages, this one among them, and the one for readers of any other."""
    context = voice.context
    found = [
        Link(address, edition.label, language_tag(context.corpus, edition))
        for edition in editions
        if (address := absolute(context, in_edition(edition, path))) is not None
    ]
    default = next((link for link in found if link.lang == ORIGINAL), None)
    return (*found, Link(default.href, "", "x-default")) if default else tuple(found)


def _translation_notice(voice: Voice) -> str:
    kinds = {voice.context.corpus.site.languages[lang].kind for lang in voice.edition.languages}
    if "summary" in kinds:
        return voice.say("notice.summary")
    return voice.say("notice.translation") if "translation" in kinds else ""


def _updated(voice: Voice) -> str:
    day = voice.context.corpus.site.updated
    return voice.day(day) if day else voice.say("not_recorded")
