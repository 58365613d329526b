from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vaticannews_fr", title="Vatican News (français)", hosts=("vaticannews.va",),
    country="VA", kind="religious", timezone="Europe/Vatican",
    feeds=("https://www.vaticannews.va/fr.rss.xml",),
    fronts=("https://www.vaticannews.va/fr/",),
    article=r"^/fr/(?:[a-z-]+/)+news/\d{4}-\d{2}/[^/]+\.html$",
)  # fmt: skip
