from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="linfokwezi", title="L'Info Kwézi", hosts=("linfokwezi.fr",),
    country="YT", kind="local-pure-player", timezone="Indian/Mayotte",
    feeds=("https://www.linfokwezi.fr/feed/",),
    fronts=("https://www.linfokwezi.fr/",),
)  # fmt: skip
