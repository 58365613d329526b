"""`scrapy list` and `scrapy crawl lemonde`: a spider for every outlet, without a spider file for each."""

from __future__ import annotations

import atexit
import builtins
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals

from crawler import outlets
from crawler.crawl.recorder import Recorder
from crawler.crawl.run import demo_settings
from crawler.demo import DEFAULT_AT, Gazette, serve
from crawler.errors import HemeroError
from crawler.spiders.news import NewsSpider

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

_open = ExitStack()
"""The demo newspaper, if it is crawled: it ends with this process."""
atexit.register(_open.close)


class OutletSpider(NewsSpider):
    """The spider of one outlet, for `scrapy crawl`. It prints what the crawl did."""

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Serve the demo newspaper if it is crawled, as `hemero crawl demo` does."""
        super().update_settings(settings)
        if cls.targets == ("demo",) and not settings["HEMERO_SITE"]:
            try:
                site = _open.enter_context(serve(Gazette(at=DEFAULT_AT)))
            except HemeroError as error:
                sys.exit(f"scrapy crawl: {error}")
            settings.setdict(demo_settings(site.url), priority="spider")
        outlets.use_demo_at(settings["HEMERO_SITE"])

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **more: Any) -> OutletSpider:
        spider = super().from_crawler(crawler, *args, **more)
        assert isinstance(spider, OutletSpider)
        crawler.signals.connect(spider.print_summary, signal=signals.spider_closed)
        return spider

    def print_summary(self) -> None:
        """Print the outcomes; with an error of the archive or without any response, one sentence and exit code 1."""
        recorder, archive = Recorder.of(self.crawler), Path(self.crawler.settings["HEMERO_ARCHIVE"])
        failed = recorder.failure_reasons.most_common(1) if not recorder.captures else []
        if recorder.error or failed:
            why = recorder.error or f"Nothing could be fetched ({failed[0][0]}): check the address and the network."
            sys.stderr.write(f"scrapy crawl: {why}\n")
            atexit.register(_exit_with_error)
            return
        counts = [f"{outcome} {count}" for outcome, count in recorder.outcomes.most_common() if count]
        sys.stdout.write(f"Crawled into {archive}: {', '.join(counts) or 'nothing is new or due'}.\n")


def _exit_with_error() -> None:
    """Exit with code 1: Scrapy exits with 0 whatever a crawl did."""
    _open.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)


class OutletLoader:
    """Scrapy's spider loader for the folder of outlets."""

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> OutletLoader:
        return cls()

    def list(self) -> list[str]:
        """The names of the outlets, sorted."""
        return sorted(outlets.names())

    def load(self, spider_name: str) -> type[Spider]:
        """The spider class of that outlet; for `news`, the spider without an outlet. KeyError if there is no such outlet, as Scrapy
        expects.
        """
        if spider_name == NewsSpider.name:
            return NewsSpider
        try:
            outlet = outlets.get(spider_name)
        except HemeroError as unknown:
            raise KeyError(str(unknown)) from None
        return type("OutletSpider", (OutletSpider,), {"name": outlet.name, "targets": (outlet.name,)})

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The outlet that has the host of the request, if any."""
        outlet = outlets.match(request.url)
        return [outlet.name] if outlet else []
