"""« La Gazette des Deux-Rives »: a made-up newspaper served on loopback, for the first run, the tests and rehearsals."""

from crawler.demo.calendar import DEFAULT_AT
from crawler.demo.gazette import Gazette
from crawler.demo.proof import Truth
from crawler.demo.site import Site, serve

__all__ = ["DEFAULT_AT", "Gazette", "Site", "Truth", "serve"]
