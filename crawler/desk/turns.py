"""How many requests run at the same time, so that slow questions do not keep others waiting.

The home page and files never wait. Pages of the desk have some turns, SQL and tables have others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager, nullcontext

from datasette.utils import tilde_decode

from crawler.desk.site import ROOT

DESK_TURNS, SQL_TURNS, FREE_THREADS = 4, 2, 2
"""Requests to the desk, and to Datasette's tables and SQL, that run at the same time; threads for the rest."""
THREADS = DESK_TURNS + SQL_TURNS + FREE_THREADS
UNHURRIED = ("/static/", "/runs")


class Turns:
    """The turns of one server. `databases` returns the names of its databases."""

    def __init__(self, databases: Callable[[], Collection[str]]) -> None:
        self._databases = databases
        self._desk, self._sql = asyncio.Semaphore(DESK_TURNS), asyncio.Semaphore(SQL_TURNS)

    def of(self, path: str) -> AbstractAsyncContextManager[None]:
        """A context that waits for a turn; `path` is the path below the server's base."""
        if path.startswith(ROOT):
            rest = path.removeprefix(ROOT)
            return self._desk if rest.strip("/") and not rest.startswith(UNHURRIED) else nullcontext()
        first = path.strip("/").partition("/")[0]
        names = {tilde_decode(first), tilde_decode(first.rpartition(".")[0])}
        return self._sql if names & set(self._databases()) else nullcontext()
