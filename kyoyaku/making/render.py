"""Pages: what a job's kind shows of its subject, in the frame of its edition, filled into its template."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any, Final

from kyoyaku.making.plan import Job
from kyoyaku.making.templates import Templates
from kyoyaku.model import Edition, Files
from kyoyaku.pages import PAGES, page_view
from kyoyaku.pages.agreement_words import agreement_words
from kyoyaku.pages.chrome import frame
from kyoyaku.pages.frame import Context, Frame, Voice
from kyoyaku.pages.policy import bare_policy
from kyoyaku.routes import UNLINKED
from kyoyaku.text.direction import isolated

_KINDS: Final = {kind.kind: kind for kind in PAGES}


class Renderer:
    """Renders the jobs of one plan with the templates of one set of files."""

    def __init__(
        self,
        files: Files,
        context: Context,
        kept: MutableMapping[str, bytes],
        clock: Callable[[], float] | None,
    ) -> None:
        self.context = context
        self.templates = Templates(files, kept, clock)
        self.editions: dict[str, Edition] = {edition.id: edition for edition in context.corpus.site.editions}

    def page(self, job: Job) -> bytes:
        """The HTML of one page. TemplateFault where its template cannot be filled."""
        edition, row = self.editions[job.edition], _KINDS[job.kind]
        about = self.context.analyses[job.subject[0]].agreement if row.of_agreement else None
        own = agreement_words(self.context.corpus, about, edition.interface)
        voice = Voice(self.context, edition, job.path, own)
        around, view = page_view(row, voice, job.local, job.subject)
        chrome = frame(voice, job.local, around, row, job.subject)
        if job.kind in UNLINKED:
            chrome = self._bare(chrome)
        values: dict[str, Any] = {
            "page": chrome,
            "view": view,
            "t": voice.say,
            "bilingual": len(voice.edition.languages) > 1,
            "kind": job.kind,
        }
        return isolated(self.templates.fill(f"pages/{job.kind}.html", values))

    def _bare(self, chrome: Frame) -> Frame:
        style = self.context.bare_style
        return chrome._replace(
            style=style,
            csp=bare_policy(style),
            json_ld="",
            alternates=(),
            canonical=chrome.canonical if chrome.moved else None,
        )
