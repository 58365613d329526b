from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="clicanoo", title="Clicanoo (Le JIR)", hosts=("clicanoo.re",),
    country="RE", kind="regional-daily", timezone="Indian/Reunion",
    feeds=("https://www.clicanoo.re/rss",),
    fronts=("https://www.clicanoo.re/",),
    article=r"^/article/[a-z-]+/\d{4}/\d{2}/\d{2}/[a-z0-9-]+-[0-9a-f]{13}$",
)  # fmt: skip
