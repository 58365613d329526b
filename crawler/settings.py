"""Scrapy's settings: what a guest on others' servers does by default, and nothing that we do not use.

A command may set more (`hemero crawl`), a user may set any with `scrapy crawl -s NAME=VALUE`.
"""

from __future__ import annotations

from crawler import __version__

BOT_NAME = "hemerotheque"
SPIDER_LOADER_CLASS = "crawler.spiders.loader.OutletLoader"
USER_AGENT = f"hemerotheque/{__version__} (+https://pypi.org/project/hemerotheque/)"

# The archive
HEMERO_ARCHIVE = "data/hemero.db"
HEMERO_COMMAND = "scrapy crawl"  # what a run is called in the table `runs`
HEMERO_REPLAY = ""  # a folder or WARC that answers instead of the network
HEMERO_FETCHED_AT = ""  # ISO 8601: every page is taken as fetched then; empty for the clock
HEMERO_SITE = ""  # scheme and host that stand in for those of an outlet's listings, in a rehearsal
HEMERO_SITEMAPS = False  # whether an outlet's sitemap archives are read too
HEMERO_LIMIT = 0  # stop after so many articles; 0 for no limit
HEMERO_FOLLOW = None  # how many steps from a listing headlines are followed; None: all, -1: what pages name is only recorded
HEMERO_SINCE = ""  # ISO 8601: the first day wanted, in each newspaper's zone
HEMERO_UNTIL = ""  # the last one
HEMERO_BUDGET_SECONDS = 0.0  # stop after so long; 0 for no limit
HEMERO_BUDGET_BYTES = 0  # stop after so many bytes over the wire
HEMERO_RETRY_WAIT = 60.0  # seconds before the second try of a page in trouble; four times as long before the third
HEMERO_TRIES = 3  # after so many the trouble is the outcome
HEMERO_TRIES_UNANSWERED = 6  # the same where nothing is answered: over about six hours
HEMERO_BESIDE = True  # whether a process beside the crawl reads for it once reading takes a quarter of its time
HEMERO_CAREFUL = False  # whether nothing is read in the crawl's own process; so it is after a crawl that died, unless HEMERO_BESIDE forbids
HEMERO_WATCH = False  # whether the crawl goes on for good, asleep while nothing is due
HEMERO_PATIENCE = 10.0  # seconds a crawl stays for pages that are due again soon
HEMERO_LISTING_EVERY = 900.0  # seconds before a listing's second visit; then half as long after news, twice as long without
HEMERO_LISTING_FASTEST = 300.0
HEMERO_LISTING_SLOWEST = 86_400.0
HEMERO_REVISITS = "15m 1h 6h 1d 3d"  # ages at which an article is visited again

SCHEDULER = "crawler.crawl.scheduler.ArchiveScheduler"
EXTENSIONS = {
    "crawler.crawl.recorder.Recorder": 0,
    "crawler.crawl.politeness.throttle.Throttle": 0,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
}
ITEM_PIPELINES = {"crawler.pipelines.ArchivePipeline": 100}

# Manners and law (docs/manners.md)
HEMERO_ROBOTS = True  # whether what a host posts for crawlers is asked for and obeyed
HEMERO_TDM = True  # whether tdmrep.json and ai.txt are asked for too
HEMERO_GENERIC = False  # True: pages are read without the outlets' rules
HEMERO_BASIS = "general"  # "research": pages whose publisher reserves text and data mining are kept, and recorded as such
HEMERO_ALLOW_HOSTS: list[str] = []  # hosts (host or host:port) that may have a private address
HEMERO_HOST_WAIT = 3600.0  # seconds for which a host is left alone whose robots.txt can't be had
HEMERO_SLOWER = 1.0  # seconds that a first 429 or 503 slows a host down to; doubled at each next
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # a page is one item; Scrapy starts so many tasks a response
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.2
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # what came is kept, and marked as cut
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.3",
    "Accept-Encoding": "gzip, deflate",  # every replay tool reads these two
}

# What the frontier and the WARC do themselves: redirects, retries, encodings, robots.txt
DOWNLOADER_MIDDLEWARES_BASE = {
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
}
DOWNLOADER_MIDDLEWARES = {"crawler.middlewares.AddressGuardMiddleware": 90, "crawler.middlewares.PolitenessMiddleware": 100}
TWISTED_DNS_RESOLVER = "crawler.crawl.politeness.address_guard.GuardedResolver"
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
COOKIES_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # it opens a port that runs code
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
