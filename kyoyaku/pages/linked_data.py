"""JSON-LD for search engines: schema.org Legislation with its parts, and the breadcrumb."""

from __future__ import annotations

import json
from typing import Any

from kyoyaku.meaning.names import citation, known_by, opening, state
from kyoyaku.model import ORIGINAL, Agreement, Provision
from kyoyaku.pages.chrome import absolute, site_name
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.routes import HOME, in_edition

_ORGANIZATION = "GovernmentOrganization"


def embedded(value: object) -> str:
    """JSON that can stand in a script element: nothing in it can end the element."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def legislation(voice: Voice, agreement: Agreement) -> str:
    """The agreement as schema.org Legislation, with its articles and annexes as parts."""
    path = voice.context.routes.page(HOME, agreement)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": agreement.title.ja,
        "legislationIdentifier": citation(agreement, "", state(voice.context.corpus, agreement, ORIGINAL))[0],
        "inLanguage": [voice.tag(lang) for lang in voice.edition.languages],
        "hasPart": _parts(voice, agreement),
    }
    if agreement.state:
        found["creativeWorkStatus"] = agreement.state.capitalize()
        found["legislationLegalForce"] = "https://schema.org/NotInForce"
    else:
        bodies = (body for party in agreement.parties for body in party.bodies)
        passed = [{"@type": _ORGANIZATION, "name": body.name} for body in bodies]
        found["legislationPassedBy"] = passed
    if agreement.short_title is not None:
        found["legislationType"] = agreement.short_title
    if agreement.date is not None and agreement.date.value is not None and not agreement.state:
        found["legislationDate"] = agreement.date.value.isoformat()
    time = agreement.record.in_force
    if time is not None and time.start is not None and time.start.date is not None:
        found["legislationDateOfApplicability"] = time.start.date.isoformat()
    for kind, name in (("amends", "legislationAmends"), ("replaces", "legislationRepeals")):
        if others := _others(voice, agreement, kind):
            found[name] = others
    return embedded(_with_url(voice, found, path))


def _others(voice: Voice, agreement: Agreement, kind: str) -> list[dict[str, Any]]:
    """The agreements of the library that an agreement stands to in a way."""
    context = voice.context
    slugs = [one.slug for one in context.analyses[agreement.slug].relations if one.kind == kind]
    others = [context.analyses[slug].agreement for slug in slugs if slug]
    return [
        _with_url(voice, {"@type": "Legislation", "name": one.title.ja}, context.routes.page(HOME, one))
        for one in others
    ]


def _parts(voice: Voice, agreement: Agreement) -> list[dict[str, Any]]:
    routes, own = voice.context.routes, voice.context.citations(agreement)
    parts = [
        _with_url(
            voice,
            {
                "@type": "Legislation",
                "legislationIdentifier": own.cited(article.id, ORIGINAL) or article.label,
                "name": _name(article),
            },
            routes.article(agreement, article),
        )
        for article in agreement.chief_provisions
    ]
    parts += [
        _with_url(
            voice,
            {"@type": "Legislation", "name": annex.label.ja, "legislationIdentifier": annex.label.ja},
            routes.unit(agreement, annex.id).path,
        )
        for annex in agreement.annexes
    ]
    return parts


def _name(article: Provision) -> str:
    if (text := known_by(article)) is not None:
        return f"{article.label} {opening(text.ja)}".strip()
    return f"{article.label}{article.caption.ja if article.caption else ''}"


def _with_url(voice: Voice, found: dict[str, Any], path: str) -> dict[str, Any]:
    url = absolute(voice.context, in_edition(voice.edition, path))
    return {**found, "url": url} if url is not None else found


def breadcrumb(voice: Voice, path: str, crumbs: tuple[Link, ...], agreement: Agreement | None = None) -> str:
    """The way to a page. Without the base of the site the addresses are left out rather than wrong."""
    name = site_name(voice, agreement)
    items = [
        {"@type": "ListItem", "position": at, "name": crumb.words}
        for at, crumb in enumerate((Link("", name), *crumbs), 1)
    ]
    home = absolute(voice.context, in_edition(voice.edition, "index.html"))
    here = absolute(voice.context, in_edition(voice.edition, path))
    if home is not None and here is not None:
        items[0]["item"], items[-1]["item"] = home, here
    return embedded({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def site_page(voice: Voice, path: str, kind: str) -> Around:
    """The frame of a page that the whole site has once and its menu names."""
    crumbs = (Link("", voice.say(f"menu.{kind}")),)
    return Around(
        voice.say(f"menu.{kind}"),
        voice.say(f"{kind}.description"),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
    )
