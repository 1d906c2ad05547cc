"""Markdown and nothing else: prose pages as safe HTML. The only module that knows the renderer and the sanitiser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, MutableMapping
from functools import cache
from itertools import count
from typing import Any, Final

from kyoyaku.model import Prose
from kyoyaku.problems import Place, Problem, problem

_TAGS: Final = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "hr",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES: Final = {"a": {"href"}, "th": {"scope"}}
_BAD_LINK: Final = re.compile(r"\]\(\s*<?\s*([a-z][a-z0-9+.\-\s]*):", re.IGNORECASE)
_RAW: Final = re.compile(r"<[a-z/!][^>\n]{0,80}>?", re.IGNORECASE)
LONGEST: Final = 200_000
_DEEPEST: Final = 40


@cache
def _renderer() -> Any:
    """The Markdown renderer, made once: to make one costs as much as to render some pages. `reset` forgets a page."""
    import markdown
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    # As objects: by their names the library would look through the metadata of every package installed.
    return markdown.Markdown(extensions=[TableExtension(), SaneListExtension()], output_format="html")


def section_anchor(number: int) -> str:
    """The anchor of a page's section, counted from 1; what stands before the first has none."""
    return f"_{number}" if number else ""


def prose_html(page: Prose, kept: MutableMapping[str, bytes]) -> tuple[str, list[Problem]]:
    """A page's body as sanitised HTML, with what it must not hold. The HTML is '' where there is an error.

    `kept` holds what was rendered before, by a hash of its Markdown.
    """
    found = list(_problems(page))
    if any(one.code in ("script-address", "too-complex") for one in found):
        return "", found
    key = f"prose-{hashlib.sha256(page.markdown.encode()).hexdigest()}"
    if (before := kept.get(key)) is not None:
        return before.decode(), found
    made = _render(page.markdown)
    kept[key] = made.encode()
    return made, found


def _render(text: str) -> str:
    import nh3

    html = _renderer().reset().convert(text)
    safe = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https", "mailto"}, link_rel=None)
    number = count(1)
    return re.sub("<h2>", lambda _: f'<h2 id="{section_anchor(next(number))}">', safe)


def _problems(page: Prose) -> Iterator[Problem]:
    for number, line in enumerate(page.markdown.split("\n"), page.place.line):
        place = Place(page.place.file, number, 1)
        if (match := _BAD_LINK.search(line)) is not None:
            scheme = re.sub(r"\s", "", match[1]).lower()
            if scheme == "http":
                url = re.match(r"[^\s)>]*", line[match.start(1) :])
                yield problem("not-https", Place(place.file, number, match.start(1) + 1), value=url[0] if url else "")
            elif scheme not in ("https", "mailto"):
                yield problem("script-address", Place(place.file, number, match.start(1) + 1))
        if (raw := _RAW.search(line)) is not None and not line.startswith("    "):
            yield problem("markup-in-text", Place(place.file, number, raw.start() + 1), markup=raw[0][:20])
        if line.startswith("#") and not line.startswith("##"):
            yield problem("second-title", place)
    if _too_complex(page.markdown):
        yield problem("too-complex", Place(page.place.file))


def _too_complex(text: str) -> bool:
    # The renderer takes quadratic time on runs of openers; no page of prose needs them.
    openers = max(text.count(char) for char in "[*`_<")
    quoted = max((len(match[0]) for match in re.finditer(r"(?m)^(?:[ ]{0,3}>[ ]?)+", text)), default=0)
    return len(text) > LONGEST or openers > 2_000 or quoted > _DEEPEST * 2
