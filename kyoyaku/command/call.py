"""What was asked on the command line, checked: every wrong call is refused in one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NoReturn, cast

from kyoyaku.command.base_url import checked_base_url
from kyoyaku.command.words import help_words, words
from kyoyaku.disk.refusal import environment, shown, usage
from kyoyaku.problems import Lang

Format = Literal["text", "json", "github", "tsv"]

FORMATS: Final = ("text", "json", "github")
LIST_FORMATS: Final = ("tsv", "json")
"""The formats of a command whose result is a list."""
LANGS: Final[tuple[Lang, ...]] = ("ja", "en")
FIRST_PORT: Final = 5500
_LAST_PORT: Final = 65535
_FIRST_OPEN_PORT: Final = 1024


@dataclass(frozen=True, slots=True)
class Option:
    """One option: what its value is called (nothing for a switch), and the commands that have it."""

    name: str
    value: str
    commands: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its name as an identifier."""
        return self.name.removeprefix("--").replace("-", "_")


COMMANDS: Final = ("build", "check", "plan", "references", "serve", "archive", "lexicon")
OPTIONS: Final = (
    Option("--content", "DIR", COMMANDS),
    Option("--out", "DIR", ("build", "serve", "archive")),
    Option("--base-url", "URL", ("build", "plan", "serve", "archive")),
    Option("--strict", "", ("build", "check", "plan", "serve", "archive")),
    Option("--format", "FORMAT", ("build", "check", "plan", "references", "archive")),
    Option("--lang", "LANG", COMMANDS),
    Option("--force", "", ("build", "serve")),
    Option("--port", "N", ("serve",)),
    Option("--host", "HOST", ("serve",)),
    Option("--allow-host", "HOST", ("serve",)),
    Option("--help", "", COMMANDS),
)


_REPEATED: Final = frozenset(["--allow-host"])
_HOST: Final = re.compile(r"\.?(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+|[a-z0-9-]{1,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    """A call that makes sense."""

    command: str
    project: Path
    content: Path
    out: Path
    base_url: str | None
    strict: bool
    format: Format
    lang: Lang
    force: bool
    port: int
    host: str
    allowed_hosts: tuple[str, ...]
    help: bool

    def rename(self, file: str) -> str:
        """How a file of the content is called outside: by the folder it was really read from."""
        inside = file.removeprefix("content/")
        if inside == file or self.content == self.project / "content":
            return file
        return shown(self.content / inside)


def language(argv: Sequence[str], env: Mapping[str, str]) -> Lang:
    """The language to talk in; known before anything else, since refusals are told in it too."""
    said = env.get("KYOYAKU_LANG", "")
    for word, following in pairwise([*argv, ""]):
        if word == "--lang":
            said = following
        elif word.startswith("--lang="):
            said = word.removeprefix("--lang=")
    return "en" if said == "en" else "ja"


def wanted_format(argv: Sequence[str]) -> Format:
    """The format asked for, as far as it can be told from a call that may be refused."""
    asked = [word for option, word in pairwise(argv) if option == "--format"]
    asked += [word.removeprefix("--format=") for word in argv if word.startswith("--format=")]
    return cast("Format", asked[-1]) if asked and asked[-1] in FORMATS else "text"


def parse(project: Path, argv: Sequence[str], env: Mapping[str, str]) -> Call:
    """The call that the arguments make, or a refusal that says what is wrong with them."""
    lang = language(argv, env)
    given, strange = _parser(lang).parse_known_args(argv)
    command = given.command or "build"
    # First of all, since the word after a misspelt option looks like a command.
    _check_options(command, [word for word in strange if word.startswith("-")], lang)
    if command not in COMMANDS:
        raise usage("unknown-command", word=command, near=near(command, COMMANDS, lang), known=_list(COMMANDS))
    _check_options(command, _used(given), lang)
    if strange:
        raise usage("unexpected-word", word=strange[0])
    _check_source_date(env)
    _check_one_of("--format", given.format, LIST_FORMATS if command == "references" else FORMATS, lang)
    _check_one_of("--lang", given.lang, LANGS, lang)
    return Call(
        command=command,
        project=project,
        content=project / "content" if given.content is None else Path(given.content),
        out=project / ("dist" if command == "archive" else "site") if given.out is None else Path(given.out),
        base_url=None if given.base_url is None else checked_base_url(given.base_url, words(lang)),
        strict=given.strict,
        format=cast("Format", given.format or "text"),
        lang=lang,
        force=given.force,
        port=FIRST_PORT if given.port is None else _port(given.port),
        host=given.host or "127.0.0.1",
        allowed_hosts=tuple(_host_name(value) for value in given.allow_host or ()),
        help=given.help,
    )


def help_text(lang: Lang) -> str:
    """What --help prints."""
    return _parser(lang).format_help()


def near(word: str, known: Iterable[str], lang: Lang) -> str:
    """The known word that was probably meant, as a question; nothing where none is near."""
    import difflib  # only a wrong call pays for it

    found = difflib.get_close_matches(word, list(known), n=1)
    return words(lang)["near"].format(word=found[0]) if found else ""


class _Parser(argparse.ArgumentParser):
    """The standard parser, telling of its faults by refusals."""

    def error(self, message: str) -> NoReturn:
        option = message.partition(":")[0].removeprefix("argument ").partition("/")[0]
        code = "option-takes-no-value" if "explicit argument" in message else "option-needs-value"
        raise usage(code, option=option)


def _parser(lang: Lang) -> argparse.ArgumentParser:
    says = help_words(lang)
    parser = _Parser(
        prog="build.py",
        usage="build.py [" + "|".join(COMMANDS) + "] [--help] …",
        description=says["about"],
        add_help=False,
        allow_abbrev=False,
    )
    commands = parser.add_argument_group(says["commands"], "\n".join(f"{name:10} {says[name]}" for name in COMMANDS))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    options = parser.add_argument_group(says["options"])
    for option in OPTIONS:
        names = ("-h", option.name) if option.name == "--help" else (option.name,)
        if option.value:
            action = "append" if option.name in _REPEATED else "store"
            options.add_argument(*names, metavar=option.value, action=action, help=says[option.key])
        else:
            options.add_argument(*names, action="store_true", help=says[option.key])
    return parser


def _check_options(command: str, used: Sequence[str], lang: Lang) -> None:
    allowed = [option.name for option in OPTIONS if command in option.commands or command not in COMMANDS]
    for word in used:
        name = word.partition("=")[0]
        if name not in allowed:
            raise usage("unknown-option", command=command, word=name, near=near(name, allowed, lang))


def _used(given: argparse.Namespace) -> list[str]:
    return [option.name for option in OPTIONS if getattr(given, option.key) not in (None, False)]


def _check_one_of(option: str, value: str | None, known: Sequence[str], lang: Lang) -> None:
    if value is not None and value not in known:
        raise usage("option-not-one-of", option=option, value=value, near=near(value, known, lang), known=_list(known))


def _check_source_date(env: Mapping[str, str]) -> None:
    value = env.get("SOURCE_DATE_EPOCH", "0")
    if not (value.isascii() and value.isdigit()):
        raise usage("bad-source-date", value=value)


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 0 <= int(value) <= _LAST_PORT):
        raise usage("bad-port", value=value)
    number = int(value)
    if 0 < number < _FIRST_OPEN_PORT:
        # Refused even to root: what works for one and not for the next is no habit to start.
        raise environment("port-not-allowed", port=number)
    return number


def _host_name(value: str) -> str:
    """A host's name in the letters of addresses; with a dot before it, all names that end so."""
    try:
        name = value.removeprefix("*").lower() if value.isascii() else value.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise usage("bad-allowed-host", value=value)
    return name


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
