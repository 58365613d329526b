"""Scrapy's settings, polite by default. Parts of Scrapy that are not used are switched off.

`hemero crawl` sets some of them; with `scrapy crawl -s NAME=VALUE` a user can set any of them.
"""

from __future__ import annotations

import os

from crawler import __version__

BOT_NAME = "hemerotheque"
SPIDER_LOADER_CLASS = "crawler.spiders.loader.OutletLoader"
USER_AGENT = f"hemerotheque/{__version__} (+https://pypi.org/project/hemerotheque/)"

# The archive
HEMERO_ARCHIVE = os.environ.get("HEMERO_ARCHIVE") or "data/hemero.db"
HEMERO_COMMAND = "scrapy crawl"  # the name of the run in the table `runs`
HEMERO_REPLAY = ""  # a folder or WARC: requests are answered from it, not from the network
HEMERO_FETCHED_AT = ""  # ISO 8601: the time of fetch of every page; empty: the current time
HEMERO_SITE = ""  # scheme and host that replace those of an outlet's listings (for the demo newspaper and tests)
HEMERO_SITEMAPS = False  # read the outlet's sitemap archives too
HEMERO_LIMIT = 0  # stop after this number of articles; 0: no limit
HEMERO_FOLLOW = None  # how many steps from a listing headlines are followed; None: no limit; -1: addresses on pages are only recorded
HEMERO_SINCE = ""  # ISO 8601: the first wanted day, in each newspaper's time zone
HEMERO_UNTIL = ""  # the last wanted day
HEMERO_BUDGET_SECONDS = 0.0  # stop after this time; 0: no limit
HEMERO_BUDGET_BYTES = 0  # stop after this number of received bytes; 0: no limit
HEMERO_OUTAGE_PAUSE = 2.0  # seconds before the network is tried again if no host answers; then twice as long each time, up to ten minutes
HEMERO_OUTAGE_PATIENCE = 3600.0  # after this number of seconds without the network a crawl ends; a watch waits without end
HEMERO_RETRY: list[str] = []  # outcomes (error, gone, blocked…): pages of the scope that ended so are fetched again
HEMERO_RETRY_WAIT = 60.0  # seconds before the second try of a failed page; four times as long before the third
HEMERO_TRIES = 3  # after this number of failed tries the outcome is `error`
HEMERO_TRIES_UNANSWERED = 6  # the same for requests without a response: six tries in about six hours
HEMERO_BESIDE = True  # start a reader process if reading takes a quarter of the crawl's time
HEMERO_CAREFUL = False  # read no page in the crawl's own process; always so after a killed crawl, unless HEMERO_BESIDE is False
HEMERO_WATCH = False  # crawl without end; sleep while nothing is due
HEMERO_PATIENCE = 10.0  # seconds that a crawl waits for pages that are due soon
HEMERO_LISTING_EVERY = 900.0  # seconds before a listing's second visit; then half as long if it had new items, else twice as long
HEMERO_LISTING_FASTEST = 300.0
HEMERO_LISTING_SLOWEST = 86_400.0
HEMERO_REVISITS = "15m 1h 6h 1d 3d"  # ages at which an article is visited again

SCHEDULER = "crawler.crawl.scheduler.ArchiveScheduler"
EXTENSIONS = {
    "crawler.crawl.recorder.Recorder": 0,
    "crawler.crawl.politeness.throttle.Throttle": 0,
    "crawler.crawl.politeness.outage.Outage": 0,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
ITEM_PIPELINES = {"crawler.pipelines.ArchivePipeline": 100}

# Politeness and law (docs/manners.md)
HEMERO_ROBOTS = True  # request and obey robots.txt, tdmrep.json and ai.txt
HEMERO_TDM = True  # request tdmrep.json and ai.txt
HEMERO_GENERIC = False  # read pages without the outlets' rules
HEMERO_BASIS = "general"  # "research": keep pages whose publisher reserves text and data mining, and record the reservation
HEMERO_ALLOW_HOSTS: list[str] = []  # hosts (host or host:port) that may have a private address
HEMERO_HOST_WAIT = 3600.0  # seconds for which a host is not visited if its robots.txt is not available
HEMERO_SLOWER = 1.0  # delay in seconds after the first 429 or 503; each further one doubles it
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # a page is one item; Scrapy starts this number of tasks per response
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.2
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True  # False: also hosts whose TLS certificate is not valid; the run's settings then say so
DOWNLOAD_FAIL_ON_DATALOSS = False  # an incomplete body is stored and marked as truncated
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.3",
    "Accept-Encoding": "gzip, deflate",  # every replay tool can read these two
}

# Without Scrapy's middlewares for redirects, retries, content encodings and robots.txt: the frontier, the reader
# and our own middlewares handle them.
DOWNLOADER_MIDDLEWARES_BASE = {
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
}
DOWNLOADER_MIDDLEWARES = {
    "crawler.crawl.politeness.gates.GateMiddleware": 80,
    "crawler.middlewares.AddressGuardMiddleware": 90,
    "crawler.middlewares.PolitenessMiddleware": 100,
}
TWISTED_DNS_RESOLVER = "crawler.crawl.politeness.address_guard.GuardedResolver"
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
COOKIES_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # it would open a port that runs code
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
