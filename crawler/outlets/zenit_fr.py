from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zenit_fr", title="Zenit (français)", hosts=("fr.zenit.org",),
    country="VA", kind="religious", timezone="Europe/Vatican",
    feeds=(  # listed by others, not probed
        "https://fr.zenit.org/feed/",
    ),
    fronts=("https://fr.zenit.org/",),
)  # fmt: skip
