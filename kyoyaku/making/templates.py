"""The template engine, and the only module that knows it: bounded in what templates may reach, and in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from io import BytesIO
from pathlib import Path
from types import MethodType
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kyoyaku.making.sources import TEMPLATES, text
from kyoyaku.model import Files
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.reading.strings import NoWords

ENDLESS: Final = "template-endless"
SECONDS: Final = 10
STEPS: Final = 10_000_000
"""What one page may take: seconds, and turns of loops, calls and includes; our largest page takes two thousand."""
_LOOK: Final = 16
"""After so many steps the clock is looked at."""
_LARGEST: Final = 1_000_000_000
"""The largest number that may be multiplied."""
_GROWING: Final = frozenset(("center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"))
_TURN: Final = "kyoyaku_turn"
_OURS: Final = str(Path(__file__).parents[1])


class TemplateFault(Exception):
    """A template that cannot be filled; `found` says what is wrong, and where."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


class _EndlessError(Exception):
    """A page has taken more than it may."""


class _Meter:
    """Counts what a page takes. Without a clock, only the steps are counted."""

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self.clock = clock
        self.start()

    def start(self) -> None:
        """A new page."""
        self.steps = 0
        self.until = self.clock() + SECONDS if self.clock else 0.0

    def step(self) -> None:
        """A turn of a loop, a call or an include."""
        self.steps += 1
        if self.steps % _LOOK == 0:
            self.look()

    def look(self) -> None:
        """Given up where it has taken more than it may."""
        if self.steps > STEPS or (self.clock and self.clock() > self.until):
            raise _EndlessError

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items of a loop, each counted."""
        for item in items:
            self.steps += 1
            if self.steps % _LOOK == 0:
                self.look()
            yield item


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates in a mapping; the engine checks that they fit the template's source."""

    def __init__(self, store: MutableMapping[str, bytes]) -> None:
        self.store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled form, if one is kept."""
        kept = self.store.get(bucket.key)
        if kept is not None:
            bucket.load_bytecode(BytesIO(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled form."""
        self.store[bucket.key] = bucket.bytecode_to_string()


class _Environment(ImmutableSandboxedEnvironment):
    """The engine's own sandbox, with every loop, call and include counted, and nothing that makes much of little."""

    intercepted_binops = frozenset(("*", "**", "%"))
    meter: _Meter
    safe: dict[type, set[str]]
    given: tuple[Any, ...]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _TURN, [], [], None, None, lineno=loop.iter.lineno)
            loop.iter.set_environment(self)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute. Whether it is safe depends on the object's type alone, and is asked once for each."""
        try:
            if attribute in self.safe[type(obj)]:
                return getattr(obj, attribute)
        except (KeyError, AttributeError):
            pass
        found = super().getattr(obj, attribute)
        if hasattr(obj, attribute) and self.is_safe_attribute(obj, attribute, None):
            self.safe.setdefault(type(obj), set()).add(attribute)
        return found

    def wrap_str_format(self, value: Any) -> None:
        """None: formats are refused like the other ways to make long texts."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No inner attributes, and no ways to make long texts of short ones."""
        return attr not in _GROWING and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Products of usual numbers: no long texts out of short ones."""
        if isinstance(left, int | float) and isinstance(right, int | float):
            if operator == "%":
                return left % right
            if operator == "*" and max(abs(left), abs(right)) <= _LARGEST:
                return left * right
        raise jinja2.TemplateRuntimeError(f"no “{operator}” of these in a template")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call, counted."""
        self.meter.step()
        kind = type(obj)
        if kind is Macro or (kind is MethodType and obj in self.given):
            # Most calls are of the templates' own, or of what this program hands to them: nothing is asked of those.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs) if kind is Macro else obj(*args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> jinja2.Template:  # noqa: A002
        self.meter.step()
        return super()._load_template(name, globals)


class Templates:
    """The templates of one set of files. `clock` tells seconds; a page that takes too many is given up."""

    def __init__(self, files: Files, kept: MutableMapping[str, bytes], clock: Callable[[], float] | None) -> None:
        sources = {
            path.removeprefix(TEMPLATES): text(data)
            for path, data in files.items()
            if path.startswith(TEMPLATES) and path.endswith(".html")
        }
        self.environment = _Environment(
            # With its name beside its source, a template can tell its file in an error.
            loader=jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
            bytecode_cache=_Compiled(kept),
            auto_reload=False,
            cache_size=-1,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.safe = {}
        self.environment.given = ()
        self.environment.meter = self.meter = _Meter(clock)
        self.environment.filters[_TURN] = self.meter.turns
        for name in ("lipsum", "cycler", "joiner"):
            del self.environment.globals[name]
        for name in ("center", "format"):
            del self.environment.filters[name]

    def fill(self, name: str, values: Mapping[str, Any]) -> bytes:
        """The page that a template makes of values. TemplateFault where it cannot."""
        self.meter.start()
        self.environment.given = tuple(value for value in values.values() if isinstance(value, MethodType))
        try:
            return self.environment.get_template(name).render(values).encode()
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception as error:
            if _is_ours(error) or (isinstance(error, NoWords) and error.words):
                raise  # words with a wrong blank are a fault of the strings, whoever asks for them
            raise TemplateFault(_problem(error, name)) from error


def _is_ours(error: Exception) -> bool:
    """Whether an error arose in this program, not in a template or in what the engine does for one."""
    if isinstance(error, NoWords | _EndlessError | RecursionError):
        return False
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    inner = at.tb_frame.f_code.co_filename if at is not None else ""
    return inner.startswith(_OURS) and inner != __file__


def _problem(error: Exception, asked: str) -> Problem:
    """What is wrong with a template, with its place."""
    name = getattr(error, "filename", None) or getattr(error, "name", None) or ""
    line = getattr(error, "lineno", 0) or 0
    if not line:
        name, line = _raised_in(error, asked)
    place = Place(f"{TEMPLATES}{name}", line, 1 if line else 0)
    if isinstance(error, _EndlessError):
        return problem(ENDLESS, place, seconds=SECONDS, steps=f"{STEPS:,}")
    if isinstance(error, NoWords):
        return problem("words-missing", place, key=error.key, wanted=place.file)
    said = error.message if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    return problem("template", place, detail=said or type(error).__name__)


def _raised_in(error: Exception, asked: str) -> tuple[str, int]:
    """The innermost template line that an error passed through while rendering."""
    at = error.__traceback__
    found = (asked, 0)
    while at is not None:
        if (path := at.tb_frame.f_code.co_filename).endswith(".html"):
            found = (path, at.tb_lineno)
        at = at.tb_next
    return found
