from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="humanite", title="L'Humanité", hosts=("humanite.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=("https://www.humanite.fr/feed", "https://www.humanite.fr/sections/politique/feed", "https://www.humanite.fr/rss/actu.rss"),
    fronts=("https://www.humanite.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-\d{5,7}/?$", r"^/[a-z0-9-]+-\d{6}$"),
    # Rules
    seen=(2016, 2022),
    stamp=".field-name-field-news-date-publication",
    authors=".field-name-field-news-auteur a",
    blocks=(
        (".view-display-id-woman_man_day", ".views-field-field-news-type", "[class*=article_title] a"),
        ("li.tb-megamenu-item.level-1", "a.dropdown-toggle", "[class*=article_title] a"),
        (".block-wrapper", ".block__title", "[class*=article_title] a"),
    ),
)  # fmt: skip
