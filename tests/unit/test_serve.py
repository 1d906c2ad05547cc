"""serve from the outside: a real server on a free port, its pages, its socket, and hostile calls."""

from __future__ import annotations

import asyncio
import fcntl
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from kyoyaku.disk.refusal import Refusal
from kyoyaku.serve.address import Door, is_same, may_call, open_door
from kyoyaku.serve.inject import NEWS, SOCKET, inject, widen
from kyoyaku.serve.lookup import Answer, find
from kyoyaku.serve.watch import Watch
from tests.unit.serving import Serving, wait, write
from tests.unit.small_site import command, environment, make_project, run, snapshot

HELLO = json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]})
INFO = json.dumps({"command": "info", "url": "http://127.0.0.1/"})


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all calls that change nothing."""
    project = make_project(tmp_path_factory.mktemp("serve"))
    (project / "static/img").mkdir()
    (project / "static/img/日本.svg").write_text("<svg/>")
    (project / "static/plain.txt").write_text("text")
    run(project)
    (project / "site/.htpasswd").write_text("secret")
    (project / "site/link.html").symlink_to("/etc/passwd")
    (project / "site/up").symlink_to(project)
    with Serving(project, "--port", "0") as serving:
        yield serving


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/articles/1.html", 200, "text/html; charset=utf-8"),
        ("/articles/1", 200, "text/html; charset=utf-8"),
        ("/articles/1.html?q=%00#x", 200, "text/html; charset=utf-8"),
        ("/css/site.css", 200, "text/css; charset=utf-8"),
        ("/plain.txt", 200, "text/plain; charset=utf-8"),
        ("/img/%E6%97%A5%E6%9C%AC.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/livereload-news.js?port=1", 200, "text/javascript; charset=utf-8"),
        ("/livereload-news.css", 200, "text/css; charset=utf-8"),
        ("/nothing", 404, "text/html; charset=utf-8"),
        ("/deep/down/nothing.html", 404, "text/html; charset=utf-8"),
    ],
)
def test_pages_and_files(served: Serving, path: str, status: int, kind: str) -> None:
    got = served.get(path)
    assert (got.status, got.headers["Content-Type"]) == (status, kind)
    assert got.headers["Cache-Control"] == "no-store"
    head = served.get(path, method="HEAD")
    assert (head.status, head.body) == (status, b"")


@pytest.mark.fault("G2")
@pytest.mark.fault("G4")
@pytest.mark.parametrize(
    "path",
    [
        *("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..\\..\\etc", "/..%5c..%5cetc"),
        *("//127.0.0.1/..", "//evil.example/..", "//evil.example/%2e%2e", "///x", "/a//b", "/./index.html"),
        *("/.kyoyaku.json", "/.htpasswd", "/.git/config", "/%2ehtpasswd", "/articles/.x", "/C:/x", "/index.html:x"),
        *("/link.html", "/up/content/index.md", "/up/", "/up", "/content/site.yaml", "/articles/1.html/", "/css/"),
        *("/%00", "/index.html%00.css", "/%0d%0aX-Evil:1", "/%ff%fe", "/%c0%ae%c0%ae/", "/%", "/%zz"),
        *("/" + "a" * 300, "/" + "a" * 9000, "/" + "a/" * 3000, "/" + "a" * 1_000_000, "/~root", "/%E3%80%80"),
        *("http://evil.example/", "*", "index.html", "/livereload/x", "/forcereload", "/livereload.js/"),
    ],
)
def test_no_call_gets_more_than_the_site(served: Serving, path: str) -> None:
    got = served.get(path)
    assert got.status in {400, 404}
    assert b"root:" not in got.body
    assert b"secret" not in got.body
    assert b"Traceback" not in got.body
    assert "X-Evil" not in got.headers


@pytest.mark.fault("G2")
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_is_answered(served: Serving, method: str) -> None:
    assert served.get("/", method=method).status in {400, 405}


def test_a_folder_leads_into_itself_and_nowhere_else(served: Serving) -> None:
    got = served.get("/articles")
    assert (got.status, got.headers["Location"]) == (302, "./articles/")
    for path in ("//evil.example/articles/..", "/%2f%2fevil.example", "/\\evil.example", "/articles%2f..%2f"):
        assert "Location" not in served.get(path).headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("localhost", 200), ("LOCALHOST:1", 200), ("127.0.0.1", 200), ("[::1]:80", 200), ("a.localhost", 200)),
        *(("evil.example", 403), ("127.0.0.1.evil.example", 403), ("", 403), ("192.168.0.1", 403), ("[::1", 403)),
        *(("localhost.evil.example:5500", 403), ("x" * 5000, 403), ("127.0.0.1@evil.example", 400)),
    ],
)
def test_only_our_own_names_are_answered(served: Serving, host: str, status: int) -> None:
    assert served.get("/", host=host).status == status
    assert served.get("/livereload.js", host=host).status == status


@pytest.mark.fault("G2")
def test_rubbish_is_no_fault(served: Serving) -> None:
    for rubbish in (b"\x00\xff\n\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G" * 3_000_000):
        with socket.create_connection(("127.0.0.1", served.port), 5) as raw:
            try:
                raw.sendall(rubbish)
                raw.shutdown(socket.SHUT_WR)
                answer = raw.recv(1000)
            except OSError:
                answer = b""
            assert b" 500 " not in answer
    assert served.get("/").status == 200
    assert served.told == [] or "Left alone" in "".join(served.told)
    assert "Traceback" not in "".join(served.told)


def test_what_is_served_has_our_script_and_a_wider_policy(served: Serving) -> None:
    host = f"127.0.0.1:{served.port}"
    page = served.get("/").body.decode()
    assert re.search(r'<script src="/livereload-news.js" data-version="[0-9a-f]{16}" defer></script></head>', page)
    assert "<script>" not in page
    policy = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].replace("&#x27;", "'") == (
        f"default-src 'none'; style-src 'self'; script-src 'self'; connect-src ws://{host}"
    )
    assert b"livereload" in served.get("/nothing").body
    assert b"LiveReload" in served.get("/livereload.js").body


def test_what_is_on_the_disk_stays_as_built(project: Path) -> None:
    run(project)
    before = snapshot(project / "site")
    with Serving(project, "--port", "0") as serving:
        assert b"livereload" in serving.get("/").body
        assert snapshot(project / "site") == before
        assert not any(b"livereload" in content for content in before.values())


class Page:
    """An open page: what its two scripts would hear, livereload's and our own."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving

    async def __aenter__(self) -> Self:
        self.reloader = await open_socket(self.serving)
        await self.reloader.write_message(HELLO)
        assert (await heard(self.reloader))["command"] == "hello"
        await self.reloader.write_message(INFO)
        self.news = await open_socket(self.serving, NEWS)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.reloader.close()
        self.news.close()

    async def hear(self) -> dict[str, Any]:
        return await heard(self.news)

    async def reloads(self) -> bool:
        return bool((await heard(self.reloader))["command"] == "reload")


async def heard(socket: WebSocketClientConnection) -> dict[str, Any]:
    message = await asyncio.wait_for(socket.read_message(), 10)
    assert message is not None
    found: dict[str, Any] = json.loads(message)
    return found


async def open_socket(serving: Serving, path: str = SOCKET, **headers: str) -> WebSocketClientConnection:
    address = f"ws://127.0.0.1:{serving.port}{path}"
    return await websocket_connect(HTTPRequest(address, headers=headers))


@pytest.mark.fault("G7")
def test_an_open_page_reloads_after_a_save(project: Path) -> None:
    async def story(serving: Serving) -> None:
        async with Page(serving) as page:
            state = await page.hear()
            assert state["problems"] == ""
            write(project, "新しい")
            assert await page.reloads()
        assert "新しい" in serving.get("/").body.decode()
        async with Page(serving) as again:
            assert (await again.hear())["version"] != state["version"]

    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))
        assert serving.stop() == 130
        assert "Built again (1 written, 0 removed; no problems)." in "".join(serving.told)
        assert "Traceback" not in "".join(serving.told)


@pytest.mark.fault("G7")
def test_a_fault_is_shown_over_the_last_good_site_until_it_is_mended(project: Path) -> None:
    async def story(serving: Serving) -> None:
        async with Page(serving) as page:
            good = await page.hear()
            write(project, "だめ FAULT")
            bad = await page.hear()
            assert bad["version"] == good["version"]
            assert bad["title"].startswith("1 error. ")
            assert "content/index.md:1:4: error unreadable-file" in bad["problems"]
            assert "だめ FAULT\n         ^^^^^" in bad["problems"]
            assert "はじめ" in serving.get("/").body.decode()
            async with Page(serving) as other:
                assert (await other.hear())["problems"] == bad["problems"]
            write(project, "はじめ")
            mended = await page.hear()
            assert (mended["problems"], mended["version"]) == ("", good["version"])
            write(project, "CRASH")
            assert "ZeroDivisionError" in (await page.hear())["problems"]
            write(project, "終わり")
            assert await page.reloads()

    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))
        assert serving.get("/").status == 200


def test_without_any_site_a_plain_page_shows_the_problems(project: Path) -> None:
    async def story(serving: Serving) -> None:
        got = serving.get("/anything/at/all.html")
        assert got.status == 503
        assert "content/index.md:1:1: error" in got.body.decode()
        assert "&lt;b&gt;" in got.body.decode()
        assert b'src="/livereload-news.js"' in got.body
        async with Page(serving) as page:
            assert (await page.hear())["problems"] == ""
            write(project, "FAULT again")
            assert await page.reloads()
            write(project, "よし")
            assert await page.reloads()
        assert serving.get("/").status == 200

    write(project, "FAULT <b>")
    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))


@pytest.mark.fault("G7")
def test_a_site_of_before_is_shown_where_the_first_build_fails(project: Path) -> None:
    run(project)
    write(project, "FAULT")
    with Serving(project, "--port", "0") as serving:
        assert "はじめ" in serving.get("/").body.decode()


@pytest.mark.fault("G6")
def test_a_burst_of_changes_is_one_build(project: Path) -> None:
    async def story(serving: Serving) -> None:
        async with Page(serving) as page:
            await page.hear()
            for number in range(500):
                (project / f"content/articles/x{number}.md").write_text("x", encoding="utf-8")
            assert await page.reloads()
            await asyncio.sleep(0.6)
        assert sum("Built again" in line for line in serving.told) == 1
        assert serving.get("/articles/x499.html").status == 200

    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))


@pytest.mark.fault("G6")
def test_a_folder_that_comes_back_is_still_watched(project: Path) -> None:
    async def story(serving: Serving) -> None:
        async with Page(serving) as page:
            await page.hear()
            shutil.move(project / "content", project / "away")
            assert "no-content-folder" in (await page.hear())["problems"]
            shutil.move(project / "away", project / "content")
            assert (await page.hear())["problems"] == ""
            (project / "content/articles/1.md").rename(project / "content/articles/One.md")
            assert await page.reloads()
        assert serving.get("/articles/1.html").status == 404
        assert serving.get("/articles/One.html").status == 200

    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))


def test_the_sockets_are_for_our_own_pages(served: Serving) -> None:
    async def story() -> None:
        from tornado.httpclient import HTTPClientError

        own = f"127.0.0.1:{served.port}"
        for path, headers in itertools.product(
            (SOCKET, NEWS),
            (
                {"Origin": "http://evil.example"},
                {"Origin": "null"},
                {"Origin": f"http://evil.example:{served.port}", "Host": f"evil.example:{served.port}"},
                {"Origin": f"http://localhost:{served.port}"},
                {"Origin": f"http://{own}", "Sec-Websocket-Origin": "http://evil.example"},
                {"Sec-Websocket-Origin": "http://evil.example"},
                {"Host": "evil.example"},
            ),
        ):
            with pytest.raises(HTTPClientError) as refused:
                await open_socket(served, path, **headers)
            assert refused.value.code == 403, (path, headers)
        for path in (SOCKET, NEWS):
            (await open_socket(served, path, Origin=f"http://{own}")).close()

    asyncio.run(story())


@pytest.mark.fault("G9")
def test_rubbish_on_a_socket_closes_no_other(served: Serving) -> None:
    async def story() -> None:
        async with Page(served) as page:
            await page.hear()
            texts = ("", "x", "[]", "{}", '{"command": 1}', '{"command": "evil"}', "[" * 10_000)
            rubbishes: tuple[str | bytes, ...] = (*texts, b"\xff")
            for path, rubbish in itertools.product((SOCKET, NEWS), rubbishes):
                socket = await open_socket(served, path)
                await socket.write_message(rubbish, binary=isinstance(rubbish, bytes))
                socket.close()
            await page.reloader.write_message(HELLO)
            assert (await heard(page.reloader))["command"] == "hello"
            await page.news.write_message("x" * 100_000)
            assert await page.news.read_message() is None

    asyncio.run(story())
    assert "Traceback" not in "".join(served.told)


@pytest.mark.fault("G9")
def test_two_hundred_tabs_that_close_without_a_word(project: Path) -> None:
    async def story(serving: Serving) -> None:
        tabs = [await Page(serving).__aenter__() for _ in range(200)]
        for tab in tabs:
            tab.close()
        async with Page(serving) as page:
            await page.hear()
            write(project, "new")
            assert await page.reloads()

    with Serving(project, "--port", "0") as serving:
        asyncio.run(story(serving))
        wait(lambda: open_files(serving.process.pid) < 40)
        assert "Traceback" not in "".join(serving.told)


def open_files(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - links of a process: no folder of ours


@pytest.mark.fault("G1")
def test_a_busy_port_gives_the_next(project: Path) -> None:
    door = open_door("127.0.0.1", 5600)
    for one in door.sockets:
        one.listen()
    with Serving(project, "--port", str(door.port)) as serving:
        assert serving.port > door.port
        assert f"Port {door.port} is taken" in "".join(serving.told)
    for one in door.sockets:
        one.close()


@pytest.mark.fault("G1")
def test_a_host_for_everyone_is_warned_of(project: Path) -> None:
    with Serving(project, "--port", "0", "--host", "0.0.0.0") as serving:
        assert "everyone on the same network can see it" in "".join(serving.told)
        assert serving.get("/", host="192.168.1.2:80").status == 200
        assert serving.get("/", host="evil.example").status == 403


@pytest.mark.fault("G1")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # tornado's, of a failed bind
def test_a_host_that_is_none_is_refused(project: Path) -> None:
    for host in ("nowhere.invalid", "203.0.113.9", "a b", "x" * 300):
        with pytest.raises(Refusal) as refusal:
            open_door(host, 0)
        assert (refusal.value.status, refusal.value.found.code) == (3, "bad-host")
    done = run(project, "serve", "--host", "203.0.113.9", "--lang", "en")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr


@pytest.mark.fault("G10")
def test_under_the_path_that_it_is_published_at(project: Path) -> None:
    with Serving(project, "--port", "0", "--base-url", "https://example.jp/repo") as serving:
        assert serving.url.endswith("/repo/")
        assert serving.get("/repo/articles/1.html").status == 200
        assert serving.get("/repo/deep/nothing").status == 404
        assert serving.get("/articles/1.html").status == 404
        assert serving.get("/").headers["Location"] == "/repo/"
        assert serving.get("/repo").headers["Location"] == "/repo/"


@pytest.mark.fault("G10")
@pytest.mark.parametrize("mount", ["/re%20po/", "/%E5%85%AB%E6%88%B8/", "/a/b%23c/", "/50%25/"])
def test_the_path_that_it_is_published_at_may_be_called_anything(tmp_path: Path, mount: str) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "index.html").touch()
    assert find(tmp_path, mount, mount) == Answer(200, tmp_path / "index.html")
    assert find(tmp_path, f"{mount}a.html", mount) == Answer(200, tmp_path / "a.html")
    for address in ("/", mount.rstrip("/")):
        assert find(tmp_path, address, mount) == Answer(302, location=mount)
    for address in ("/a.html", f"{mount}b.html", f"{mount[:-1]}x/a.html", f"{mount}../a.html"):
        assert find(tmp_path, address, mount).status == 404


@pytest.mark.fault("F2")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_it_cleanly(project: Path, sent: signal.Signals, status: int) -> None:
    with Serving(project, "--port", "0") as serving:
        serving.process.send_signal(sent)
        assert serving.process.wait(10) == status
        for reader in serving.readers:
            reader.join(5)
        assert serving.told == []


@pytest.mark.fault("F3")
def test_a_build_elsewhere_while_serving(project: Path) -> None:
    with Serving(project, "--port", "0") as serving:
        write(project, "new")
        assert run(project).returncode == 0
        wait(lambda: b"new" in serving.get("/").body)


# The parts, without a server.


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src ws://h:1"),
        ("", "script-src 'self'; style-src 'self'; connect-src ws://h:1"),
        (
            "default-src 'self'; connect-src 'NONE'; style-src 'sha256-x='",
            "default-src 'self'; connect-src ws://h:1; style-src 'sha256-x=' 'self'; script-src 'self'",
        ),
        ("Script-Src 'self'; style-src 'self';", "script-src 'self'; style-src 'self'; connect-src ws://h:1"),
    ],
)
def test_a_policy_is_widened_by_no_more_than_it_takes(policy: str, expected: str) -> None:
    assert widen(policy, "h:1") == expected


def test_an_ipv6_host_is_no_word_of_a_policy() -> None:
    assert widen("default-src 'none'", "[::1]:1").endswith("connect-src 'self'")


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
        "<META HTTP-EQUIV='content-security-policy' CONTENT=\"default-src &#39;none&#39;\" />",
        "<meta content=\"default-src 'none'\" http-equiv=Content-Security-Policy>",
    ],
)
def test_every_way_to_write_a_policy_is_understood(tag: str) -> None:
    page = inject(f"<head>{tag}</head><body>".encode(), "h:1", "v").decode()
    assert "connect-src ws://h:1" in page
    assert page.endswith('<script src="/livereload-news.js" data-version="v" defer></script></head><body>')


def test_a_page_without_a_head_gets_the_script_at_its_end() -> None:
    assert inject("日本".encode(), "h", "v").decode().startswith('日本<link rel="stylesheet"')


@pytest.mark.parametrize(
    ("header", "host", "expected"),
    [
        ("localhost:5500", "127.0.0.1", True),
        ("localhost.:5500", "127.0.0.1", True),
        ("machine.lan:5500", "machine.lan", True),
        ("machine.lan:5500", "127.0.0.1", False),
        ("192.168.1.2", "0.0.0.0", True),
        ("[fe80::1]", "::", True),
        ("evil.example", "::", False),
        (f"{socket.gethostname()}:1", "0.0.0.0", True),
        ("a:b:c", "0.0.0.0", False),
    ],
)
def test_names_that_may_call(header: str, host: str, *, expected: bool) -> None:
    assert may_call(header, Door((), host, 1)) is expected


def test_an_origin_is_the_host_itself() -> None:
    door = Door((), "127.0.0.1", 1)
    assert is_same("http://LocalHost:1", "localhost:1", door)
    assert not is_same("http://localhost:1.evil.example", "localhost:1", door)
    assert not is_same("http://[::1", "[::1", door)
    assert not is_same("https://a.test", "localhost:1", door)


FORWARDED = Door((), "127.0.0.1", 1, ("box-5500.app.test", ".preview.test"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            ("box-5500.app.test", True),
            ("BOX-5500.APP.TEST:443", True),
            ("a.preview.test", True),
            ("a.b.preview.test", True),
        ),
        *(
            ("preview.test", False),
            ("evilpreview.test", False),
            ("x.box-5500.app.test", False),
            ("box-5500.app.test.evil", False),
        ),
        *(("app.test", False), ("", False), ("a.preview.test@evil.example", False)),
    ],
)
def test_names_that_are_allowed_may_call(name: str, *, expected: bool) -> None:
    assert may_call(name, FORWARDED) is expected
    assert is_same(f"https://{name}", "localhost:5500", FORWARDED) is expected


def test_through_a_forwarded_name(project: Path) -> None:
    async def story(serving: Serving) -> None:
        from tornado.httpclient import HTTPClientError

        (await open_socket(serving, Origin="https://box.app.test", Host="box.app.test")).close()
        (await open_socket(serving, Origin="https://box.app.test")).close()  # one that hides its own name from us
        for headers in (
            {"Origin": "https://evil.test", "Host": "box.app.test"},
            {"Origin": "https://box.app.test", "Host": "evil.test"},
        ):
            with pytest.raises(HTTPClientError):
                await open_socket(serving, **headers)

    with Serving(project, "--port", "0", "--allow-host", "box.app.test", "--allow-host=*.preview.test") as serving:
        for name in ("box.app.test", "box.app.test:443", "one.preview.test", "localhost"):
            assert serving.get("/", host=name).status == 200
        page = serving.get("/", host="box.app.test").body.decode()
        assert "connect-src ws://box.app.test ws://box.app.test:* ws://*.preview.test:*" in page
        assert serving.get("/", host="other.app.test").status == 403
        asyncio.run(story(serving))


@pytest.mark.parametrize(
    ("host", "says"),
    [
        *(("box-5500.app.test", "--allow-host box-5500.app.test"), ("BOX.test:443", "--allow-host box.test")),
        *(("un_usual.test", ""), ("", ""), ("x" * 5000, "--allow-host xxx")),
    ],
)
def test_a_refused_name_is_told_with_the_way_in(project: Path, host: str, says: str) -> None:
    with Serving(project, "--port", "0") as serving:
        for _ in range(3):
            got = serving.get("/", host=host)
        assert (got.status, got.headers["Content-Type"]) == (403, "text/plain; charset=utf-8")
        assert got.body.startswith(b"403 Forbidden\n")
        assert says in got.body.decode()
        assert b"<" not in got.body
        if says:
            wait(lambda: says in "".join(serving.told))
        assert "".join(serving.told).count("--allow-host") == bool(says)


def test_thousands_of_strange_names_do_not_fill_the_console(project: Path) -> None:
    with Serving(project, "--port", "0") as serving:
        for number in range(60):
            assert serving.get("/", host=f"{number}.evil.example").status == 403
        assert "--allow-host 59.evil.example" in serving.get("/", host="59.evil.example").body.decode()
        wait(lambda: len(serving.told) == 20)


def test_nobody_has_to_read_what_it_says(project: Path) -> None:
    run(project)
    write(project, "WARN\n" * 60)
    process = subprocess.Popen(
        command(project, "serve", "--port", "0", "--lang", "en"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    try:
        fcntl.fcntl(process.stderr, fcntl.F_SETPIPE_SZ, 4096)
        found = re.search(rb"http://127.0.0.1:(\d+)/", process.stdout.readline() + process.stdout.readline())
        assert found
        for number in range(4):
            write(project, f"{number} WARN\n" * 60)
            wait(lambda number=number: f"{number} WARN".encode() in fetch(int(found[1])))  # type: ignore[misc]
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 143
    finally:
        process.kill()
        process.communicate()


def fetch(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 5) as raw:
        raw.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
        return b"".join(iter(lambda: raw.recv(10_000), b""))


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "http://127.0.0.1:1"), ("::", "http://[::1]:1")])
def test_an_address_can_be_typed(host: str, url: str) -> None:
    assert Door((), host, 1).url == url


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # tornado's, of a failed bind
def test_a_door_needs_a_free_port() -> None:
    door = open_door("127.0.0.1", 65535)
    for one in door.sockets:
        one.listen()
    with pytest.raises(Refusal) as refusal:
        open_door("127.0.0.1", 65535)
    assert refusal.value.found.code == "no-free-port"
    for one in door.sockets:
        one.close()


def test_lookup_never_leaves_the_site(tmp_path: Path) -> None:
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/a/index.html").touch()
    (tmp_path / "outside.html").touch()
    (tmp_path / "site/loop").symlink_to(".")
    site = tmp_path / "site"
    assert find(site, "/a/") == Answer(200, site / "a/index.html")
    assert find(site, "/a/index") == Answer(200, site / "a/index.html")
    assert find(site, "/r/a", "/r/") == Answer(302, location="./a/")
    for address in ("/../outside.html", "/a/../../outside.html", "/loop/a/", "/..", "/a/..", "/%2e%2e/outside"):
        assert find(site, address).status == 404


def test_a_watch_waits_for_rest_and_tells_once(tmp_path: Path) -> None:
    watch = Watch((tmp_path, tmp_path / "missing"))
    assert not watch.changed()
    (tmp_path / "a").write_text("1")
    assert not watch.changed()
    (tmp_path / "b").write_text("1")
    assert not watch.changed()
    assert watch.changed()
    assert not watch.changed()
    (tmp_path / "a~").write_text("dropping")
    (tmp_path / "a").write_text("2")
    os.utime(tmp_path / "a", ns=(1, 1))
    assert [watch.changed(), watch.changed(), watch.changed()] == [False, True, False]


def test_a_change_that_is_undone_is_none(tmp_path: Path) -> None:
    watch = Watch((tmp_path,))
    (tmp_path / "a").write_text("1")
    assert not watch.changed()
    (tmp_path / "a").unlink()
    assert [watch.changed(), watch.changed()] == [False, False]


def test_a_burst_without_end_is_built_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    watch = Watch((tmp_path,))
    told = []
    for number in range(6):
        (tmp_path / str(number)).touch()
        told.append(watch.changed())
        clock[0] += 1.0
    assert True in told
