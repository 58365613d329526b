"""The desk in a real browser: what analysts do, on a screen and on a phone, and what hostile pages cannot do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.browser import HOW, Reader, chromium, desk, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.skipif(chromium() is None, reason=HOW), pytest.mark.xdist_group("browser")]
Visit = Callable[..., Reader]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture(scope="module")
def base(sample: Path) -> Iterator[str]:
    with desk(sample) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    """Readers, who are asked at the end whether anything went wrong or anything was fetched from elsewhere."""
    readers: list[Reader] = []

    def arrive(**context: Any) -> Reader:
        readers.append(Reader(browser, base, **context))
        return readers[-1]

    yield arrive
    for reader in readers:
        reader.close()
        assert reader.elsewhere == []
        assert reader.complaints == []
