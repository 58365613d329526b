from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rt_fr", title="RT en français", hosts=("francais.rt.com",),
    country="RU", kind="state-media", timezone="Europe/Paris",  # the printed hour is that of its meta `publish-date`, +0200 in summer
    feeds=("https://francais.rt.com/rss",),
    fronts=("https://francais.rt.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}\d{4,6}-[a-z0-9-]+$",
)  # fmt: skip
