from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="presstv_fr", title="Press TV (français)", hosts=("french.presstv.ir",),
    country="IR", kind="state-media", timezone="Asia/Tehran",
    feeds=("https://french.presstv.ir/rss.xml",),
    fronts=("https://french.presstv.ir/",),
)  # fmt: skip
