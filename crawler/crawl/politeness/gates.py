"""Gates: temporary redirects that let a reader through who brings back the cookies that they set.

The cookies live for one chain of redirects. They are neither stored nor sent with any other request.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http.cookies import CookieJar

from crawler.crawl import outcomes, redirects
from crawler.parsing.classification import walls

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Exchange

log = logging.getLogger(__name__)


class GateMiddleware:
    """Passes a gate with its cookies. Every response is a capture of the page that was asked for; the last one is its answer."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GateMiddleware:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The response, or the one behind the gate."""
        if request.meta.get("policy_file") or request.meta.get("gate") or "exchange" not in request.meta:
            return response
        if not (url := gate_target(request.meta["exchange"])):
            return response
        return await self._pass(request, response, url)

    async def _pass(self, request: Request, response: Response, url: str) -> Response:
        jar, asked, seen = CookieJar(), request, {(request.url, b"")}
        for _ in range(redirects.MAX_REDIRECTS):
            jar.extract_cookies(response, asked)
            following = request.replace(url=url, meta=_meta_of_step(request))
            for name in (b"Cookie", b"If-None-Match", b"If-Modified-Since"):
                following.headers.pop(name, None)
            jar.add_cookie_header(following)
            step = (following.url, following.headers.get(b"Cookie") or b"")
            if step in seen:
                break  # a circle
            seen.add(step)
            try:
                answer = await self.crawler.engine.download_async(following)
            except Exception as failure:  # then the gate stands; its own answer tells the outcome
                log.debug("%s was not passed: %s", request.url, failure)
                if isinstance(failure, IgnoreRequest):
                    raise
                break
            response, asked = answer, following
            request.meta.update({name: following.meta[name] for name in ("exchange", "exchange_key") if name in following.meta})
            next_url = redirects.target(following.meta["exchange"], sent_on(following.meta["exchange"]))
            if next_url is None or walls.is_login(next_url) or not redirects.is_same_site(next_url, following.url):
                break
            url = next_url
        return response.replace(request=request)


def _meta_of_step(request: Request) -> dict[str, object]:
    own = ("exchange", "exchange_key", "download_latency", "fetched_at")
    return {name: value for name, value in request.meta.items() if name not in own} | {"gate": True}


def sent_on(exchange: Exchange) -> str:
    """Where a redirect, or a small page that sets cookies and refreshes itself, sends the reader; empty where it doesn't."""
    return redirects.location(exchange) or (
        redirects.refresh(exchange, outcomes.decoded_head(exchange)) if len(exchange.body) < 8192 else ""
    )


def gate_target(exchange: Exchange) -> str | None:
    """Where a gate leads; None where the exchange is none."""
    if exchange.status == 200 and not redirects.sets_cookie(exchange):
        return None
    url = redirects.target(exchange, sent_on(exchange))
    return url if url and redirects.needs_cookies(exchange, url) else None
