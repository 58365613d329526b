from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="onfr_tfo", title="ONFR TFO", hosts=("onfr.tfo.org",),
    country="CA", kind="public-broadcaster", timezone="America/Toronto",
    feeds=(  # listed by others, not probed
        "https://onfr.tfo.org/feed/",
    ),
    fronts=("https://onfr.tfo.org/",),
)  # fmt: skip
