from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gamekult", title="Gamekult", hosts=("gamekult.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.gamekult.com/feeds/test.html",
        "http://www.gamekult.com/feeds/actu.html",
    ),
    fronts=("https://www.gamekult.com/",),
    article=r"^/(?:actualite|emission)/[^/]+-305\d+\.html$",
)  # fmt: skip
