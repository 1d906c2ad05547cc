"""Markdown and nothing else: prose pages as safe HTML. The only module that knows the renderer and the sanitiser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser
from itertools import count
from typing import Any, Final

from kyoyaku.model import Prose
from kyoyaku.problems import Problem, has_errors, problem
from kyoyaku.reading.addresses import prose_link_problem
from kyoyaku.reading.markdown_source import FENCED, MarkdownSource
from kyoyaku.reading.pictures import picture_problems

_TAGS: Final = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "img", "em", "strong", "code", "pre", "blockquote",
    "hr", "br", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES: Final = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES: Final = {"https", "http", "mailto"}
_TAG: Final = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_LINK: Final = re.compile(r'<a href="([^"]*)"')
_PICTURE: Final = re.compile(r"<img\b(?:[^<>\"]|\"[^\"]*\")*>")
_INLINE: Final = frozenset(("a", "em", "strong", "code"))
"""Elements whose words belong to those around them; every other begins or ends something."""
_ATTRIBUTE: Final = re.compile(r'\s(src|alt)="([^"]*)"')


class _Fences:
    """Code between fences, as the renderer's first step: what stands in it is no Markdown."""

    def __init__(self, renderer: Any) -> None:
        self.renderer = renderer

    def run(self, lines: list[str]) -> list[str]:
        """The lines with every closed block as one that the renderer has put by."""
        return FENCED.sub(self._put_by, "\n".join(lines)).split("\n")

    def _put_by(self, block: re.Match[str]) -> str:
        return f"\n\n{self.renderer.htmlStash.store(f'<pre><code>{escape(block[3], quote=False)}</code></pre>')}\n\n"


@cache
def _renderer() -> Any:
    """The Markdown renderer, made once: to make one costs as much as to render some pages. `reset` forgets a page.

    It knows no HTML: tags, comments and the like are words as any other, whether they are closed or not.
    """
    import markdown
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    # As objects: by their names the library would look through the metadata of every package installed.
    made = markdown.Markdown(extensions=[TableExtension(), SaneListExtension()], output_format="html")
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    fences: Any = _Fences(made)
    made.preprocessors.register(fences, "fences", 25)
    return made


def section_anchor(number: int) -> str:
    """The anchor of a page's section, counted from 1; what stands before the first has none."""
    return f"_{number}" if number else ""


def section_words(html: str) -> list[tuple[str, str]]:
    """(heading, words) of every section of a page's HTML; what stands before the first heading has none.

    >>> section_words('<p>序<em>文</em></p><h2>議決</h2><ul><li><a href="#">議会</a>の</li><li>A &amp; B</li></ul>')
    [('', '序文'), ('議決', '議会の A & B')]
    """
    reader = _Sections()
    reader.feed(html)
    reader.close()
    return [(" ".join("".join(heading).split()), " ".join("".join(words).split())) for heading, words in reader.found]


class _Sections(HTMLParser):
    """Reads the words of the sections."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[list[str], list[str]]] = [([], [])]
        self.heads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self.found.append(([], []))
            self.heads = True
        self.handle_data(dict(attrs).get("alt") or "" if tag == "img" else "" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_data("" if tag in _INLINE else " ")
        if tag == "h2":
            self.heads = False

    def handle_data(self, data: str) -> None:
        self.found[-1][0 if self.heads else 1].append(data)


def prose_html(
    page: Prose, kept: MutableMapping[str, bytes], files: Mapping[str, bytes] | None = None
) -> tuple[str, list[Problem]]:
    """A page's body as sanitised HTML, with what it must not hold. The HTML is '' where there is an error.

    `kept` holds what was rendered before, by a hash of its Markdown; `files` are those that its pictures stand in.
    """
    source = MarkdownSource(page.markdown, page.place)
    found = list(source.problems())
    if has_errors(found):
        return "", found
    key = f"prose-{hashlib.sha256(page.markdown.encode()).hexdigest()}"
    try:
        before = kept.get(key)
        html = before.decode() if before is not None else _convert(page.markdown)
    except RecursionError:
        return "", [*found, problem("too-complex", page.place)]
    found += _link_problems(html, source)
    found += picture_problems(_pictures(html), source, files or {})
    if has_errors(found):
        return "", found
    safe = html if before is not None else _safe(html)
    if before is None:
        kept[key] = safe.encode()
    pictures = _pictures(html)
    shown = " ".join((unescape(_TAG.sub(" ", safe)), *(words for _, words in pictures)))
    found += source.lost(shown, [*_links(html), *(address for address, _ in pictures)])
    return safe, found


def _convert(text: str) -> str:
    html: str = _renderer().reset().convert(text)
    return html


def _safe(html: str) -> str:
    import nh3

    safe = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    number = count(1)
    return re.sub("<h2>", lambda _: f'<h2 id="{section_anchor(next(number))}">', safe)


def _links(html: str) -> Iterator[str]:
    for match in _LINK.finditer(html):
        yield unescape(match[1])


def _pictures(html: str) -> list[tuple[str, str]]:
    """The address of every picture, with the words for those who do not see it."""
    held = (dict(_ATTRIBUTE.findall(match[0])) for match in _PICTURE.finditer(html))
    return [(unescape(one.get("src", "")), unescape(one.get("alt", ""))) for one in held]


def _link_problems(html: str, source: MarkdownSource) -> Iterator[Problem]:
    seen: set[str] = set()
    for address in _links(html):
        code = prose_link_problem(address)
        if code is not None and address not in seen:
            seen.add(address)
            place = source.place_of(address)
            if code in ("bad-url", "not-https"):
                yield problem(code, place, value=address)
            else:
                yield problem(code, place)
