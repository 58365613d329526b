"""La Gazette des Deux-Rives, the demo newspaper: no rules for its fields, the generic reader has to read it."""

from crawler.parsing.outlet import Outlet

_BASE = "http://127.0.0.1:8008"  # where `hemero demo` serves it; a rehearsal puts the address it got in its place

OUTLET = Outlet(
    name="demo",
    title="La Gazette des Deux-Rives",
    hosts=("127.0.0.1", "localhost"),
    kind="regional-daily",
    feeds=(f"{_BASE}/rss.xml", f"{_BASE}/atom.xml"),
    news_sitemaps=(f"{_BASE}/sitemap-news.xml",),
    sitemaps=(f"{_BASE}/sitemap.xml",),
    fronts=(
        f"{_BASE}/", f"{_BASE}/politique/", f"{_BASE}/economie/", f"{_BASE}/societe/",
        f"{_BASE}/culture/", f"{_BASE}/sport/", f"{_BASE}/monde/",
        f"{_BASE}/ennuis/",  # the wing of troubles
    ),
    article=r"^/([a-z]+/(article/)?20\d\d/\d\d/\d\d/[a-z0-9-]+[-_]\d+(-\d+)?|gazette/20\d\d/\d{4}/c\d-\d+(-\d+)?)\.html$",
)  # fmt: skip
