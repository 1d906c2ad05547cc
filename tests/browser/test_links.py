"""Links: all of them lead somewhere, at a domain's root, under a folder, and from a disk; no page is left alone."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kyoyaku.making.plan import Job
from kyoyaku.pages import PAGES
from tests import made
from tests.browser import documents, sites
from tests.browser.documents import Element
from tests.browser.serving import REPO, ROOT, Server, content_type
from tests.browser.watching import watch

pytestmark = pytest.mark.browser

MOMENT = 50
# Nobody follows a link to these: hosts, search engines and those who show a shared address know where they stand.
UNLINKED = {".nojekyll", "CNAME", "robots.txt", "sitemap.xml", "404.html", "img/card.png"}
# Scripts fetch these when readers ask for them.
FETCHED = ("js/", "search/", "css/boxes.css")


@dataclass
class Answer:
    """What a server gave for an address."""

    status: int
    url: str
    type: str
    body: bytes

    @cached_property
    def tree(self) -> Element | None:
        """The page, where it is one."""
        return documents.parse(self.body.decode()) if self.type.startswith("text/html") else None


@dataclass
class Crawl:
    """All that links lead to from one address: answers by address, links as (page, href, address, fragment)."""

    inside: str
    answers: dict[str, Answer] = field(default_factory=dict)
    links: list[tuple[str, Element, str, str, str]] = field(default_factory=list)

    def follow(self, start: str) -> None:
        """Takes down everything that can be reached from an address."""
        waiting = [start]
        while waiting:
            url = waiting.pop()
            if url in self.answers:
                continue
            self.answers[url] = get(url)
            waiting += self._links(url)

    def _links(self, url: str) -> Iterator[str]:
        tree = self.answers[url].tree
        for element, href in tree.links if tree else ():
            target, fragment = urldefrag(urljoin(url, href))
            self.links.append((url, element, href, target, unquote(fragment)))
            if target.startswith(self.inside):
                yield target


@cache
def get(url: str) -> Answer:
    """One request, as any client makes it."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return Answer(answer.status, answer.url, answer.headers["Content-Type"], answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, url, error.headers["Content-Type"], error.read())


@cache
def crawl(origin: str, prefix: str) -> Crawl:
    """Everything that the home page leads to, at a domain's root or under a folder."""
    found = Crawl(origin + prefix)
    found.follow(f"{origin}{prefix}index.html")
    return found


@pytest.mark.parametrize("prefix", [ROOT, REPO])
def test_every_link_leads_to_a_file_and_a_place(server: Server, prefix: str) -> None:
    found = crawl(server.origin, prefix)
    dead = []
    for page, _, href, target, fragment in found.links:
        if not target.startswith(found.inside):
            continue
        answer = found.answers[target]
        if answer.status != 200 or answer.url != target:
            dead.append(f"{page}: {href} ({answer.status})")
        elif fragment and (answer.tree is None or fragment not in answer.tree.ids):
            dead.append(f"{page}: {href} (no such place)")
    assert not dead, sites.lines(dead)
    assert len(found.links) > 1000


@pytest.mark.parametrize("prefix", [ROOT, REPO])
def test_links_to_elsewhere_are_for_readers_only(server: Server, prefix: str) -> None:
    found = crawl(server.origin, prefix)
    # No template names another site: such addresses are content, and only links for people to follow.
    content = "\n".join(data.decode() for path, data in made.project().items() if path.startswith("content/"))
    elsewhere = {(one[1].tag, one[3]) for one in found.links if not one[3].startswith(found.inside)}
    assert {tag for tag, _ in elsewhere} == {"a"}
    assert [url for _, url in elsewhere if not url.startswith(("https://", "mailto:")) or url not in content] == []
    # Every link inside is relative, so that a copy works wherever it lies; the tags that need a base are in the head.
    absolute = [
        (page, href)
        for page, element, href, target, _ in found.links
        if target.startswith(found.inside) and (urlsplit(href).scheme or href.startswith("/")) and element.tag != "link"
    ]
    # Only the archive stands outside the tree that its own copy is made of.
    archive = re.compile(rf"{re.escape(server.url(REPO))}[^/]+\.zip(\.sha256)?")
    assert [one for one in absolute if not archive.fullmatch(one[1])] == []


@pytest.mark.parametrize("prefix", [ROOT, REPO])
def test_everything_that_is_published_is_linked(server: Server, prefix: str) -> None:
    found = crawl(server.origin, prefix)
    linked = {unquote(url.removeprefix(found.inside)) for url in found.answers}
    linked |= {f"{path}index.html" for path in linked if path == "" or path.endswith("/")}
    base = server.url(REPO) if prefix == REPO else None
    left_out = {job.path for job in sites.jobs() if PurePosixPath(job.path).name == "404.html"}
    unlinked = {path for path in sites.site(base) if not path.startswith(FETCHED)} - linked - left_out
    assert unlinked <= UNLINKED


def test_files_have_the_type_that_their_names_say(server: Server) -> None:
    found = crawl(server.origin, ROOT)
    for url, answer in found.answers.items():
        assert answer.type == content_type(urlsplit(url).path)
        assert answer.type != content_type("unknown"), f"tests/browser/serving.py does not know the type of {url}"


def test_absolute_addresses_are_right_where_the_base_is_known(server: Server) -> None:
    base = server.url(REPO)
    named: set[str] = set()
    for path, data in sites.site(base).items():
        if path.endswith((".html", ".xml", ".txt", ".json")):
            text = html.unescape(data.decode())
            named |= {urldefrag(one).url for one in re.findall(rf"{re.escape(base)}[^\s\"'<>]*", text)}
    assert {url: get(url).status for url in named if get(url).status != 200} == {}
    pages = {url.removeprefix(base) or "index.html" for url in named}
    pages |= {f"{path}index.html" for path in pages if path.endswith("/")}
    assert {job.path for name in sites.EDITIONS for job in sites.jobs_of(name)} <= pages


def test_no_address_is_absolute_where_the_base_is_not_known() -> None:
    for job in sites.jobs():
        tree = documents.parse(sites.html(job.path))
        assert [one.attributes["rel"] for one in tree.all("link")] == (
            [] if job.local == "404.html" else [*["stylesheet"] * sheets(job.path), "icon"]
        ), job.path
        assert not any(one.attributes.get("property") == "og:url" for one in tree.all("meta")), job.path


@pytest.mark.parametrize("edition", sites.EDITIONS)
def test_every_page_is_reached_from_the_home_of_its_edition(edition: str) -> None:
    wanted = {job.path for job in sites.jobs_of(edition)}
    reached: set[str] = set()
    waiting = [sites.path_in(edition, "index.html")]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        body = documents.parse(sites.html(path)).one("body")
        waiting += [there for one, href in body.links if one.tag == "a" and (there := resolved(path, href)) in wanted]
    assert wanted - reached == set()


def resolved(path: str, href: str) -> str:
    """The path of the site that a relative link leads to; the link itself where it leads out."""
    target = urldefrag(urljoin(f"https://site.invalid/{path}", href)).url
    return unquote(target.removeprefix("https://site.invalid/"))


def test_links_work_from_a_disk(folder: Path) -> None:
    """A disk has no index pages and may know capitals: every link names a file exactly."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    trees = {job.path: documents.parse((folder / job.path).read_text("utf-8")) for job in sites.jobs()}
    dead = []
    for path, tree in trees.items():
        for _, href in tree.links:
            url, fragment = urldefrag(href)
            if urlsplit(url).scheme:
                continue
            there = resolved(path, href)
            if there not in files or url.startswith("/"):
                dead.append(f"{path}: {href}")
            elif fragment and (there not in trees or unquote(fragment) not in trees[there].ids):
                dead.append(f"{path}: {href} (no such place)")
    assert not dead, sites.lines(dead)


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window for pages."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page of its own for each test: what comes late from another (an icon) is not taken for this one's."""
    page = window.new_page()
    yield page
    page.close()


def test_pages_are_quiet_and_stay_at_home(page: Page, server: Server, shape: Job) -> None:
    quiet(page, server.url(REPO), shape.path)


@pytest.mark.parametrize("way", ["root", "file"])
def test_so_they_do_at_other_places(page: Page, server: Server, folder: Path, look: Job, way: str) -> None:
    quiet(page, {"root": server.url(ROOT), "file": folder.as_uri() + "/"}[way], look.path)


def sheets(path: str) -> int:
    """How many style sheets a page has: that of every page, and one of its own where its kind has one."""
    kind = next(job.kind for job in sites.jobs() if job.path == path)
    return 1 + any(row.style for row in PAGES if row.kind == kind)


def quiet(page: Page, base: str, path: str) -> None:
    """Asserts that a page under an address is shown without a complaint, and asks for nothing from elsewhere."""
    seen = watch(page, base)
    page.goto(base + path)
    page.wait_for_timeout(MOMENT)
    style = page.evaluate("() => document.styleSheets.length")
    assert seen.complaints == []
    assert seen.requests[0] == base + path
    assert style == sheets(path)


@pytest.mark.parametrize("way", ["root", "repo"])
def test_an_address_that_leads_nowhere(page: Page, server: Server, way: str) -> None:
    prefix = {"root": ROOT, "repo": REPO}[way]
    address = server.url(prefix, "no/such/deep/page.html")
    assert get(address).status == 404
    seen = watch(page, address)
    page.goto(address)
    page.wait_for_timeout(MOMENT)
    links = page.eval_on_selector_all("a:not(.skip)", "links => links.map((link) => link.href)")
    font = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    # Chromium says so itself for every page with this status.
    said = "console error: Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert [one for one in seen.complaints if one not in {said, f"status 404: {address}"}] == []
    assert font < 32, "the policy kept the page's own style out"
    if way == "root":
        assert links == [], "without a base address no link can be right at every depth"
    else:
        assert {get(link).status for link in links} == {200}
        wanted = {server.url(REPO, path) for path in ("search.html", "articles/1.html", "articles/6.html")}
        assert wanted <= set(links)
