from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zinfos974", title="Zinfos974", hosts=("zinfos974.com",),
    country="RE", kind="local-pure-player", timezone="Indian/Reunion",
    feeds=("https://www.zinfos974.com/feed",),
    fronts=("https://www.zinfos974.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
