"""A streamed response: the file is generated while it is sent, and generation stops when the client disconnects."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import Any


class Streamed:
    """A response of chunks. A thread makes them one at a time. `close` is called at the end, also after an error or a disconnect."""

    def __init__(
        self,
        chunks: Generator[bytes, None, None],
        receive: Callable[[], Awaitable[Any]],
        *,
        headers: Mapping[str, str],
        close: Callable[[], None],
    ) -> None:
        self._chunks = chunks
        self._receive = receive
        self._headers = headers
        self._close = close
        self._first: bytes | None = None
        self._making: asyncio.Future[bytes | None] | None = None

    async def begin(self) -> Streamed:
        """Make the first chunk before anything is sent, so that errors can still be reported."""
        try:
            self._first = await self._next()
        except BaseException:
            self._end()
            raise
        return self

    async def _next(self) -> bytes | None:
        self._making = asyncio.ensure_future(asyncio.to_thread(next, self._chunks, None))
        return await asyncio.shield(self._making)

    def _end(self) -> None:
        """Close everything. If the thread is making a chunk, wait for it: a thread cannot be stopped."""
        if self._making is not None and not self._making.done():
            self._making.add_done_callback(lambda _: self._end())
        else:
            self._chunks.close()
            self._close()

    async def asgi_send(self, send: Callable[[Any], Awaitable[None]]) -> None:
        """Send the response. Datasette calls this method."""
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self._headers.items()]
        gone = asyncio.ensure_future(self._gone())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            chunk = self._first
            while chunk is not None and not gone.done():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await self._next()
            if chunk is None:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()
            self._end()

    async def _gone(self) -> None:
        """Return when the client has disconnected."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
