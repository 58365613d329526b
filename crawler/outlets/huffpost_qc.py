from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="huffpost_qc", title="Le HuffPost Québec", hosts=('quebec.huffingtonpost.ca', 'huffpost.com'),
    country="CA", kind="pure-player", timezone="America/Toronto",
    feeds=("http://quebec.huffingtonpost.ca/feeds/verticals/canada-quebec/news.xml",),  # listed by others, not probed
    fronts=("https://quebec.huffingtonpost.ca/",),
    article=r"^/archive/qc/entry/[^/]+_[a-z0-9]+$",
)  # fmt: skip
