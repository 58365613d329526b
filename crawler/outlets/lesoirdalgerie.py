from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoirdalgerie", title="Le Soir d'Algérie", hosts=("lesoirdalgerie.com",),
    country="DZ", kind="national-daily", timezone="Africa/Algiers",
    feeds=(  # listed by others, not probed
        "https://www.lesoirdalgerie.com/rss.xml",
    ),
    fronts=("https://www.lesoirdalgerie.com/",),
)  # fmt: skip
