from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aa_fr", title="Agence Anadolu (français)", hosts=("aa.com.tr",),
    country="TR", kind="agency", timezone="Europe/Istanbul",
    feeds=("https://www.aa.com.tr/fr/rss/default?cat=guncel", "https://www.aa.com.tr/fr/rss/default?cat=afrique"),
    fronts=("https://www.aa.com.tr/fr/",),
    article=r"^/fr/[^/]+/[^/]+/\d{6,8}$",
)  # fmt: skip
