"""A small newspaper server that logs its requests, and a crawl in a process of its own."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests import forked

ARTICLE = (
    '<html lang="fr"><head><meta charset="utf-8"><title>Le pont rouvre</title>'
    '<meta property="og:type" content="article">{head}</head><body><article>'
    "<h1>Le pont de Rivebelle rouvre après deux ans de travaux</h1><p class=date>Publié le 2 mars 2021 à 8h05</p>"
    + "".join(
        f"<p>Le maire a rappelé, ce matin-là, que le chantier numéro {n} avait duré plus longtemps que prévu, sans grever le budget.</p>"
        for n in range(6)
    )
    + "{foot}</article></body></html>"
)
DRIVER = """
import json, sys
from crawler.errors import HemeroError
from crawler.crawl.run import OFFLINE_SETTINGS, run
given = json.loads(sys.argv[1])
exec(given["before"])
settings = OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "HEMERO_PATIENCE": 0.0} | given["settings"]
try:
    print(json.dumps(run(tuple(given["targets"]), settings).as_json()))
except HemeroError as error:
    print(json.dumps({"error": str(error)}))
"""


def page(head: str = "", foot: str = "") -> bytes:
    """A correct article."""
    return ARTICLE.format(head=head, foot=foot).encode()


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Server:
    """Responds by path (404 for other paths). `asked` is its log: path, user agent, time."""

    answers: dict[str, Answer | Callable[[int], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.2"
    """A loopback address that is not an outlet's (the demo has 127.0.0.1)."""

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def answer(self, path: str) -> Answer:
        found = self.answers.get(path, Answer(b"Introuvable", 404))
        return found(self.paths.count(path)) if callable(found) else found


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers: `serve({"/pont": Answer(...)})`."""
    running: list[ThreadingHTTPServer] = []

    def start(answers: dict[str, Any] | None = None, host: str = "127.0.0.2") -> Server:
        server = Server({"/pont": Answer(page())} | (answers or {}), host=host)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, self.headers.get("User-Agent", ""), time.monotonic()))
                answer = server.answer(self.path)
                self.send_response(answer.status)
                headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(answer.body)), **answer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *words: object) -> None:
                """The journal is `asked`."""

        http = ThreadingHTTPServer((host, 0), Handler)
        server.port = http.server_port
        threading.Thread(target=http.serve_forever, daemon=True).start()
        running.append(http)
        return server

    yield start
    for http in running:
        http.shutdown()
        http.server_close()


@dataclass
class Crawl:
    """Crawls into one archive. `summary` is the printed summary of the last crawl; `rows` queries the archive."""

    archive: Path
    summary: dict[str, Any] = field(default_factory=dict)

    def __call__(self, *targets: str, before: str = "", **settings: Any) -> dict[str, Any]:
        given = json.dumps({"targets": targets, "before": before, "settings": {"HEMERO_ARCHIVE": str(self.archive)} | settings})
        done = forked.python(DRIVER, given)
        assert done.returncode == 0, done.stderr
        self.summary = json.loads(done.stdout.splitlines()[-1])
        return self.summary

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.archive}?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def outcome(self, path: str) -> tuple[str, str]:
        """Outcome and detail of the page whose address ends with this path."""
        return next((str(a), str(b)) for url, a, b in self.rows("SELECT url, outcome, detail FROM pages") if url.endswith(path))


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return Crawl(tmp_path / "hemero.db")
