"""The sample archive, made once for all test processes, and a Datasette that serves it."""

from __future__ import annotations

import asyncio
import fcntl
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crawler.desk.server import served
from tests.desk.sample import build

ROOT = "/-/desk"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's file. Tests must not change it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "desk"
    folder.mkdir(exist_ok=True)
    place = folder / "hemero.db"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            build(place)
            (folder / "made").touch()
    return place


@dataclass
class Answer:
    """A response of the desk."""

    status: int
    text: str
    headers: Any

    @property
    def elements(self) -> list[HtmlElement]:
        """All HTML elements of the page."""
        whole = document_fromstring(self.text.encode(), parser=HTMLParser(encoding="utf-8"))
        return [one for one in whole.iter() if isinstance(one.tag, str)]

    @property
    def words(self) -> str:
        """The text without tags, with entities resolved and white space normalised."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())


class Asker:
    """Sends requests to a Datasette that serves an archive: `ask("/search?q=a", language="en")`. `close` it at the end."""

    def __init__(self, archive: Path, **settings: Any) -> None:
        self.loop = asyncio.new_event_loop()
        self.datasette = self.loop.run_until_complete(_started(archive, settings))

    def __call__(self, path: str, *, language: str = "fr", root: str = ROOT, method: str = "GET", **headers: str) -> Answer:
        asked = self.datasette.client.request(method, root + path, headers={"Accept-Language": language, **headers})
        got = self.loop.run_until_complete(asked)
        return Answer(got.status_code, got.text, got.headers)

    def close(self) -> None:
        for database in self.datasette.databases.values():
            database.close()
        self.datasette.executor.shutdown()
        self.loop.close()


async def _started(archive: Path, settings: dict[str, Any]) -> Any:
    datasette = served(archive, **settings)
    await datasette.invoke_startup()
    return datasette


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def ask(sample: Path) -> Iterator[Ask]:
    """Sends requests to the desk of the sample archive."""
    asker = Asker(sample)
    yield asker
    asker.close()


@pytest.fixture
def desk_of() -> Iterator[Callable[..., Ask]]:
    """Sends requests to the desk of another archive, or of one with other settings."""
    opened: list[Asker] = []

    def of(archive: Path, **settings: Any) -> Ask:
        opened.append(Asker(archive, **settings))
        return opened[-1]

    yield of
    for asker in opened:
        asker.close()
