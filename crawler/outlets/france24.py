from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="france24", title="France 24", hosts=("france24.com",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=("https://www.france24.com/fr/rss", "https://www.france24.com/fr/france/rss", "https://www.france24.com/fr/afrique/rss"),
    fronts=("https://www.france24.com/fr/",),
    article=r"^/fr/(?:[^/]+/){0,3}\d{8}-[^/]+$",
    # Rules
    seen=(2022,),
    headline="h1.t-content__title",
    lead="p.t-content__chapo",
    stamp=".m-pub-dates",
    authors=".m-from-author__name",
    blocks=((".o-aside-content--related", ".a-aside-title__content", ".article__title"),),
    drop=(".o-self-promo", ".m-interstitial"),
)  # fmt: skip
