"""The sample archive, made once whatever the number of processes, and a Datasette over it."""

from __future__ import annotations

import asyncio
import fcntl
import html
import re
from collections.abc import Callable
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
    """The archive's file; tests read it and change nothing."""
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
    """What the desk answered."""

    status: int
    text: str
    headers: Any

    @property
    def elements(self) -> list[HtmlElement]:
        """All its elements, as a browser would make them."""
        whole = document_fromstring(self.text.encode(), parser=HTMLParser(encoding="utf-8"))
        return [one for one in whole.iter() if isinstance(one.tag, str)]

    @property
    def words(self) -> str:
        """The text as read: no tags, references resolved, spaces single."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())


Ask = Callable[..., Answer]


def asker(archive: Path, **settings: Any) -> Ask:
    """`ask("/search?q=a", language="en")` of a Datasette over that archive."""

    def ask(path: str, *, language: str = "fr", root: str = ROOT, method: str = "GET", **headers: str) -> Answer:
        async def answered() -> Answer:
            datasette = served(archive, **settings)
            await datasette.invoke_startup()
            try:
                got = await datasette.client.request(method, root + path, headers={"Accept-Language": language, **headers})
                return Answer(got.status_code, got.text, got.headers)
            finally:
                for database in datasette.databases.values():
                    database.close()
                datasette.executor.shutdown(wait=False)

        return asyncio.run(answered())

    return ask


@pytest.fixture(scope="session")
def ask(sample: Path) -> Ask:
    return asker(sample)
