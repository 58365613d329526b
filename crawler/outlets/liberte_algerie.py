from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="liberte_algerie", title="Liberté (Algérie, closed 2022)", hosts=("liberte-algerie.com",),
    country="DZ", kind="national-daily", timezone="Africa/Algiers",
    feeds=(  # listed by others, not probed
        "https://www.liberte-algerie.com/article/feed/",
    ),
    fronts=("https://www.liberte-algerie.com/",),
)  # fmt: skip
