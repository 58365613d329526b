"""Debian's Chromium, driven by Playwright, and a desk on a loopback port."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import uvicorn

from crawler.desk.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOW = "No Chromium here: apt install chromium (or name one in HEMERO_CHROMIUM), and the tests of the desk in a browser run too."
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The path of the browser; None where there is none."""
    return os.environ.get("HEMERO_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """The running browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextlib.contextmanager
def desk(archive: Path) -> Iterator[str]:
    """Serve the desk of an archive during the block; its address without a final slash."""
    listening = socket.create_server(("127.0.0.1", 0))
    app: Any = served(archive, hosts=("127.0.0.1", "localhost")).app()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def axe() -> str | None:
    """The script axe-core, which finds faults of accessibility; None where axe-playwright-python is not installed."""
    found = importlib.util.find_spec("axe_playwright_python")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8") if found else None


FAULTS = """axe.run(document, {resultTypes: ["violations"],
runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
.then((done) => done.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}`)))"""


class Reader:
    """A page of the browser, with the requests it made and the errors it reported."""

    def __init__(self, browser: Browser, base: str, **context: Any) -> None:
        self.base = base
        settings: dict[str, Any] = {"locale": "fr-FR", "viewport": {"width": 1200, "height": 900}, "reduced_motion": "reduce"}
        self.context = browser.new_context(**(settings | context))
        self.context.set_default_timeout(60_000)
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.context.route(lambda url: urlsplit(url).hostname not in {"127.0.0.1", None}, self._refuse)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda trouble: self.complaints.append(str(trouble)))

    def _refuse(self, route: Any) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def go(self, path: str = "") -> Page:
        """Open a page of the desk."""
        self.page.goto(f"{self.base}/-/desk{path}")
        return self.page

    def close(self) -> None:
        self.context.close()
