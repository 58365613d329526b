from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vingt_quatre_heures", title="24 heures", hosts=("24heures.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    feeds=(
        "https://www.24heures.ch/rss.html",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/suisse",
    ),
    fronts=("https://www.24heures.ch/",),
    article=(r"^/[^/]+-\d{12}$", r"^/(?:[a-z-]+/){1,3}[^/]+/story/\d+$"),
)  # fmt: skip
