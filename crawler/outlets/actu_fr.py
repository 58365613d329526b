from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actu_fr", title="actu.fr", hosts=("actu.fr",),
    country="FR", kind="local-network", timezone="Europe/Paris",
    feeds=("https://actu.fr/rss.xml",),
    fronts=("https://actu.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}(?:[a-z0-9-]+_\d+/)?[a-z0-9-]+_\d{6,9}\.html$",
    # Rules
    seen=(2019, 2023, 2024),
    headline=".ac-article-main > h1",
    lead=".ac-article-main > p",
    body=".ac-article-content",
    stamp=".ac-article-date",
    authors=".ac-article-date strong",
    blocks=((".ac-article-to-read", "p", "ul a"), (".ac-push-top-day", "h2", "ul a"), (".ac-alert-info", "")),
    drop=(".ac-article-follow", ".ac-banner-ad", ".inread"),
)  # fmt: skip
