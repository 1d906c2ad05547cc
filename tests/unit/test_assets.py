"""What of the static files reaches readers: layers in their order, no comments, everything else untouched."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from kyoyaku.making.assets import LAYERS, asset_jobs, make_asset
from kyoyaku.model import Files
from tests import made


def assets(files: Files) -> Mapping[str, bytes]:
    return {job.path: make_asset(files, job) for job in asset_jobs(files)}


def test_scripts_and_styles_are_sent_without_what_browsers_skip() -> None:
    made_assets = assets(
        {
            "static/js/a.js": b"// why\n  const a = 'https://x.jp/'; // kept\n\n\n    // so\n  b();\n",
            "static/css/base.css": b"/* why\n so */\n@layer base {\n  a:hover b { color: red; content: ' / '; }\n}\n",
            "static/img/a.svg": b"<!-- // -->\n\n  <svg/>",
            "static/js/search/view.js": b"1",
        }
    )
    assert made_assets["js/a.js"] == b"const a='https://x.jp/';b();\n"
    sheet = made_assets["css/site.css"].decode()
    assert sheet == f"@layer {','.join(LAYERS)};@layer base{{a:hover b{{color:red;content:' / '}}}}\n"
    assert made_assets["img/a.svg"] == b"<!-- // -->\n\n  <svg/>"
    assert "js/search/view.js" not in made_assets, "a source, published as js/view.js"


def test_nothing_but_comments_and_space_is_left_out_of_the_project_s_own() -> None:
    files = made.machinery()
    for path, data in assets(files).items():
        source = files.get(f"static/{path}")
        if source is not None and path.endswith(".js"):
            bare = re.sub(r"(?m)(^|\s)//.*$|/\*.*?\*/", "", source.decode())
            assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", data.decode()), path
            ends = "(`\n`)"  # a string that is the end of a line, as the minifier of search writes it
            assert data.decode().count(ends) == source.decode().count(ends)
            assert "`\n" not in data.decode().replace(ends, ""), f"{path}: lines within a string would change"


@pytest.mark.parametrize(
    ("rule", "sent"),
    [
        (".a :is(b, c) > d { top: 0; }", ".a *:is(b,c)>d{top:0}"),
        ('[x="y"] :lang(ja) { top: 0; }', '[x="y"] *:lang(ja){top:0}'),
        ("a > :not(b), c + :is(d) { top: 0; }", "a>:not(b),c +:is(d){top:0}"),
        ("a:hover :first-child { top: 0; }", "a:hover *:first-child{top:0}"),
        (":root :is(b, c) { --a: 0; }", ":root *:is(b,c){--a:0}"),
        ("@media (min-width: 1em) { a:is(b) { top: 0; } }", "@media (min-width:1em){a:is(b){top:0}}"),
    ],
)
def test_a_style_sheet_is_sent_with_the_rules_that_it_was_written_with(rule: str, sent: str) -> None:
    css = assets({"static/css/base.css": f"@layer base {{ {rule} }}\n".encode()})["css/site.css"].decode()
    assert css.partition("@layer base{")[2] == f"{sent}}}\n"


def test_no_rule_of_the_project_s_own_loses_a_space_that_means_something() -> None:
    files = made.machinery()
    behind_a_space = re.compile(r"(?<=[^\s{},>+~] ):[a-z-]+\(")
    written = sum(
        len(behind_a_space.findall(re.sub(r"/\*.*?\*/", "", data.decode(), flags=re.DOTALL)))
        for path, data in files.items()
        if path.startswith("static/css/")
    )
    css = [data.decode() for path, data in assets(files).items() if path.endswith(".css")]
    assert sum(len(re.findall(r" \*:[a-z-]+\(", one)) for one in css) == written > 5
