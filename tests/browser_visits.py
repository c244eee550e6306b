"""Tabs of a real browser that keep what a page complains of or asks of other machines."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

LAPTOP = (1280, 900)
PHONE = (390, 844)


@dataclass
class Tab:
    """One page in the browser, and what is to be held against it at the end."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listens from before the first page is opened."""
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._on_failure)
        self.page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _on_failure(self, request: Request) -> None:
        # Leaving a page while it still loads is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.foreign.append(request.url)


class Visits:
    """Opens pages of one site; pages that need the same browser settings share a tab."""

    def __init__(self, browser: Browser, home: str) -> None:
        self._browser = browser
        self._home = home
        self._contexts: list[BrowserContext] = []
        self._tabs: dict[tuple[tuple[str, Any], ...], Tab] = {}

    def __call__(self, path: str, size: tuple[int, int] = LAPTOP, **settings: Any) -> Page:
        """The page at a path of the site, loaded."""
        page = self._tab(settings).page
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{self._home}/{path}")
        return page

    def _tab(self, settings: dict[str, Any]) -> Tab:
        key = tuple(sorted(settings.items()))
        if key not in self._tabs:
            context = self._browser.new_context(**settings)
            self._contexts.append(context)
            self._tabs[key] = Tab(context.new_page(), self._home)
        return self._tabs[key]

    def finish(self) -> None:
        """Closes all tabs; fails if any page complained or asked something elsewhere."""
        for context in self._contexts:
            context.close()
        for tab in self._tabs.values():
            assert tab.complaints == []
            assert tab.foreign == []
