"""What a kind of page is: a row of the table PAGES, with its place in the menu, its scripts and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kyoyaku.model import Corpus
from kyoyaku.routes import Routes

Subject = tuple[str, ...]
"""What a page is about: the agreement's slug and the ids within it, or a page's own slug, or nothing."""

Subjects = Callable[[Corpus, Routes], Iterator[tuple[str, Subject]]]


class Script(NamedTuple):
    """What a page does before anything of it is shown, so that nothing moves: start.js, then these custom elements."""

    elements: tuple[str, ...] = ()


class PageKind(NamedTuple):
    """A kind of page: its template is templates/pages/<kind>.html, its words stand under `strings`, its name
    in the menu under `menu.<strings>`.

    `view` takes the voice, the path and the subject (its first part as the agreement itself) and gives Around and View.
    `style` is the style sheet that it alone needs (making.assets.STYLES), beside that of every page.
    `menu` is its place among the links that every page has, None where it has none. `inputs` are what it is made from
    beside the content and the templates.
    """

    kind: str
    subjects: Subjects
    view: Callable[..., tuple[Any, Any]]
    menu: int | None = None
    strings: str = ""
    script: Script | None = None
    style: str = ""
    of_agreement: bool = True
    inputs: tuple[str, ...] = ()


class MenuEntry(NamedTuple):
    """A link of the menu: its place, its path in an edition, and its words: a key, or a page of prose that has them."""

    place: int
    path: str
    key: str
    prose: str


def menus(kinds: Iterable[PageKind], corpus: Corpus, routes: Routes) -> Mapping[str, tuple[MenuEntry, ...]]:
    """The menu of every agreement by its slug, and that of pages about none of them by ''."""
    found: dict[str, list[MenuEntry]] = {"": [], **{agreement.slug: [] for agreement in corpus.agreements}}
    for kind in kinds:
        if kind.menu is not None:
            for path, subject in kind.subjects(corpus, routes):
                entry = MenuEntry(kind.menu, path, f"menu.{kind.strings or kind.kind}", subject[0] if subject else "")
                if kind.of_agreement:
                    found[subject[0]].append(entry._replace(prose=""))
                else:
                    found[""].append(entry)
    everywhere = found.pop("")
    told = {"": everywhere, **{slug: [*everywhere, *own] for slug, own in found.items()}}
    return {slug: tuple(sorted(held, key=lambda entry: entry.place)) for slug, held in told.items()}
