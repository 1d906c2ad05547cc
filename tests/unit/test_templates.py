"""Templates that are wrong, endless or reach too far: an error with file and line, never a traceback or a hang."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from kyoyaku.making import templates
from kyoyaku.making.pipeline import Options, SiteOutcome, build, check
from kyoyaku.making.templates import TemplateFault, Templates
from kyoyaku.problems import Problem
from kyoyaku.reading.strings import flatten, stem
from kyoyaku.reading.yaml_nodes import compose
from kyoyaku.text.japanese import in_era
from tests import made

TEXT = """
title: 山川市と谷町の協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、取り組む。}
date: {text: 平成30年2月1日, value: 2018-02-01}
"""
NAME = "templates/pages/glossary.html"


def fault(source: str, clock: Callable[[], float] | None = None, **values: object) -> Problem:
    """What is told of a template."""
    files = {"templates/a.html": source.encode(), "content/b.html": b"outside", "templates/b.html": b"{{ n }}"}
    with pytest.raises(TemplateFault) as told:
        Templates(files, {}, clock).fill("a.html", values)
    return told.value.found


def filled(source: str, **values: object) -> str:
    return Templates({"templates/a.html": source.encode()}, {}, None).fill("a.html", values).decode()


@pytest.mark.fault("C9")
@pytest.mark.parametrize(
    "line",
    [
        "{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ nothing }}", "{{ word.nothing }}", "{{ word | nothing }}", "{% nothing %}", "{{ word() }}",
        "{{ 'a' + 1 }}", "{% for x in 5 %}{% endfor %}", "{{ {}['x'] }}", "{{ [][1] }}", "{{ '' | first }}", "{{ word", "{% if %}",
        "{% include 'a.html' %}", "{% extends 'a.html' %}", "{% import 'a.html' as me %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "{% macro f() %}{% set x = f() %}{% endmacro %}{{ f() }}",
        "{% include '../content/b.html' %}", "{% include '/etc/passwd' %}", "{% include 'nothing.html' %}", "{% include word %}",
        "{{ word.__class__ }}", "{{ word['__class__'] }}", "{{ word | attr('__class__') }}", "{{ f.__globals__ }}", "{{ f.__func__ }}",
        "{{ [word] | map(attribute='__class__') | join }}", "{{ word.format(1) }}", "{{ '%9999999999d' % 1 }}", "{{ 'x' * 9999999999 }}",
        "{{ [1] * 9999999999 }}", "{{ 9 ** 9 ** 9 }}", "{{ 'x'.ljust(9999999999) }}", "{{ 9999999999 * 9999999999 }}",
        "{{ self.__init__ }}", "{{ lipsum() }}", "{{ held.append(1) }}", "{% for x in range(1000000000) %}{% endfor %}",
        "{{ range(1000000000) | list | length }}", "{{ (1,).__class__.__base__.__subclasses__() }}", "{{ t('a').x }}",
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(line: str) -> None:
    told = fault(f"<p>\n<p>\n{line}\n", word="語", held=[1], f=fault, t=lambda key: key)
    assert (told.code, told.place.file, told.place.line) == ("template", "templates/a.html", 3), told


@pytest.mark.fault("C9")
def test_a_fault_in_what_is_included_is_told_there() -> None:
    told = fault("<p>\n{% include 'b.html' %}")
    assert (told.place.file, told.place.line) == ("templates/b.html", 1)


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% for a in many recursive %}{% if loop.depth < 60 %}{{ loop(many) }}{% endif %}{% endfor %}",
    "{% set left = namespace(n=9) %}{% for a in forever %}{% set left.n = left.n + 1 %}{% endfor %}",
    "{% for a in range(99999) %}{% set x = range(99999) | map('string') | list %}{% endfor %}",
]


@pytest.mark.fault("C9")
@pytest.mark.parametrize("source", ENDLESS)
def test_what_does_not_end_is_given_up_by_the_clock(source: str) -> None:
    looks = itertools.count(0, 6)  # six seconds from look to look
    told = fault(source, lambda: float(next(looks)), many=[1, 2], forever=itertools.count())
    assert (told.code, told.place.file, told.place.line) == ("template-endless", "templates/a.html", 1)


@pytest.mark.fault("C9")
@pytest.mark.parametrize("source", ENDLESS[:5])
def test_without_a_clock_the_steps_are_counted(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "STEPS", 10_000)
    assert fault(source, many=[1, 2], forever=itertools.count()).code == "template-endless"


@pytest.mark.fault("C9")
def test_an_include_that_calls_itself_twice_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "STEPS", 10_000)
    twice = "{% set n = n - 1 %}{% if n %}{% include 'a.html' %}{% include 'a.html' %}{% endif %}"
    assert fault(twice, n=40).code == "template-endless"


def test_a_page_after_one_that_was_given_up_has_its_own_time() -> None:
    seconds = itertools.count()
    both = Templates({"templates/a.html": b"{% for x in range(100) %}.{% endfor %}"}, {}, lambda: float(next(seconds)))
    assert both.fill("a.html", {}) == both.fill("a.html", {}) == b"." * 100


def test_loops_say_of_themselves_what_they_always_did() -> None:
    source = (
        "{% for a in x %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %},{% endif %}{% else %}-{% endfor %}"
    )
    assert filled(source, x=[5, 6]) == "1/2,2/2"
    assert filled(source, x=[]) == "-"
    assert filled("{% for k, v in x.items() if v %}{{ k }}{% endfor %}", x={"a": 1, "b": 0}) == "a"
    nested = "{% for a in x recursive %}({{ a.n }}{{ loop(a.below) }}){% endfor %}"
    assert filled(nested, x=[{"n": 1, "below": [{"n": 2, "below": []}]}]) == "(1(2))"


def test_a_fault_of_ours_is_not_laid_on_a_template() -> None:
    with pytest.raises(TypeError):
        filled("{{ f('no day') }}", f=in_era)


def site(changes: dict[str, bytes]) -> SiteOutcome:
    return build({**made.files(TEXT), **changes}, Options(None))


@pytest.mark.fault("C9")
def test_faults_of_several_templates_are_told_together() -> None:
    outcome = site({NAME: b"{{ x }}", "templates/pages/about.html": b"\n{{ 1 // 0 }}"})
    assert outcome.site == {}
    assert [(one.code, one.place.file, one.place.line) for one in outcome.problems] == [
        ("template", "templates/pages/about.html", 2), ("template", NAME, 1),
    ]  # fmt: skip


@pytest.mark.fault("C9")
@pytest.mark.parametrize(
    ("path", "data"),
    [
        (NAME, "<p>用語</p>".encode("cp932")), ("templates/base.html", "<p>用語</p>".encode("euc_jp")), ("static/css/base.css", b"/* \xff */"),
        ("static/css/bare.css", b"\xff"), ("static/css/boxes.css", "/* 用語 */".encode("cp932")), ("static/js/view.js", b"'\x80'"),
        ("templates/parts/links.html", "<p>用語</p>".encode("utf-16")),
    ],
)  # fmt: skip
def test_a_source_that_is_no_text_is_told(path: str, data: bytes) -> None:
    given = {**made.files(TEXT), path: data}
    for problems in (build(given, Options(None)).problems, check(given)):
        assert [(one.code, one.place.file) for one in problems if one.code == "encoding"] == [("encoding", path)]


def test_a_mark_before_a_source_reaches_nobody() -> None:
    plain = site({})
    marked = site({path: b"\xef\xbb\xbf" + made.machinery()[path]
                   for path in ("templates/base.html", NAME, "static/css/tokens.css", "static/css/boxes.css", "static/css/bare.css", "static/js/view.js")})  # fmt: skip
    assert marked.site == plain.site


BLANKS = re.compile(r"\{[a-z_]+\}")


@pytest.mark.parametrize(
    "instead", ["{other}", "{x[0]}", "{}", "{0}", "{n!r}", "{n:>9999999999}", "{ n }", "{__class__}"]
)
@pytest.mark.parametrize("langs", [("ja",), ("ja", "en", "ja-x-easy")])
def test_strings_with_other_blanks_are_told(instead: str, langs: tuple[str, ...]) -> None:
    changed = {f"content/strings/{lang}.yaml" for lang in langs}
    changes = {path: BLANKS.sub(instead, made.machinery()[path].decode()).encode() for path in changed}
    given = {**made.files(TEXT), **changes}
    problems = build(given, Options(None)).problems
    assert {one.code for one in problems} >= {"string-blanks"}
    assert {one.place.file for one in problems if one.code == "string-blanks"} <= {
        f"content/strings/{lang}.yaml" for lang in ("ja", "en", "ja-x-easy")
    }
    assert all(one.place.line for one in problems if one.code == "string-blanks")


def keys() -> list[str]:
    """Some of the keys that Python asks for: each top of the strings once."""
    return sorted({key.partition(".")[0]: key for key in made.real_corpus().strings["ja"]}.values())


def without(key: str) -> SiteOutcome:
    """A site of which no language has the words of a key: what nobody says any more is no fault of one language."""
    given = dict(made.files(TEXT))
    for path in [path for path in given if path.startswith("content/strings/")]:
        lines = given[path].decode().split("\n")
        node, _ = compose(path, given[path])
        assert node is not None
        for found, _, place in flatten(node):
            if stem(found) == stem(key):
                lines[place.line - 1] = ""
        given[path] = "\n".join(lines).encode()
    return build(given, Options(None))


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=pytest.mark.deep if at % 5 else ()) for at, key in enumerate(keys())]
)
def test_a_site_without_some_words_ends_in_no_traceback(key: str) -> None:
    assert {one.code for one in without(key).problems} <= {"words-missing", "empty-value", "words-unknown"}


@pytest.mark.parametrize(
    "key", ["skip", "menu.home", "cite.joiner", "date.both", "notfound.words", "download.json_for"]
)
def test_words_that_are_asked_for_and_gone_are_told(key: str) -> None:
    outcome = without(key)
    assert outcome.site == {}
    assert {dict(one.args)["key"] for one in outcome.problems if one.code == "words-missing"} == {key}


def test_a_site_of_one_language_has_days() -> None:
    only = made.SITE.replace("""  en: {tag: en, kind: translation, label: English, fallback: ja}
""", "").replace("""- {id: en, folder: en, label: English, languages: [en], interface: en}
- {id: ja-en, folder: ja-en, label: 対訳, languages: [ja, en], interface: ja}
""", "")  # fmt: skip
    outcome = build({**made.files(TEXT, site=only)}, Options("https://example.jp/"))
    assert "2018" in outcome.site["index.html"].decode()
    assert {one.code for one in outcome.problems} <= {"words-unknown"}
