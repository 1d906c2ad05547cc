"""A browser at a built search page: over http under a sub-path, or from the disk."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, sync_playwright

from tests.browser import serving, tools
from tests.search.figures import Answer, Hit, Scored
from tests.search.judged import Query

HERE = Path(__file__).parent
DRIVE = (HERE / "drive.js").read_text("utf-8")
PATIENCE = 3000
PAGES = {"ja": "search.html", "en": "en/search.html"}
FIELD = "input[type=search]"
COMPOSED, ENGLISH = "ime", "english"


@dataclass(repr=False)
class Stand:
    """A built site that a browser can reach: `http` and `file` are the addresses of its folder."""

    site: Mapping[str, bytes]
    http: str
    file: str = ""


@contextmanager
def standing(site: Mapping[str, bytes], local: Mapping[str, bytes] | None = None) -> Iterator[Stand]:
    """A site published under a sub-path; `local` is written to a folder with an odd name."""
    with serving.running() as server, tempfile.TemporaryDirectory() as folder:
        server.mounts = {serving.REPO: site}
        root = Path(folder) / "協約の 写し"
        for path, data in (local or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        yield Stand(site, server.url(serving.REPO), f"{root.as_uri()}/")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=list(tools.CHROMIUM_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Driver:
    """One tab, and all that its console has said."""

    def __init__(self, browser: Browser) -> None:
        self.said: list[str] = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
        self.context.add_init_script(DRIVE)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def open(self, address: str) -> None:
        """Goes to a page and waits until it can answer."""
        self.page.goto(address)
        assert self.page.evaluate("(patience) => drive.ready(patience)", PATIENCE), (address, self.said)

    def ask(self, queries: Iterable[str], *, paced: bool = False) -> list[Answer]:
        """The answers to queries entered one after the other; `paced` so that their times mean something."""
        # As a literal of ASCII: what is no Unicode text (half a surrogate pair) would not get through otherwise.
        asked = json.dumps({"queries": list(queries), "patience": PATIENCE, "paced": paced})
        return [_answer(one) for one in self.page.evaluate(f"() => drive.ask({asked})")]

    def compose(self, words: str) -> Answer:
        """The answer while words are being composed, before they are taken over."""
        self.page.evaluate("(patience) => { drive.enter(''); return drive.answered(patience); }", PATIENCE)
        self.page.focus(FIELD)
        session = self.context.new_cdp_session(self.page)
        compose = partial(session.send, "Input.imeSetComposition")
        compose({"text": words, "selectionStart": len(words), "selectionEnd": len(words)})
        answer = _answer(self.page.evaluate("(patience) => drive.answer(patience)", PATIENCE))
        compose({"text": "", "selectionStart": 0, "selectionEnd": 0})
        session.detach()
        return answer


def _answer(given: dict[str, Any]) -> Answer:
    hits = tuple(Hit(hit.get("id") or "", hit["title"], unquote(hit["href"])) for hit in given["hits"])
    return Answer(given["answered"], given["milliseconds"], hits)


@contextmanager
def driving(browser: Browser) -> Iterator[Driver]:
    """A tab of its own, with nothing kept from before."""
    driver = Driver(browser)
    try:
        yield driver
    finally:
        driver.context.close()


def judge(driver: Driver, folder: str, queries: Sequence[Query]) -> list[Scored]:
    """The answers to judged queries, in their order; English ones are asked on the English page."""
    answers: dict[Query, Answer] = {}
    for lang, page in PAGES.items():
        here = [query for query in queries if (query.kind == ENGLISH) == (lang == "en")]
        if not here:
            continue
        driver.open(folder + page)
        typed = [query for query in here if query.kind != COMPOSED]
        answers |= zip(typed, driver.ask(query.q for query in typed), strict=True)
        answers |= {query: driver.compose(query.q) for query in here if query.kind == COMPOSED}
    return [Scored(query, answers[query]) for query in queries]
