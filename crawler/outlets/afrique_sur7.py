from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afrique_sur7", title="Afrique-sur7", hosts=("afrique-sur7.ci", "afrique-sur7.fr"),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=(  # listed by others, not probed
        "https://www.afrique-sur7.ci/rss",
    ),
    fronts=("https://www.afrique-sur7.ci/",),
)  # fmt: skip
