"""« La Gazette des Deux-Rives »: a made-up newspaper on a loopback port, for a first crawl, for tests and for benchmarks."""

from crawler.demo.gazette import Gazette
from crawler.demo.page_content import Truth
from crawler.demo.site import Site, serve
from crawler.demo.writing.calendar import DEFAULT_AT

__all__ = ["DEFAULT_AT", "Gazette", "Site", "Truth", "serve"]
