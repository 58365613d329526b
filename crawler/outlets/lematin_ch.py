from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lematin_ch", title="Le Matin", hosts=("lematin.ch",),
    country="CH", kind="national-daily", timezone="Europe/Zurich",
    feeds=(  # listed by others, not probed
        "https://www.lematin.ch/rss.xml",
    ),
    fronts=("https://www.lematin.ch/",),
    article=r"^/(?:[a-z-]+/){1,3}[^/]+/story/\d+$",
)  # fmt: skip
