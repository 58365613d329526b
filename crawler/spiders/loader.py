"""`scrapy list` and `scrapy crawl lemonde`: a spider for every outlet, without a spider file for each."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from crawler import outlets
from crawler.errors import HemeroError
from crawler.spiders.news import NewsSpider

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings


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
        return type("NewsSpider", (NewsSpider,), {"name": outlet.name, "targets": (outlet.name,)})

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The outlet that has the host of the request, if any."""
        outlet = outlets.match(request.url)
        return [outlet.name] if outlet else []
