from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="frandroid", title="Frandroid", hosts=("frandroid.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://feeds.feedburner.com/Frandroid",
    ),
    fronts=("https://www.frandroid.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}\d+_[a-z0-9-]+$",
)  # fmt: skip
