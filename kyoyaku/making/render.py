"""Templates and nothing else: jobs → HTML. The only module that knows the template engine."""

from __future__ import annotations

from collections.abc import MutableMapping
from io import BytesIO
from typing import Any, Final

import jinja2
from jinja2.bccache import Bucket

from kyoyaku.making.plan import Job
from kyoyaku.model import Edition, Files
from kyoyaku.pages import PAGES, page_view
from kyoyaku.pages.chrome import frame
from kyoyaku.pages.frame import Context, Frame, Voice
from kyoyaku.pages.policy import bare_policy
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.routes import NOT_FOUND

TemplateFault = jinja2.TemplateError
"""What a template raises; for those who must not know the engine."""

_TEMPLATES: Final = "templates/"
_KINDS: Final = {kind.kind: kind for kind in PAGES}


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


class Renderer:
    """Renders the jobs of one plan with the templates of one set of files."""

    def __init__(self, files: Files, context: Context, kept: MutableMapping[str, bytes]) -> None:
        self.context = context
        sources = {
            path.removeprefix(_TEMPLATES): data.decode("utf-8")
            for path, data in files.items()
            if path.startswith(_TEMPLATES) and path.endswith(".html")
        }
        self.environment = jinja2.Environment(
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
        self.editions: dict[str, Edition] = {edition.id: edition for edition in context.corpus.site.editions}

    def page(self, job: Job) -> bytes:
        """The HTML of one page."""
        voice = Voice(self.context, self.editions[job.edition], job.path)
        around, view = page_view(_KINDS[job.kind], voice, job.local, job.subject)
        chrome = frame(voice, job.local, around, job.kind, job.subject)
        if job.kind == NOT_FOUND:
            chrome = self._bare(chrome)
        return self._fill(job, voice, chrome, view)

    def _bare(self, chrome: Frame) -> Frame:
        style = self.context.bare_style
        return chrome._replace(style=style, csp=bare_policy(style), json_ld="", alternates=(), canonical=None)

    def _fill(self, job: Job, voice: Voice, chrome: Frame, view: Any) -> bytes:
        template = self.environment.get_template(f"pages/{job.kind}.html")
        bilingual = len(voice.edition.languages) > 1
        return template.render(page=chrome, view=view, t=voice.say, bilingual=bilingual, kind=job.kind).encode()


def template_problem(error: jinja2.TemplateError) -> Problem:
    """What is wrong with a template, with its place."""
    name = getattr(error, "name", None) or getattr(error, "filename", None) or ""
    line = getattr(error, "lineno", 0) or 0
    if not line:
        name, line = _raised_in(error, name)
    return problem(
        "template",
        Place(f"{_TEMPLATES}{name}" if name else "templates", line, 1 if line else 0),
        detail=error.message or type(error).__name__,
    )


def _raised_in(error: jinja2.TemplateError, name: str) -> tuple[str, int]:
    """The innermost template line that an error passed through while rendering."""
    at = error.__traceback__
    found = (name, 0)
    while at is not None:
        if (path := at.tb_frame.f_code.co_filename).endswith(".html"):
            found = (path, at.tb_lineno)
        at = at.tb_next
    return found
