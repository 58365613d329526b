from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="breizhinfo", title="Breizh-Info", hosts=("breizh-info.com",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.breizh-info.com/feed/",),
    fronts=("https://www.breizh-info.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/\d{4,7}/[a-z0-9-]+/?$",
    # Rules
    seen=(2022, 2023),
    headline=".elementor-widget-theme-post-title h1",
    body=".elementor-widget-theme-post-content",
    stamp=".elementor-post-info__item--type-date",
)  # fmt: skip
