"""What a page does while it is open: its messages, its requests, and those that failed."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response


@dataclass
class Watch:
    """All that was noticed. `base` is where every request has to go."""

    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Takes down a request."""
        self.requests.append(request.url)
        if not request.url.startswith(self.base):
            self.complaints.append(f"request outside {self.base}: {request.url}")

    def response(self, response: Response) -> None:
        """Takes down an answer that is no success."""
        # Files have no status: Chromium reports 0 or 200 for them.
        if response.status >= 300:
            self.complaints.append(f"status {response.status}: {response.url}")

    def console(self, message: ConsoleMessage) -> None:
        """Takes down any message, whatever its level."""
        self.complaints.append(f"console {message.type}: {message.text}")


def watch(page: Page, base: str) -> Watch:
    """Starts to watch a page."""
    seen = Watch(base)
    page.on("request", seen.request)
    page.on("response", seen.response)
    page.on("console", seen.console)
    page.on("requestfailed", lambda one: seen.complaints.append(f"failed: {one.url} ({one.failure})"))
    page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    return seen
