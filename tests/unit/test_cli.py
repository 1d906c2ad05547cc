"""build.py from the outside: arguments in, files, words and exit status out."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kyoyaku.command.base_url import checked_base_url
from kyoyaku.command.call import parse
from kyoyaku.command.words import words
from kyoyaku.disk import manifest
from kyoyaku.disk.refusal import Refusal
from kyoyaku.problems import Lang
from kyoyaku.problems.report import Style, one_line
from tests.unit.small_site import ROOT, as_nobody, command, environment, make_project, run, siblings, snapshot


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "八戸 と 階上")


def write(project: Path, words: str) -> None:
    (project / "content/articles/2.md").write_text(words, encoding="utf-8")


def test_build_and_build_again(project: Path) -> None:
    first = run(project)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("4 ページ・5 ファイル・")
    assert "書き込み 5、変更なし 0、削除 0、問題なし" in first.stdout
    second = run(project, "build", "--lang", "en")
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.startswith("Nothing has changed. 4 pages, 5 files, ")
    assert sorted(snapshot(project / "site")) == [
        *(manifest.NAME, "404.html", "articles/1.html", "articles/2.html", "css/site.css", "index.html")
    ]
    assert siblings(project / "site") == []


def test_a_second_build_imports_none_of_the_pipeline(project: Path) -> None:
    run(project)
    slow = run(project, env={"TINY_SLEEP": "60"})
    assert slow.returncode == 0
    code = (
        f"import sys; sys.argv[1:] = [{str(project)!r}]\n"
        "from pathlib import Path; from kyoyaku.main import main\n"
        "main(Path(sys.argv[1]), [])\n"
        "heavy = {'jinja2', 'markdown', 'yaml', 'nh3', 'budoux', 'ctypes', 'importlib.metadata'}\n"
        "heavy |= {'kyoyaku.making.pipeline'}\n"
        "sys.exit(str(sorted(heavy & sys.modules.keys())) if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_writes_nothing_and_is_told_with_its_place(project: Path) -> None:
    run(project)
    before = snapshot(project / "site")
    write(project, "よし\n第2条が FAULT")
    done = run(project, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "content/articles/2.md:2:6: error unreadable-file: this cannot be read (why)\n"
        "    第2条が FAULT\n"
        "            ^^^^^\n"
        "    To mend it: "
    )
    assert done.stderr.splitlines()[-1].startswith("1 error. Nothing was written; the site is as it was (")
    assert snapshot(project / "site") == before


def test_a_first_build_with_an_error_leaves_no_folder(project: Path) -> None:
    write(project, "FAULT")
    assert run(project, "--out", str(project / "out/deep/site")).returncode == 1
    assert not (project / "out").exists()


def test_a_warning_is_told_again_when_nothing_has_changed(project: Path) -> None:
    write(project, "WARN")
    first, second = run(project), run(project)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "warning name-not-nfc" in first.stderr
    assert second.stderr == first.stderr
    assert "警告 1 件" in second.stdout
    strict = run(project, "--strict")
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "何も書いていません" in strict.stderr


def test_faults_of_reading_and_of_content_come_together(project: Path) -> None:
    write(project, "FAULT")
    (project / "content/link.md").symlink_to("/etc/passwd")
    told = run(project).stderr
    assert "content/articles/2.md:1:1: error" in told
    assert "content/link.md: error symlink" in told


def test_check_writes_nothing(project: Path) -> None:
    done = run(project, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("調べました（問題なし")
    write(project, "FAULT")
    assert run(project, "check").returncode == 1
    assert not (project / "site").exists()


def test_json_is_one_object(project: Path) -> None:
    write(project, "WARN")
    record = json.loads(run(project, "--format", "json").stdout)
    assert record["exit"] == 0
    assert [one["code"] for one in record["problems"]] == ["name-not-nfc"]
    summary = record["summary"]
    assert (summary["pages"], summary["files"], summary["written"], summary["removed"]) == (4, 5, 5, 0)
    assert summary["bytes"] == sum(map(len, snapshot(project / "site").values())) - len(
        (project / "site" / manifest.NAME).read_bytes()
    )
    assert json.loads(run(project, "--format", "json").stdout)["summary"]["unchanged"] == 5
    refused = run(project, "--format", "json", "--out", str(project))
    record = json.loads(refused.stdout)
    assert (record["exit"], record["summary"], refused.returncode) == (2, None, 2)


def test_github_gets_commands(project: Path) -> None:
    write(project, "FAULT")
    done = run(project, "--format=github")
    assert done.stdout.startswith("::error file=content/articles/2.md,line=1,col=1,endColumn=6,title=unreadable-file::")


def test_another_content_folder_is_called_by_its_own_name(project: Path) -> None:
    write(project, "FAULT")
    (project / "content").rename(project.parent / "other")
    done = run(project, "--content", "other")
    assert done.stderr.startswith("other/articles/2.md:1:1: error")


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["biuld"], "unknown-command", "“build”?"),
        (["build", "extra"], "unexpected-word", "“extra”"),
        (["--strickt"], "unknown-option", "“--strict”?"),
        (["--base-ulr", "https://example.jp"], "unknown-option", "“--base-url”?"),
        (["--ou=x"], "unknown-option", "“--out”?"),
        (["check", "--out", "x"], "unknown-option", "check has no option “--out”"),
        (["build", "--port", "1"], "unknown-option", "--port"),
        (["-x"], "unknown-option", "“-x”"),
        (["--out"], "option-needs-value", "--out"),
        (["--strict=yes"], "option-takes-no-value", "--strict"),
        (["--format", "jsno"], "option-not-one-of", "“json”?"),
        (["--lang", "fr"], "option-not-one-of", "ja, en"),
        (["--base-url", "example.jp"], "bad-base-url", "https://"),
        (["serve", "--port", "99999"], "bad-port", "99999"),
        (["serve", "--port", "x"], "bad-port", "1024"),
        (["serve", "--port", "-1"], "bad-port", "-1"),
        (["build", "--allow-host", "a.test"], "unknown-option", "--allow-host"),
        (["serve", "--allow-host"], "option-needs-value", "--allow-host"),
        (["serve", "--allow-host", "https://a.test"], "bad-allowed-host", "https://a.test"),
        (["serve", "--allow-host", "a.test", "--allow-host", "b.test:80"], "bad-allowed-host", "b.test:80"),
        (["serve", "--allow-host", ""], "bad-allowed-host", "“”"),
        (["serve", "--allow-host", "."], "bad-allowed-host", "“.”"),
        (["serve", "--allow-host", "*"], "bad-allowed-host", "“*”"),
        (["serve", "--allow-host", "a..test"], "bad-allowed-host", "a..test"),
        (["serve", "--allow-host", "a.test'"], "bad-allowed-host", "a.test'"),
    ],
)
def test_a_wrong_call_is_refused(project: Path, args: list[str], code: str, says: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(project, args, {"KYOYAKU_LANG": "en"})
    assert (refusal.value.status, refusal.value.found.code) == (2, code)
    assert says in one_line(refusal.value.found, Style("en", words("en")))


@pytest.mark.parametrize("args", [["biuld"], ["--content", "nowhere"], ["--out", "."]])
def test_a_refusal_is_one_line(project: Path, args: list[str]) -> None:
    done = run(project, *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("build.py: error ")
    assert done.stderr.count("\n") == 1
    assert re.search("[ぁ-ん]", done.stderr)
    assert not (project / "site").exists()


@pytest.mark.fault("G1")
def test_a_port_of_the_administrator_is_refused(project: Path) -> None:
    done = run(project, "serve", "--port", "80", "--lang=en")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "Port 80" in done.stderr


def test_help_in_both_languages(project: Path) -> None:
    assert "サイトを作る" in run(project, "--help").stdout
    assert "make the site" in run(project, "serve", "-h", "--lang", "en").stdout


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.jp", "https://example.jp/"),
        ("https://example.jp/", "https://example.jp/"),
        ("http://localhost:8000/repo", "http://localhost:8000/repo/"),
        ("HTTPS://Example.JP/Repo//", "https://example.jp/Repo/"),
        ("https://協約.jp/八戸", "https://xn--3kr038g.jp/%E5%85%AB%E6%88%B8/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://example.jp/50%/%zz/%20", "https://example.jp/50%25/%25zz/%20/"),
    ],
)
def test_a_base_url_ends_with_a_slash(value: str, expected: str) -> None:
    assert checked_base_url(value, words("en")) == expected


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "example.jp",
            "//example.jp",
            "ftp://example.jp",
            "javascript:alert(1)",
            "https://",
            "https:///x",
        ),
        *(
            "https://a b.jp",
            "https://u:p@example.jp",
            "https://u@example.jp",
            "https://example.jp/?q",
            "https://x/#f",
        ),
        *(
            "https://example.jp:0",
            "https://example.jp:99999",
            "https://example.jp:x",
            "https://ex\namp.le",
            "https://x/../y",
            "https://x/%2E%2e/",
        ),
        *(
            "https://-x.jp",
            "https://x..jp",
            "https://[::1",
            "https://x\\y",
            "https://<script>",
            "https://x/\u3000",
        ),
    ],
)
def test_a_wrong_base_url_is_refused(value: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked_base_url(value, words("en"))
    assert refusal.value.status == 2


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    "value",
    [
        "https://me:s3cret@example.jp/x",
        "https://s3cret@example.jp",
        "http://me:s3cret@[::1]/?q",
        "ftp://me:s3cret@h/a@b",
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_password_in_a_base_url_is_refused_and_not_said_again(project: Path, value: str, lang: Lang) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(project, ["--base-url", value], {"KYOYAKU_LANG": lang})
    line = one_line(refusal.value.found, Style(lang, words(lang)))
    assert (refusal.value.status, "s3cret" in line, "…@" in line) == (2, False, True)


def test_a_base_url_is_part_of_the_build(project: Path) -> None:
    run(project)
    done = run(project, "--base-url", "https://example.jp/r")
    assert "書き込み 4、変更なし 1" in done.stdout
    assert b"https://example.jp/r/" in (project / "site/index.html").read_bytes()


@pytest.mark.fault("F10")
def test_source_date_epoch_changes_no_byte(project: Path) -> None:
    assert run(project).returncode == 0
    before = snapshot(project / "site")
    for value in ("0", "1700000000", "99999999999999"):
        assert run(project, "--out", str(project / "again"), env={"SOURCE_DATE_EPOCH": value}).returncode == 0
        again = snapshot(project / "again")
        assert {path: data for path, data in again.items() if path != ".kyoyaku.json"} == {
            path: data for path, data in before.items() if path != ".kyoyaku.json"
        }
    for value in ("-1", "soon"):
        assert run(project, env={"SOURCE_DATE_EPOCH": value}).returncode == 2
    assert snapshot(project / "site") == before


@pytest.mark.fault("F10")
@pytest.mark.parametrize(
    ("value", "status"), [("0", 0), ("1700000000", 0), ("-1", 2), ("x", 2), ("", 2), ("1.5", 2), ("１", 2)]
)
def test_source_date_epoch_is_a_number_or_refused(project: Path, value: str, status: int) -> None:
    if status == 0:
        assert parse(project, [], {"SOURCE_DATE_EPOCH": value}).command == "build"
        return
    with pytest.raises(Refusal) as refusal:
        parse(project, [], {"SOURCE_DATE_EPOCH": value})
    assert refusal.value.status == status


@pytest.mark.fault("F4")
@pytest.mark.fault("F7")
def test_the_same_bytes_from_anywhere(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    sites = []
    for number, (cwd, env) in enumerate(
        [
            (project, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}),
            (
                tmp_path / "elsewhere",
                {"LANG": "C", "LC_ALL": "C", "TZ": "America/Lima", "PYTHONHASHSEED": "2"},
            ),
            (Path("/"), {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}),
        ]
    ):
        out = tmp_path / f"出力 {number}"
        done = run(project, "--out", str(out), cwd=cwd, env=env)
        assert done.returncode == 0, done.stderr
        assert "ページ" in done.stdout
        sites.append(snapshot(out))
    assert sites[0] == sites[1] == sites[2]


def test_from_a_folder_that_is_gone(project: Path, tmp_path: Path) -> None:
    code = (
        "import os; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone');"
        f"os.execv({sys.executable!r}, {command(project)!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_of_ours_says_so(project: Path) -> None:
    write(project, "CRASH")
    done = run(project)
    assert done.returncode == 70
    assert "このプログラムの不具合です" in done.stderr
    assert "Traceback (most recent call last):" in done.stderr
    assert done.stderr.rstrip().endswith("ZeroDivisionError")
    assert siblings(project / "site") == []
    assert "fault of this program" in run(project, "--lang=en").stderr


@pytest.mark.fault("E2")
def test_files_of_others_are_kept_with_a_note(project: Path) -> None:
    run(project)
    (project / "site/.gitignore").write_text("*")
    (project / "site/notes.txt").write_text("mine")
    for _ in range(2):
        done = run(project, "--lang=en")
        assert done.returncode == 0
        assert done.stderr == "Left alone in the output folder, not written by us (1 file): notes.txt\n"
        assert (project / "site/notes.txt").read_text() == "mine"


@pytest.mark.fault("E3")
def test_a_folder_of_someone_else_is_refused_until_forced(project: Path) -> None:
    out = project.parent / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("mine")
    assert run(project, "--out", "out").returncode == 2
    assert run(project, "--out", "out", "--force").returncode == 0
    assert (out / "thesis.docx").read_text() == "mine"


@pytest.mark.fault("E4")
def test_a_page_edited_by_hand_is_told_and_kept(project: Path) -> None:
    run(project)
    page = project / "site/articles/1.html"
    made = page.read_bytes()
    page.write_text("edited", encoding="utf-8")
    strict = run(project, "--strict", "--lang", "en", cwd=project)
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "Nothing was written" in strict.stderr
    assert page.read_text(encoding="utf-8") == "edited"
    done = run(project, "--lang", "en", cwd=project)
    assert done.returncode == 0
    assert done.stderr.startswith("site/articles/1.html: warning edited-by-hand: this file was edited by hand: ")
    assert "“articles/1.html.yours”" in done.stderr
    assert "1 warning" in done.stdout
    assert page.read_bytes() == made
    assert (project / "site/articles/1.html.yours").read_text(encoding="utf-8") == "edited"
    again = run(project, "--lang", "en")
    assert (again.returncode, "warning" in again.stderr) == (0, False)
    assert again.stderr.endswith("(1 file): articles/1.html.yours\n")
    page.write_text("again", encoding="utf-8")
    record = json.loads(run(project, "--format", "json").stdout)
    assert (record["exit"], [one["code"] for one in record["problems"]]) == (0, ["edited-by-hand"])


@pytest.mark.fault("F9")
def test_a_damaged_manifest_is_made_anew(project: Path) -> None:
    run(project)
    before = snapshot(project / "site")
    (project / "site" / manifest.NAME).write_bytes(b"rubbish")
    done = run(project, "--lang", "en", "--strict", cwd=project)
    assert done.returncode == 0
    assert done.stderr.startswith(f"site/{manifest.NAME}: warning manifest-damaged: ")
    assert snapshot(project / "site") == before
    assert run(project).stderr == ""


def test_an_archive_needs_no_site(project: Path) -> None:
    done = run(project, "archive")
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in (project / "dist").iterdir())
    assert names == ["tiny.zip", "tiny.zip.sha256"]
    before = snapshot(project / "dist")
    assert before["tiny.zip.sha256"].split()[0].decode() in done.stdout
    again = run(project, "archive", "--lang=en", env={"TZ": "Asia/Tokyo"})
    assert again.stdout.startswith("Nothing has changed. ")
    assert snapshot(project / "dist") == before
    assert not (project / "site").exists()
    write(project, "FAULT")
    assert run(project, "archive").returncode == 1
    assert snapshot(project / "dist") == before
    assert run(project, "archive", "--out", str(project / "content")).returncode == 2


@pytest.mark.fault("E6")
def test_a_read_only_parent_is_refused_in_one_line(open_folder: Path) -> None:
    project = make_project(open_folder / "project")

    def work() -> str:
        from kyoyaku.disk import lock

        try:
            with lock.hold(project / ".site.lock"):
                return "held"
        except Refusal as refusal:
            return f"{refusal.status} {refusal.found.code}"

    assert as_nobody(work) == "3 no-permission"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_told(project: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command(project),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            check=False,
            cwd="/",
        )
    assert done.returncode == 3
    assert done.stderr.startswith("build.py: error cannot-print: ")
    assert "Traceback" not in done.stderr


@pytest.mark.fault("F2")
def test_a_closed_pipe_ends_quietly(project: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(
        command(project, "--help"), stdout=writer, stderr=subprocess.PIPE, env=environment(), text=True
    )
    os.close(writer)
    told = process.communicate(timeout=30)[1]
    assert (process.returncode, told) == (141, "")


def test_no_output_at_all_is_fine(project: Path) -> None:
    line = " ".join(f"'{word}'" for word in command(project)) + " >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", line], env=environment(), check=False, cwd="/").returncode == 0
    assert (project / "site/index.html").exists()


def test_colour_only_for_eyes(project: Path) -> None:
    import pty

    write(project, "FAULT")
    for env, coloured in (
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ):
        master, slave = pty.openpty()
        with subprocess.Popen(
            command(project), stderr=slave, stdout=slave, env=environment({"TERM": "xterm", **env}), cwd="/"
        ) as process:
            process.wait(30)
        os.close(slave)
        told = os.read(master, 100_000)
        os.close(master)
        assert (b"\x1b[1;31merror" in told) == coloured, env


@pytest.fixture
def slow(project: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that stays in its pipeline, over a good site."""
    run(project)
    write(project, "new")
    process = subprocess.Popen(
        command(project), env=environment({"TINY_SLEEP": "30"}), stderr=subprocess.PIPE, text=True, cwd="/"
    )
    until = time.monotonic() + 10
    while not (project / ".site.lock").exists() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.1)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.fault("F2")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_nothing_is_left(
    project: Path, slow: subprocess.Popen[str], sent: signal.Signals, status: int
) -> None:
    before = snapshot(project / "site")
    slow.send_signal(sent)
    told = slow.communicate(timeout=10)[1]
    assert (slow.returncode, told) == (status, "")
    assert snapshot(project / "site") == before
    assert siblings(project / "site") == []


@pytest.mark.fault("F3")
def test_a_build_during_a_build_names_the_other(project: Path, slow: subprocess.Popen[str]) -> None:
    code = (
        "import sys; from pathlib import Path; from kyoyaku.disk import lock\n"
        "lock.hold.__wrapped__.__defaults__ = (0.3, None)\n"
        f"sys.argv = {command(project, '--lang', 'en')[1:]!r}\n"
        "import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 3
    assert f"Waiting for another build (process {slow.pid}) to end…\n" in done.stderr
    assert f"Another build (process {slow.pid})" in done.stderr


@pytest.mark.fault("E7")
def test_a_file_size_limit_leaves_the_old_site(project: Path) -> None:
    run(project)
    before = snapshot(project / "site")
    write(project, "x" * 9000)
    line = "ulimit -f 4; exec " + " ".join(f"'{word}'" for word in command(project, "--lang=en"))
    done = subprocess.run(
        ["/bin/sh", "-c", line], env=environment(), capture_output=True, text=True, check=False, cwd="/"
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("build.py: error file-size-limit: ")
    assert snapshot(project / "site") == before
    assert siblings(project / "site") == []


@pytest.mark.fault("F2")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_while_it_still_starts_is_heard(tmp_path: Path, sent: signal.Signals, status: int) -> None:
    main = tmp_path / "kyoyaku/main.py"
    shutil.copytree(ROOT / "kyoyaku", main.parent, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", tmp_path)
    raised = f"import os\nos.kill(os.getpid(), {sent:d})\n"
    words = main.read_text(encoding="utf-8")
    main.write_text(words.replace("import os\n", raised, 1), encoding="utf-8")
    line = [
        sys.executable,
        str(tmp_path / "build.py"),
        "check",
        "--content",
        str(make_project(tmp_path / "x") / "content"),
    ]
    (tmp_path / "templates").mkdir()
    done = subprocess.run(line, env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@pytest.mark.fault("F2")
@pytest.mark.parametrize("module", ["pathlib", "kyoyaku", "kyoyaku.disk.stop", "kyoyaku.main", "kyoyaku.command"])
def test_a_ctrl_c_before_anything_is_ready_leaves_no_traceback(module: str) -> None:
    code = (
        "import os, runpy, signal, sys\n"
        "class Hit:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.modules.pop('pathlib', None)\n"
        "sys.meta_path.insert(0, Hit())\n"
        f"sys.argv = [{str(ROOT / 'build.py')!r}, '--help']\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_the_real_command_starts_from_anywhere(tmp_path: Path) -> None:
    for flags in ([], ["-P"], ["-I"]):
        done = subprocess.run(
            [sys.executable, *flags, str(ROOT / "build.py"), "biuld"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.decode().startswith("build.py: error unknown-command: ")
